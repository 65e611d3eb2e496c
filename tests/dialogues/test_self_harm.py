"""A line about ending one's life: its writer is asked first, and nothing but the plain message goes to the partner."""

import ast
from collections.abc import Awaitable, Callable
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from handlers import drafts, screening, text
from tests.dialogues.couples import connected, sends_space, wishes
from tests.dialogues.evenings import BERLIN, comes_next, in_zones, look, until, votes
from tests.dialogues.relaying import TONES, quoted
from tests.stage import ROOT, Phone, Stage, buttons_of, words_of

BAD = "I want to kill myself"
ASKED = "Are you thinking of ending your life?"
PLAIN = "It may be serious. Call now, or go there. If a life is in danger: "
Story = Callable[[Phone, Phone], Awaitable[None]]


def types(*before: str, tapped: tuple[str, ...] = ()) -> Story:
    """Return what leads to a field: what is typed first, then what is tapped."""

    async def lead(anna: Phone, boris: Phone) -> None:
        for words in before:
            await anna.types(words)
        for label in tapped:
            await anna.taps(label)

    return lead


async def _left_alone(anna: Phone, boris: Phone) -> None:
    await sends_space(boris)


async def _away(anna: Phone, boris: Phone) -> None:
    await sends_space(anna)


async def _line_for_later(anna: Phone, boris: Phone) -> None:
    await sends_space(boris)
    await anna.taps("Leave a line for later")


async def _yes_at(anna: Phone, boris: Phone) -> None:
    await wishes(boris)
    await anna.taps("Yes, at")


# Every field in which somebody writes, by the step that waits for the words: how one gets there. A command that takes
# words is named by the function that reads them, and so is every conversation.
FIELDS: dict[str, Story] = {
    "signal:until": types("/space"),
    "signal:until-text": types("/space 2h", tapped=("⋯", "Change time", "Other")),
    "signal:wish": types("/closeness"),
    "signal:wish-text": types("/closeness", tapped=("My own words",)),
    "signal:line": types("/space 2h", tapped=("⋯", "Add a line")),
    "signal:line-text": types("/space 2h", tapped=("My own words",)),
    "signal:line-landing": types("/space 2h you never listen"),
    "signal:line-template": types("/space 2h you never listen", tapped=("Use the template",)),
    "signal:felt": types("/talk"),
    "signal:about": types("/talk", "tired"),
    "signal:like": types("/talk", "tired", "the dishes"),
    "reply:line": _line_for_later,
    "reply:yes-at": _yes_at,
    "settings": types("/settings name"),
    "message": types("I miss you"),
    "nothing is open": types(),
    "in a space of one's own": _away,
    "in a space of the partner": _left_alone,
}
COMMANDS = {"/space 1h", "/closeness", "/talk", "/back", "/settings name", "/pause"}
_WAYS_TO_SAY_IT = (BAD, "i dont want to live anymore", "Me quiero morir")


def test_every_field_is_tried_here() -> None:
    """A field that is new has to be listed above, and so it is tried; only private writing passes by the gate."""
    conversations = {name.partition(":")[0] for name in FIELDS} | screening.PRIVATE | {"telling"}
    assert set(text._DIALOGUES) <= conversations
    assert {f"signal:{step}" for step in drafts._READERS} <= set(FIELDS)
    assert {"soothe"} == screening.PRIVATE
    readers = {
        path.stem
        for path in sorted((ROOT / "handlers").glob("*.py"))
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "words_after_command"
    }
    # A card's link and an invitation bring a number and a token, no words.
    assert readers == {"drafts", "returns", "settings", "pauses", "pairing", "cards"}, (
        "try the command that is new above"
    )


@pytest.mark.parametrize("field", FIELDS)
async def test_no_field_relays_it(tmp_path: Path, field: str) -> None:
    async with connected(tmp_path) as (_stage, anna, boris):
        await FIELDS[field](anna, boris)
        look(anna, boris)
        for words in _WAYS_TO_SAY_IT:
            await anna.types(words)
            asked = anna.sees(ASKED, words, PLAIN)
            assert {"Call someone", "Send to Boris", "Don't send", "That's not what I meant"} <= set(buttons_of(asked))
            assert words_of(asked).index("112") < words_of(asked).index(words), "the numbers come first"
            anna.sees_nothing_new()
        boris.sees_nothing_new()
        preview = quoted(asked)[0]
        await anna.taps("Send to Boris")
        arrived = boris.sees(PLAIN)
        assert words_of(arrived) == preview, "word for word"
        assert words_of(arrived).startswith(f"Anna wrote this on Monday at 12:00:\n“{_WAYS_TO_SAY_IT[-1]}”")
        assert buttons_of(arrived) == ["I'm calling", "🔒 What I can do"]
        anna.sees("Delivered. Whether Boris has noticed it, I can't know. Call.", "112")
        boris.sees_nothing_new()


@pytest.mark.parametrize("command", sorted(COMMANDS))
async def test_no_command_relays_it(tmp_path: Path, command: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        if command == "/back":
            await sends_space(anna)
            look(anna, boris)
        await anna.types(f"{command} {BAD}")
        anna.sees(ASKED, f"“{BAD}”")
        boris.sees_nothing_new()
        await anna.taps("Don't send")
        anna.sees("Nothing was sent, and I keep nothing of it", "112")
        assert b"kill myself" not in stage.records.dump()
        boris.sees_nothing_new()


async def test_told_moment_never_carries_it(tmp_path: Path) -> None:
    async with in_zones(tmp_path) as (stage, anna, boris):
        await comes_next(stage, "D5", day=date(2027, 2, 28))
        await until(stage, BERLIN, "20:00")
        look(anna, boris)
        await votes(anna, 0)
        look(anna)
        await anna.types(BAD)
        anna.sees(ASKED)
        await anna.taps("That's not what I meant")
        anna.sees("Nothing was sent", BAD)
        anna.sees("What was the moment?")
        boris.sees_nothing_new()


async def test_no_frame_of_any_tone_or_strength_carries_it(tmp_path: Path) -> None:
    """Whatever tone the partner chose, and however strongly it is asked for: the message is the plain one."""
    async with connected(tmp_path) as (stage, anna, boris):
        arrived = set()
        for tone in TONES:
            await stage.records.changes(f"UPDATE people SET tone = '{tone}' WHERE id = {boris.id}")
            for kind, taps in (("/space 2h", ()), ("/closeness", ("A hug", "Whenever it suits")), ("/talk dishes", ())):
                for strength in ("A little", "Quite", "I need to stop now") if kind == "/space 2h" else ("",):
                    await anna.types(kind)
                    for label in (*taps, *(["⋯", strength] if strength and strength != "Quite" else [])):
                        await anna.taps(label)
                    await anna.types(BAD)
                    asked = anna.sees(ASKED)
                    await stage.records.changes("DELETE FROM partner_messages")  # a day has room for twelve
                    await anna.taps("Send to Boris", under=asked)
                    arrived.add(words_of(boris.sees(PLAIN)))
                    boris.sees_nothing_new()
        anna.looks_away()
        assert len(arrived) == 1


async def test_not_meant_so_leads_back_to_the_words(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_stage, anna, boris):
        await anna.types("/space 2h")
        await anna.taps("My own words")
        look(anna)
        await anna.types("I wanted to die, so embarrassing, kill myself")
        await anna.taps("That's not what I meant")
        assert "Copy my words" in buttons_of(anna.sees("Nothing was sent", "so embarrassing"))
        anna.sees("line")
        await anna.types("So embarrassing today")
        preview = anna.sees("word for word", "“So embarrassing today”")
        await anna.taps("Send", under=preview)
        boris.sees("“So embarrassing today”")
        anna.looks_away()


async def test_no_pause_is_broken_and_the_sender_knows_before_and_after(tmp_path: Path) -> None:
    """It waits with the rest, goes first, and says when it was written."""
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/pause 5h")
        await wishes(anna)
        look(anna, boris)
        await anna.types(BAD)
        anna.sees("This won't reach Boris now. Call.", "112")
        await anna.taps("Send to Boris")
        anna.sees("This doesn't reach Boris now. Call.", "112")
        await stage.moves(hours=2)
        boris.sees_nothing_new()
        await boris.types("/resume")
        await stage.moves(seconds=2)
        came = [words_of(one) for one in boris.person.received[-4:]]
        plain = next(place for place, words in enumerate(came) if PLAIN in words)
        wish = next(place for place, words in enumerate(came) if "a hug" in words)
        assert plain < wish, came
        assert "on Monday at 12:00" in came[plain]
        look(anna, boris)


@pytest.mark.parametrize("way", ["blocked", "left quietly", "holds at night"])
async def test_no_block_leaving_or_night_is_broken(tmp_path: Path, way: str) -> None:
    at = datetime(2027, 3, 1, 23, 30, tzinfo=UTC)
    async with connected(tmp_path, at=at) as (stage, anna, boris):
        if way == "blocked":
            await boris.blocks()
            await sends_space(anna)  # so that the bot hears of the block
            await anna.taps("Take back")
        elif way == "left quietly":
            await boris.types("/unpair")
            for label in ("Leave quietly", "Yes, disconnect"):
                await boris.taps(label)
        else:
            await stage.records.changes(f"UPDATE people SET holds_at_night = true WHERE id = {boris.id}")
        look(anna, boris)
        await anna.types(BAD)
        before = words_of(anna.sees("This won't reach Boris now. Call."))
        await anna.taps("Send to Boris")
        after = words_of(anna.sees("This doesn't reach Boris now. Call. If that changes within two days"))
        assert "112" in before
        assert "112" in after
        boris.sees_nothing_new()
        await stage.moves(hours=9)
        if way == "holds at night":
            boris.sees("on Monday at 23:30", PLAIN)
            anna.sees("Delivered")
        elif way == "blocked":
            await boris.unblocks()
            await boris.types("/menu")
            assert any(PLAIN in words for words in boris.news())
            look(anna, boris)
        boris.sees_nothing_new()
        anna.sees_nothing_new()


@pytest.mark.parametrize("how", ["pause", "night"])
async def test_it_goes_before_what_was_held_earlier_however_late_the_bot_wakes(tmp_path: Path, how: str) -> None:
    async with connected(tmp_path, at=datetime(2027, 3, 1, 23, 30, tzinfo=UTC)) as (stage, anna, boris):
        if how == "pause":
            await boris.types("/pause 5h")
        else:
            await stage.records.changes(f"UPDATE people SET holds_at_night = true WHERE id = {boris.id}")
        look(anna, boris)
        await wishes(anna)
        await anna.types(BAD)
        await anna.taps("Send to Boris")
        await stage.moves(hours=9)
        await stage.moves(seconds=2)
        alarm, wish = (words for words in boris.news() if PLAIN in words or "a hug" in words)
        assert PLAIN in alarm
        assert "a hug" in wish
        look(anna, boris)


async def test_night_makes_it_silent_and_says_so(tmp_path: Path) -> None:
    async with connected(tmp_path, at=datetime(2027, 3, 1, 23, 30, tzinfo=UTC)) as (_stage, anna, boris):
        await anna.types(BAD)
        anna.sees("This arrives without a sound now, and Boris may be asleep. Call.")
        await anna.taps("Send to Boris")
        anna.sees("112", "Call.")
        boris.sees(PLAIN)


async def test_who_takes_no_lines_gets_the_alarm_without_the_words(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.changes(f"UPDATE people SET takes_lines = false WHERE id = {boris.id}")
        await anna.types(BAD)
        anna.sees(ASKED, "On Monday at 12:00 Anna wrote something that may be serious.")
        await anna.taps("Send to Boris")
        assert BAD not in words_of(boris.sees("Anna wrote something that may be serious."))
        anna.looks_away()


async def test_answer_and_private_help(tmp_path: Path) -> None:
    """*I'm calling* is what the label says; what one can do is read in private."""
    async with connected(tmp_path) as (_stage, anna, boris):
        await anna.types(BAD)
        await anna.taps("Send to Boris")
        arrived = boris.sees(PLAIN)
        look(anna)
        await boris.taps("🔒 What I can do")
        boris.looks_away()
        anna.sees_nothing_new()
        await boris.taps("I'm calling", under=arrived)
        anna.sees("Boris: I'm calling")
        boris.sees("Your answer: I'm calling")


async def test_two_languages(tmp_path: Path) -> None:
    """It arrives in the partner's language; the writer reads it in their own beside."""
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.changes(
            f"UPDATE people SET language = 'es', is_language_chosen = true WHERE id = {boris.id}"
        )
        await anna.types(BAD)
        anna.sees("Anna escribió esto el lunes a las 12:00", "In your language: “Anna wrote this on Monday at 12:00")
        await anna.taps("Send to Boris")
        assert buttons_of(boris.sees("Puede ser grave", BAD, "112 (en la")) == ["Te llamo ahora", "🔒 Qué puedo hacer"]
        anna.looks_away()


async def test_two_languages_and_long_words_fit_a_phone(tmp_path: Path) -> None:
    """The stage measures every screen; what one wrote stands on it once, and the gloss tells only what is beside it."""
    async with connected(tmp_path) as (stage, anna, boris):
        await stage.records.person_has(anna.id, language="es", is_language_chosen=True, zone="America/Mexico_City")
        line = "quiero matarme, no puedo más con todo esto y nadie me echaría de menos"
        await anna.types(f"/space 1h {line}")
        asked = words_of(anna.sees("¿Estás pensando en quitarte la vida?", "En tu idioma: “Anna escribió esto el"))
        assert asked.count(line) == 1
        boris.sees_nothing_new()


async def test_alone_one_reads_the_numbers(tmp_path: Path) -> None:
    async with Stage.opened(tmp_path) as stage:
        anna = stage.phone("Anna")
        await anna.types("/start")
        anna.looks_away()
        await anna.types(BAD)
        asked = anna.sees(ASKED)
        assert not [label for label in buttons_of(asked) if label.startswith("Send")]
        await anna.taps("Call someone")
        anna.sees("Who could be with you now")


async def test_private_writing_stays_private_and_brings_help(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("/soothe")
        await anna.taps("Write it out")
        anna.looks_away()
        await anna.types(BAD)
        anna.sees("Only you see this, and I keep nothing of it")
        anna.sees("Gone")
        await anna.types("I could kill you")
        anna.sees("Gone")
        boris.sees_nothing_new()
        assert b"kill" not in stage.records.dump()


async def test_nothing_of_the_finding_is_stored(tmp_path: Path) -> None:
    """No clear column tells a line about dying from any other: what the database shows of both is alike."""
    shapes = []
    for number, words in enumerate((BAD, "I miss you")):
        (tmp_path / str(number)).mkdir()
        async with connected(tmp_path / str(number)) as (stage, anna, boris):
            await boris.types("/pause 5h")
            await anna.types(words)
            if words != BAD:
                await anna.taps("Send it as a line")
            await anna.taps("Send")
            look(anna, boris)
            shapes.append(_clear(stage))
    assert shapes[0] == shapes[1]


def _clear(stage: Stage) -> dict[str, list[tuple[object, ...]]]:
    """Return what stands in the clear about messages, without random ids."""
    wanted = {
        "partner_messages": "SELECT sender_id, receiver_id, way FROM partner_messages",
        "outbox": "SELECT lane, method, substr(about, 1, 8), is_held FROM outbox WHERE is_held",
        "dialogues": "SELECT kind, step FROM dialogues",
    }
    return {name: sorted(map(tuple, stage.records.rows(statement))) for name, statement in wanted.items()}
