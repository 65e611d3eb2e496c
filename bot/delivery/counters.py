"""What the delivery worker has done since it was made, as plain numbers for the metrics."""

from bisect import bisect_left
from dataclasses import dataclass, field

# Seconds; the goals are 15 and 50 ms at p50 and p99, and 100 ms behind a long queue (docs/develop/speed.md).
BOUNDS = (0.005, 0.01, 0.015, 0.025, 0.05, 0.1, 0.25, 0.5, 1.0, 2.5, 5.0, 10.0, 30.0, 60.0, 300.0, 3600.0)


@dataclass(slots=True)
class Durations:
    """How many lengths of time fell between each two of `BOUNDS`, the last beyond all of them, and their sum."""

    counts: list[int] = field(default_factory=lambda: [0] * (len(BOUNDS) + 1))
    seconds: float = 0.0

    def add(self, seconds: float) -> None:
        """Count one."""
        self.counts[bisect_left(BOUNDS, seconds)] += 1
        self.seconds += seconds


@dataclass(slots=True)
class DeliveryCounters:
    """Counts of calls unless said otherwise; they only grow."""

    claimed: int = 0
    sent: int = 0  # taken by Telegram
    retried: int = 0
    refused: int = 0
    unreachable: int = 0  # of the refused: those to somebody who blocked the bot or is gone
    expired: int = 0
    shredded: int = 0  # could not be opened because the key is gone
    released: int = 0  # given back unsent
    ambiguous: int = 0  # no usable answer: Telegram may have taken the call, so that it may arrive twice
    lost_leases: int = 0  # settled by somebody else, or dropped, while being sent
    reaped: int = 0  # leases that ran out
    pauses: int = 0  # times that Telegram asked everybody to wait
    failed_verdicts: int = 0  # verdicts that could not be worked on
    direct: int = 0  # calls outside the outbox
    failed_direct: int = 0
    relays: Durations = field(default_factory=Durations)  # from the update (or the time asked for) to Telegram's yes
