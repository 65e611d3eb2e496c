"""A bot that is taken back to an older version, or runs beside a newer one, throws nothing away of that."""

import asyncio
import json
from collections.abc import Sequence
from datetime import timedelta
from typing import Any

import pytest

from bot.db import labels
from bot.db.scheduled_jobs import DueJob
from bot.db.schema import Encrypted
from bot.db.unit_of_work import UnitOfWork
from bot.scheduler.runner import JobRunner
from tests.stage import Phone, Stage

Couple = tuple[Phone, Phone]


async def opened(stage: Stage, place: str, sealed: bytes) -> dict[str, Any]:
    """Return the JSON that stands sealed in a row, its version included."""
    assert stage.app is not None
    async with stage.app.storage.read() as uow:
        found: dict[str, Any] = json.loads(await uow.open(place, bytes(sealed)))
        return found


async def sealed(stage: Stage, key_id: int, place: str, value: dict[str, Any]) -> Encrypted:
    """Return JSON sealed as another version of the bot would."""
    assert stage.app is not None
    async with stage.app.storage.read() as uow:
        return await uow.seal(key_id, place, json.dumps(value))


async def draft_becomes(stage: Stage, phone: Phone, **changes: Any) -> None:
    """Change the stored draft of somebody; a field that becomes `...` is taken out."""
    ((body, key_id),) = stage.records.rows(
        "SELECT d.body, p.key_id FROM dialogues d JOIN people p ON p.id = d.person_id WHERE p.id = ?", phone.id
    )
    place = labels.dialogue_body(phone.id)
    kept = await opened(stage, place, body) | changes
    kept = {name: value for name, value in kept.items() if value is not ...}
    await stage.records.changes(
        "UPDATE dialogues SET body = ? WHERE person_id = ?", await sealed(stage, key_id, place, kept), phone.id
    )


async def facts_become(stage: Stage, **changes: Any) -> None:
    """Change the stored facts of the only signal."""
    ((number, facts, key_id),) = stage.records.rows(
        "SELECT s.id, s.facts, c.key_id FROM signals s JOIN couples c ON c.id = s.couple_id"
    )
    place = labels.signal_facts(number)
    kept = await opened(stage, place, facts) | changes
    await stage.records.changes("UPDATE signals SET facts = ?", await sealed(stage, key_id, place, kept))


async def test_draft_says_its_version(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("/space 2h")
    ((body,),) = stage.records.rows("SELECT body FROM dialogues WHERE person_id = ?", anna.id)
    assert (await opened(stage, labels.dialogue_body(anna.id), body))["version"] == 1


async def test_draft_without_new_fields_and_with_unknown_ones_is_sent(stage: Stage, couple: Couple) -> None:
    """It was begun before an upgrade, or with a version that is a field ahead."""
    anna, boris = couple
    await anna.types("/space 2h a walk by myself")
    absent = dict.fromkeys(("version", "readings", "kept", "pending", "card", "is_card", "length", "signs"), ...)
    await draft_becomes(stage, anna, **absent, colour="blue")
    await anna.taps("Send")
    boris.sees("a walk by myself")


async def test_draft_of_a_newer_version_is_left_and_its_writer_told(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h a walk by myself")
    preview = anna.sees("word for word")
    await draft_becomes(stage, anna, version=2)
    ((before,),) = stage.records.rows("SELECT body FROM dialogues WHERE person_id = ?", anna.id)
    anna.looks_away()
    await anna.taps("Send", under=preview)
    assert anna.news(), "she is told that it isn't open here"
    boris.sees_nothing_new()
    assert stage.records.rows("SELECT body FROM dialogues WHERE person_id = ?", anna.id) == [(before,)]
    await anna.types("/space 1h")  # and what she begins anew goes its way
    await anna.taps("Send")
    boris.sees("Anna")
    stage.complaints.clear()


async def test_return_promised_in_a_newer_version_comes_when_that_is_back(stage: Stage, couple: Couple) -> None:
    """The older one asks nothing it cannot know, closes nothing, and keeps all that was planned."""
    anna, boris = couple
    await anna.types("/space 1h")
    await anna.taps("Send")
    await facts_become(stage, version=2)
    planned = stage.records.rows("SELECT kind FROM agenda WHERE kind LIKE 'space.%' ORDER BY kind")
    for phone in (anna, boris):
        phone.looks_away()
    await stage.moves(minutes=56)
    await stage.moves(minutes=3)
    anna.sees_nothing_new()
    assert stage.records.rows("SELECT kind FROM agenda WHERE kind LIKE 'space.%' ORDER BY kind") == planned
    assert stage.app is not None
    assert stage.app.runner.failed
    await facts_become(stage, version=1)
    await stage.moves(minutes=12)
    assert anna.news(), "she is asked whether she is back"
    stage.complaints.clear()


async def test_worker_of_a_newer_version_does_what_the_older_leaves(stage: Stage, couple: Couple) -> None:
    """Both are at the same agenda: the one that knows the kind does it, once, whoever comes first."""
    anna, _ = couple
    assert stage.app is not None
    stage.has_foreign_rows = True
    done: list[str] = []

    async def follow(uow: UnitOfWork, item: DueJob) -> Sequence[object]:
        done.append(item.occurrence)
        return ()

    async def carry(uow: UnitOfWork, outcomes: Sequence[object]) -> None:
        assert not outcomes

    older = stage.app.runner
    newer = JobRunner(stage.app.storage, {**older._handlers, "card.follow": follow}, carry)
    columns, due = "kind, due_at, person_id, occurrence", int(stage.now.timestamp() * 1000) - 1
    for number in range(3):
        values = (due, anna.id, f"card:{number}")
        await stage.records.changes(f"INSERT INTO agenda ({columns}) VALUES ('card.follow', ?, ?, ?)", *values)
    await older.run_due()
    assert older.unknown == 3
    assert not done
    for _ in range(3):
        stage.simulator.clock.advance(timedelta(minutes=6).total_seconds())
        await asyncio.gather(older.run_due(), newer.run_due())
        await newer.run_due()
    await stage.moves(minutes=6)
    await newer.run_due()
    assert sorted(done) == ["card:0", "card:1", "card:2"]
    assert not stage.records.rows("SELECT * FROM agenda WHERE kind = 'card.follow'")
    stage.complaints.expect("nobody here does what stands on the agenda")


@pytest.mark.parametrize("version", [2, "3", None])
async def test_progress_of_a_newer_version_is_not_written_over(stage: Stage, couple: Couple, version: object) -> None:
    anna, _ = couple
    await anna.types("/lesson")
    ((facts, key_id),) = stage.records.rows(
        "SELECT c.facts, p.key_id FROM courses c JOIN people p ON p.id = c.person_id WHERE p.id = ?", anna.id
    )
    place = labels.course_facts(anna.id)
    newer = await sealed(stage, key_id, place, await opened(stage, place, facts) | {"version": version})
    await stage.records.changes("UPDATE courses SET facts = ? WHERE person_id = ?", newer, anna.id)
    anna.looks_away()
    await anna.types("/lesson")
    assert anna.news(), "she is answered all the same"
    ((kept,),) = stage.records.rows("SELECT facts FROM courses WHERE person_id = ?", anna.id)
    assert bytes(kept) == bytes(newer)
    stage.complaints.clear()
