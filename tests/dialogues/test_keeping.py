"""What waits for the end of a pause, and what somebody who takes ready-made lines only is spared."""

from pathlib import Path

import pytest

from bot.playground.faults import Rule
from tests.dialogues.couples import connected, sends_space, wishes
from tests.dialogues.relaying import quoted
from tests.stage import Phone, Stage, buttons_of, words_of

pytestmark = pytest.mark.both_databases  # what is kept goes out once


def look(*phones: Phone) -> None:
    """Take all that is there for looked at."""
    for phone in phones:
        phone.looks_away()


async def wish_in_a_pause(stage: Stage, anna: Phone, boris: Phone) -> None:
    """Let Anna be in a pause, and Boris's wish be kept for its end."""
    await sends_space(anna)
    await stage.moves(minutes=5)
    await wishes(boris)
    look(anna, boris)


async def test_pause_that_is_taken_back_lets_the_wish_go(tmp_path: Path) -> None:
    """The pause leaves no trace: the wish that was kept for it goes the way it would have gone without."""
    async with connected(tmp_path) as (stage, anna, boris):
        await wish_in_a_pause(stage, anna, boris)
        await anna.taps("Take back")
        anna.sees("Taken back. It is gone from Boris's chat.")
        assert "Yes, now" in buttons_of(anna.sees("Boris", "a hug"))
        boris.sees("a hug", "Delivered. Anna has your wish.")
        assert not any("in a pause" in words_of(m) or "14:00" in words_of(m) for m in boris.person.received)
        await anna.taps("Not today")
        anna.sees("Your answer: Not today")
        boris.sees("Anna: Not today")
        await stage.moves(days=2)


async def test_pause_that_never_arrives_lets_the_wish_go(tmp_path: Path) -> None:
    """Telegram refuses the need for space for good; the wish it was to answer is not lost with it."""
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(boris)
        await stage.moves(minutes=5)
        await sends_space(anna)
        look(anna, boris)
        stage.simulator.faults.rules.append(Rule("sendMessage", "409", boris.id))
        await anna.taps("❤ and my time")
        anna.sees("I couldn't deliver this to Boris, and nothing arrived.")
        assert "Yes, now" in buttons_of(anna.sees("Boris", "a hug", "whenever it suits you"))
        assert boris.news() == [] or "Delivered" in words_of(boris.sees("a hug"))
        await anna.taps("Yes, now")
        look(anna)
        boris.sees("Anna: Yes, now")


async def test_kept_wish_can_be_taken_back(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wish_in_a_pause(stage, anna, boris)
        await boris.taps("Take back")
        boris.sees("Taken back. It doesn't go to Anna any more.")
        await stage.moves(hours=1, minutes=50)
        look(anna)
        await anna.taps("I'm back")
        anna.sees("Welcome back")
        assert "hug" not in words_of(boris.sees("Anna is"))
        stage.nothing_else_was_sent()


async def test_another_wish_meets_the_kept_one(tmp_path: Path) -> None:
    """It is said to be kept, not to be with somebody who has not got it, and changing it keeps the changed one."""
    async with connected(tmp_path) as (stage, anna, boris):
        await wish_in_a_pause(stage, anna, boris)
        await boris.types("/closeness please")
        boris.sees("Your wish is safe with me and goes to Anna as soon as it can.")
        await boris.taps("Make it smaller")
        await boris.taps("Just a heart back")
        await boris.taps("Whenever it suits")
        await boris.taps("Send")
        look(boris)
        anna.sees_nothing_new()
        await anna.taps("I'm back")
        anna.sees("Boris", "a heart")
        boris.sees("Anna is back.")
        look(anna, boris)


async def test_small_sign_waits_while_the_other_takes_no_signals(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wish_in_a_pause(stage, anna, boris)
        await anna.types("/pause")
        await anna.taps("1 h")
        look(anna)
        await boris.taps("❤")
        boris.sees("Sent, without a sound.")
        anna.sees_nothing_new()
        await anna.types("/resume")
        anna.sees("❤")
        look(anna)


async def test_topic_waits_for_the_return(tmp_path: Path) -> None:
    """A pause is no time for a topic: it comes as it was previewed once the other is back."""
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(seconds=30)
        look(anna, boris)
        await boris.types("/talk")
        for said in ("tired", "the weekends", "one free Saturday"):
            look(boris)
            await boris.types(said)
        preview = quoted(boris.sees("word for word"))[0]
        assert "I felt tired about the weekends, and I'd like one free Saturday." in preview
        await boris.taps("Send")
        boris.sees("Anna is in a pause until 14:00. I keep what you'd like to talk about")
        stage.nothing_else_was_sent()
        await stage.restarts()
        await anna.taps("I'm back")
        anna.sees("Welcome back")
        boris.sees("Anna is")
        assert words_of(anna.sees("the weekends")) == preview
        assert buttons_of(anna.sees_once("the weekends")) == [
            "Yes, now",
            "Yes, at …",
            "Not today",
            "🔒 Is something wrong?",
        ]
        boris.sees("Delivered, with what it is about")
        await anna.taps("Yes, now")
        look(anna)
        boris.sees("Anna: Yes, now")
        await stage.moves(days=2)


async def test_topic_stands_beside_the_own_wish_and_ends_in_its_own_words(tmp_path: Path) -> None:
    """It takes no wish away, reminds nobody, and is called a topic when no answer comes."""
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.changes("UPDATE people SET takes_reminders = true, quiet_from = quiet_to")
        await wishes(anna)
        hug = boris.sees("a hug")
        await anna.types("/talk the holidays")
        await anna.taps("Send")
        boris.sees("“the holidays”")
        assert hug["message_id"] in {m["message_id"] for m in boris.person.received}
        await boris.taps("Yes, now", under=hug)
        look(anna, boris)
        await stage.moves(hours=12)
        stage.nothing_else_was_sent()
        await stage.moves(hours=11)
        assert "wish" not in words_of(anna.sees("?"))
        await stage.moves(hours=1)
        closed = words_of(anna.sees(""))
        assert "wish" not in closed
        await stage.moves(days=1)


async def test_held_wish_ends_as_not_delivered(tmp_path: Path) -> None:
    """What never arrived is not called unanswered."""
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause")
        await boris.taps("A week")
        await wishes(anna)
        look(anna, boris)
        await stage.moves(hours=25)
        anna.sees("Its time passed before it could reach Boris, so it wasn't delivered and nothing arrived.")
        await stage.moves(days=1)


async def test_new_time_needs_a_first_one_that_arrived(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause")
        await boris.taps("A week")
        await sends_space(anna)
        look(anna, boris)
        await anna.types("/space 5h")
        anna.sees("You are in a pause until 14:00.")
        await anna.taps("1 more h")
        anna.sees("Boris hasn't got your need for space yet, so there is no time to change.")


async def test_ready_made_lines_only_hold_everywhere(tmp_path: Path) -> None:
    """Letters for the return, lines of coming back, own wishes and topics: none reaches somebody who takes none."""
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.everybody_has(takes_lines=False)
        await sends_space(anna, "2h")
        look(anna, boris)
        await boris.taps("Leave a line")
        boris.sees("Anna takes ready-made lines only.")
        await boris.types("soup")
        boris.sees("This stays here. Anna takes ready-made lines only.")
        await anna.types("/back soup")
        preview = anna.sees("Boris takes ready-made lines only now, so your own line is left out.")
        assert "soup" not in words_of(preview)
        await anna.taps("Send")
        assert "soup" not in words_of(boris.sees("Anna is"))
        look(anna)
        await anna.types("/closeness soup")
        asked = anna.sees("Boris takes ready-made wishes only, so tap one of these.")
        assert "My own words" not in buttons_of(asked)
        await anna.types("soup after all")
        anna.sees("Boris takes ready-made wishes only")
        await anna.types("/talk soup")
        anna.sees("what it is about stays with you until you talk", "word for word")
        await anna.taps("Send")
        anna.sees("Delivered. Boris can name a time")
        assert "soup" not in words_of(boris.sees("Anna would like to talk"))


async def test_own_wish_falls_out_when_lines_are_switched_off_meanwhile(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("/closeness sit with me")
        await anna.taps("Whenever it suits")
        anna.sees("“sit with me”")
        await stage.records.person_has(boris.id, takes_lines=False)
        await anna.taps("Send")
        anna.sees("Boris takes ready-made wishes only, so tap one of these.")
        boris.sees_nothing_new()
        await anna.taps("A walk")
        await anna.taps("Send")
        assert "sit with me" not in words_of(boris.sees("a walk"))
        look(anna)


async def test_words_that_may_land_as_blame_are_named_in_every_preview(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("/closeness that you never forget me")
        await anna.taps("Whenever it suits")
        anna.sees("Some of this may land as blame. Keep it, or say it again", "word for word")
        await anna.types("/talk you always leave")
        anna.sees("Some of this may land as blame.", "word for word")
        await sends_space(anna, "2h")
        look(anna, boris)
        await boris.taps("Leave a line")
        await boris.types("fine then")
        boris.sees("Kept. Anna gets it on coming back: “fine then”", "Some of this may land as blame.")
        look(boris)
        await anna.types("/back you never ask")
        anna.sees("Some of this may land as blame.", "Boris will get, word for word:")


async def test_cancel_and_the_menu_wait_for_no_more_words(tmp_path: Path) -> None:
    """Words that come later are nobody's letter."""
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        look(anna, boris)
        for way_out, shown in (("Cancel", "Cancelled. Nothing was sent."), ("Menu", "You and Anna are connected")):
            await boris.taps("Leave a line")
            if way_out == "Menu":
                await boris.forges("menu:home")
            else:
                await boris.taps(way_out)
            boris.sees(shown)
            await boris.types("how could you")
            boris.sees("I haven't sent this")
        look(boris)
        await anna.taps("I'm back")
        assert not any("how could you" in words_of(m) for m in anna.person.received)
        look(anna, boris)
