"""Who wants a look back, and what it may speak of, on both databases."""

from datetime import date

from bot.clock import MovableClock
from bot.db import checkins, lookback, pairing, people, scheduled_jobs
from bot.db.engine import Storage
from bot.domain.checkins import Answer
from bot.domain.lookback import LookBackShown
from bot.domain.people import Member
from bot.services import accounts
from bot.services import lookback as service

ANNA, BORIS = 11, 12
MARCH, MONDAY = date(2027, 3, 1), date(2027, 3, 22)


async def test_it_begins_with_the_second_yes_and_ends_with_the_first_no(storage: Storage) -> None:
    anna, boris = await _connected(storage)
    for person, is_on, planned in (
        *((anna, True, 0), (anna, True, 0), (boris, True, 1), (boris, True, 1)),
        *((anna, False, 0), (anna, False, 0), (anna, True, 1)),
    ):
        async with storage.begin() as uow:
            assert await service.choose(uow, person, is_on=is_on) == LookBackShown(person, is_on)
        async with storage.read() as uow:
            assert (await scheduled_jobs.counts(uow)).get(service.DUTY, 0) == planned


async def test_answers_come_by_question_within_the_month(storage: Storage, clock: MovableClock) -> None:
    anna, boris = await _connected(storage)
    async with storage.begin() as uow:
        couple = await pairing.couple(uow, anna.couple_id or 0)
        assert couple is not None
        for day, item in ((date(2027, 2, 28), "D1"), (MONDAY, "D2"), (date(2027, 4, 1), "D3")):
            asked = await checkins.add_round(uow, couple.id, day, item, clock.now())
            for number, person in enumerate((anna, boris)):
                poll = await checkins.add_poll(uow, asked, person.id, clock.now(), checkins.SENT)
                await checkins.keep_answer(uow, couple, poll, Answer((number,)))
    async with storage.read() as uow:
        ((asked, given),) = await lookback.answers(uow, couple.id, MARCH, date(2027, 3, 31))
    assert (asked.item, asked.asked_on) == ("D2", MONDAY)
    assert {poll.person_id: answer.chosen for poll, answer in given} == {ANNA: (0,), BORIS: (1,)}
    assert not any(poll.is_shown for poll, _ in given)


async def _connected(storage: Storage) -> tuple[Member, Member]:
    async with storage.begin() as uow:
        couple = await pairing.add_couple(uow)
        for person_id, name in ((ANNA, "Anna"), (BORIS, "Boris")):
            await accounts.arrived(uow, person_id, name, "en", frozenset({"en"}))
            row = await people.person(uow, person_id)
            assert row is not None
            row.couple_id = couple.id
        await uow.session.flush()
        anna, boris = await accounts.known(uow, ANNA), await accounts.known(uow, BORIS)
    assert anna is not None
    assert boris is not None
    return anna, boris
