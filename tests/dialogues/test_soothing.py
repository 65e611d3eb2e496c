"""Ten minutes for oneself: breathing paced by edits, words that are let go, and nothing of it stored or relayed."""

from pathlib import Path

from tests.dialogues.couples import connected, sends_space, wishes
from tests.stage import Phone, Stage, buttons_of, words_of

WAYS = [
    "Breathe",
    "Move",
    "Three true things",
    "A safe moment",
    "Something else that helps",
    "Write it out",
    "Quiet the argument in my head",
]
PARTS = ["In through the nose …", "… a second small sip of air …", "… and long out through the mouth."]


async def opens(phone: Phone) -> None:
    """Ask for ten minutes, and see all that there is."""
    await phone.types("/soothe")
    assert buttons_of(phone.sees("Ten minutes for you. Only you see this")) == [*WAYS, "Not safe?", "Menu"]


async def test_breath_is_paced_by_edits_of_one_message(tmp_path: Path) -> None:
    """Ten rounds of in, sip and long out, about three minutes; each edit comes when its time has come."""
    async with connected(tmp_path) as (stage, anna, _):
        await opens(anna)
        await anna.taps("Breathe")
        breath = anna.sees("Three minutes of long breaths.")
        before = len(anna.person.received)
        await stage.moves(seconds=2)
        for round_ in range(1, 11):
            for part, seconds in zip(PARTS, (4, 3, 10), strict=True):
                shown = anna.sees(part, "●" * round_ + "○" * (10 - round_))
                assert shown["message_id"] == breath["message_id"]
                stage.nothing_else_was_sent()
                await stage.moves(seconds=seconds)
        assert buttons_of(anna.sees("That was it.")) == ["Something else", "Menu"]
        assert len(anna.person.received) == before


async def test_breath_can_be_stopped_and_is_not_made_up_for(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, _):
        await opens(anna)
        await anna.taps("Breathe")
        await stage.moves(seconds=3)
        anna.looks_away()
        await anna.taps("Stop")
        anna.sees("What would help?")
        await stage.moves(minutes=5)
        stage.nothing_else_was_sent()
        await anna.taps("Breathe")
        anna.looks_away()
        await stage.stops()
        stage.simulator.clock.advance(300)
        await stage.starts()
        await stage.settles()
        assert words_of(anna.sees("That was it.")).startswith("That was it.")


async def test_nothing_that_is_written_stays_anywhere(tmp_path: Path) -> None:
    """Not in the chat, not in the database, not at the partner's."""
    async with connected(tmp_path) as (stage, anna, boris):
        written = ["the tap is running 4711", "we had soup 4712", "it rains 4713", "angry 4714", "and sad 4715"]
        await opens(anna)
        await anna.taps("Three true things")
        anna.sees("Facts, not feelings")
        for text, said in zip(written[:3], ("One.", "Two.", "Three things that are also true."), strict=True):
            await anna.types(text)
            anna.sees(said)
        await anna.types("a fourth 4716")
        anna.sees("I haven't sent this")
        await anna.taps("Something else")
        await anna.taps("Write it out")
        anna.looks_away()
        for text in written[3:]:
            await anna.types(text)
            anna.sees("Gone. Go on if there is more, or leave it here.")
        await stage.restarts()
        await anna.sends("voice")
        anna.sees("Gone.")
        _is_nowhere(stage, anna, written)
        for way_out in ("Something else", "Menu"):  # whoever goes on to something else writes for nobody any more
            await anna.taps(way_out)
            anna.looks_away()
            await anna.types("hello")
            anna.sees("I haven't sent this")
            if way_out == "Something else":
                await anna.taps("Write it out")
                anna.looks_away()
        typed = stage.records.rows("SELECT kind, step FROM dialogues")
        assert typed == [("message", "typed")], "nothing but the hello that is asked about"
        boris.sees_nothing_new()


def _is_nowhere(stage: Stage, phone: Phone, written: list[str]) -> None:
    kept = stage.records.dump()
    for text in written:
        assert text.encode() not in kept
        assert not any(text in words_of(message) for message in phone.person.messages)
        assert not any(text in str(call.parameters) for call in stage.simulator.calls)


async def test_it_opens_below_what_it_was_asked_for_from(tmp_path: Path) -> None:
    """The receipt of a wish stays, with its way to take the wish back, and is not written over a breath."""
    async with connected(tmp_path) as (stage, anna, boris):
        await wishes(anna)
        boris.looks_away()
        receipt = anna.sees("Delivered")
        await anna.taps("Ten minutes for me")
        opened = anna.sees("What would help?")
        assert opened["message_id"] != receipt["message_id"]
        await anna.taps("Not safe?")
        assert anna.sees("Is something not safe?")["message_id"] != opened["message_id"]
        await anna.taps("Breathe")
        anna.looks_away()
        await boris.taps("Not today")
        boris.looks_away()
        anna.sees("Boris: Not today")
        assert "Take back" in buttons_of(anna.message(receipt["message_id"]))
        await anna.taps("Stop")
        anna.looks_away()


async def test_every_way_is_there_and_leads_on(tmp_path: Path) -> None:
    """From a pause, too, where the talk has its time later."""
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.types("/soothe")
        anna.sees("Nothing to prepare: the talk has its time later.")
        for way, said in (
            ("Move", "Stairs, once round the block"),
            ("A safe moment", "Think of one time you felt safe with someone."),
            ("Something else that helps", "Pick one and begin with five minutes."),
            ("Quiet the argument in my head", "count ten blue things"),
        ):
            await anna.taps(way)
            assert buttons_of(anna.sees(said)) == ["Something else", "Menu"]
            await anna.taps("Something else")
            anna.looks_away()
        boris.sees_nothing_new()
