"""Read the times that people type: a grammar of its own, which knows nothing of the rest of the bot.

`read_until`, `read_moment` and `read_length` take `(text, now, zone, words)`, `read_clock` takes `(text, words)`;
`words` is what `load_time_words(path, language)` read from a times.yaml.
"""

from bot.timeparse.reading import (
    Endless,
    LengthRead,
    NoTime,
    Unclear,
    Unreadable,
    UntilRead,
    clock_readings,
    read_answer,
    read_clock,
    read_length,
    read_moment,
    read_until,
)
from bot.timeparse.words import TimeWords, TimeWordsError, fold, load_time_words, time_words_of

__all__ = [
    "Endless",
    "LengthRead",
    "NoTime",
    "TimeWords",
    "TimeWordsError",
    "Unclear",
    "Unreadable",
    "UntilRead",
    "clock_readings",
    "fold",
    "load_time_words",
    "read_answer",
    "read_clock",
    "read_length",
    "read_moment",
    "read_until",
    "time_words_of",
]
