"""Two answers, shown together in the morning, or one sentence that says nothing."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.dialogues.couples import sends_space
from tests.dialogues.evenings import (
    BERLIN,
    bridges,
    comes_next,
    in_zones,
    look,
    pauses,
    poll,
    question,
    until,
    votes,
)
from tests.stage import Phone, buttons_of, words_of

pytestmark = pytest.mark.both_databases  # answers of two people meet under a lock

SUNDAY = date(2027, 2, 28)
D1 = "How connected did you feel with your partner today?"
D2 = "How much room did you have for yourself today?"
D3 = "How full is your head right now?"
D5 = "Was there a small moment with your partner today that you liked?"
D7 = "What would do you good tomorrow?"


async def test_vote_changes_until_the_reveal(tmp_path: Path) -> None:
    """The last choice counts; what was chosen before is shown to nobody."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 0)
        await votes(boris, 4)
        await votes(anna, 4)
        await until(stage, BERLIN, "09:00")
        shown = words_of(anna.sees("You: very close. Boris: very close.\n\n"))
        assert shown.partition("\n\n")[2] in bridges("similar_good")
        boris.sees("You: very close. Anna: very close.")
        assert poll(anna)["poll"]["is_closed"]
        assert poll(boris)["poll"]["is_closed"]
        assert not any("far away" in words_of(message) for message in boris.person.received)


async def test_vote_taken_back_is_no_answer(tmp_path: Path) -> None:
    """Neither who takes the vote back nor the other is told anything."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 0)
        await votes(boris, 4)
        await votes(anna)
        await until(stage, BERLIN, "09:00")
        assert poll(boris)["poll"]["is_closed"]
        look(anna, boris)


@pytest.mark.parametrize("why", ["not answered", "kept private", "paused", "left", "blocked", "skipped"])
async def test_missing_is_one_silence(tmp_path: Path, why: str) -> None:
    """Whatever the reason, the other is told nothing; their question closes all the same."""
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
        assert anna.message(asked["message_id"])["poll"]["is_closed"]
        assert not anna.news(), "the closed question says all there is to say"
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
        shown = words_of(
            anna.sees("You: a little more time alone, a hug or touch. Boris: a hug or touch, something light and fun.")
        )
        assert shown.partition("\n\n")[2] in bridges("wishes_same", x="a hug or touch")
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
        shown = words_of(anna.sees("You: two houses in one street. Boris: one house, own rooms.\n\n"))
        assert shown.partition("\n\n")[2] in bridges("pictures_differ")
        boris.sees("You: one house, own rooms. Anna: two houses in one street.")
        look(anna, boris)


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
        await pauses(stage, anna, hours=26)
        await until(stage, BERLIN, "09:00")
        await until(stage, BERLIN, "20:00")
        assert question(boris) == D2
        assert poll(anna)["poll"]["is_closed"]
        await until(stage, BERLIN, "22:05")
        anna.looks_away()
        await until(stage, BERLIN, "20:00")
        assert question(anna) == question(boris) == D5


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
        look(anna, boris)


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
