"""Small questions: asked of each in their own evening, shown to both in the morning, or not at all."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.services import accounts, checkins, checkins_answers
from bot.storage.unit_of_work import UnitOfWork
from tests.dialogues.couples import sends_space
from tests.dialogues.evenings import (
    BERLIN,
    NEW_YORK,
    changes,
    comes_next,
    in_zones,
    look,
    poll,
    polls,
    question,
    until,
    votes,
)
from tests.stage import Phone, Stage, buttons_of, words_of

SUNDAY = date(2027, 2, 28)
D1 = "How connected did you feel with your partner today?"
D2 = "How much room did you have for yourself today?"
D3 = "How full is your head right now?"
D5 = "Was there a small moment with your partner today that you liked?"
D7 = "What would do you good tomorrow?"
MISSING = "No shared view today."


async def test_each_is_asked_in_their_own_evening(tmp_path: Path) -> None:
    """A native poll that names who votes, at eight where each is, and both answers in the morning where each is."""
    async with in_zones(tmp_path, BERLIN, NEW_YORK) as (stage, anna, boris):
        await until(stage, BERLIN, "19:59")
        stage.nothing_else_was_sent()
        await until(stage, BERLIN, "20:00")
        asked = poll(anna)
        assert asked["poll"]["question"] == D1
        assert not asked["poll"]["is_anonymous"]
        assert not asked["poll"]["allows_multiple_answers"]
        assert asked["poll"]["description"].startswith("Boris gets the same question.")
        assert buttons_of(asked) == ["Skip"]
        stage.nothing_else_was_sent()
        await votes(anna, 3)
        await until(stage, NEW_YORK, "20:00")
        assert question(boris) == D1
        await votes(boris, 1)
        await until(stage, BERLIN, "08:59")
        stage.nothing_else_was_sent()
        await until(stage, BERLIN, "09:00")
        shown = anna.sees("You: quite close. Boris: a bit apart.\n\nYou had different days with each other.")
        assert shown["reply_to_message"]["message_id"] == asked["message_id"]
        assert _was_silent(stage, "You: quite close.")
        look(anna, boris)  # closed, without a word
        stage.nothing_else_was_sent()
        await until(stage, NEW_YORK, "09:00")
        boris.sees("You: a bit apart. Anna: quite close.\n\nYou had different days with each other.")


async def test_questions_take_turns_for_both(tmp_path: Path) -> None:
    """The order is the same for both, and nothing comes for who answers nothing."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        for _ in range(7):
            await until(stage, BERLIN, "20:00")
            assert question(anna) == question(boris)
        expected = [
            "How connected",
            "How much room",
            "Was there",
            "How full",
            "What would",
            "Did you feel",
            "What would",
        ]
        assert [asked.startswith(start) for asked, start in zip(polls(anna), expected, strict=True)] == [True] * 7
        assert "next week" in polls(anna)[-1]
        await until(stage, BERLIN, "09:00")
        look(anna, boris)


async def test_vote_changes_until_the_reveal(tmp_path: Path) -> None:
    """The last choice counts; what was chosen before is shown to nobody."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 0)
        await votes(boris, 4)
        await votes(anna, 4)
        await until(stage, BERLIN, "09:00")
        anna.sees("You: very close. Boris: very close.\n\nNice: similar for both of you today. What contributed?")
        boris.sees("You: very close. Anna: very close.")
        assert poll(anna)["poll"]["is_closed"]
        assert poll(boris)["poll"]["is_closed"]
        assert not any("far away" in words_of(message) for message in boris.person.received)


async def test_same_vote_twice_changes_nothing(tmp_path: Path) -> None:
    """Telegram may deliver a vote again."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        asked = poll(anna)
        poll(boris)
        await votes(anna, 2)
        before = stage.records.rows("SELECT * FROM checkin_polls")
        stage.simulator.world.updates.push(
            "poll_answer",
            {
                "poll_id": asked["poll"]["id"],
                "user": anna.person.human.as_user(),
                "option_ids": [2],
                "option_persistent_ids": ["2"],
            },
            ("again", 1),
        )
        await stage.settles()
        assert stage.records.rows("SELECT * FROM checkin_polls") == before


async def test_vote_taken_back_is_no_answer(tmp_path: Path) -> None:
    """Who takes the vote back is told nothing, the other the one sentence."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 0)
        await votes(boris, 4)
        await votes(anna)
        await until(stage, BERLIN, "09:00")
        assert words_of(boris.sees(MISSING)) == MISSING
        look(anna, boris)


async def test_skipped_question_is_closed_at_once(tmp_path: Path) -> None:
    """Skipping withdraws what was chosen, and asks nothing; asked again, the question comes again."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        asked = poll(anna)
        poll(boris)
        await votes(anna, 1)
        await anna.taps("Skip")
        assert anna.message(asked["message_id"])["poll"]["is_closed"]
        await anna.taps_again("Skip", asked)
        anna.sees("That button is from earlier")
        await anna.types("/checkin")
        assert question(anna) == D1
        await votes(boris, 3)
        await until(stage, BERLIN, "09:00")
        boris.sees(MISSING)
        look(anna, boris)


@pytest.mark.parametrize("why", ["not answered", "kept private", "paused", "left", "blocked", "skipped"])
async def test_missing_is_one_sentence(tmp_path: Path, why: str) -> None:
    """Whatever the reason, the other gets the same message, character for character."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D4", day=SUNDAY)
        await until(stage, BERLIN, "20:00")
        asked = poll(anna)
        poll(boris)
        assert buttons_of(asked) == ["Share this one", "Skip"]
        await anna.taps("Share this one")
        await votes(anna, 3)
        await _goes_missing(boris, why)
        anna.looks_away()
        await until(stage, BERLIN, "09:00")
        shown = anna.sees(MISSING)
        assert shown["text"] == "No shared view today."
        assert "entities" not in shown
        assert "reply_markup" not in shown
        assert shown["reply_to_message"]["message_id"] == asked["message_id"]
        assert 0 <= shown["date"] - datetime(2027, 3, 2, 8, tzinfo=UTC).timestamp() < 60
        poll(anna)
        boris.looks_away()


async def test_opt_in_shows_only_if_both_do(tmp_path: Path) -> None:
    """Both tapped *Share this one*, so both see both."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D4", day=SUNDAY)
        await until(stage, BERLIN, "20:00")
        for phone in (anna, boris):
            poll(phone)
            await phone.taps("Share this one")
            assert buttons_of(poll(phone)) == ["✓ Shared if you both do", "Skip"]
        await votes(anna, 4)
        await votes(boris, 2)
        await anna.taps("✓ Shared")
        await anna.taps("Share this one")
        poll(anna)
        await until(stage, BERLIN, "09:00")
        anna.sees("You: yes, clearly. Boris: partly.")
        boris.sees("You: partly. Anna: yes, clearly.")
        look(anna, boris)


async def test_private_question_is_revealed_to_nobody(tmp_path: Path) -> None:
    """Its poll closes in the morning and that is all."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D6", day=SUNDAY)
        await until(stage, BERLIN, "20:00")
        assert poll(anna)["poll"]["description"] == "Only for you. Boris doesn't get to see it."
        poll(boris)
        await votes(anna, 1)
        await votes(boris, 0)
        await until(stage, BERLIN, "09:00")
        assert poll(anna)["poll"]["is_closed"]
        poll(boris)


async def test_several_wishes_find_what_they_share(tmp_path: Path) -> None:
    """An item that takes several takes several; the bridge names what both wish for."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D7", day=SUNDAY)
        await until(stage, BERLIN, "20:00")
        assert poll(anna)["poll"]["allows_multiple_answers"]
        poll(boris)
        await votes(anna, 1, 2)
        await votes(boris, 2, 5)
        await until(stage, BERLIN, "09:00")
        anna.sees(
            "You: a little more time alone, a hug or touch. Boris: a hug or touch, something light and fun.",
            "You both would like “a hug or touch”. When could that be?",
        )
        boris.sees("You: a hug or touch, something light and fun. Anna: a little more time alone, a hug or touch.")
        look(anna, boris)


async def test_week_question_is_shown_after_two_days(tmp_path: Path) -> None:
    """On the second Sunday's evening there is a question about the week, and its reveal is on Tuesday at eight."""
    async with in_zones(tmp_path, at=datetime(2027, 2, 27, 12, tzinfo=UTC)) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00", on=date(2027, 3, 6))
        look(anna, boris)
        await until(stage, BERLIN, "20:00", on=date(2027, 3, 7))
        assert question(anna) == question(boris) == "And which picture would you like for next week?"
        await votes(anna, 1)
        await votes(boris, 3)
        await until(stage, BERLIN, "19:59", on=date(2027, 3, 9))
        assert not any("You: " in news for news in anna.news() + boris.news())
        look(anna, boris)
        await until(stage, BERLIN, "20:00")
        anna.sees("You: two houses in one street. Boris: one house, own rooms.\n\nYou wish for different pictures.")
        boris.sees("You: one house, own rooms. Anna: two houses in one street.")
        look(anna, boris)


async def test_fear_is_met_in_private(tmp_path: Path) -> None:
    """The lowest option shows that person the way to help; the partner gets nothing, and nothing is kept of the tap."""
    async with in_zones(tmp_path, at=datetime(2027, 3, 6, 12, tzinfo=UTC)) as (stage, anna, boris):
        await _connected_since(stage, datetime(2027, 2, 22, tzinfo=UTC))
        await comes_next(stage, "W1", day=date(2027, 2, 21))
        await changes(stage, "UPDATE couples SET connected_at = connected_at - 604800000")
        await until(stage, BERLIN, "20:00")
        assert question(anna) == "How easy was it this week to say what you needed?"
        poll(boris)
        await votes(anna, 0)
        said = anna.sees("If it isn't possible because you're afraid of the reaction, that's important. Tap here.")
        before = stage.records.all()
        await anna.taps("Help", under=said)
        anna.looks_away()
        assert stage.records.all() == before
        await votes(anna, 2)
        await until(stage, BERLIN, "20:00", on=date(2027, 3, 8))
        look(anna, boris)
        assert all("afraid" not in words_of(message) for message in boris.person.received)


async def test_good_moment_is_told_as_previewed(tmp_path: Path) -> None:
    """The line is previewed word for word; nothing goes before *Send*, and nothing goes twice."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D5", day=SUNDAY)
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 0)
        anna.sees("What was the moment?", "120 characters at most")
        await anna.types("  the coffee you\nbrought me ")
        preview = anna.sees("This is what Boris will get, word for word:")
        told = "There was a small moment with you that Anna liked: “the coffee you brought me”"
        assert told in words_of(preview)
        stage.nothing_else_was_sent()
        await anna.taps("Send")
        anna.sees(told, "On its way to Boris.")
        assert words_of(boris.sees("small moment")) == told
        await anna.taps_again("Send", preview)
        anna.sees("That button is from earlier")
        await until(stage, BERLIN, "09:00")
        look(anna, boris)


async def test_good_moment_can_stay_with_oneself(tmp_path: Path) -> None:
    """A line that is too long is asked for again, and *Not now* ends it; the partner never hears."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D5", day=SUNDAY)
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 0)
        anna.sees("What was the moment?")
        await anna.types("x" * 121)
        anna.sees("That is 121 characters")
        await anna.taps("Without a line")
        anna.sees("There was a small moment with you that Anna liked.")
        await anna.taps("Not now")
        anna.sees("It stays with you.")


async def test_question_waits_for_no_open_draft(tmp_path: Path) -> None:
    """What somebody is in the middle of is not lost to a vote."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D5", day=SUNDAY)
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await anna.types("/space 2h")
        preview = anna.sees("word for word")
        await votes(anna, 0)
        anna.sees("You can tell Boris of it in one line, or without one.")
        await anna.taps("Send", under=preview)
        anna.sees("Delivered.")
        boris.sees("Anna")
        await anna.taps("Without a line")
        anna.sees("There was a small moment")
        await anna.taps("Send")
        anna.sees("This keeps until it is over")


async def test_space_lets_questions_rest(tmp_path: Path) -> None:
    """Nobody is asked while one of the two is in a space, and the next evening it goes on."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "19:00")
        await sends_space(boris, "2h")
        look(anna, boris)
        await until(stage, BERLIN, "20:00")
        stage.nothing_else_was_sent()
        await anna.types("/checkin")
        anna.sees("There is a pause between the two of you right now.")
        await boris.types("/back")
        look(anna, boris)
        await until(stage, BERLIN, "20:00")
        assert question(anna) == question(boris) == D1


async def test_reveal_waits_for_the_return(tmp_path: Path) -> None:
    """During a space nothing is revealed; afterwards it comes, a little later than usual."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 3)
        await votes(boris, 3)
        await until(stage, BERLIN, "08:30")
        await sends_space(boris, "2h")
        look(anna, boris)
        await until(stage, BERLIN, "09:00")
        await until(stage, BERLIN, "09:40")
        stage.nothing_else_was_sent()
        await boris.types("/back")
        look(anna, boris)
        await until(stage, BERLIN, "10:15")
        anna.sees("You: quite close. Boris: quite close.")
        boris.sees("You: quite close. Anna: quite close.")
        look(anna, boris)


async def test_pause_holds_questions_and_reveals(tmp_path: Path) -> None:
    """Nothing comes during a pause; what was to be shown comes within two days or not at all."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 3)
        await _pauses(stage, anna, hours=26)
        await until(stage, BERLIN, "09:00")
        await until(stage, BERLIN, "20:00")
        assert question(boris) == D2
        assert poll(anna)["poll"]["is_closed"]
        await until(stage, BERLIN, "22:05")
        anna.sees(MISSING)
        anna.looks_away()
        await until(stage, BERLIN, "20:00")
        assert question(anna) == question(boris) == D5


async def test_blocked_bot_stays_silent_afterwards(tmp_path: Path) -> None:
    """Unblocking begins nothing; whoever asks again is asked again from then on."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await anna.blocks()
        await anna.unblocks()
        await until(stage, BERLIN, "20:00")
        anna.sees_nothing_new()
        assert question(boris) == D1
        await until(stage, BERLIN, "20:00")
        anna.sees_nothing_new()
        poll(boris)
        await anna.types("/checkin")
        assert question(anna) == D2
        await until(stage, BERLIN, "20:00")
        assert question(anna) == question(boris) == D5


async def test_checkin_brings_the_evening_forward(tmp_path: Path) -> None:
    """The question of the day comes now and not again in the evening; the other gets the same one."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await anna.types("/checkin")
        asked = poll(anna)
        assert asked["poll"]["question"] == D1
        await anna.types("/checkin")
        assert anna.sees("Today's question is up there.")["reply_to_message"]["message_id"] == asked["message_id"]
        assert not stage.records.rows("SELECT * FROM started_messages")
        await until(stage, BERLIN, "20:00")
        anna.sees_nothing_new()
        assert question(boris) == D1
        await votes(boris, 3)
        await votes(anna, 3)
        await until(stage, BERLIN, "09:00")
        anna.sees("You: quite close.")
        boris.sees("You: quite close.")
        look(anna, boris)


async def test_checkin_alone_leads_nowhere(tmp_path: Path) -> None:
    """Without a partner there is nothing to ask about."""
    async with Stage.opened(tmp_path, at=datetime(2027, 3, 1, 9, tzinfo=UTC)) as stage:
        anna = stage.phone("Anna")
        await anna.types("/checkin")
        anna.sees("You aren't connected with anybody yet")
        stage.nothing_else_was_sent()


async def test_budget_of_two_a_day_holds(tmp_path: Path) -> None:
    """When two messages were started today, the question is let go without a word."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "19:00")
        await changes(stage, "INSERT INTO started_messages VALUES (?, '2027-03-01', 2)", anna.id)
        await until(stage, BERLIN, "20:00")
        anna.sees_nothing_new()
        poll(boris)
        assert stage.records.rows("SELECT count FROM started_messages WHERE person_id = ?", boris.id) == [(1,)]
        await until(stage, BERLIN, "20:00")
        assert question(anna) == question(boris) == D2


async def test_restart_in_the_middle_changes_nothing(tmp_path: Path) -> None:
    """Questions, votes and reveals are rows."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await stage.restarts()
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 3)
        await stage.restarts()
        await votes(boris, 3)
        await until(stage, BERLIN, "09:00")
        await stage.restarts()
        anna.sees("You: quite close. Boris: quite close.")
        boris.sees("You: quite close. Anna: quite close.")
        look(anna, boris)


async def test_outage_of_a_day_costs_that_day(tmp_path: Path) -> None:
    """Questions that are too late are let go; a reveal is made up for."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 3)
        await votes(boris, 3)
        await stage.stops()
        stage.simulator.clock.advance(timedelta(hours=27).total_seconds())  # 23:00 the day after
        await stage.starts()
        await stage.settles()
        stage.nothing_else_was_sent()  # it is late, and quiet
        await until(stage, BERLIN, "08:00")
        anna.sees("You: quite close. Boris: quite close.")
        boris.sees("You: quite close. Anna: quite close.")
        look(anna, boris)
        await until(stage, BERLIN, "20:00")
        assert question(anna) == question(boris) == D2


async def test_short_outage_asks_a_little_late(tmp_path: Path) -> None:
    """Within two hours the question still comes, once."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await stage.stops()
        stage.simulator.clock.advance(timedelta(hours=8, minutes=30).total_seconds())  # 21:30
        await stage.starts()
        await stage.settles()
        assert question(anna) == question(boris) == D1
        await until(stage, BERLIN, "20:00")
        assert question(anna) == question(boris) == D2


async def test_change_of_clocks_asks_once_a_day(tmp_path: Path) -> None:
    """In spring and in autumn there is one question a day, at the hour on the wall."""
    for at, days in (
        (datetime(2027, 3, 26, 12, tzinfo=UTC), ["27 02:30", "28 03:00", "29 02:30"]),
        (datetime(2027, 10, 29, 12, tzinfo=UTC), ["30 02:30", "31 02:30", "01 02:30"]),
    ):
        folder = tmp_path / str(at.month)
        folder.mkdir()
        async with in_zones(folder, at=at) as (stage, anna, boris):
            await _asked_at(stage, anna, time(2, 30))
            for _ in range(160):
                await stage.moves(minutes=30)
                if len(polls(anna)) == 3 and stage.now > at + timedelta(days=3):
                    break
            asked = [message["date"] for message in anna.person.received if "poll" in message]
            assert [_day(sent) for sent in asked][:3] == days
            look(anna, boris)


async def test_vote_without_known_poll_is_matched(tmp_path: Path) -> None:
    """Telegram took the poll and the process died before it wrote down the id."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await stage.stops()
        await changes(stage, "UPDATE checkin_polls SET poll_id = NULL, message_id = NULL WHERE person_id = ?", anna.id)
        await stage.starts()
        await votes(anna, 3)
        await votes(boris, 3)
        await votes(anna, 4)
        await until(stage, BERLIN, "09:00")
        anna.sees("You: very close. Boris: quite close.")
        boris.sees("You: quite close. Anna: very close.")
        poll(boris)


async def test_stray_poll_of_another_day_counts_nowhere(tmp_path: Path) -> None:
    """A vote in a poll that asked something else is not taken for the answer to tonight's question."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        old = poll(anna)
        poll(boris)
        await changes(stage, "UPDATE checkin_polls SET poll_id = NULL, message_id = NULL WHERE person_id = ?", anna.id)
        await until(stage, BERLIN, "20:00")
        assert question(anna) == question(boris) == D2
        await votes(anna, 0, poll=old)
        await votes(boris, 3)
        await until(stage, BERLIN, "09:00")
        assert words_of(boris.sees(MISSING)) == MISSING
        look(anna, boris)


async def test_forwarded_poll_is_not_the_partners(tmp_path: Path) -> None:
    """A vote in the poll of the other counts for nobody, and neither do taps with its number."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        asked = poll(anna)
        poll(boris)
        await votes(anna, 3)
        boris.person.forwards(asked)
        await stage.settles()
        boris.looks_away()
        await votes(boris, 0)
        await boris.forges(asked["reply_markup"]["inline_keyboard"][0][0]["callback_data"])
        boris.sees("That button is from earlier")
        await until(stage, BERLIN, "09:00")
        anna.sees(MISSING)
        look(anna, boris)


async def test_discreet_question_opens_on_a_tap(tmp_path: Path) -> None:
    """A notification shows nothing of what is asked."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await changes(stage, "UPDATE people SET is_discreet = 1 WHERE id = ?", anna.id)
        await until(stage, BERLIN, "20:00")
        poll(boris)
        said = anna.sees("There is something small for you.")
        assert {"type": "spoiler", "offset": 0, "length": len(words_of(said))} in said["entities"]
        assert not polls(anna)
        await anna.taps("Open")
        assert question(anna) == D1


async def test_three_weeks_end_with_a_question(tmp_path: Path) -> None:
    """Instead of that evening's question it is asked whether to go on; *A break* ends it, *Fewer* thins it out."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await changes(stage, "UPDATE checkin_settings SET begun_on = '2027-02-08'")
        await until(stage, BERLIN, "20:00")
        anna.sees("Keep going, fewer, or a break?")
        boris.sees("Keep going, fewer, or a break?")
        await anna.taps("A break")
        anna.sees("No more questions by themselves.")
        await boris.taps("Fewer")
        boris.sees("Tuesday, Thursday and Sunday")
        await until(stage, BERLIN, "20:00")
        assert question(boris) == D1
        await until(stage, BERLIN, "20:00")
        await until(stage, BERLIN, "20:00")
        assert question(boris) == D2
        anna.sees_nothing_new()


async def test_answers_are_sealed_and_forgotten(tmp_path: Path) -> None:
    """What was chosen stands nowhere in the open, is in one's own export, and is gone after ninety days."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 3)
        assert "Quite close" not in repr(stage.records.all())
        assert stage.house is not None
        async with stage.house.storage.read() as uow:
            found = await _own(uow, anna)
        assert [(one["question"], one["answer"]) for one in found] == [("D1", ["Quite close"])]
        for person in (anna, boris):
            await _pauses(stage, person, hours=24 * 200)
        await stage.moves(days=91)
        await stage.moves(hours=7)
        assert stage.records.rows("SELECT count(*) FROM checkin_polls") == [(0,)]
        look(anna, boris)


async def _own(uow: UnitOfWork, phone: Phone) -> list[dict[str, object]]:
    person = await accounts.known(uow, phone.id)
    assert person is not None
    return await checkins_answers.own_answers(uow, person)


async def _goes_missing(phone: Phone, why: str) -> None:
    """Do what makes an answer missing, in every way but the first after having answered."""
    if why == "not answered":
        return
    await votes(phone, 2)
    if why != "kept private":
        await phone.taps("Share this one")
    if why == "paused":
        await phone.types("/pause 3h")
        await phone.types("/pause until tomorrow 20:00")
    elif why == "left":
        await phone.types("/unpair")
        await phone.taps("Leave quietly")
        await phone.taps("Yes, disconnect")
    elif why == "blocked":
        await phone.blocks()
    elif why == "skipped":
        await phone.taps("Skip")


async def _asked_at(stage: Stage, phone: Phone, clock: time) -> None:
    """Choose an hour, without quiet hours, as the settings do."""
    await changes(stage, "UPDATE people SET quiet_from = '00:00:00.000000', quiet_to = '00:00:00.000000'")
    assert stage.house is not None
    async with stage.house.storage.begin() as uow:
        person = await accounts.known(uow, phone.id)
        assert person is not None
        chosen = await checkins.set_hour(uow, person, clock)
    assert chosen.clock == clock


async def _pauses(stage: Stage, phone: Phone, *, hours: int) -> None:
    until_at = int((stage.now + timedelta(hours=hours)).timestamp() * 1000)
    await changes(stage, "UPDATE people SET paused_until = ? WHERE id = ?", until_at, phone.id)


async def _connected_since(stage: Stage, at: datetime) -> None:
    await changes(stage, "UPDATE couples SET connected_at = ?", int(at.timestamp() * 1000))


def _was_silent(stage: Stage, words: str) -> bool:
    sent = [call.parameters for call in stage.simulator.calls if words in str(call.parameters.get("text"))]
    return bool(sent) and all(parameters.get("disable_notification") for parameters in sent)


def _day(sent: int) -> str:
    return datetime.fromtimestamp(sent, ZoneInfo(BERLIN)).strftime("%d %H:%M")
