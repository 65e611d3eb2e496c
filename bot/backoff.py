"""How long to wait before something that failed is tried again."""

import random

_DOUBLINGS = 30  # beyond these every delay is the longest, and a power of two would only grow


def delay(failures: int, first: float, longest: float, *, chance: float = 0.5) -> float:
    """Return the seconds to wait after so many failures in a row: `first`, twice as long each time, `longest` at most.

    The part `chance` of it is left to chance, so that not all who failed at once come back at once.
    """
    whole = min(longest, first * 2.0 ** min(failures - 1, _DOUBLINGS))
    return whole * random.uniform(1 - chance, 1)  # noqa: S311 - spreads load, guards nothing
