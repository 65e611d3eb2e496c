"""A database with very many people, each with lessons and questions planned, and what it costs to live with it.

Two people are connected by the bot's own services; everybody else is a copy of them with ids, keys and sealed values
of their own.
"""

import asyncio
import sqlite3
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any

from benchmarks.bots import ROOT, running
from benchmarks.couples import connected, settings, sqlite
from benchmarks.stand_in import Json, StandIn
from bot.app import enqueue_outcomes
from bot.clock import SystemClock
from bot.content import ContentStore
from bot.db.engine import open_storage
from bot.db.keyring import Keyring, key_of
from bot.db.schema import to_ms
from bot.domain.pairing import Paired
from bot.presentation.outcomes import Localizer
from bot.scheduler import jobs
from bot.scheduler.runner import JobRunner
from bot.services import beginnings

_TABLES = ("data_keys", "couples", "people", "courses", "checkin_settings", "agenda")
_FIRST = 6_000_000_000
_IDLE_SECONDS = 20.0


@dataclass(frozen=True)
class Life:
    """What a bot among so many people needs."""

    first_answer_seconds: float
    resident_mb: float
    idle_percent: float


async def build(folder: Path, count: int) -> str:
    """Return the address of a database with `count` people, two and two connected."""
    database = sqlite(folder, f"people-{count}")
    await _one_couple(database)
    file = database.partition("///")[2]
    connection = sqlite3.connect(file)
    connection.execute("PRAGMA synchronous=OFF")
    copies = _Copies(connection, Keyring(settings(database).encryption_keys))
    copies.write(count // 2 - 1)
    connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    connection.close()
    return database


async def live(database: str) -> Life:
    """Start the bot on a database and return how long the first answer takes, its memory, and what idling costs."""
    environ = {"DATABASE_URL": database}
    async with StandIn() as api:
        api.feed([_help()])
        async with running(api, "bot", "run", environ=environ, polls=False) as bot:
            await api.until_sent(1, 60)
            first = perf_counter() - bot.started_at
            memory = bot.resident_mb
            cpu, at = await _settled(bot)
            idle = (bot.cpu_seconds - cpu) / (perf_counter() - at)
            return Life(first, max(memory, bot.resident_mb), idle * 100)


async def ticks(databases: list[str], due: int, rounds: int = 5) -> list[list[float]]:
    """Return the milliseconds of some ticks with `due` lessons each, for each of the databases in turn."""
    houses = [await Agenda.opened(database) for database in databases]
    took: list[list[float]] = [[] for _ in databases]
    for turn in range(rounds):
        for place, app in enumerate(houses):
            await app.make_due(turn * due, due)
            begun = perf_counter()
            await app.runner.run_due()
            took[place].append((perf_counter() - begun) * 1000)
    for app in houses:
        await app.storage.close()
    return took


class Agenda:
    """Storage and agenda of a database, without the rest of the bot."""

    def __init__(self, storage: Any, file: str) -> None:
        self.storage = storage
        shelf = ContentStore(ROOT / "content", SystemClock())
        localizer = Localizer(shelf, "halfway_bench_bot")

        async def carrying(uow: Any, outcomes: Any) -> None:
            await enqueue_outcomes(localizer, uow, outcomes)

        self.runner = JobRunner(storage, jobs.build(shelf), carrying)
        self._file = file

    @classmethod
    async def opened(cls, database: str) -> "Agenda":
        """Open a database."""
        return cls(await open_storage(settings(database), SystemClock()), database.partition("///")[2])

    async def make_due(self, skip: int, count: int) -> None:
        """Let the lessons of some people be due now."""
        now = to_ms(SystemClock().now())
        with sqlite3.connect(self._file, timeout=30) as connection:
            connection.execute("UPDATE people SET quiet_from = quiet_to")
            some = "SELECT id FROM agenda WHERE kind = 'lesson.send' ORDER BY person_id LIMIT ? OFFSET ?"
            connection.execute(f"UPDATE agenda SET due_at = ? WHERE id IN ({some})", (now - 1_000, count, skip))
        connection.close()


class _Copies:
    """Rows of one couple, written again and again for others."""

    def __init__(self, connection: sqlite3.Connection, keyring: Keyring) -> None:
        self._connection, self._vault = connection, keyring
        self._rows: dict[str, list[Json]] = {table: self._read(table) for table in _TABLES}
        for row in self._rows["data_keys"]:
            keyring.unwrap(row["id"], row["master_id"], row["wrapped"])
        self._places = {"people": ("name", "id"), "courses": ("facts", "person_id")}
        self._texts = {
            (table, row[key]): keyring.open(f"{table}.{column}:{row[key]}", row[column])
            for table, (column, key) in self._places.items()
            for row in self._rows[table]
        }

    def write(self, count: int) -> None:
        """Write so many couples more."""
        for table in _TABLES:
            for template in self._rows[table]:
                names = [name for name in template if not (table == "agenda" and name == "id")]
                marks = ", ".join("?" * len(names))
                statement = f"INSERT INTO {table} ({', '.join(names)}) VALUES ({marks})"
                self._connection.executemany(statement, self._copies(table, template, names, count))
        self._connection.commit()

    def _read(self, table: str) -> list[Json]:
        self._connection.row_factory = sqlite3.Row
        found = self._connection.execute(f"SELECT * FROM {table}").fetchall()
        return [dict(row) for row in found if table != "agenda" or row["kind"] in ("lesson.send", "checkin.ask")]

    def _copies(self, table: str, template: Json, names: list[str], count: int) -> Iterator[list[Any]]:
        people_ids = sorted(row["id"] for row in self._rows["people"])
        originals = [*people_ids, *(row["id"] for row in (*self._rows["couples"], *self._rows["data_keys"]))]
        for number in range(1, count + 1):
            ids = {old: _FIRST + number * 16 + place for place, old in enumerate(originals)}
            row: Json = {name: ids.get(value, value) for name, value in template.items()}
            if table == "data_keys":
                row["wrapped"] = self._vault.new_data_key(row["id"])
            elif table in self._places:
                self._seal(table, template, row, ids)
            elif table == "agenda":
                row["occurrence"] = row["occurrence"].replace(str(template["person_id"]), str(row["person_id"]))
            yield [row[name] for name in names]

    def _seal(self, table: str, template: Json, row: Json, ids: dict[int, int]) -> None:
        """Seal a value anew, with a key of which only the wrapped form is written."""
        column, key = self._places[table]
        key_id = ids[key_of(template[column])]
        if not self._vault.is_known(key_id):  # it was forgotten among so many
            (master_id, wrapped) = self._connection.execute(
                "SELECT master_id, wrapped FROM data_keys WHERE id = ?", (key_id,)
            ).fetchone()
            self._vault.unwrap(key_id, master_id, wrapped)
        row[column] = self._vault.seal(key_id, f"{table}.{column}:{row[key]}", self._texts[table, template[key]])


async def _one_couple(database: str) -> None:
    storage = await open_storage(settings(database), SystemClock())
    async with storage.begin() as uow:
        one, other = await connected(uow, _FIRST)
        await beginnings.begin(uow, Paired(one, other))
    await storage.close()


async def _settled(bot: Any) -> tuple[float, float]:
    """Let the start be over, then return processor time and the time of day after which idling is counted."""
    await asyncio.sleep(3)
    cpu, at = bot.cpu_seconds, perf_counter()
    await asyncio.sleep(_IDLE_SECONDS)
    return cpu, at


def _help() -> Json:
    user = {"id": _FIRST, "is_bot": False, "first_name": "A", "language_code": "en"}
    chat = {"id": _FIRST, "type": "private", "first_name": "A"}
    entities = [{"type": "bot_command", "offset": 0, "length": 5}]
    message = {
        "message_id": 1,
        "date": 1_800_000_000,
        "chat": chat,
        "from": user,
        "text": "/help",
        "entities": entities,
    }
    return {"update_id": 1, "message": message | {"entities": entities}}
