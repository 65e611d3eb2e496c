"""Lessons come one after the other when they were wanted, stay private, and keep out of the way."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, time
from functools import cache
from pathlib import Path

from bot.clock import SystemClock
from bot.content import ContentStore
from bot.domain.people import Member
from bot.services import lessons as service
from bot.services.accounts import known
from tests.content.folder import OURS
from tests.dialogues.couples import sends_space
from tests.dialogues.relaying import quoted
from tests.stage import Phone, Stage, buttons_of, data_of, words_of

MONDAY_NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)
MONDAY, WEDNESDAY, FRIDAY = 0, 2, 4
FOOTER = "Not safe?"


@cache
def _titles(track: str = "mixed") -> list[str]:
    return [lesson.title for lesson in ContentStore(OURS, SystemClock()).language("en").lessons.course(track)]


@asynccontextmanager
async def _reading(folder: Path, at: datetime = MONDAY_NINE) -> AsyncIterator[tuple[Stage, Phone, Phone]]:
    """Open a stage with the two connected at UTC, where lessons come and questions do not."""
    async with Stage.opened(folder, at=at) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await stage.pairs(anna, boris, with_routine=True)
        await _at_rest(stage, "UPDATE checkin_settings SET is_on = false", "UPDATE people SET zone = 'UTC'")
        yield stage, anna, boris
        stage.nothing_else_was_sent()


async def _at_rest(stage: Stage, *statements: str) -> None:
    """Change rows while the bot is stopped."""
    await stage.stops()
    for statement in statements:
        await stage.records.changes(statement)
    await stage.starts()


async def _member(stage: Stage, phone: Phone) -> Member:
    assert stage.app is not None
    async with stage.app.storage.read() as uow:
        found = await known(uow, phone.id)
    assert found is not None
    return found


async def _to(stage: Stage, *, day: int, hour: int, minute: int = 0) -> None:
    """Go on to the next time it is that hour on that weekday."""
    at = (day - stage.now.weekday()) % 7 * 1440 + (hour - stage.now.hour) * 60 + minute - stage.now.minute
    await stage.moves(minutes=at if at > 0 else at + 7 * 1440)


async def test_first_lesson_comes_at_half_past_twelve(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await stage.moves(hours=3, minutes=29)
        stage.nothing_else_was_sent()
        await stage.moves(minutes=1)
        for phone in (anna, boris):
            shown = phone.sees(_titles()[0], "To try", "For you alone", "To share")
            assert buttons_of(shown) == ["Ask my partner this", "Not for me", "Later", FOOTER]
            assert shown["entities"][0] == {"type": "bold", "offset": 0, "length": len(_titles()[0])}


async def test_lessons_follow_each_other_by_days(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        for number, day in enumerate([MONDAY, WEDNESDAY, FRIDAY, MONDAY, WEDNESDAY]):
            await _to(stage, day=day, hour=12, minute=30)
            for phone in (anna, boris):
                phone.sees(_titles()[number])
            stage.nothing_else_was_sent()


async def test_later_brings_the_lesson_again(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await _to(stage, day=MONDAY, hour=13)
        anna.sees(_titles()[0])
        first = boris.sees(_titles()[0])
        await anna.taps("Later")
        assert "Not for me" not in buttons_of(anna.sees(_titles()[0], "comes again next time"))
        await boris.taps("Not for me")
        assert buttons_of(boris.message(first["message_id"])) == ["Ask my partner this", FOOTER]
        await _to(stage, day=WEDNESDAY, hour=13)
        anna.sees(_titles()[0], "To try")
        boris.sees(_titles()[1])


async def test_lesson_now_does_not_count(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        for number in range(3):
            await anna.types("/lesson")
            anna.sees(_titles()[number])
        boris.sees_nothing_new()
        await _to(stage, day=MONDAY, hour=13)
        anna.sees(_titles()[3])
        boris.sees(_titles()[0])
        assert stage.records.rows("SELECT count FROM started_messages") == [(1,), (1,)]


async def test_list_marks_the_own_place_quietly(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (_, anna, _boris):
        await anna.types("/lesson")
        anna.sees(_titles()[0])
        await anna.types("/lessons")
        labels = buttons_of(anna.sees("only you see this"))
        assert labels == [_titles()[0], f"▸ {_titles()[1]}", *_titles()[2:], "The other side's lessons", "Menu"]
        await anna.taps("The other side's lessons")
        others = buttons_of(anna.sees("whoever is curious"))
        assert len(others) == 12
        assert set(others) & set(labels) == {"Menu"}
        await anna.taps(others[0])
        anna.sees(others[0], "For you alone")
        await anna.taps("Back to my lessons")
        assert f"▸ {_titles()[1]}" in buttons_of(anna.sees("only you see this"))


async def test_lesson_leads_into_what_it_teaches(tmp_path: Path) -> None:
    """One practice is in sight, the questions are folded behind it, and a button walks through the door."""
    async with _reading(tmp_path) as (_, anna, boris):
        for _number in range(3):
            await anna.types("/lesson")
        shown = anna.sees(_titles()[2], "To try")
        folded = next(one for one in shown["entities"] if one["type"] == "expandable_blockquote")
        assert words_of(shown)[folded["offset"] :].startswith("For you alone")
        anna.looks_away()
        await anna.taps("Make a small wish")
        assert "A hug" in buttons_of(anna.looks_through()[-1])
        boris.sees_nothing_new()


async def test_course_ends_and_one_lesson_returns(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        for title in _titles():
            await anna.types("/lesson")
            shown = anna.sees(title)
        assert "This is the last of the series." in words_of(shown)
        assert "All lessons" in buttons_of(shown)
        await anna.types("/lesson")
        anna.sees("You have been through all of them")
        await anna.types("/lessons")
        anna.sees("in your own order")
        await boris.types("/pause")
        await boris.taps("Until I resume")
        boris.looks_away()
        await stage.moves(days=119)
        await _to(stage, day=WEDNESDAY, hour=13)  # day 121 of 122
        anna.sees_nothing_new()
        await _to(stage, day=FRIDAY, hour=13)
        anna.sees("The view from across the street")


async def test_question_is_previewed_word_for_word(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await anna.types("/lesson")
        anna.sees(_titles()[0])
        await anna.taps("Ask my partner this")
        preview = anna.sees("word for word", "Anna has a question for you")
        boris.sees_nothing_new()
        await anna.taps("Send")
        arrived = boris.sees("Anna has a question for you", "What between us would you like to keep")
        assert words_of(arrived) == quoted(preview)[0]
        anna.sees("Delivered. Your question is with Boris now", "What between us")
        await anna.taps_again("Send", preview)
        anna.sees("no longer open")
        boris.sees_nothing_new()
        assert len(stage.records.rows("SELECT * FROM lesson_questions")) == 1, "it can be answered"
        await stage.moves(hours=50)
        assert stage.records.rows("SELECT * FROM lesson_questions") == []
        for phone in (anna, boris):
            phone.looks_away()


async def test_question_a_day_is_the_most(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await anna.types("/lesson")
        for _ in range(2):
            anna.looks_away()
            await anna.taps("Ask my partner this")
            await anna.taps("Send") if "word for word" in str(anna.news()) else None
        anna.sees("One question a day is plenty")
        boris.sees("Anna has a question")
        await stage.moves(hours=15, minutes=1)  # past midnight, and past one lesson each
        for phone in (anna, boris):
            phone.looks_away()
        await anna.taps("Ask my partner this")
        anna.sees("word for word")
        await anna.taps("Cancel")
        anna.sees("Not sent")


async def test_question_waits_for_a_paused_partner(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await boris.types("/pause 2h")
        await anna.types("/lesson")
        await anna.taps("Ask my partner this")
        for phone in (anna, boris):
            phone.looks_away()
        await anna.taps("Send")
        anna.sees("Held: Boris can't be reached here")
        boris.sees_nothing_new()
        await stage.moves(hours=2)
        boris.sees("Your pause is over")
        boris.sees("Anna has a question")
        anna.sees("Delivered. Your question is with Boris now")


async def test_question_to_somebody_who_blocked_is_kept(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (_, anna, boris):
        await boris.blocks()
        await anna.types("/lesson")
        await anna.taps("Ask my partner this")
        anna.looks_away()
        await anna.taps("Send")
        anna.sees("Held: Boris can't be reached here")
        await boris.unblocks()
        boris.sees("Anna has a question")
        anna.sees("Delivered")


async def test_no_lesson_during_either_open_space(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await stage.moves(hours=3)
        await sends_space(anna, "2h")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(minutes=31)
        stage.nothing_else_was_sent()
        await anna.types("/back")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=40)
        stage.nothing_else_was_sent()
        await _to(stage, day=WEDNESDAY, hour=12, minute=30)
        for phone in (anna, boris):
            phone.sees(_titles()[0])


async def test_lesson_in_quiet_hours_waits_for_morning(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await _chooses(stage, anna, clock=time(23, 0))
        await _to(stage, day=MONDAY, hour=13)
        boris.sees(_titles()[0])
        await _to(stage, day=MONDAY, hour=23, minute=30)
        stage.nothing_else_was_sent()
        await stage.moves(hours=8, minutes=30)
        anna.sees(_titles()[0])


async def test_lesson_two_hours_late_is_let_go(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await stage.stops()
        stage.simulator.clock.advance(6 * 3600)
        await stage.starts()
        await stage.settles()
        stage.nothing_else_was_sent()
        await _to(stage, day=WEDNESDAY, hour=12)
        await stage.stops()
        stage.simulator.clock.advance(2 * 3600)
        await stage.starts()
        await stage.settles()
        for phone in (anna, boris):
            phone.sees(_titles()[0])


async def test_other_hour_days_and_track_count_at_once(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await _chooses(stage, anna, clock=time(10, 0), days=frozenset({MONDAY, 1}), track="reach")
        await stage.moves(hours=1)
        anna.sees(_titles()[0])
        await _chooses(stage, anna, clock=time(11, 0))  # the slot of this day is over
        await stage.moves(hours=3)
        boris.sees(_titles()[0])
        await _to(stage, day=1, hour=11)
        anna.sees(_titles()[1])
        await anna.types("/lessons")
        assert set(_titles("reach")) < {label.removeprefix("▸ ") for label in buttons_of(anna.sees("only you"))}


async def test_switched_off_lessons_come_when_asked(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await _chooses(stage, anna, is_on=False)
        await _chooses(stage, boris, days=frozenset())
        await stage.moves(days=7)
        stage.nothing_else_was_sent()
        await anna.types("/lesson")
        anna.sees(_titles()[0])


async def test_blocking_stops_lessons_until_one_speaks(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await boris.blocks()
        await _to(stage, day=MONDAY, hour=13)
        anna.sees(_titles()[0])
        await boris.unblocks()
        await stage.moves(days=2)
        anna.sees(_titles()[1])
        stage.nothing_else_was_sent()
        await boris.types("/start")
        boris.sees("connected")
        await stage.moves(days=2)
        anna.sees(_titles()[2])
        boris.sees(_titles()[0])


async def test_leaving_ends_lessons_for_both(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await anna.types("/unpair")
        await anna.taps("Tell them kindly")
        await anna.taps("Yes, disconnect")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(days=5)
        stage.nothing_else_was_sent()
        await anna.types("/lesson")
        assert "Ask my partner this" not in buttons_of(anna.sees(_titles()[0]))


async def test_lesson_that_telegram_did_not_take_comes_again(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        stage.simulator.faults.add("500", "sendMessage", anna.id, times=100)
        await _to(stage, day=MONDAY, hour=13)
        boris.sees(_titles()[0])
        await stage.moves(hours=2, minutes=1)
        stage.simulator.faults.replace([])
        await stage.moves(hours=12)
        anna.sees_nothing_new()
        await _to(stage, day=WEDNESDAY, hour=13)
        anna.sees(_titles()[0])
        boris.sees(_titles()[1])


async def test_nobody_sees_the_track_of_the_other(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (stage, anna, boris):
        await _chooses(stage, anna, track="retreat")
        await boris.types("/lessons")
        boris.sees("only you see this")
        await boris.types("/export")
        boris.looks_away()
        told = str(list(boris.person.received))
        assert "retreat" not in told
        assert b"retreat" not in stage.records.dump()


async def test_forged_and_old_buttons_do_no_harm(tmp_path: Path) -> None:
    async with _reading(tmp_path) as (_, anna, boris):
        await anna.types("/lesson")
        lesson = anna.sees(_titles()[0])
        for data in ("lesson:skip:Z9", "lesson:later:Z9", "lesson:open:Z9", "lesson:ask:Z9"):
            await anna.forges(data, under=lesson)
            anna.sees("isn't here any more")
        await anna.forges(f"question:send:{2**63 - 1}")
        anna.sees("no longer open")
        await anna.taps("Ask my partner this")
        preview = anna.sees("word for word")
        await boris.forges(data_of(preview, "Send"))
        boris.sees("no longer open")
        await anna.types("/space 2h")
        anna.looks_away()
        await anna.taps_again("Send", preview)
        anna.sees("no longer open")
        boris.sees_nothing_new()


async def _chooses(
    stage: Stage,
    phone: Phone,
    *,
    clock: time | None = None,
    days: frozenset[int] | None = None,
    track: str | None = None,
    is_on: bool | None = None,
) -> None:
    """Choose as /settings does."""
    assert stage.app is not None
    person = await _member(stage, phone)
    async with stage.app.storage.begin() as uow:
        if track is not None:
            await service.set_track(uow, person, track)
        if days is not None:
            await service.set_days(uow, person, days)
        if clock is not None:
            await service.set_hour(uow, person, clock)
        if is_on is not None:
            await service.switch(uow, person, is_on)


def test_story_begins_on_a_monday() -> None:
    assert date(2027, 3, 1).weekday() == MONDAY
