"""How many couples one bot can serve under Telegram's cap: a simulated day.

Every call that the bot puts into its outbox spends from one bucket of 30 a second (core.telegram.org/bots/faq); a lower
lane goes only when no higher one waits. Counts of calls were taken from stories on the whole bot, edits included: a
need for space by buttons, with a line, an answer and a return, takes 12, a wish for closeness with its answer 7. Times
are seconds; days begin at midnight UTC.
"""

import argparse
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from bot.domain.api_calls import Priority

PER_SECOND, BURST = 30, 3  # Telegram's cap, and what bot/db/rate_limit.py lets go at once
DAY, HOUR = 86_400, 3_600
ZONES = ((1, 0.5), (0, 0.2), (-5, 0.3))  # hours from UTC, and the part of all couples who live there
QUESTION, REVEAL, LESSON = 20 * HOUR, 9 * HOUR, 12.5 * HOUR  # by the clock of each zone, as they are set by default
# Chosen, as nobody has counted yet: signals of a couple a day (a lively day), and the local hours they fall into.
SPACES, WISHES, OTHER_TAPS = 0.7, 0.5, 3.0
HOURS = (1, 1, 0, 0, 0, 1, 3, 5, 5, 4, 4, 4, 5, 5, 4, 4, 5, 7, 9, 11, 13, 12, 9, 4)
# What a signal causes, by lane: answers to taps and previews; what reaches the other; receipts, questions and returns.
SPACE = {Priority.ANSWER: 7, Priority.RELAY: 2, Priority.RETURN: 3}
WISH = {Priority.ANSWER: 4, Priority.RELAY: 2, Priority.RETURN: 1}
COUPLES = (1_000, 5_000, 10_000, 20_000, 40_000, 60_000)

Call = tuple[float, str]  # when it may go, and what it is


@dataclass(frozen=True, slots=True)
class Day:
    """What a day was like; waits in seconds."""

    couples: int
    calls: int
    busiest_hour: float  # the part of the cap that is used in it
    relay_median: float
    relay_99: float
    relay_longest: float
    last_question: float
    last_reveal: float
    last_lesson: float

    def row(self) -> str:
        """Return the row of the table."""
        waits = f"{self.relay_median:.2f} s | {self.relay_99:.2f} s | {self.relay_longest:.1f} s"
        routine = " | ".join(_length(one) for one in (self.last_question, self.last_lesson, self.last_reveal))
        return f"| {self.couples:,} | {self.calls:,} | {self.busiest_hour:.0%} | {waits} | {routine} |"


def simulate(couples: int, seed: int = 7) -> Day:
    """Return a day with lessons, on which every couple answers the question, as on the day before."""
    lanes = _calls(couples, Random(seed))
    waits: dict[str, list[float]] = {}
    hours = [0] * (2 * 24)
    for at, what, sent_at in _sent(lanes):
        waits.setdefault(what, []).append(sent_at - at)
        hours[min(int(sent_at / HOUR), len(hours) - 1)] += 1
    relays = sorted(waits["relay"])
    return Day(
        couples,
        sum(map(len, lanes.values())),
        max(hours) / (PER_SECOND * HOUR),
        relays[len(relays) // 2],
        relays[len(relays) * 99 // 100],
        relays[-1],
        *(max(waits[what]) for what in ("question", "reveal", "lesson")),
    )


def _calls(couples: int, random: Random) -> dict[Priority, list[Call]]:
    """Return all calls of a day by lane, the earliest first."""
    lanes: dict[Priority, list[Call]] = {lane: [] for lane in Priority}
    for offset, share in ZONES:
        here = round(couples * share)
        for at, lane, what, each in (
            (QUESTION, Priority.CHECKIN, "question", 2),
            (REVEAL, Priority.CHECKIN, "reveal", 4),  # the poll is closed, the answers shown, for both
            (LESSON, Priority.LESSON, "lesson", 2),
        ):
            lanes[lane] += [((at - offset * HOUR) % DAY, what)] * (here * each)
        for many, causes in ((SPACES, SPACE), (WISHES, WISH), (OTHER_TAPS, {Priority.ANSWER: 1})):
            for hour in random.choices(range(24), HOURS, k=round(here * many)):
                at = ((hour - offset) * HOUR + random.random() * HOUR) % DAY
                for lane, count in causes.items():
                    what = "relay" if lane is Priority.RELAY else "answer"
                    lanes[lane] += [(at + place * 4, what) for place in range(count)]  # a tap every four seconds
    for waiting in lanes.values():
        waiting.sort()
    return lanes


def _sent(lanes: dict[Priority, list[Call]]) -> Iterator[tuple[float, str, float]]:
    """Go through the calls as they are sent: when each might go, what it is, and when it went."""
    queues = [lanes[lane] for lane in sorted(lanes)]
    places, total, cost = [0] * len(queues), sum(map(len, queues)), 1 / PER_SECOND
    now, full_at = 0.0, 0.0  # `full_at`: when the bucket is full again
    for _ in range(total):
        now = max(now, full_at - (BURST - 1) * cost)
        ahead = [
            (queue[place][0], number)
            for number, (queue, place) in enumerate(zip(queues, places, strict=True))
            if place < len(queue)
        ]
        due = [number for at, number in ahead if at <= now]
        if not due:
            now, number = min(ahead)
        else:
            number = due[0]
        at, what = queues[number][places[number]]
        places[number] += 1
        full_at = max(full_at, now) + cost
        yield at, what, now


def _length(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 100 else f"{seconds / 60:.0f} min"


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description="How many couples one bot can serve under Telegram's cap.")
    parser.add_argument("couples", nargs="*", type=int, default=COUPLES)
    for couples in parser.parse_args().couples:
        print(simulate(couples).row(), flush=True)


if __name__ == "__main__":
    main()
