"""Every frame written out as it is read: people's own words first, the name once, a time that stays true."""

import re
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import product
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SystemClock
from bot.content import ContentStore, Language
from bot.domain.drafts import Draft
from bot.domain.people import Member, Tone
from bot.domain.signals import Kind, Strength
from bot.presentation import frames
from tests.content.folder import OURS

NIGHT = datetime(2026, 11, 30, 22, 5, tzinfo=UTC)  # 23:05 in Madrid
RELATIVE = re.compile(r"\b(today|tonight|tomorrow|yesterday|hoy|mañana|ayer)\b", re.IGNORECASE)
WOUNDING = re.compile(
    r"too much|\b(real|full|a) break\b|full stop|verdict|chase|you're free|enjoy your|\bI\b|talk attached"
    r"|contigo|\bllevo\b|querr[ií]a|en ambos lados|demasiado",
    re.IGNORECASE,
)
CELLS = list(product((Kind.SPACE, Kind.CLOSENESS), Tone, Strength, (0, 1)))


@cache
def _language(code: str) -> Language:
    return ContentStore(OURS, SystemClock()).language(code)


def _person(number: int, name: str, **details: object) -> Member:
    member = Member(number, name, "en", ZoneInfo("Europe/Madrid"), is_zone_known=True, tone=Tone.BALANCED, couple_id=1)
    for field, value in details.items():
        object.__setattr__(member, field, value)
    return member


def _written(code: str, kind: Kind, tone: Tone, strength: Strength, variant: int, *, is_held: bool, line: str) -> str:
    draft = Draft(1, kind, strength, variant=variant, line=line or None, until_at=None)
    if kind is Kind.SPACE:
        draft = draft.changed(until_at=NIGHT + timedelta(hours=1))
    else:
        draft = draft.changed(wish="hug", window="whenever")
    boris, anna = _person(1, "Boris"), _person(2, "Anna", tone=tone, language=code)
    return frames.relay(_language(code), draft, boris, anna, NIGHT, is_held=is_held).plain


@pytest.mark.parametrize("code", ["en", "es"])
def test_every_frame_is_read_as_it_was_meant(code: str) -> None:
    for kind, tone, strength, variant in CELLS:
        for line, is_held in product(("", "gym, head full"), (False, True)):
            text = _written(code, kind, tone, strength, variant, is_held=is_held, line=line)
            own, _, told = text.rpartition("\n")
            assert text.count("Boris") == 1, text
            assert "Boris" in told, text
            assert ("gym" in own) == bool(line), text
            assert own == "" or (own[0], own[-1]) == ("“", "”"), text
            assert not RELATIVE.search(text), text
            assert not WOUNDING.search(told), text
            if kind is Kind.SPACE:
                length, weekday = {"en": ("an hour", "Tuesday"), "es": ("una hora", "martes")}[code]
                assert "00:05" in told, text
                assert (weekday if is_held else length) in told, text


def test_a_topic_stays_in_the_language_it_was_written_in() -> None:
    topic = "I felt tired about the dishes, and I'd like us to take turns."
    draft = Draft(1, Kind.TALK, topic=("tired", "the dishes", "us to take turns"), own_wish=topic)
    boris, anna = _person(1, "Boris"), _person(2, "Anna", language="es")
    text = frames.relay(_language("es"), draft, boris, anna, NIGHT).plain
    assert text.startswith(f"“{topic}”\nA Boris le gustaría")
