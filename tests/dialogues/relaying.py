"""Short words for stories in which one partner's need reaches the other."""

import re
from functools import cache
from typing import Any

import yaml

from tests.stage import ROOT, Json, Phone, words_of

TONES = ("reassure_first", "low_pressure", "balanced", "plain")
_PLACE = re.compile(r"\\\{\w+\\\}")


def quoted(message: Json) -> tuple[str, list[Json]]:
    """Return what stands in the quote of a preview: its text and the entities inside, as they would stand alone."""
    quote = next(e for e in message["entities"] if e["type"] == "blockquote")
    inside = slice(quote["offset"], quote["offset"] + quote["length"])
    text = _units(words_of(message))[inside]
    entities = [
        e | {"offset": e["offset"] - quote["offset"]}
        for e in message["entities"]
        if e["type"] != "blockquote" and inside.start <= e["offset"] < inside.stop
    ]
    return "".join(text).encode("utf-16", "surrogatepass").decode("utf-16"), entities


def arrived(message: Json) -> tuple[str, list[Json]]:
    """Return text and entities of a message."""
    return words_of(message), message.get("entities", [])


def times_in(message: Json) -> list[tuple[str, int, str]]:
    """Return each date-time entity as the words it stands on, its Unix time and its format."""
    units = _units(words_of(message))
    return [
        ("".join(units[e["offset"] : e["offset"] + e["length"]]), e["unix_time"], e.get("date_time_format", ""))
        for e in message.get("entities", [])
        if e["type"] == "date_time"
    ]


def is_framed(text: str, signal: str, tone: str, strength: int) -> bool:
    """Return whether a text is one of the wordings of the English frame for this signal, tone and strength."""
    found = [f for f in _frames() if (f["signal"], f["tone"], f["strength"]) == (signal, tone, strength)]
    assert len(found) == 1
    return any(_pattern(wording).fullmatch(text) for wording in found[0]["text"])


async def sends(phone: Phone, command: str) -> Json:
    """Ask in one line, send what is previewed, and return the preview."""
    await phone.types(command)
    preview = phone.sees("word for word")
    await phone.taps("Send")
    return preview


async def space_and_back(anna: Phone, boris: Phone) -> None:
    """Let Anna need space and come back, at nine in the morning: the main story, from words to receipts."""
    preview = await sends(anna, "/space 2h I need to recharge")
    assert arrived(boris.sees("“I need to recharge”")) == quoted(preview)
    anna.sees("Delivered")
    await boris.taps("Okay, see you")
    anna.sees("Boris: Okay, see you at 11:00")
    boris.sees("Your answer")
    await anna.taps("I'm back")
    boris.sees("Anna is")  # "back" or "here": wordings take turns
    anna.sees("Welcome back")


@cache
def _frames() -> list[Any]:
    return list(yaml.safe_load((ROOT / "content/en/frames.yaml").read_text(encoding="utf-8"))["frames"])


def _pattern(wording: str) -> re.Pattern[str]:
    """Return the pattern of a frame: people's own words on a line of their own where there are any, then the bot's."""
    sentence = re.sub(r"^(\{ask\} )?\{sign\} ", "", wording)
    return re.compile(r"(“.*”\n)?" + _PLACE.sub(".*?", re.escape(sentence)))


def _units(text: str) -> list[str]:
    """Return the UTF-16 code units of a text, which is what entities count."""
    raw = text.encode("utf-16-le")
    return [raw[at : at + 2].decode("utf-16-le", "surrogatepass") for at in range(0, len(raw), 2)]
