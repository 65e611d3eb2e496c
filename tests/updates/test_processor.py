"""One update, one transaction: exactly once, in order within a couple, and a poison update blocks nothing."""

import asyncio
import sqlite3
from contextlib import closing

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import OperationalError

from bot.db.engine import Storage
from bot.db.processed_updates import DeadLetter, ProcessedUpdate
from bot.db.unit_of_work import UnitOfWork
from bot.updates.processor import TRIES, RawUpdate, sender_id
from tests.db.databases import on_sqlite
from tests.updates.harness import ANNA, BORIS, CLARA, DAVID, ProcessorHarness, connect, count, letters_of, message


async def test_batch_shares_one_transaction(storage: Storage, harness: ProcessorHarness) -> None:
    await harness.processor.process([message(1), message(2), message(3)])
    assert harness.entered == [1, 2, 3]
    assert len(set(map(id, harness.transactions))) == 1
    assert await letters_of(storage) == ["u:1", "u:2", "u:3"]


async def test_redelivered_updates_are_no_ops(storage: Storage, harness: ProcessorHarness) -> None:
    await harness.processor.process([message(1), message(2)])
    await harness.processor.process([message(1), message(2), message(3)])
    await ProcessorHarness(storage).processor.process([message(2)])  # nor does a restart make a difference
    assert harness.entered == [1, 2, 3]
    assert await letters_of(storage) == ["u:1", "u:2", "u:3"]
    assert harness.processor.counters.repeated == 2


async def test_same_update_twice_in_a_batch_counts_once(storage: Storage, harness: ProcessorHarness) -> None:
    await harness.processor.process([message(1), message(1)])
    assert await letters_of(storage) == ["u:1"]


async def test_poison_is_set_aside_and_blocks_nothing(storage: Storage, harness: ProcessorHarness) -> None:
    await connect(storage, (ANNA, BORIS))
    harness.failures[2] = 1_000
    await harness.processor.process([message(1), message(2, BORIS, "a secret"), message(3), message(4, CLARA)])
    assert sorted(await letters_of(storage)) == ["u:1", "u:3", "u:4"]
    assert harness.failures[2] == 1_000 - 1 - TRIES
    ((person_id, number),) = harness.apologies
    assert person_id == BORIS
    async with storage.read() as uow:
        (aside,) = await uow.session.scalars(select(DeadLetter))
        assert (aside.number, aside.update_id, aside.person_id) == (number, 2, BORIS)
        assert "the words that failed" not in aside.error
        assert aside.body is not None
        assert b"a secret" not in bytes(aside.body)
        assert "a secret" in await uow.open(f"set_aside_updates.body:{number}", aside.body)
    await harness.processor.process([message(2, BORIS)])
    assert await count(storage, DeadLetter) == 1


async def test_poison_of_strangers_keeps_no_words(storage: Storage, harness: ProcessorHarness) -> None:
    """There is no key of their own yet that could be shredded later."""
    harness.failures[1] = 1_000
    await harness.processor.process([message(1, DAVID, "a secret")])
    async with storage.read() as uow:
        (aside,) = await uow.session.scalars(select(DeadLetter))
        assert aside.body is None


async def test_passing_failure_is_tried_again(storage: Storage, harness: ProcessorHarness) -> None:
    harness.failures[1] = TRIES  # once together, and all but the last time alone
    await harness.processor.process([message(1)])
    assert harness.entered == [1]
    assert await letters_of(storage) == ["u:1"]
    assert await count(storage, DeadLetter) == 0


async def test_failed_batch_leaves_nothing_half_done(storage: Storage, harness: ProcessorHarness) -> None:
    harness.failures[2] = 1
    await harness.processor.process([message(1), message(2)])
    assert await letters_of(storage) == ["u:1", "u:2"]
    assert await count(storage, ProcessedUpdate) == 2


async def test_order_within_a_couple_is_kept(storage: Storage, harness: ProcessorHarness) -> None:
    await connect(storage, (ANNA, BORIS))
    harness.failures[1] = 2
    await harness.processor.process([message(1, ANNA), message(2, BORIS), message(3, ANNA), message(4, BORIS)])
    assert harness.entered == [1, 2, 3, 4]


async def test_other_couples_do_not_wait(storage: Storage, harness: ProcessorHarness) -> None:
    """While the first couple's update is tried again and again, the second couple's goes through."""
    await connect(storage, (ANNA, BORIS), (CLARA, DAVID))
    harness.failures[1] = 1_000
    left = []

    async def looks(uow: UnitOfWork, raw: RawUpdate) -> None:
        if raw["update_id"] == 3:
            left.append(harness.failures[1])

    harness.during = looks
    await harness.processor.process([message(1, ANNA), message(2, BORIS), message(3, CLARA)])
    assert left[-1] > 1_000 - 1 - TRIES  # there were tries to come when the other couple was served
    assert harness.entered.index(3) < harness.entered.index(2)


async def test_one_couple_is_never_worked_on_twice_at_once(storage: Storage, harness: ProcessorHarness) -> None:
    await connect(storage, (ANNA, BORIS), (CLARA, DAVID))
    couple = {ANNA: 1, BORIS: 1, CLARA: 2, DAVID: 2}
    inside: list[int] = []
    crowds: list[list[int]] = []

    async def looks(uow: UnitOfWork, raw: RawUpdate) -> None:
        inside.append(couple[sender_id(raw) or 0])
        crowds.append(list(inside))
        for _ in range(20):
            await asyncio.sleep(0)
        inside.pop(inside.index(couple[sender_id(raw) or 0]))

    harness.during = looks
    harness.failures[1] = 1
    people_in_turn = [ANNA, CLARA, BORIS, DAVID] * 3
    await harness.processor.process([message(number, one) for number, one in enumerate(people_in_turn, 1)])
    assert sorted(set(harness.entered)) == list(range(1, 13))
    assert all(len(crowd) == len(set(crowd)) for crowd in crowds)
    if storage.dialect == "sqlite":  # one writer: transactions stand in line, whoever they are of
        assert max(map(len, crowds)) == 1


@on_sqlite  # nothing else locks the whole of a database
async def test_locked_database_acknowledges_nothing(
    sqlite_url: str, storage: Storage, harness: ProcessorHarness
) -> None:
    async with storage.begin() as uow:
        await uow.session.execute(text("PRAGMA busy_timeout = 20"))  # instead of five seconds; for the one writer
    with closing(sqlite3.connect(sqlite_url.partition(":///")[2], isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        with pytest.raises(OperationalError):
            await harness.processor.process([message(1)])
        other.execute("ROLLBACK")
    assert harness.entered == []
    await harness.processor.process([message(1)])
    assert await letters_of(storage) == ["u:1"]


async def test_faulty_question_is_poison_and_no_outage(storage: Storage, harness: ProcessorHarness) -> None:
    """An update whose handling asks the database for nonsense would otherwise be tried for ever."""

    async def asks_nonsense(uow: UnitOfWork, raw: RawUpdate) -> None:
        if raw["update_id"] == 1:
            await uow.session.execute(text("SELECT nonsense FROM nowhere"))

    harness.during = asks_nonsense
    await harness.processor.process([message(1), message(2, CLARA)])
    assert await letters_of(storage) == ["u:2"]
    assert await count(storage, DeadLetter) == 1


async def test_taps_are_answered_before_work_begins(storage: Storage, harness: ProcessorHarness) -> None:
    answered_by_then = []

    async def looks(uow: UnitOfWork, raw: RawUpdate) -> None:
        answered_by_then.append(list(harness.answered))

    harness.during = looks
    await harness.processor.process([{"update_id": 1, "callback_query": {"id": "77", "from": {"id": ANNA}}}])
    assert answered_by_then == [["77"]]


@pytest.mark.parametrize(
    ("raw", "person_id"),
    [
        (message(1), ANNA),
        ({"update_id": 1, "poll_answer": {"user": {"id": BORIS}}}, BORIS),
        ({"update_id": 1, "my_chat_member": {"from": {"id": CLARA}}}, CLARA),
        ({"update_id": 1, "poll": {"id": "5"}}, None),
        ({"update_id": 1, "message": {"from": {"id": "no number"}}}, None),
        ({"update_id": 1, "message": "no message"}, None),
        ({"update_id": 1}, None),
    ],
)
def test_sender_is_found_in_any_update(raw: RawUpdate, person_id: int | None) -> None:
    assert sender_id(raw) == person_id
