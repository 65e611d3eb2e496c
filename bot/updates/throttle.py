"""How many updates one person may send in a while: more than that is left out, so that nobody else waits for it."""

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from enum import Enum

LIMIT = 30  # updates within WINDOW; nobody types or taps three times a second for ten seconds to say something
WINDOW = 10.0  # seconds
TOLD_EVERY = 60.0  # seconds between two sentences about it to the same person
_REMEMBERED = 10_000  # people, and updates, in memory


class Decision(Enum):
    """What becomes of one update."""

    LET_IN = "let in"
    LEFT_OUT = "left out"
    LEFT_OUT_AND_TOLD = "left out, and the person is told"


@dataclass(slots=True)
class _Bucket:
    """What is left of somebody's share, when that was reckoned, and when they were told last (seconds)."""

    left: float
    at: float
    told_at: float | None = None


class UserThrottle:
    """A share of updates for each person, which fills up again as time passes."""

    def __init__(self, limit: int, monotonic: Callable[[], float]) -> None:
        """Let `limit` updates in at once, and as many more in each window; `monotonic` tells the time in seconds."""
        self._limit, self._monotonic = limit, monotonic
        self._buckets: OrderedDict[int, _Bucket] = OrderedDict()
        self._judged: OrderedDict[int, Decision] = OrderedDict()

    def check(self, update_id: int, person_id: int) -> Decision:
        """Return what becomes of an update of a person.

        An update that comes again, because its transaction failed or the database was away, is judged as it was the
        first time and costs nothing more.
        """
        known = self._judged.get(update_id)
        if known is None:
            known = self._judged[update_id] = self._decide(person_id)
            if len(self._judged) > _REMEMBERED:
                self._judged.popitem(last=False)
        return known

    def _decide(self, person_id: int) -> Decision:
        now = self._monotonic()
        bucket = self._filled(person_id, now)
        if bucket.left >= 1:
            bucket.left -= 1
            return Decision.LET_IN
        if bucket.told_at is not None and now - bucket.told_at < TOLD_EVERY:
            return Decision.LEFT_OUT
        bucket.told_at = now
        return Decision.LEFT_OUT_AND_TOLD

    def _filled(self, person_id: int, now: float) -> _Bucket:
        bucket = self._buckets.setdefault(person_id, _Bucket(self._limit, now))
        self._buckets.move_to_end(person_id)
        bucket.left = min(self._limit, bucket.left + (now - bucket.at) * self._limit / WINDOW)
        bucket.at = now
        if len(self._buckets) > _REMEMBERED:
            self._buckets.popitem(last=False)
        return bucket
