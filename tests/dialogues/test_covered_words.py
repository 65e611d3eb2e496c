"""What somebody covered stays covered, a date keeps its instant, and the preview shows it as it arrives."""

import pytest

from tests.dialogues.relaying import arrived, quoted
from tests.stage import Json, Phone, Stage, words_of

Couple = tuple[Phone, Phone]
AT = 1_803_900_000


def of_kind(entities: list[Json], kind: str, text: str) -> list[str]:
    """Return what entities of a kind stand on."""
    return [text[e["offset"] : e["offset"] + e["length"]] for e in entities if e["type"] == kind]


@pytest.mark.parametrize("command", ["/space 2h ", "/talk ", "/closeness "])
async def test_spoiler_and_date_arrive_as_they_were_previewed(stage: Stage, couple: Couple, command: str) -> None:
    anna, boris = couple
    words, start = "tests at nine, please", len(command)
    entities = [
        {"type": "bot_command", "offset": 0, "length": len(command.split()[0])},
        {"type": "spoiler", "offset": start, "length": 5},
        {"type": "date_time", "offset": start + 9, "length": 4, "unix_time": AT, "date_time_format": "t"},
    ]
    anna.person.types(command + words, entities=entities)
    await stage.settles()
    if command == "/closeness ":
        await anna.taps("Whenever" if any("Whenever" in str(m) for m in anna.person.received[-1:]) else "Today")
    shown = anna.sees("word for word")
    text, inside = quoted(shown)
    assert of_kind(inside, "spoiler", text) == ["tests"]
    await anna.taps("Send")
    got, found = arrived(boris.sees("at nine, please"))
    assert of_kind(found, "spoiler", got) == ["tests"]
    dated = [e for e in found if e["type"] == "date_time" and e["unix_time"] == AT]
    assert of_kind(dated, "date_time", got) == ["nine"]
    assert not any("\ufdd0" <= c <= "\ufdef" for call in stage.simulator.calls for c in str(call.parameters))


async def test_line_breaks_stay_in_a_topic(couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/talk first\n\nsecond")
    assert "first\n\nsecond" in words_of(anna.sees("word for word"))
    await anna.taps("Send")
    boris.sees("first\n\nsecond")
    anna.looks_away()


async def test_words_of_a_partner_make_no_command(couple: Couple) -> None:
    """What Telegram underlines in what arrives is nothing that the other wrote; the preview is what is sent."""
    anna, boris = couple
    await anna.types("/space 2h nice surprise: tap /x or see https://example.org/a/x and @boris_k")
    text, inside = quoted(anna.sees("word for word"))
    await anna.taps("Send")
    message = boris.sees("nice surprise")
    assert arrived(message)[0] == text
    found = [e for e in message["entities"] if e["type"] in {"bot_command", "url", "mention"}]
    assert [e["type"] for e in found] == ["url", "mention"]
    assert "https://example.org/a/x and @boris_k" in text
