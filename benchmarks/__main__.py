"""`make bench`: every figure in one run, the bot on one core and the stand-in for Telegram on another."""

import argparse
import platform
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from statistics import median

import uvloop

from benchmarks import million, parts, relays, times
from benchmarks.bots import BOT_CORE, STAND_IN_CORE, take_the_other_core
from bot.cli import calm_the_collector

_ROUNDS = 3  # of what is compared, in turn, so that a machine that changes its pace changes it for all
_TICKS = 5


@dataclass(frozen=True)
class Size:
    """How much of everything is done."""

    updates: int = 3_000
    lessons: int = 50_000
    seconds: float = 20.0
    people: int = 1_000_000
    letters: int = 12_000


class Table:
    """The figures, printed as they come."""

    def __init__(self) -> None:
        """Begin with the head."""
        print(f"\n{'figure':<62} {'measured':>18}   to reach", flush=True)

    def row(self, figure: str, measured: str, goal: str = "", is_reached: bool | None = None) -> None:
        """Print one figure, with what it was to reach and whether it did."""
        said = {None: "", True: "reached", False: "NOT REACHED"}[is_reached]
        print(f"{figure:<62} {measured:>18}   {goal} {said}".rstrip(), flush=True)


def _doing(what: str) -> None:
    """Say on a terminal what is being done; the table stays free of it."""
    print(f"… {what}", file=sys.stderr, flush=True)


async def main(size: Size) -> None:
    """Measure everything and print the table."""
    take_the_other_core()
    calm_the_collector()  # ticks are measured in this process, and shall be what they are in a bot
    cores = f"the bots on core {BOT_CORE}, the stand-in on core {STAND_IN_CORE}"
    print(f"Python {platform.python_version()}, {cores}")
    if BOT_CORE == STAND_IN_CORE:
        print("only one core: the figures of bots and stand-in are mixed up")
    table = Table()
    with tempfile.TemporaryDirectory(prefix="halfway-bench-") as folder:
        _times(table)
        await _throughput(table, Path(folder), size)
        await _latency(table, Path(folder), size)
        await _courier(table, Path(folder), size)
        await _many_people(table, Path(folder), size)


async def _throughput(table: Table, folder: Path, size: Size) -> None:
    bare, other, ours = [], [], []
    for turn in range(_ROUNDS):
        _doing(f"echoes and signals, round {turn + 1} of {_ROUNDS}")
        bare.append(await relays.echoes("benchmarks.echo_ptb", size.updates))
        other.append(await relays.echoes("benchmarks.echo_aiogram", size.updates))
        ours.append(await relays.signals(_fresh(folder, f"round-{turn}"), size.updates))
    table.row("bare echo on python-telegram-bot, updates a second", _rates(bare))
    table.row("bare echo on aiogram, updates a second", _rates(other))
    ratio = median(one[0] / beside[0] for one, beside in zip(ours, bare, strict=True))
    to_aiogram = median(one[0] / beside[0] for one, beside in zip(ours, other, strict=True))
    table.row("signals accepted, stored and relayed a second, SQLite FULL", _rates(ours))
    table.row("  beside the bare python-telegram-bot echo", f"× {ratio:.2f}", "× 1.00", ratio >= 1)
    table.row("  beside the bare aiogram echo", f"× {to_aiogram:.2f}", "as near as can be")
    calls = median(one[2] for one in ours)
    table.row("  calls of the Bot API for each signal (an echo makes one)", f"{calls:.2f}")
    await _profile(table, folder, size, median(one[1] for one in ours), median(one[1] for one in bare))


async def _profile(table: Table, folder: Path, size: Size, signal: float, echo: float) -> None:
    """Say where the processor time of a signal goes, and what an echo takes."""
    _doing("the parts of a signal")
    of = await parts.of_a_signal(_fresh(folder, "parts"), size.updates)
    rest = signal - of.processor - of.claims - of.settlement
    table.row("processor time of a signal", _micro(signal))
    table.row("  taking it in: reading, checking, wording, storing, sealing", _micro(of.processor))
    table.row("  claiming its messages", _micro(of.claims))
    table.row("  settling them, and wording the receipt anew", _micro(of.settlement))
    table.row("  the calls over HTTP, and the event loop", _micro(rest))
    table.row("processor time of an update of the bare python-telegram-bot echo", _micro(echo))


def _times(table: Table) -> None:
    _doing("typed times")
    phrase, some, most = times.of_a_phrase(), times.of_the_longest(400), times.of_the_longest(4_096)
    table.row("reading a typed time, in the middle", f"{phrase:.2f} ms", "≤ 0.3 ms", phrase <= 0.3)
    table.row("the heaviest text of 400 characters", f"{some:.2f} ms")
    table.row("the heaviest text of 4,096 characters", f"{most:.2f} ms", "≤ 20 ms", most <= 20)


async def _latency(table: Table, folder: Path, size: Size) -> None:
    _doing("signals at an even pace")
    even = await relays.paced(_fresh(folder, "paced"), 50, size.seconds)
    table.row("update to relay at 50 signals a second, p50", f"{even.p50:.1f} ms", "≤ 15 ms", even.p50 <= 15)
    table.row("update to relay at 50 signals a second, p99", f"{even.p99:.1f} ms", "≤ 50 ms", even.p99 <= 50)
    _doing("relays behind lessons")
    behind = await relays.behind_lessons(_fresh(folder, "behind"), size.lessons, 2, size.seconds)
    figure = f"relay behind {size.lessons:,} lessons at 30 a second, p99"
    table.row(figure, f"{behind.p99:.1f} ms", "≤ 100 ms", behind.p99 <= 100)


async def _courier(table: Table, folder: Path, size: Size) -> None:
    _doing("the delivery worker alone")
    rate, share = await relays.delivery(_fresh(folder, "deliveries"), size.letters)
    # A cap is approached from below: what the clock's granularity takes is not the delivery worker's.
    table.row("delivery worker alone, MESSAGES_PER_SECOND=1000, calls a second", f"{rate:.0f}", "≥ 1000", rate >= 995)
    table.row("  of one core", f"{share:.0%}", "< 100 %", share < 1)


async def _many_people(table: Table, folder: Path, size: Size) -> None:
    _doing("ten thousand people")
    few = await million.build(folder, 10_000)
    _doing(f"{size.people:,} people (this takes a while)")
    many = await million.build(folder, size.people)
    life = await million.live(many)
    among = f"among {size.people:,} people"
    first, memory, idle = life.first_answer_seconds, life.resident_mb, life.idle_percent
    table.row(f"start to first answer {among}", f"{first:.2f} s", "≤ 2 s", first <= 2)
    table.row(f"resident memory {among}", f"{memory:.0f} MB", "≤ 150 MB", memory <= 150)
    table.row(f"idle {among}, of one core", f"{idle:.2f} %", "≤ 0.5 %", idle <= 0.5)
    _doing("ticks")
    of_few, of_many = (median(took) for took in await million.ticks([few, many], 100, _TICKS))
    table.row(f"a tick with 100 lessons due {among}", f"{of_many:.1f} ms", "≤ 20 ms", of_many <= 20)
    ratio = of_many / of_few
    table.row("  beside the same tick among 10,000 people", f"× {ratio:.2f}", "≤ × 2", ratio <= 2)


def _fresh(folder: Path, name: str) -> Path:
    """Return a folder for one database."""
    made = folder / name
    made.mkdir()
    return made


def _micro(seconds: float) -> str:
    return f"{seconds * 1_000_000:.0f} µs"


def _rates(found: Sequence[tuple[float, ...]]) -> str:
    rates = sorted(one[0] for one in found)
    return f"{median(rates):.0f} ({rates[0]:.0f}–{rates[-1]:.0f})"


if __name__ == "__main__":
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="How fast Halfway is.")
    parser.add_argument("--people", type=int, default=Size.people, help="how many people the largest database holds")
    uvloop.run(main(Size(people=parser.parse_args().people)))
