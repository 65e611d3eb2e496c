"""What the courier has done since it was made, as plain numbers for the metrics."""

from dataclasses import dataclass


@dataclass(slots=True)
class Counters:
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
    outages: int = 0  # times that sending stopped because Telegram could not be used at all
    failed_verdicts: int = 0  # verdicts that could not be worked on
    direct: int = 0  # calls outside the outbox
    failed_direct: int = 0
