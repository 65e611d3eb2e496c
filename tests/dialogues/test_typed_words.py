"""What people type without having been asked: it goes nowhere by itself, and what can be done with it is offered."""

from datetime import timedelta
from pathlib import Path

from tests.dialogues.couples import connected, sends_space
from tests.dialogues.evenings import look
from tests.dialogues.relaying import quoted
from tests.stage import Stage, buttons_of, words_of

SORRY = "I'm sorry for shouting. I get that you need it."


async def test_words_of_who_waits_are_kept_for_the_return(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_stage, anna, boris):
        await sends_space(boris)
        look(anna, boris)
        await anna.types(SORRY)
        asked = anna.sees(f"I haven't sent this: “{SORRY}”", "Keep it for Boris's return?")
        assert buttons_of(asked) == ["Keep it", "Just for me", "Ten minutes for me"]
        boris.sees_nothing_new()
        await anna.taps("Keep it")
        anna.sees("Kept. Boris gets it on coming back", SORRY)
        boris.sees_nothing_new()
        await boris.types("/back")
        boris.sees(SORRY)
        look(anna, boris)


async def test_words_of_who_is_away_can_be_what_one_comes_back_with(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_stage, anna, boris):
        await sends_space(anna)
        look(anna, boris)
        await anna.types("got bread")
        anna.sees("It can be what you come back with")
        await anna.taps("Come back with it")
        anna.sees("word for word", "got bread")
        boris.sees_nothing_new()
        await anna.taps("Send")
        boris.sees("got bread")
        look(anna)


async def test_words_go_as_a_line_after_a_preview(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("home at <b>six</b>")
        anna.sees("I haven't sent this", "Send it to Boris as a line? You see it first.")
        await anna.taps("Send it as a line")
        preview = quoted(anna.sees("word for word"))[0]
        boris.sees_nothing_new()
        await anna.taps("Send")
        arrived = boris.sees("Anna: “home at <b>six")
        assert words_of(arrived) == preview
        assert buttons_of(arrived) == ["❤", "Write a line"]
        anna.sees("Delivered. Boris has it now.")
        await boris.taps("❤")
        anna.sees("Boris: ❤")
        boris.sees("Your answer: ❤")
        await boris.taps("Write a line", under=arrived)
        boris.sees("Write your answer to Anna")
        await boris.types("soup is on")
        boris.sees("word for word")
        await boris.taps("Send")
        anna.sees("Boris: “soup is on”")
        look(boris)
        await stage.moves(hours=50)
        assert not stage.records.rows("SELECT 1 FROM partner_messages"), "two days at most"
        look(anna, boris)


async def test_words_can_stay_with_oneself(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("only for me")
        asked = anna.sees("I haven't sent this")
        await anna.taps("Just for me")
        anna.sees("It stays with you, and I keep nothing of it.")
        assert not stage.records.rows("SELECT 1 FROM dialogues")
        await anna.taps_again("Send it as a line", asked)
        anna.sees("no longer open")
        boris.sees_nothing_new()


async def test_line_can_be_taken_back_and_waits_for_a_pause(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_stage, anna, boris):
        await boris.types("/pause 5h")
        look(boris)
        await anna.types("soup?")
        for label in ("Send it as a line", "Send"):
            await anna.taps(label)
        anna.sees("Held: Boris can't be reached here right now.")
        await anna.taps("Take back")
        anna.sees("Taken back. It doesn't go to Boris any more.")
        await boris.types("/resume")
        boris.sees("Welcome back")
        await anna.types("soup?")
        for label in ("Send it as a line", "Send"):
            await anna.taps(label)
        boris.sees("soup?")
        look(anna)
        await anna.taps("Take back")
        anna.sees("It is gone from Boris's chat.")
        assert not [one for one in boris.person.received if "soup?" in words_of(one)]


async def test_answer_to_a_lesson_question_has_a_button_and_a_preview(tmp_path: Path) -> None:
    """The button, and plain words soon after, both lead to a preview; the asker reads question and answer."""
    async with connected(tmp_path) as (stage, anna, boris):
        for way in ("button", "words"):
            await anna.types("/lesson")
            await anna.taps("Ask my partner this")
            await anna.taps("Send")
            asked = boris.sees("Anna has a question for you")
            question = words_of(asked).partition("“")[2].partition("”")[0]
            look(anna)
            if way == "button":
                await boris.taps("Answer")
                boris.sees("Write your answer to Anna")
            await boris.types("that you laugh at my jokes")
            boris.sees("Anna would get your answer, word for word")
            anna.sees_nothing_new()
            await boris.taps("Send")
            anna.sees(f"Boris, to your question “{question}”: “that you laugh at my jokes”")
            look(anna, boris)
            await stage.moves(days=1, seconds=timedelta(minutes=1).seconds)
            look(anna, boris)


async def test_six_lines_a_day(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_stage, anna, boris):
        for number in range(7):
            await anna.types(f"line {number}")
            for label in ("Send it as a line", "Send"):
                await anna.taps(label)
        anna.sees("I carry six lines within a day")
        assert len([one for one in boris.person.received if "line" in words_of(one)]) == 6
        look(anna, boris)


async def test_nothing_is_offered_to_whom_the_partner_takes_no_lines_of(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.changes(f"UPDATE people SET takes_lines = false WHERE id = {boris.id}")
        await anna.types("hello")
        anna.sees("This stays here. Boris takes ready-made lines only.")
        await stage.records.changes(f"UPDATE people SET takes_lines = true WHERE id = {boris.id}")
        await anna.types("x" * 401)
        anna.sees("It has 401 characters; a line has room for 400")
        boris.sees_nothing_new()


async def test_with_an_invitation_out_one_hears_that_it_is(tmp_path: Path) -> None:
    async with Stage.opened(tmp_path) as stage:
        anna = stage.phone("Anna")
        await anna.types("/invite")
        anna.looks_away()
        await anna.types("he will never click on that")
        said = anna.sees("I pass nothing on yet. Your link is out until")
        assert buttons_of(said) == ["Ten minutes for me", "What can I do here?"]
