"""What stands in a row and cannot be read: counted and said in the log, and something usual in its place.

A value may be damaged, sealed with a key that is not at hand, or written by a version that knows more. It must not take
away from others what was read together with it, nor the way out from whoever it belongs to.
"""

import logging
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

_SAID = 1_000  # values that are remembered, so that each is said once and not with every reading
_T = TypeVar("_T")
_log = logging.getLogger(__name__)


@dataclass(slots=True)
class Counters:
    """What could not be read since the start, for the metrics."""

    values: int = 0


counters = Counters()
_said: OrderedDict[tuple[str, object], None] = OrderedDict()


def note(place: str, row: object = None, why: str = "") -> None:
    """Count a value that cannot be read; `place` is "table.column", and nothing of the value itself is said."""
    counters.values += 1
    if (place, row) in _said:
        return
    _said[place, row] = None
    if len(_said) > _SAID:
        _said.popitem(last=False)
    _log.warning("a value cannot be read; something usual stands in for it", extra={"place": place, "why": why})


def read_or(default: _T, read: Callable[[], _T], place: str, row: object = None) -> _T:
    """Return what `read` returns, or `default` where it raises."""
    try:
        return read()
    except Exception as error:  # whatever a damaged value makes of the code that reads it
        note(place, row, type(error).__name__)
        return default
