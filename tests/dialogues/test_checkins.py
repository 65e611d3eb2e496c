"""Small questions: each is asked in their own evening, once, whatever happens in between."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bot.db.unit_of_work import UnitOfWork
from bot.services import accounts, checkins, checkins_answers
from tests.dialogues.couples import sends_space
from tests.dialogues.evenings import (
    BERLIN,
    NEW_YORK,
    bridges,
    changes,
    in_zones,
    look,
    pauses,
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
        shown = anna.sees("You: quite close. Boris: a bit apart.\n\n")
        bridge = words_of(shown).partition("\n\n")[2]
        assert bridge in bridges("apart")
        assert shown["reply_to_message"]["message_id"] == asked["message_id"]
        assert _was_silent(stage, "You: quite close.")
        look(anna, boris)  # closed, without a word
        stage.nothing_else_was_sent()
        await until(stage, NEW_YORK, "09:00")
        boris.sees(f"You: a bit apart. Anna: quite close.\n\n{bridge}")


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
        look(anna, boris)
        assert not [m for m in boris.person.received if "You:" in words_of(m)]


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
        anna.sees("You aren't connected with anybody here")
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
        look(anna, boris)


async def test_discreet_question_opens_on_a_tap(tmp_path: Path) -> None:
    """A notification shows nothing of what is asked."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await changes(stage, "UPDATE people SET is_discreet = true WHERE id = ?", anna.id)
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
        assert stage.app is not None
        async with stage.app.storage.read() as uow:
            found = await _own(uow, anna)
        assert [(one["question"], one["answer"]) for one in found] == [("D1", ["Quite close"])]
        for person in (anna, boris):
            await pauses(stage, person, hours=24 * 200)
        await stage.moves(days=91)
        await stage.moves(hours=7)
        assert stage.records.rows("SELECT count(*) FROM checkin_polls") == [(0,)]
        look(anna, boris)


async def _own(uow: UnitOfWork, phone: Phone) -> list[dict[str, object]]:
    person = await accounts.known(uow, phone.id)
    assert person is not None
    return list((await checkins_answers.exported(uow, person))["answers"])


async def _asked_at(stage: Stage, phone: Phone, clock: time) -> None:
    """Choose an hour, without quiet hours, as the settings do."""
    await changes(stage, "UPDATE people SET quiet_from = '00:00:00.000000', quiet_to = '00:00:00.000000'")
    assert stage.app is not None
    async with stage.app.storage.begin() as uow:
        person = await accounts.known(uow, phone.id)
        assert person is not None
        chosen = await checkins.set_hour(uow, person, clock)
    assert chosen.clock == clock


def _was_silent(stage: Stage, words: str) -> bool:
    sent = [call.parameters for call in stage.simulator.calls if words in str(call.parameters.get("text"))]
    return bool(sent) and all(parameters.get("disable_notification") for parameters in sent)


def _day(sent: int) -> str:
    return datetime.fromtimestamp(sent, ZoneInfo(BERLIN)).strftime("%d %H:%M")
