"""A length is never read wrong, whatever stands around it, and no text is heavy work."""

from datetime import UTC, datetime, timedelta
from time import process_time
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.timeparse import UntilRead, read_until
from tests.timeparse.judge import WORDS
from tests.timeparse.own_words import TAILS

ZONE = ZoneInfo("America/New_York")
NOW = datetime(2026, 3, 11, 16, 30, tzinfo=UTC)
UNITS = {"en": (("h", "hours", "hrs"), ("min", "minutes", "mins")), "es": (("h", "horas"), ("min", "minutos"))}
BEFORE = {"en": ("", "in ", "for ", "about ", "in about "), "es": ("", "en ", "por ", "durante ", "dentro de ")}
LONGEST_SECONDS = 0.02  # of processor time, for 4,096 characters


@settings(deadline=None, max_examples=300)
@given(st.data(), st.sampled_from(["en", "es"]), st.integers(0, 23), st.integers(1, 59))
def test_length_is_what_it_says_or_asked(data: st.DataObject, language: str, hours: int, minutes: int) -> None:
    of_hours, of_minutes = UNITS[language]
    gap = data.draw(st.sampled_from(["", " "]))
    parts = [f"{hours}{gap}{data.draw(st.sampled_from(of_hours))}"] if hours else []
    said = " ".join([*parts, f"{minutes}{gap}{data.draw(st.sampled_from(of_minutes))}"])
    tail = data.draw(st.sampled_from(["", *TAILS[language].plain, *TAILS[language].like_time]))
    mark = data.draw(st.sampled_from([" ", ", ", ". ", "\n"])) if tail else ""
    text = data.draw(st.sampled_from(BEFORE[language])) + said + mark + tail
    read = read_until(text, NOW, ZONE, WORDS[language])
    if isinstance(read, UntilRead):
        assert read == UntilRead(NOW + timedelta(hours=hours, minutes=minutes), tail)


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize(
    "piece", ["1 ", "2h", "until ", "in the next ", "half ", "20 to ", "las 8 y ", "🙂", "x", "1:"]
)
def test_no_text_is_heavy_work(language: str, piece: str) -> None:
    text = (piece * 4096)[:4096]
    read_until(text, NOW, ZONE, WORDS[language])
    took = []
    for _ in range(3):
        before = process_time()
        read_until(text, NOW, ZONE, WORDS[language])
        took.append(process_time() - before)
    assert min(took) < LONGEST_SECONDS
