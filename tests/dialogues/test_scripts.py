"""Names and words of every script stand right on every screen: the full stop last, the sentence its own way round."""

from unicodedata import category

import pytest

from tests.stage import Json, Phone, Stage, buttons_of, words_of

get_display = pytest.importorskip("bidi", reason="python-bidi is in the dev extras").get_display

NAMES = [("שרה", "علی‌رضا"), ("سارة", "דוד")]
MARKS = dict.fromkeys(map(ord, "\u2066\u2067\u2068\u2069\u200e\u200f\u2060\u200c\u200d"))
OWN = ("בוא נדבר מחר.", "خیلی خسته‌ام")


def shown(line: str) -> str:
    """Return a line as eyes find it from left to right, without what nobody sees."""
    return str(get_display(line)).translate(MARKS).strip()


def judge_line(line: str) -> str | None:
    """Return what is wrong with the visual order of a line of the bot's in English, or None."""
    plain = line.translate(MARKS).strip()
    if not any("a" <= c.lower() <= "z" for c in plain) or plain == shown(line):
        return None
    for at, word in ((-1, "end"), (0, "beginning")):
        if category(plain[at])[0] == "P" and plain[at] not in "“”" and shown(line)[at] != plain[at]:
            return f"{word}: {plain!r} is shown as {shown(line)!r}"
    # Runs of Latin letters stand in the order in which they are read.
    places = [shown(line).find(word) for word in plain.split() if word.isascii() and word.isalpha() and len(word) > 3]
    if [place for place in places if place >= 0] != sorted(place for place in places if place >= 0):
        firsts = [word for word in plain.split() if word.isascii()]
        if len(set(firsts)) == len(firsts):
            return f"order: {plain!r} is shown as {shown(line)!r}"
    return None


def all_shown(message: Json) -> list[str]:
    """Return the lines of a message and its buttons."""
    return [line for text in (words_of(message), *buttons_of(message)) for line in text.split("\n") if line.strip()]


async def walk(stage: Stage, one: Phone, other: Phone, seen: list[Json]) -> None:
    """Go through what people do with each other, and note all that both see."""

    async def then(deed: object) -> None:
        await deed  # type: ignore[misc]
        for phone in (one, other):
            seen.extend(phone.looks_through())

    for command in (
        "/start",
        "/help",
        "/settings",
        "/settings name",
        "/privacy",
        "/safety",
        "/soothe",
        "/lessons",
        "/history",
    ):
        await then(one.types(command))
    await then(one.types(f"/space 2h {OWN[0]}"))
    await then(one.taps("Send"))
    await then(other.taps("Okay"))
    await then(other.taps("Leave a line for later"))
    await then(other.types(OWN[1]))
    await then(stage.moves(minutes=116))
    await then(stage.moves(minutes=20))
    await then(one.types(f"/back {OWN[1]}"))
    await then(one.taps("Send"))
    await then(other.types(f"/closeness {OWN[0]}"))
    await then(other.types("/talk " + OWN[0]))
    await then(other.taps("Send"))
    await then(one.types("/pause 1h"))
    await then(one.types("/resume"))
    await then(one.types("/checkin"))
    await then(one.types("/unpair"))


@pytest.mark.parametrize("names", NAMES)
async def test_full_stop_stays_last(stage: Stage, names: tuple[str, str]) -> None:
    one, other = (stage.phone(name) for name in names)
    for phone in (one, other):
        phone.person.human.language_code = "en"
    seen: list[Json] = []
    await one.types("/start")
    await one.types("/invite")
    invitation = one.looks_through()
    token = next(words_of(m).partition("?start=")[2].split()[0] for m in invitation if "?start=" in words_of(m))
    await other.types(f"/start {token}")
    seen += [*invitation, *other.looks_through()]
    await other.taps("Accept")
    await one.taps("Yes, connect")
    seen += [*one.looks_through(), *other.looks_through()]
    await walk(stage, one, other, seen)
    wrong = {fault for message in seen for line in all_shown(message) if (fault := judge_line(line))}
    assert not wrong, "\n".join(sorted(wrong))
    lines = [line for message in seen for line in all_shown(message)]
    assert sum(any(c >= "\u0590" for c in line) for line in lines) > 20
    assert any("علی‌رضا" in line for line in lines) or "علی‌رضا" not in names
