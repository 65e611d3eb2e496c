"""One row that cannot be read stops nobody else: each column of it in turn; what belongs to it waits, or is asked."""

import sqlite3
from time import monotonic
from typing import Any

import psycopg
import pytest

from bot.db.registry import metadata
from bot.domain.api_calls import BotApiCall
from bot.domain.drafts import Draft
from bot.services.enqueueing import enqueue
from bot.updates import polling, processor
from tests.stage import Phone, Stage, words_of

pytestmark = pytest.mark.both_databases  # a row is met in every table

Couple = tuple[Phone, Phone]
PROMPT = 15.0  # seconds, against what stands still; that nobody waits for another's next try is `nobody_waited`
_KEPT = {"id", "person_id"}  # what names the row: without it nothing is anybody's


def spoiled(played_on: str, column: Any) -> list[Any]:
    """Return values that nobody can read in a column; PostgreSQL takes none of another type."""
    kind = str(column.type.compile()).upper() if column.type.__class__.__name__ != "Sealed" else "BLOB"
    name = column.type.__class__.__name__
    if name == "Sealed" or kind == "BLOB":
        return [b"\x01" + b"?" * 60, b""]
    if name == "String":
        return ["?xx"]
    if name == "Instant" or "INT" in kind:
        return [32_000 if "SMALL" in kind else 2**62] if played_on == "postgresql" else [2**62, "?"]
    return [] if played_on == "postgresql" else ["?"]


@pytest.fixture(autouse=True)
def foreign_rows(stage: Stage) -> None:
    """Let rows say names that this version doesn't know."""
    stage.has_foreign_rows = True


def nobody_waited(caplog: pytest.LogCaptureFixture) -> None:
    """Hold that all was worked on as it came, in the bot's own time: no batch was fetched a second time after a pause.

    What is tried again within a batch waits less than a second in all, however slow the machine is.
    """
    assert [one.getMessage() for one in caplog.records if one.name == polling.__name__] == []
    assert sum(1.5 * processor._FIRST_WAIT * attempt for attempt in range(1, processor.TRIES + 1)) < 1
    caplog.clear()


async def speaks(stage: Stage, *people: Phone) -> None:
    """Let people write at once, and wait until the bot is done with it."""
    for one in people:
        one.person.types("/help")
    await stage.settles()


async def tries_each_column(
    stage: Stage,
    caplog: pytest.LogCaptureFixture,
    played_on: str,
    table: str,
    where: str,
    poison: Phone,
    *others: Phone,
) -> int:
    """Spoil each column of a row in turn; whoever it belongs to speaks, then all others, who are answered at once."""
    tried = 0
    for column in metadata.tables[table].columns:
        if column.name in _KEPT:
            continue
        ((before,),) = stage.records.rows(f'SELECT "{column.name}" FROM {table} WHERE {where}')
        for value in spoiled(played_on, column):
            try:
                await stage.records.changes(f'UPDATE {table} SET "{column.name}" = ? WHERE {where}', value)
            except (sqlite3.IntegrityError, psycopg.errors.IntegrityError, psycopg.errors.DataError):
                continue  # the database itself does not take it
            tried += 1
            started = monotonic()
            await speaks(stage, poison, *others)
            for other in others:
                told = other.looks_through()
                assert any("need space" in words_of(m) or "/space" in words_of(m) for m in told), (column.name, told)
            assert monotonic() - started < PROMPT, column.name
            nobody_waited(caplog)
            assert stage.simulator.is_idle()
            await stage.records.changes(f'UPDATE {table} SET "{column.name}" = ? WHERE {where}', before)
            for phone in stage.phones.values():
                phone.looks_away()
    return tried


@pytest.fixture
async def others(stage: Stage) -> Couple:
    """Return Clara and David, who are connected, too."""
    clara, david = stage.phone("Clara"), stage.phone("David")
    await stage.pairs(clara, david)
    return clara, david


async def test_person(
    stage: Stage, couple: Couple, others: Couple, played_on: str, caplog: pytest.LogCaptureFixture
) -> None:
    anna, boris = couple
    assert await tries_each_column(stage, caplog, played_on, "people", f"id = {anna.id}", anna, boris, *others) > 5
    stage.complaints.clear()


async def test_couple(
    stage: Stage, couple: Couple, others: Couple, played_on: str, caplog: pytest.LogCaptureFixture
) -> None:
    anna, boris = couple
    found = stage.records.rows("SELECT couple_id FROM people WHERE id = ?", anna.id)
    assert await tries_each_column(stage, caplog, played_on, "couples", f"id = {found[0][0]}", anna, boris, *others) > 2
    stage.complaints.clear()


async def test_signal(
    stage: Stage, couple: Couple, others: Couple, played_on: str, caplog: pytest.LogCaptureFixture
) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    await anna.taps("Send")
    await boris.taps("Okay, see you")
    anna.looks_away()
    assert await tries_each_column(stage, caplog, played_on, "signals", "1 = 1", anna, boris, *others) > 10
    stage.complaints.clear()


async def test_draft(
    stage: Stage, couple: Couple, others: Couple, played_on: str, caplog: pytest.LogCaptureFixture
) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    where = f"person_id = {anna.id}"
    assert await tries_each_column(stage, caplog, played_on, "dialogues", where, anna, boris, *others) > 4
    await stage.records.changes("UPDATE dialogues SET body = ? WHERE person_id = ?", b"?", anna.id)
    await anna.types("20:00")
    assert anna.news(), "somebody whose draft cannot be read is answered as if there were none"
    stage.complaints.clear()


async def test_key(
    stage: Stage, couple: Couple, others: Couple, played_on: str, caplog: pytest.LogCaptureFixture
) -> None:
    anna, boris = couple
    ((key,),) = stage.records.rows("SELECT key_id FROM people WHERE id = ?", anna.id)
    await stage.restarts()  # so that no key is remembered
    assert await tries_each_column(stage, caplog, played_on, "data_keys", f"id = {key}", anna, boris, *others) > 1
    await stage.records.changes("DELETE FROM data_keys WHERE id = ?", key)
    await stage.restarts()
    await speaks(stage, anna, boris)
    anna.sees("Something went wrong on my side")
    boris.sees("need space")
    stage.complaints.clear()


async def test_queue_behind_drains(
    stage: Stage, couple: Couple, others: Couple, caplog: pytest.LogCaptureFixture
) -> None:
    """A hundred updates behind one that cannot be worked on are worked on, and it is put aside with an apology."""
    anna, boris = couple
    ((key,),) = stage.records.rows("SELECT key_id FROM people WHERE id = ?", anna.id)
    await stage.stops()
    await stage.records.changes("DELETE FROM data_keys WHERE id = ?", key)
    anna.person.types("/pause 30m")
    crowd = [boris, *others]
    for n in range(100):
        crowd[n % 3].person.types("/help")
    started = monotonic()
    await stage.starts()
    await stage.settles()
    assert monotonic() - started < 3 * PROMPT
    nobody_waited(caplog)
    anna.sees("Something went wrong on my side")
    for one in crowd:
        assert len(one.looks_through()) >= 33
    assert stage.records.rows("SELECT count(*) FROM set_aside_updates")[0][0] >= 1
    stage.complaints.expect("an update is put aside")


async def test_unknown_zone_and_tone_fall_back_and_are_asked_again(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await stage.records.changes("UPDATE people SET zone = 'America/Nowhere', tone = 'loud' WHERE id = ?", anna.id)
    await anna.types("/space 20:00")
    anna.sees("What time is it for you?")
    await boris.types("/closeness")
    assert boris.news()


@pytest.mark.parametrize("column", ["kind", "person_id", "couple_id", "subject_id", "occurrence", "due_at"])
async def test_planned_thing(stage: Stage, couple: Couple, others: Couple, played_on: str, column: str) -> None:
    """What one couple's agenda holds cannot be read; the other couple's return is asked for all the same."""
    anna, clara = couple[0], others[0]
    for one in (anna, clara):
        await one.types("/space 30m")
        await one.taps("Send")
    value: Any = "?xx" if column in {"kind", "occurrence"} else 77
    if column == "due_at":
        value = "?" if played_on == "sqlite" else -(2**62)
    mine = "(SELECT id FROM signals WHERE sender_id = ?)"
    for n, (item,) in enumerate(stage.records.rows(f"SELECT id FROM agenda WHERE subject_id IN {mine}", anna.id)):
        spoilt = f"{value}{n}" if column == "occurrence" else value
        await stage.records.changes(f"UPDATE agenda SET {column} = ? WHERE id = ?", spoilt, item)
    clara.looks_away()
    started = monotonic()
    await stage.moves(minutes=26)
    assert monotonic() - started < PROMPT
    assert clara.news(), "Clara is asked whether she is back"
    stage.complaints.clear()


async def test_kind_of_another_version_stays_on_the_agenda(stage: Stage, couple: Couple) -> None:
    """An older version, taken back after a newer one, loses no promise of that."""
    anna, _ = couple
    due, columns = int(stage.now.timestamp() * 1000) - 1, "kind, due_at, person_id, occurrence"
    await stage.records.changes(f"INSERT INTO agenda ({columns}) VALUES ('card.follow', ?, ?, 'card:1')", due, anna.id)
    await stage.moves(minutes=1)
    await stage.moves(hours=3)
    assert stage.records.rows("SELECT person_id FROM agenda WHERE kind = 'card.follow'") == [(anna.id,)]
    assert stage.app is not None
    assert stage.app.runner.unknown >= 2
    assert b"halfway_agenda_unknown_total" in await stage.app.metrics.exposition()
    stage.complaints.expect("nobody here does what stands on the agenda")


async def test_result_about_something_of_another_version_is_kept(stage: Stage, couple: Couple) -> None:
    """What became of a call that a newer version made is put by, and tried again until somebody knows what it is."""
    _, boris = couple
    said = {"chat_id": boris.id, "text": "of a newer version"}
    assert stage.app is not None
    async with stage.app.storage.begin() as uow:
        await enqueue(uow, [BotApiCall(boris.id, "sendMessage", said, about="card:12")])
    await stage.settles()
    number = boris.sees("of a newer version")["message_id"]
    for _ in range(2):
        kept = stage.records.rows("SELECT person_id, subject_id, occurrence FROM agenda WHERE kind = 'delivery.result'")
        assert kept == [(boris.id, number, f"delivered:card:12:{number}")]
        await stage.moves(minutes=6)
    assert b"halfway_unknown_results" in await stage.app.metrics.exposition()


def test_stored_draft_of_another_version_is_read() -> None:
    """A draft without fields that came later, and with one that this version does not know, goes on."""
    draft = Draft.of_json({"id": 7, "kind": "space", "mood": "new"})
    assert draft.needs() == "until"
    assert draft.signs == ()
