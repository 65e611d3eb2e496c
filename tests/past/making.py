"""Make a database of an old schema: `python -m tests.past.making <folder of that code> <revision>`.

The folder is a checkout of Halfway as it was. Its bot runs there as a process, people play with it for two days
against today's simulator, and it ends in the middle of everything. What an old bot could not do yet is left out. Where
that code ends at a later revision, its own migrations take the schema back. Write the commit down in the README beside.
"""

import argparse
import asyncio
import gzip
import json
import signal
import sqlite3
import subprocess
import sys
import tempfile
from contextlib import AsyncExitStack, closing, suppress
from datetime import UTC, datetime
from pathlib import Path

from bot.playground.answers import RefusedError
from bot.playground.faults import Rule
from bot.playground.people import ImpossibleError
from bot.playground.simulator import TOKEN, Simulator
from tests.past.databases import KEY
from tests.past.telegram import written_down
from tests.phone import Phone, connect
from tests.stage import Stage

HERE = Path(__file__).parent
MONDAY = datetime(2027, 3, 1, 9, tzinfo=UTC)
COUPLES = (
    *(("Anna", "Boris"), ("Clara", "David"), ("Emil", "Fay"), ("Gina", "Hugo"), ("Ida", "Jon"), ("Kim", "Lea")),
    *(("Mia", "Noah"), ("Rosa", "Sam")),
)
_BACK = """
import sys
from sqlalchemy import create_engine
from bot.storage.migrations.upgrade import run
with create_engine("sqlite:///" + sys.argv[1]).begin() as connection:
    run(connection, sys.argv[2])
"""


class _Refusal(Rule):
    """A refusal that says nothing of the person."""

    def refusal(self) -> RefusedError:
        """Return it."""
        return RefusedError(400, "Bad Request: something is wrong with this message")


class Past(Stage):
    """A stage whose bot is the code of another folder."""

    code: Path

    async def launches(self, *, polls: bool = True) -> None:
        """Start that bot and wait until it polls."""
        self.process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "bot", "run", cwd=self.code, env=self.environ, stderr=asyncio.subprocess.PIPE
        )
        await self._begins_to_poll(self.process)

    async def settles(self) -> None:
        """Return when that bot has nothing more to do; its agenda is a process's own."""
        await super().settles()
        async with asyncio.timeout(20):
            while self.records.things_due(self.now):  # noqa: ASYNC110 - another process does them
                await asyncio.sleep(0.02)
        await super().settles()


async def tries(phone: Phone, *labels: str) -> None:
    """Tap what is there of these, one after the other."""
    for label in labels:
        with suppress(ImpossibleError):
            await phone.taps(label)


async def play(stage: Stage) -> None:
    """Let two days pass, at whose end signals of every state, drafts, questions and calls wait."""
    people = {name: stage.phone(name) for couple in COUPLES for name in couple}
    for phone in people.values():
        await phone.types("/start")
    await stage.records.changes("UPDATE people SET zone = 'Europe/Berlin' WHERE id % 3 > 0")  # the rest is asked
    for one, other in COUPLES:
        await connect(people[one], people[other])
    await _first_day(stage, people)
    await _second_day(stage, people)
    await _last_minutes(stage, people)


async def _first_day(stage: Stage, people: dict[str, Phone]) -> None:
    """Signals that are over: returned, taken back, lapsed; and what repeats itself is wanted."""
    anna, boris, clara, emil = (people[name] for name in ("Anna", "Boris", "Clara", "Emil"))
    await anna.types("/space 2h I need to recharge")
    await tries(anna, "Send")
    await tries(boris, "Okay, see you")
    await stage.moves(hours=1)
    await anna.types("/back")
    await tries(anna, "Send")
    for phone in (clara, emil):
        await phone.types("/closeness")
        await tries(phone, "A hug", "Whenever it suits", "Send")
    await tries(clara, "Take back")
    await _what_repeats_itself(people)
    stage.simulator.faults.add("torn_after", "sendPoll", people["Ida"].id)  # which she sees and the bot does not know
    await stage.moves(hours=9)  # it is 20:00 for those who said where they are
    for phone in people.values():
        with suppress(ImpossibleError):
            phone.person.votes(2)
    await stage.settles()
    await stage.moves(hours=38)  # and the wish without an answer is over


async def _what_repeats_itself(people: dict[str, Phone]) -> None:
    mia, noah = people["Mia"], people["Noah"]
    for phone in (mia, noah):
        await phone.types("/settings")
        await tries(phone, "Monthly look back", "Yes, I'd like that")
    await noah.types("/settings name")
    await noah.types("Noel")


async def _second_day(stage: Stage, people: dict[str, Phone]) -> None:
    """Signals that are open: undelivered, held, kept, due, answered; somebody who left; links on their way."""
    await people["Rosa"].types("/unpair")
    await tries(people["Rosa"], "Leave quietly", "Yes, disconnect")
    await people["Noah"].blocks()
    await people["Noah"].unblocks()
    stage.simulator.faults.rules.append(_Refusal("sendMessage", "400", people["Lea"].id))
    await people["Hugo"].types("/pause 8h")
    for name, words in (("Kim", "2h"), ("Gina", "3h I am worn out"), ("Ida", "3h"), ("Clara", "20m")):
        await people[name].types(f"/space {words}")
        await tries(people[name], "Send")
    jon = people["Jon"]
    await jon.types("/closeness")
    await tries(jon, "A hug", "Whenever it suits", "Send")
    with suppress(ImpossibleError):
        await jon.taps("Keep it")
    await stage.moves(minutes=30)  # Clara's time is over
    anna, boris = people["Anna"], people["Boris"]
    await anna.types("/space 2h I need to breathe")
    await tries(anna, "Send")
    await tries(boris, "Okay, see you")
    olga, paul = stage.phone("Olga"), stage.phone("Paul")
    for phone in (olga, paul):
        await phone.types("/start")
    await olga.types("/invite")


async def _last_minutes(stage: Stage, people: dict[str, Phone]) -> None:
    """A draft stays open, and what is sent while Telegram refuses everything waits."""
    await people["Boris"].types("/talk about the summer")
    await people["David"].types("/space")
    await people["Fay"].types("/closeness")
    await tries(people["Fay"], "A hug")
    sam = people["Sam"].person
    broken = {"message_id": "one", "from": sam.human.as_user(), "text": "an update that cannot be read"}
    stage.simulator.updates.push("message", broken, sam.id)
    await stage.settles()
    mia, emil = people["Mia"], people["Emil"]
    await mia.types("/space 2h a quiet evening")
    await emil.types("/lesson")
    await tries(emil, "Ask my partner this")
    stage.simulator.faults.add("500", "*", times=1_000)
    await tries(mia, "Send")
    await tries(emil, "Send")


async def make(code: Path, revision: str) -> None:
    """Write the database, and beside it the Telegram it belongs to."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        simulator = Simulator(TOKEN, clock_file=folder / "clock")
        async with AsyncExitStack() as life:
            await life.enter_async_context(simulator)
            simulator.clock.move_to(MONDAY)
            environ = {"TICK_SECONDS": "0.05", "CONTENT_DIR": "content", "ENCRYPTION_KEYS": KEY}
            stage = Past(simulator, folder, environ)
            stage.code = code
            await stage.launches()
            try:
                await play(stage)
            finally:
                await stage.kills(signal.SIGKILL)
                stage.records.close()
            told = written_down(simulator)
        database = folder / "halfway.db"
        with closing(sqlite3.connect(database)) as opened:
            opened.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            ((made,),) = opened.execute("SELECT version_num FROM alembic_version")
        if made != revision:
            back = [sys.executable, "-c", _BACK, str(database), revision]
            await asyncio.to_thread(subprocess.run, back, cwd=code, check=True)
        with gzip.GzipFile(HERE / f"{revision}.db.gz", "wb", mtime=0) as file:
            file.write(database.read_bytes())
        with gzip.GzipFile(HERE / f"{revision}.json.gz", "wb", mtime=0) as file:
            file.write(json.dumps(told).encode())


def main() -> None:
    """Make one."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("code", type=Path)
    parser.add_argument("revision")
    chosen = parser.parse_args()
    asyncio.run(make(chosen.code.absolute(), chosen.revision))


if __name__ == "__main__":
    main()
