"""How long it takes to read a typed time, and that a longer text takes no longer than in proportion."""

from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter
from zoneinfo import ZoneInfo

from bot.timeparse import TimeWords, load_time_words, read_until

_CONTENT = Path(__file__).parents[1] / "content"
_NOW, _ZONE = datetime(2026, 3, 11, 15, 30, tzinfo=UTC), ZoneInfo("Europe/Madrid")
_ROUNDS = 20
PHRASES = {
    "en": (
        "2h I need rest",
        "until 8:30 in the evening",
        "tomorrow at 9 need quiet",
        "friday the 13th at 6pm",
        "20 to 9",
        "in 3 hours",
    ),
    "es": (
        "2h necesito descansar",
        "hasta las 8 y media de la noche",
        "mañana a las 9",
        "el viernes que viene",
        "media hora",
    ),
}
PIECES = ("1 ", "2h", "until ", "in the next ", "half ", "20 to ", "las 8 y ", "x")


def of_a_phrase() -> float:
    """Return the milliseconds that reading a phrase takes, in the middle of all."""
    return median(_took(text, words) for language, words in _words().items() for text in PHRASES[language]) * 1_000


def of_the_longest(characters: int) -> float:
    """Return the milliseconds that the heaviest text of so many characters takes."""
    texts = [(piece * characters)[:characters] for piece in PIECES]
    return max(_took(text, words) for words in _words().values() for text in texts) * 1_000


def _words() -> dict[str, TimeWords]:
    return {language: load_time_words(_CONTENT / language / "times.yaml", language) for language in PHRASES}


def _took(text: str, words: TimeWords) -> float:
    read_until(text, _NOW, _ZONE, words)
    rounds = []
    for _ in range(_ROUNDS):
        before = perf_counter()
        read_until(text, _NOW, _ZONE, words)
        rounds.append(perf_counter() - before)
    return min(rounds)
