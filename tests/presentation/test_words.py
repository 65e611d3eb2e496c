"""Translator as one person reads them: times with the article that their language wants."""

from dataclasses import replace
from datetime import UTC, datetime, time, timedelta
from functools import cache
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SystemClock
from bot.content import ContentStore
from bot.domain.people import Member, Tone
from bot.presentation.words import Translator
from tests.content.folder import OURS

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2027, 3, 1, 21, tzinfo=UTC)


@cache
def _words(code: str) -> Translator:
    return Translator(ContentStore(OURS, SystemClock()).language(code).phrases, code)


def _member(code: str) -> Member:
    return Member(1, "Ana", code, MADRID, is_zone_known=True, tone=Tone.BALANCED, couple_id=None)


@pytest.mark.parametrize(
    ("local", "said", "with_at"),
    [
        ("2027-03-01T23:00+01:00", "las 23:00", "a las 23:00"),
        ("2027-03-02T01:30+01:00", "la 01:30", "dentro de cuatro horas, a la 01:30"),
        ("2027-03-02T13:00+01:00", "el martes a las 13:00", "el martes a las 13:00"),
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


@pytest.mark.parametrize(
    ("now", "at", "said", "is_held"),
    [
        ("2027-03-01T23:05", "2027-03-02T00:05", "in an hour, at 00:05", False),
        ("2027-03-01T23:05", "2027-03-01T23:30", "at 23:30", False),
        ("2027-03-01T23:40", "2027-03-02T00:00", "in 20 minutes, at 00:00", False),
        ("2027-03-01T23:58", "2027-03-02T00:03", "at 00:03", False),
        ("2027-03-01T21:00", "2027-03-02T04:59", "in eight hours, at 04:59", False),
        ("2027-03-01T23:05", "2027-03-02T08:30", "on Tuesday at 08:30", False),
        ("2027-03-02T00:30", "2027-03-02T02:00", "in an hour and a half, at 02:00", False),
        ("2027-03-02T00:30", "2027-03-02T09:00", "at 09:00", False),
        ("2027-03-01T23:05", "2027-03-02T00:05", "on Tuesday at 00:05", True),
        ("2027-03-02T07:00", "2027-03-02T09:00", "on Tuesday at 09:00", True),
    ],
)
def test_a_night_is_said_as_a_length_and_what_is_held_by_its_weekday(
    now: str, at: str, said: str, *, is_held: bool
) -> None:
    """No day is named by its distance: what was tomorrow when it was written is today when it is read."""
    instants = (datetime.fromisoformat(one).replace(tzinfo=MADRID) for one in (at, now))
    assert _words("en").time(_member("en"), *instants, with_at=True, is_held=is_held).plain == said


def test_somebody_who_holds_signals_reads_weekdays_of_their_partner() -> None:
    night = datetime(2027, 3, 1, 23, 20, tzinfo=MADRID)
    holding = replace(_member("en"), holds_at_night=True)
    at = night + timedelta(hours=1)
    assert _words("en").relayed_time(holding, at, night, with_at=True).plain == "on Tuesday at 00:20"
    assert _words("en").time(holding, at, night, with_at=True).plain == "in an hour, at 00:20"


def test_labels_have_short_times() -> None:
    words, member, night = _words("es"), _member("es"), datetime(2027, 3, 1, 23, 5, tzinfo=MADRID)
    assert words.clock(member, night + timedelta(hours=2), night, with_at=True) == "a la 01:05"
    assert words.clock(member, night + timedelta(hours=10), night) == "mar 09:05"
    assert words.clock(member, night + timedelta(hours=10), night, with_at=True) == "el mar a las 09:05"


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
