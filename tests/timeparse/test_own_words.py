"""Words of one's own behind a time never change it and are never swallowed, whatever they begin with."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.timeparse import Unclear, UntilRead, read_until
from tests.timeparse.judge import WORDS
from tests.timeparse.own_words import TAILS, TIMES

MADRID = ZoneInfo("Europe/Madrid")
NOW = datetime(2026, 3, 11, 16, 30, tzinfo=UTC)  # a Wednesday, 17:30
EVERY = [(language, time) for language, times in TIMES.items() for time in times]


def read(language: str, text: str) -> object:
    return read_until(text, NOW, MADRID, WORDS[language])


def test_there_are_as_many_as_the_measure_asks_for() -> None:
    assert [(len(TIMES[one]), sum(map(len, TAILS[one]))) for one in ("en", "es")] == [(13, 39), (12, 28)]


@pytest.mark.parametrize(("language", "time"), EVERY)
def test_words_behind_a_time_change_nothing(language: str, time: str) -> None:
    alone, tails = read(language, time), TAILS[language]
    assert isinstance(alone, UntilRead)
    for tail in (*tails.plain, *tails.like_time):
        found = read(language, f"{time} {tail}")
        if isinstance(found, Unclear):
            assert tail in tails.like_time
            assert found.words == f"{time} {tail}"
        else:
            assert found == UntilRead(alone.until_at, tail)


@pytest.mark.parametrize("mark", [", ", ". ", " - ", "\n", ": "])
@pytest.mark.parametrize(("language", "time"), EVERY)
def test_a_mark_ends_the_time(language: str, time: str, mark: str) -> None:
    alone, tails = read(language, time), TAILS[language]
    assert isinstance(alone, UntilRead)
    for tail in (*tails.plain, *tails.like_time):
        assert read(language, f"{time}{mark}{tail}") == UntilRead(alone.until_at, tail)


@pytest.mark.parametrize("language", ["en", "es"])
def test_at_most_half_of_the_tails_that_begin_like_a_time_are_asked_about(language: str) -> None:
    like = [read(language, f"{time} {tail}") for time in TIMES[language] for tail in TAILS[language].like_time]
    assert sum(isinstance(one, Unclear) for one in like) <= len(like) / 2
