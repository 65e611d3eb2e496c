"""Every special situation, on the whole bot with a moved clock: the exact words, both phones, and nothing else."""

from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space, wishes
from tests.dialogues.relaying import quoted
from tests.dialogues.situations import HELD, PRACTICAL, hears
from tests.stage import Phone, Stage, buttons_of, words_of

OPENERS = (
    "Thank you for the room.",
    "Hug first?",
    "A bit clearer. Ten minutes?",
    "Not ready for the topic yet, but I'm here.",
)
ASKED = ["I'm back", "20 more min · {}", "⋯ More ways"]
WAYS_BACK = ["I'm back", "Back, topic later …", "In my own words …"]


def asked_ways(clock: str) -> list[str]:
    """Return the three ways under a question, with what the time would be."""
    return [one.format(clock) for one in ASKED]


async def test_silence_from_the_promise_to_its_end(tmp_path: Path) -> None:
    """T−5, T+10, T+2 h to the one who left; one neutral sentence to the one who waits; both hear that it is closed."""
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        for phone in (anna, boris):
            phone.looks_away()
        for minutes, situation, clock in ((115, "five minutes before", "14:20"), (15, "time reached", "14:30")):
            await stage.moves(minutes=minutes - 1)
            stage.nothing_else_was_sent()
            await stage.restarts()
            await stage.moves(minutes=1)
            assert buttons_of(hears(anna, situation)) == asked_ways(clock)
            await stage.restarts()
            stage.nothing_else_was_sent()
        await stage.moves(minutes=5)
        silence = hears(boris, "silence")
        assert buttons_of(silence) == ["Ten minutes for me", "Not safe?", "Write a line", "Leave it"]
        stage.nothing_else_was_sent()
        await boris.taps("Leave it")
        assert not buttons_of(boris.message(silence["message_id"]))
        await stage.moves(minutes=105)
        assert buttons_of(hears(anna, "last reminder")) == asked_ways("16:20")
        stage.nothing_else_was_sent()
        await stage.moves(hours=21, minutes=59)
        await stage.restarts()
        stage.nothing_else_was_sent()
        await stage.moves(minutes=1)
        closed = words_of(hears(anna, "closed", t2="Monday 14:00"))
        stage.nothing_else_was_sent()
        await stage.moves(minutes=5)
        assert words_of(hears(boris, "closed", t2="Monday 14:00")) == closed
        await stage.moves(days=3)


async def test_return_on_time_with_an_older_button_for_each_opener(tmp_path: Path) -> None:
    """Buttons that stand in chats from before go on answering; each said what it adds."""
    async with connected(tmp_path) as (stage, anna, boris):
        for opener, name in zip(OPENERS, ("thanks", "hug", "clearer", "not-ready"), strict=True):
            await sends_space(anna)
            await stage.moves(minutes=115)
            for phone in (anna, boris):
                phone.looks_away()
            ((space,),) = stage.records.rows("SELECT id FROM signals WHERE closed_at IS NULL")
            await anna.forges(f"return:back:{space}:{name}:1803909600")
            end = "" if opener.endswith((".", "?")) else "."
            told = hears(boris, "return", said=f"“{opener}”{end}")
            assert quoted(anna.sees("Welcome back. Boris reads:"))[0] == words_of(told)
            stage.nothing_else_was_sent()
            await stage.moves(days=2, minutes=-115)


async def test_early_return_and_a_ready_line_behind_it(tmp_path: Path) -> None:
    """/back tells at once; one ready line can follow it, once and soon."""
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.types("/back")
        welcome = anna.sees("Welcome back. Boris reads:\nAnna is back.\n\nOne line more, if you like:")
        assert buttons_of(welcome) == [*OPENERS, "Menu"]
        hears(boris, "return")
        await anna.taps("Hug first?")
        told = quoted(anna.sees("Boris reads:"))[0]
        assert words_of(boris.sees("Hug first?")) == told == "Anna: “Hug first?”"
        await anna.taps_again("Thank you", welcome)
        anna.sees("This one is closed.")
        await sends_space(anna)
        await anna.types("/back")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=2)
        await anna.taps("Thank you")
        anna.sees("This one is closed.")


async def test_back_but_the_topic_later(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(minutes=115)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.taps("⋯ More ways")
        anna.looks_away()
        await anna.taps("Back, topic later")
        assert buttons_of(anna.sees("When would be good for the topic?")) == ["Back"]
        await anna.types("banana")
        anna.sees("I couldn't read a time in that", "When would be good for the topic?")
        await anna.types("tomorrow 18:00")
        preview = quoted(anna.sees("Boris will get, word for word:"))[0]
        stage.nothing_else_was_sent()
        await stage.restarts()
        await anna.taps("Send")
        anna.sees("Welcome back. Boris reads:")
        assert words_of(hears(boris, "topic later", t2="Tuesday 18:00")) == preview
        await stage.moves(hours=28)
        anna.sees("You said", "for the topic with Boris")
        await anna.taps("I'm here")
        boris.sees("Anna: I'm here")
        anna.looks_away()
        await stage.moves(days=2)


async def test_extensions_and_what_lies_beyond_them(tmp_path: Path) -> None:
    """Two new times, each previewed; a third, and more than a day, lead back or to a word between the two."""
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna, "20h")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=19, minutes=55)
        anna.looks_away()
        await anna.taps("⋯ More ways")
        anna.looks_away()
        await anna.taps("Other time")
        anna.sees("Until when, in your own words?")
        await anna.types("in 5 hours")
        hears(anna, "extension beyond a day")
        for length, promised in (("1 more h", "Tuesday 09:00"), ("20 more min", "09:20")):
            if length not in " ".join(buttons_of(anna.person.received[-1])):
                await anna.taps("⋯ More ways")
                anna.looks_away()
            await anna.taps(length)
            preview = anna.sees("Boris would read, word for word:")
            stage.nothing_else_was_sent()
            await anna.taps("Send")
            anna.sees("Told. Your new time is", promised.removeprefix("Tuesday "))
            shown = hears(boris, "extension", t2=promised.removeprefix("Tuesday "))
            assert words_of(shown) == quoted(preview)[0]
            boris.looks_away()  # the buttons under what he was first told follow the new time
            await anna.taps_again("Send", preview)  # offline for a moment, and tapped once more
            anna.looks_away()
            boris.sees_nothing_new()
            await stage.moves(minutes=20 if promised == "09:20" else 60)
            anna.looks_away()
        await anna.taps("20 more min")
        assert buttons_of(hears(anna, "third extension")) == WAYS_BACK
        stage.nothing_else_was_sent()
        await anna.taps("I'm back")
        anna.sees("Welcome back")
        hears(boris, "return")
        await stage.moves(days=2)


@pytest.mark.parametrize("way", ["with own words by a button", "with own words behind /back"])
async def test_late_return(tmp_path: Path, way: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(hours=4)
        for phone in (anna, boris):
            phone.looks_away()
        line = "I'm late, I'm here"
        if "button" in way:
            await anna.taps("⋯ More ways")
            await anna.taps("In my own words")
            assert buttons_of(anna.sees("Write one line, 120 characters at most.")) == ["Back"]
            await anna.sends("voice")
            anna.sees("Please write it as text.")
            await anna.types("x" * 121)
            anna.sees("That is 121 characters; a line has room for 120.")
        anna.looks_away()
        await anna.types(line if "button" in way else f"/back {line}")
        anna.sees("Boris will get, word for word:", line)
        stage.nothing_else_was_sent()
        await anna.taps("Send")
        anna.sees("Welcome back. Boris reads:")
        hears(boris, "return", said=f"“{line}”.")
        await stage.moves(days=2)


async def test_wish_into_a_pause_with_a_small_sign(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        await stage.moves(minutes=8)
        for phone in (anna, boris):
            phone.looks_away()
        await wishes(boris)
        (text,) = boris.news()
        sign = text.partition("“")[2].rpartition("”")[0]
        shown = f"With ❤ Anna gets, without a sound: “{sign}”"
        kept = hears(boris, "wish meets space", then=shown)
        assert buttons_of(kept) == ["❤", "Keep it for 14:00", "Ten minutes for me", "Take back"]
        stage.nothing_else_was_sent()
        await boris.taps("❤")
        boris.sees("Sent, without a sound. Your wish waits for the end of the pause, at 14:00.")
        assert words_of(hears(anna, "small sign")) == sign
        assert anna.person.room.messages[anna.person.received[-1]["message_id"]].is_silent
        await boris.taps_again("❤", kept)
        boris.sees("This one is closed.")
        await stage.moves(minutes=107)
        anna.looks_away()
        await anna.taps("I'm back")
        anna.sees("Welcome back. Boris reads:")
        hears(boris, "return")
        assert "Yes, now" in buttons_of(anna.sees("Boris", "a hug"))
        boris.sees("Delivered")
        await anna.taps("Not today")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(days=2)


@pytest.mark.parametrize("choice", ["❤ and my time", "Ten minutes first", "Only my time"])
async def test_space_while_a_wish_is_open(tmp_path: Path, choice: str) -> None:
    """The one who needs space sees each choice word for word; what is chosen goes the honest way of every signal."""
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(boris)
        await stage.moves(minutes=8)
        for phone in (anna, boris):
            phone.looks_away()
        await sends_space(anna, "until 14:00")
        (text,) = anna.news()
        question = hears(anna, "space meets wish", then=text.partition("\n\n")[2])
        assert buttons_of(question) == ["❤ and my time", "Ten minutes first", "Only my time", "Cancel"]
        stage.nothing_else_was_sent()
        stage.simulator.faults.add("slow", "sendMessage", boris.id, seconds=0.2)
        await anna.taps(choice)
        if choice == "Ten minutes first":
            assert words_of(boris.sees("Anna: Yes, now")) in words_of(question)
            anna.sees("a hug", "Your answer: Yes, now")
            preview = anna.sees("ten minutes come first.", "word for word")
            stage.nothing_else_was_sent()
            await stage.moves(minutes=10)
            await anna.taps("Send")
            assert words_of(boris.sees("14:00")) == quoted(preview)[0]
            anna.sees("Delivered")
        else:
            situation = "wish is heard, with a slot" if "❤" in choice else "wish is heard"
            arrived = hears(boris, situation)
            assert words_of(arrived) in words_of(question)
            assert buttons_of(arrived)[:2] == ["Okay, see you at 14:00", "Okay ❤"]
            assert buttons_of(anna.sees(words_of(arrived), "Delivered. It says")) == ["I'm back", "Take back"]
            assert not any("a hug, whenever" in words_of(m) for m in anna.person.received)
        await anna.taps("I'm back")
        boris.sees("Anna is back.")
        if "❤" in choice:
            anna.sees("Boris", "a hug")
            await anna.taps("Not today")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(days=2)


@pytest.mark.parametrize(
    ("kinds", "situation"),
    [("sc", "both at once"), ("ss", "both want space"), ("cc", "both want closeness")],
)
async def test_two_signals_of_the_same_minutes(tmp_path: Path, kinds: str, situation: str) -> None:
    """One joint text for both; a shared pause is followed through for each, and both hear once that it is closed."""
    async with connected(tmp_path) as (stage, anna, boris):
        for phone, kind in zip((anna, boris), kinds, strict=True):
            await (sends_space(phone) if kind == "s" else wishes(phone))
        assert words_of(hears(anna, situation)) == words_of(hears(boris, situation))
        delivered = words_of(anna.sees("Delivered."))
        assert words_of(boris.sees("Anna")) in delivered  # what had arrived stays as it was read
        stage.nothing_else_was_sent()
        if kinds == "sc":
            await boris.taps("Other time")
            boris.sees("Anna names the end of the pause. You can leave a line about it for the return.")
            await boris.taps("Cancel")
            boris.looks_away()
        await stage.moves(minutes=115)
        for phone, kind in zip((anna, boris), kinds, strict=True):
            if kind == "s":
                phone.sees("You said 14:00.")
        stage.nothing_else_was_sent()
        for length in ({"minutes": 25}, {"hours": 2}, {"hours": 22}):
            await stage.moves(**length)
        if "s" in kinds:
            await stage.moves(minutes=5)
            closed = [words_of(hears(phone, "closed", t2="Monday 14:00")) for phone in (anna, boris)]
            assert len(set(closed)) == 1
        for phone, kind in zip((anna, boris), kinds, strict=True):
            # What was asked meanwhile of the one who left; or the one neutral sentence, and that the wish is over.
            most = 2 if kind == "s" else 2 if kinds == "sc" else 0
            assert len(phone.news()) == most, phone.news()
            phone.looks_away()


async def test_wish_without_an_answer(tmp_path: Path) -> None:
    """One reminder where it is wanted; the end of the window, and of the day, are told to the one who wished alone."""
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.person_has(boris.id, takes_reminders=True)
        await wishes(anna, when="In the next hour")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(minutes=30)
        assert "Not today" in buttons_of(hears(boris, "reminder"))
        stage.nothing_else_was_sent()
        await stage.moves(minutes=30)
        below = buttons_of(hears(anna, "wish unanswered"))
        assert below == ["Let it rest", "Keep it a while", "Ten minutes for me", "Call a friend"]
        stage.nothing_else_was_sent()
        await anna.taps("Call a friend")
        anna.sees("Pick one and begin with five minutes.")  # below; what can be done with the wish stays
        await anna.taps("Keep it a while")
        anna.sees("It stays with Boris for another day, then I put it away.")
        await stage.moves(hours=23)
        hears(anna, "wish closed")
        await stage.moves(days=2)


async def test_repeats_stay_private(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.types("/closeness please")
        first = hears(anna, "first repeat")
        assert buttons_of(first) == ["Make it smaller", "Change time", "Wait", "Ten minutes for me"]
        for _ in range(3):
            await anna.types("/closeness please")
            assert buttons_of(hears(anna, "more repeats", then=PRACTICAL)) == ["Ten minutes for me", "Not safe?"]
        stage.nothing_else_was_sent()
        await anna.taps("Wait")
        anna.sees("It stays with Boris for another day")
        await boris.taps("Yes, now")
        assert words_of(anna.sees("Boris: Yes, now")) == "Boris: Yes, now"
        boris.looks_away()


@pytest.mark.parametrize("lengths", [("1h", "1h", "1h", "1h"), ("13h", "12h")])
async def test_much_space_is_asked_about_once(tmp_path: Path, lengths: tuple[str, ...]) -> None:
    """The third pause within a day, or more than a day of them within two: one private question, then no more."""
    async with connected(tmp_path) as (stage, anna, boris):
        questions = []
        for number, length in enumerate(lengths, 1):
            await sends_space(anna, length)
            anna.sees("Delivered")
            if anna.news():
                hears(anna, "much space")
                questions.append(number)
            stage.phones["Boris"].looks_away()
            stage.nothing_else_was_sent()
            hours = int(length.removesuffix("h"))
            await stage.moves(hours=hours, minutes=-1)
            await anna.taps("I'm back")
            for phone in (anna, boris):
                phone.looks_away()
        assert questions == [3 if len(lengths) == 4 else 2]


@pytest.mark.parametrize("why", ["paused", "blocked", "left quietly"])
async def test_not_delivered_says_the_same_whatever_the_reason(tmp_path: Path, why: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        if why == "paused":
            await boris.types("/pause")
            await boris.taps("A week")
        elif why == "blocked":
            await boris.blocks()
        else:
            await boris.types("/unpair")
            await boris.taps("Leave quietly")
            await boris.taps("Yes")
        for phone in (anna, boris):
            phone.looks_away()
        await sends_space(anna)
        assert words_of(anna.sees("Held")).endswith("\n" + HELD)
        await wishes_after(stage, anna)
        boris.sees_nothing_new()


async def wishes_after(stage: Stage, anna: Phone) -> None:
    """Let Anna come back and wish for closeness, which is held in the same words."""
    await anna.types("/back")
    anna.sees("Welcome back. Boris had not got your need for space yet, so nothing was sent.")
    anna.sees("Not sent: you were back before it could reach Boris.")
    await wishes(anna)
    assert words_of(anna.sees("Held")).endswith("\n" + HELD)
    await anna.types("/closeness please")
    anna.sees("Your wish is safe with me and goes to Boris as soon as it can.")
