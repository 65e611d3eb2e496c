"""Letters get into the outbox once, sealed, in order, and can be dropped again."""

import json
from datetime import timedelta

import pytest
from sqlalchemy import delete

from bot.clock import MovableClock
from bot.db import outbox
from bot.db.data_keys import DataKey
from bot.db.engine import Storage
from bot.domain.api_calls import BotApiCall, Priority, Refused
from tests.db.outbox_fixture import ANNA, BORIS, PostOffice, letter


@pytest.fixture
async def office(storage: Storage) -> PostOffice:
    """Return the outbox of a fresh database."""
    return await PostOffice.of(storage)


async def test_letter_comes_out_as_it_went_in(office: PostOffice) -> None:
    """Everything about a letter survives the queue, words of any script included."""
    words = "I’m back at 20:00 — ‏אני בסדר‏ 🌿\x00\ud83d"
    sent = BotApiCall(
        ANNA, "editMessageText", {"chat_id": ANNA, "text": words}, Priority.RELAY, couple_id=7, about="relay:5"
    )
    await office.post(sent)
    (call,) = (await office.claim()).calls
    assert (call.chat_id, call.method, call.lane, call.couple_id, call.about) == (ANNA, sent.method, 1, 7, "relay:5")
    assert call.attempts == 1
    assert json.loads(call.body) == sent.payload


async def test_words_are_sealed_at_rest(office: PostOffice) -> None:
    """No column of a queued letter shows a word of it."""
    await office.post(letter("forty winks"))
    (row,) = await office.rows()
    assert "winks" not in str(tuple(row))
    assert b"winks" not in bytes(row.payload)


async def test_nothing_queued_without_a_commit(office: PostOffice, storage: Storage) -> None:
    """A transaction that fails leaves no letter, and rings no channel."""
    heard = storage.listen(outbox.CHANNEL)
    with pytest.raises(RuntimeError):
        await _post_and_fail(office)
    assert await office.waiting() == 0
    assert not heard.is_set()


async def test_commit_of_letters_rings_bell(office: PostOffice, storage: Storage) -> None:
    """Whoever waits for letters hears of them once they are there; of none, nobody hears."""
    heard = storage.listen(outbox.CHANNEL)
    await office.post()
    assert not heard.is_set()
    await office.post(letter())
    assert heard.is_set()


async def test_second_letter_with_key_vanishes(office: PostOffice) -> None:
    """Of letters with one dedupe key only the first is queued, within one transaction and across two."""
    await office.post(letter("first", dedupe_key="checkin:1"), letter("again", dedupe_key="checkin:1"))
    await office.post(letter("and again", dedupe_key="checkin:1"), letter("another", dedupe_key="checkin:2", to=BORIS))
    assert await office.texts() == ["first", "another"]


async def test_newer_letter_takes_waiting_place(office: PostOffice) -> None:
    """A letter that replaces another keeps its place in the order, and brings all the rest with it."""
    await office.post(letter("on its way", replaces="receipt:1", about="old"), letter("something else"))
    await office.post(letter("delivered", replaces="receipt:1", about="new"))
    first, second = await office.rows()
    assert (first.about, second.about) == ("new", None)
    assert await office.texts() == ["delivered"]


async def test_replacing_works_within_one_batch(office: PostOffice) -> None:
    """Of two letters of one transaction that replace each other, the newer is sent, in the older one's place."""
    await office.post(letter("one", replaces="r"), letter("two"), letter("three", replaces="r"))
    assert await office.waiting() == 2
    assert await office.texts() == ["three"]


async def test_letter_being_sent_is_not_replaced(office: PostOffice) -> None:
    """What is under way stays as it is; the newer letter follows it."""
    await office.post(letter("on its way", replaces="receipt:1"))
    (under_way,) = (await office.claim()).calls
    await office.post(letter("delivered", replaces="receipt:1"))
    assert await office.waiting() == 2
    assert await office.settle(under_way) == 0
    assert await office.texts() == ["delivered"]


async def test_replacing_stays_within_the_chat(office: PostOffice) -> None:
    """The same key in another chat is another letter."""
    await office.post(letter("for Anna", replaces="menu"), letter("for Boris", to=BORIS, replaces="menu"))
    assert sorted(await office.texts()) == ["for Anna", "for Boris"]


async def test_couple_leaves_nothing_behind(office: PostOffice, storage: Storage) -> None:
    """What is queued between two people is dropped at once, what is being sent included, and nothing else."""
    await office.post(
        letter("between us", couple_id=5), letter("also", to=BORIS, couple_id=5), letter("to me", to=BORIS)
    )
    claimed = (await office.claim()).calls
    async with storage.begin() as uow:
        assert await outbox.drop_between(uow, 5) == 2
    assert [row.couple_id for row in await office.rows()] == [None]
    assert await office.settle(*claimed) == len(claimed)  # none of them is there any more


async def test_waiting_letters_are_refused_in_order(office: PostOffice, storage: Storage) -> None:
    """Of somebody who cannot be reached, what waits is taken out and named; what is under way is left alone."""
    await office.post(letter(about="a"), letter(about="b"), letter(about="c", priority=Priority.BULK), letter(to=BORIS))
    await office.claim(1)
    async with storage.begin() as uow:
        refused = await outbox.refuse_waiting(uow, ANNA)
    assert refused == [Refused(ANNA, "sendMessage", about, is_unreachable=True) for about in ("b", "c")]
    assert await office.waiting() == 2


async def test_shredded_letter_is_never_sent(office: PostOffice, storage: Storage) -> None:
    """A letter whose key was deleted is deleted when it would be sent; its neighbours are sent."""
    other = await PostOffice.of(storage)
    await office.post(letter("kept"))
    await other.post(letter("shredded", to=BORIS))
    async with storage.begin() as uow:
        await uow.session.execute(delete(DataKey).where(DataKey.id == other.key_id))
    storage.keyring.forget(other.key_id)
    batch = await office.claim()
    assert [call.chat_id for call in batch.calls] == [ANNA]
    assert batch.shredded == 1
    assert await office.waiting() == 1


async def test_depths_name_every_lane(office: PostOffice, storage: Storage, clock: MovableClock) -> None:
    """The depth of a lane counts what is due, and says how old the oldest of it is."""
    old = clock.now().replace(microsecond=0) - timedelta(minutes=5)
    await office.post(
        letter(not_before=old), letter(), letter(priority=Priority.BULK, not_before=old + timedelta(days=1))
    )
    async with storage.read() as uow:
        depths = {depth.lane: depth for depth in await outbox.depths(uow)}
    assert set(depths) == set(Priority)
    assert (depths[Priority.ANSWER].waiting, depths[Priority.ANSWER].oldest_at) == (2, old)
    assert (depths[Priority.BULK].waiting, depths[Priority.BULK].oldest_at) == (0, None)


async def test_thousands_of_letters_at_once(office: PostOffice) -> None:
    """A broadcast larger than one insert keeps its order."""
    await office.post(*(letter(str(number), to=number + 1, priority=Priority.BULK) for number in range(4_500)))
    rows = await office.rows()
    assert [row.chat_id for row in rows] == list(range(1, 4_501))


async def _post_and_fail(office: PostOffice) -> None:
    async with office.storage.begin() as uow:
        await outbox.enqueue(uow, [(office.key_id, letter())])
        raise RuntimeError("something else went wrong")
