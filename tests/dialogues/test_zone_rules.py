"""New rules of time zones at a start: what was planned by the clock keeps its clock time, and people are told."""

import zoneinfo
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from bot import zonedata
from tests.dialogues.relaying import sends
from tests.stage import Phone, Stage, words_of
from tests.zonefolders import folder_of

pytestmark = pytest.mark.both_databases  # what is planned is planned anew by statements over many rows

Couple = tuple[Phone, Phone]
NewRules = Callable[..., None]
HOUR = 3_600_000  # milliseconds


@pytest.fixture
def new_rules(tmp_path: Path) -> Iterator[NewRules]:
    """Yield what lets the machine have newer data, in which zones keep the rules of others."""

    def come(version: str = "2099a", **rules_of: str) -> None:
        moved = {"America/Vancouver": "America/Los_Angeles"} | {
            zone.replace("__", "/"): other for zone, other in rules_of.items()
        }
        zoneinfo.reset_tzpath([str(folder_of(tmp_path / version, version, moved))])
        zonedata.put_in_force()

    yield come
    zoneinfo.reset_tzpath(())
    zonedata.put_in_force()


async def lives_in(stage: Stage, phone: Phone, zone: str) -> None:
    """Let somebody live in a zone; it is nine in UTC, two in Vancouver (one from now on), ten in Madrid."""
    await stage.records.person_has(phone.id, zone=zone)


async def restarts(stage: Stage) -> None:
    """Start the bot anew and wait until all is done that follows."""
    await stage.restarts()
    await stage.settles()


async def test_a_promise_by_the_clock_keeps_its_clock_time(stage: Stage, couple: Couple, new_rules: NewRules) -> None:
    anna, boris = couple
    await lives_in(stage, anna, "America/Vancouver")
    await lives_in(stage, boris, "Europe/Madrid")
    await sends(anna, "/space until 20:00")
    boris.sees("04:00")
    anna.looks_away()
    new_rules()
    await restarts(stage)
    anna.sees_once("new rules", "stays 20:00")
    told = boris.sees_once("Anna's time stays", "05:00")
    assert boris.person.room.messages[told["message_id"]].is_silent
    await stage.moves(hours=18)  # 20:00 by the old rules
    anna.looks_away()  # a lesson of that morning
    await restarts(stage)
    stage.nothing_else_was_sent()
    await stage.moves(minutes=56)
    assert anna.news()  # she is asked five minutes before it, in one wording or another
    anna.looks_away()
    boris.sees_nothing_new()


async def test_a_promise_by_a_length_keeps_its_instant(stage: Stage, couple: Couple, new_rules: NewRules) -> None:
    anna, boris = couple
    await lives_in(stage, anna, "America/Vancouver")
    await lives_in(stage, boris, "Europe/Madrid")
    await sends(anna, "/space 18h")
    boris.sees("04:00")
    anna.looks_away()
    new_rules()
    await restarts(stage)
    anna.sees_once("stays when it was", "19:00")
    stage.nothing_else_was_sent()


async def test_who_waits_where_the_clocks_changed_reads_their_new_time(
    stage: Stage, couple: Couple, new_rules: NewRules
) -> None:
    anna, boris = couple
    await lives_in(stage, anna, "Europe/Madrid")
    await lives_in(stage, boris, "America/Vancouver")
    await sends(anna, "/space until 20:00")
    boris.sees("12:00")
    anna.looks_away()
    new_rules()
    await restarts(stage)
    boris.sees_once("Anna's time stays", "11:00")
    anna.sees_once("stays when it was", "20:00")


async def wishes(anna: Phone, boris: Phone) -> None:
    """Let Anna wish for something and look away."""
    await anna.types("/closeness hold my hand")
    await anna.taps("Whenever it suits")
    await anna.taps("Send")
    anna.looks_away()
    boris.looks_away()


async def test_an_answer_by_the_clock_keeps_its_clock_time(stage: Stage, couple: Couple, new_rules: NewRules) -> None:
    """Boris is asked five minutes before the time that his clock shows, not an hour before it."""
    anna, boris = couple
    await lives_in(stage, anna, "Europe/Madrid")
    await lives_in(stage, boris, "America/Vancouver")
    await wishes(anna, boris)
    await boris.taps("Yes, at")
    await boris.types("20:00")
    await boris.taps("Send")
    anna.sees("04:00")
    boris.looks_away()
    new_rules()
    await restarts(stage)
    boris.sees_once("new rules", "stays 20:00")
    told = anna.sees_once("Boris's time stays", "05:00")
    assert anna.person.room.messages[told["message_id"]].is_silent
    stage.nothing_else_was_sent()
    await restarts(stage)
    await stage.moves(hours=18)  # 20:00 by the old rules
    stage.nothing_else_was_sent()
    await stage.moves(minutes=56)
    boris.sees("20:00", "Anna")
    anna.sees_nothing_new()


async def test_an_answer_by_a_length_keeps_its_instant(stage: Stage, couple: Couple, new_rules: NewRules) -> None:
    anna, boris = couple
    await lives_in(stage, anna, "Europe/Madrid")
    await lives_in(stage, boris, "America/Vancouver")
    await wishes(anna, boris)
    await boris.taps("Yes, at")
    await boris.types("in 18 hours")
    await boris.taps("Send")
    anna.looks_away()
    boris.looks_away()
    new_rules()
    await restarts(stage)
    boris.sees_once("stays when it was", "19:00")
    stage.nothing_else_was_sent()


async def test_a_topic_by_the_clock_keeps_its_clock_time(stage: Stage, couple: Couple, new_rules: NewRules) -> None:
    anna, boris = couple
    await lives_in(stage, anna, "America/Vancouver")
    await lives_in(stage, boris, "Europe/Madrid")
    await sends(anna, "/space 2h")
    await stage.moves(minutes=116)
    await anna.taps("⋯ More ways")
    await anna.taps("Back, topic later")
    await anna.types("at 10:00")
    await anna.taps("Send")
    anna.looks_away()
    boris.looks_away()
    new_rules()
    await restarts(stage)
    anna.sees_once("stays 10:00")
    boris.sees_once("Anna's time stays", "19:00")
    stage.nothing_else_was_sent()


async def test_another_time_by_the_clock_keeps_its_clock_time(
    stage: Stage, couple: Couple, new_rules: NewRules
) -> None:
    anna, boris = couple
    await lives_in(stage, anna, "Europe/Madrid")
    await lives_in(stage, boris, "America/Vancouver")
    await wishes(anna, boris)
    await boris.taps("Yes, at")
    await boris.types("in 5 hours")
    await boris.taps("Send")
    await boris.taps("Change")
    await boris.types("20:00")
    await boris.taps("Send")
    anna.looks_away()
    boris.looks_away()
    new_rules()
    await restarts(stage)
    boris.sees_once("stays 20:00")
    anna.sees_once("05:00")


async def test_times_that_were_named_before_clocks_were_kept_stay(
    stage: Stage, couple: Couple, new_rules: NewRules
) -> None:
    anna, boris = couple
    await lives_in(stage, anna, "Europe/Madrid")
    await lives_in(stage, boris, "America/Vancouver")
    await wishes(anna, boris)
    await boris.taps("Yes, at")
    await boris.types("20:00")
    await boris.taps("Send")
    anna.looks_away()
    boris.looks_away()
    await stage.records.changes("UPDATE promises SET clocks = NULL")
    new_rules()
    await restarts(stage)
    stage.nothing_else_was_sent()


@pytest.mark.parametrize(("said", "hours"), [("until 20:00", 19), ("18h", 18)])
async def test_a_pause_by_the_clock_ends_by_the_clock(
    stage: Stage, couple: Couple, new_rules: NewRules, said: str, hours: int
) -> None:
    anna, boris = couple
    await lives_in(stage, anna, "America/Vancouver")
    await anna.types(f"/pause {said}")
    anna.looks_away()
    new_rules()
    await restarts(stage)
    stage.nothing_else_was_sent()
    await stage.moves(hours=hours, minutes=-1)
    anna.sees_nothing_new()
    await stage.moves(minutes=2)
    anna.sees("pause is over")
    boris.sees_nothing_new()


async def test_a_new_end_by_the_clock_keeps_its_clock_time(stage: Stage, couple: Couple, new_rules: NewRules) -> None:
    anna, boris = couple
    await lives_in(stage, anna, "America/Vancouver")
    await lives_in(stage, boris, "Europe/Madrid")
    await sends(anna, "/space 2h")
    await stage.moves(minutes=116)
    await anna.taps("⋯ More ways")
    await anna.taps("Other time")
    await anna.types("until 10:00")
    await anna.taps("Send")
    boris.sees("18:00")
    anna.looks_away()
    boris.looks_away()
    new_rules()
    await restarts(stage)
    anna.sees_once("stays 10:00")
    boris.sees_once("19:00")


async def test_lessons_and_questions_come_by_the_new_rules(
    stage: Stage, anna: Phone, boris: Phone, new_rules: NewRules
) -> None:
    await stage.pairs(anna, boris, with_routine=True)
    await lives_in(stage, anna, "America/Vancouver")
    new_rules("2098a", America__Vancouver="America/Vancouver")
    await restarts(stage)
    before = planned(stage, anna)
    assert {kind for kind, _ in before} == {"checkin.ask", "lesson.send"}
    new_rules()
    await restarts(stage)
    assert planned(stage, anna) == [(kind, at + HOUR) for kind, at in before]
    stage.nothing_else_was_sent()


async def test_what_waits_for_the_morning_waits_for_the_new_morning(
    stage: Stage, couple: Couple, new_rules: NewRules
) -> None:
    anna, boris = couple
    await lives_in(stage, anna, "Europe/Madrid")
    await lives_in(stage, boris, "America/Vancouver")
    await stage.records.person_has(boris.id, holds_at_night=True)
    await sends(anna, "/space 18h")
    new_rules()
    await restarts(stage)
    anna.looks_away()
    await stage.moves(hours=6, minutes=30)  # eight by the old rules
    boris.sees_nothing_new()
    await stage.moves(hours=1)
    boris.sees("Anna")


async def test_a_zone_that_the_rules_do_not_know_is_asked_for_again(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await lives_in(stage, anna, "America/Atlantis")
    await anna.types("/space until 20:00")
    assert "time" in words_of(anna.sees("What time is it"))
    boris.sees_nothing_new()


def planned(stage: Stage, phone: Phone) -> list[tuple[str, int]]:
    """Return what stands on the agenda for one person, with its instant in milliseconds."""
    question = "SELECT kind, due_at FROM agenda WHERE person_id = ? AND kind NOT LIKE 'space%' ORDER BY kind"
    return [(row[0], row[1]) for row in stage.records.rows(question, phone.id)]


async def test_new_rules_begin_nothing_for_who_blocked_the_bot(
    stage: Stage, anna: Phone, boris: Phone, new_rules: NewRules
) -> None:
    await stage.pairs(anna, boris, with_routine=True)
    for phone in (anna, boris):
        await lives_in(stage, phone, "America/Vancouver")
    await anna.blocks()
    await anna.unblocks()
    new_rules()
    await restarts(stage)
    assert planned(stage, anna) == []
    assert {kind for kind, _ in planned(stage, boris)} == {"checkin.ask", "lesson.send"}
