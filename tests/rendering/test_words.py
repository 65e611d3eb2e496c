"""Words as one person reads them: times with the article that their language wants."""

from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SystemClock
from bot.domain.people import Member, Tone
from bot.library import Shelf
from bot.rendering.words import Words
from tests.library.folder import OURS

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2027, 3, 1, 21, tzinfo=UTC)


@cache
def _words(code: str) -> Words:
    return Words(Shelf(OURS, SystemClock()).language(code).phrases, code)


def _member(code: str) -> Member:
    return Member(1, "Ana", code, MADRID, is_zone_known=True, tone=Tone.BALANCED, couple_id=None)


@pytest.mark.parametrize(
    ("local", "said", "with_at"),
    [
        ("2027-03-01T23:00+01:00", "las 23:00", "a las 23:00"),
        ("2027-03-02T01:30+01:00", "mañana a la 01:30", "mañana a la 01:30"),
        ("2027-03-02T13:00+01:00", "mañana a las 13:00", "mañana a las 13:00"),
        ("2027-03-04T01:00+01:00", "el jueves a la 01:00", "el jueves a la 01:00"),
        ("2027-03-20T09:00+01:00", "el sábado 20 de marzo a las 09:00", "el sábado 20 de marzo a las 09:00"),
    ],
)
def test_spanish_says_one_oclock_in_the_singular(local: str, said: str, with_at: str) -> None:
    at = datetime.fromisoformat(local)
    assert _words("es").time(_member("es"), at, NOW).plain == said
    assert _words("es").time(_member("es"), at, NOW, with_at=True).plain == with_at


def test_far_days_are_named_with_their_date() -> None:
    words, member = _words("en"), _member("en")
    assert words.time(member, NOW + timedelta(days=3), NOW).plain == "Thursday 22:00"
    assert words.time(member, NOW + timedelta(days=10), NOW, with_at=True).plain == "on Thursday 11 March at 22:00"


def test_every_phrase_with_a_clock_knows_one_oclock() -> None:
    words = _words("es")
    for name in (
        "settings-rhythm",
        "settings-hour-button",
        "start-lesson",
        "start-question",
        "settings-quiet-to-button",
    ):
        for clock, article in ((time(1), " la 01:00"), (time(2), " las 02:00")):
            assert article in words.say(name, clock=clock.strftime("%H:%M"), days="lunes").plain.replace("A l", " l")
