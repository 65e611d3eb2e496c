"""Judges what was read of a phrase: right, wrong, asked about, or right with a part of the time left in the words.

As fine as the suites say it: a day is that day at any hour, and its end is the end of that day; a part of a day or a
stretch is anywhere within it. What is past is refused by every screen, so it is asked about.
"""

import json
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any, Literal
from zoneinfo import ZoneInfo

from bot.timeparse import LengthRead, TimeWords, UntilRead, load_time_words, read_length, read_moment, read_until

CASES = Path(__file__).parent / "cases"
CONTENT = Path(__file__).parents[2] / "content"
WORDS = {language: load_time_words(CONTENT / language / "times.yaml", language) for language in ("en", "es")}

Verdict = Literal["right", "wrong", "asked", "left"]  # left: the instant is right, but a part of it is in the words


def cases(name: str) -> list[dict[str, Any]]:
    """Return the phrases of a file of tests/timeparse/cases."""
    found: list[dict[str, Any]] = json.loads((CASES / f"{name}.json").read_text(encoding="utf-8"))
    return found


def in_space(case: Mapping[str, Any]) -> Verdict:
    """Judge a phrase with words behind it, as it is typed behind /space."""
    now, zone, words = _setting(case)
    read = read_until(case["typed"], now, zone, words)
    if not isinstance(read, UntilRead) or read.until_at <= now:
        return "asked"
    if not is_meant(read.until_at, case, now, zone):
        return "wrong"
    return "right" if read.rest == case["words"] else "left"


def as_answer(case: Mapping[str, Any]) -> Verdict:
    """Judge a phrase as the whole answer to "when?"."""
    now, zone, words = _setting(case)
    read = read_moment(case["text"], now, zone, words)
    if read is None or read <= now:
        return "asked"
    return "right" if is_meant(read, case, now, zone) else "wrong"


def as_pause(case: Mapping[str, Any]) -> Verdict:
    """Judge a phrase as it is typed behind /pause."""
    now, zone, words = _setting(case)
    read = read_length(case["typed"].removesuffix(case["words"]).strip(), now, zone, words)
    until_at = now + read.length if isinstance(read, LengthRead) else getattr(read, "until_at", now)
    if until_at <= now:
        return "asked"
    return "right" if is_meant(until_at, case, now, zone) else "wrong"


def is_meant(until_at: datetime, case: Mapping[str, Any], now: datetime, zone: ZoneInfo) -> bool:
    """Return whether an instant is one of those that the suite takes."""
    return any(_is(until_at, one, now, zone) for one in case["expected"])


def _is(until_at: datetime, expected: Mapping[str, Any], now: datetime, zone: ZoneInfo) -> bool:
    shown = until_at.astimezone(zone).replace(tzinfo=None)
    if "seconds" in expected:
        return until_at - now == timedelta(seconds=expected["seconds"])
    if "clocks" in expected:
        return shown.strftime("%H:%M") in expected["clocks"] and (
            expected.get("any_day", False) or until_at - now <= timedelta(days=1)
        )
    if "from" in expected:
        ends = datetime.fromisoformat(expected["to"])
        ends += timedelta(minutes=1) if ends.time().minute == 59 else timedelta()  # the end of the day
        return datetime.fromisoformat(expected["from"]) <= shown <= ends
    at = datetime.fromisoformat(expected["at"])
    if expected["grain"] == "week":
        return at.date() <= (shown - timedelta(seconds=1)).date() < at.date() + timedelta(days=7)
    if expected["grain"] == "day":
        return at.date() in {shown.date(), (shown - timedelta(seconds=1)).date()}
    return abs(shown - at) < timedelta(minutes=2) if at.time().minute == 59 else shown == at


def _setting(case: Mapping[str, Any]) -> tuple[datetime, ZoneInfo, TimeWords]:
    zone = ZoneInfo(case["zone"])
    now = datetime.fromisoformat(case["reference"]).replace(tzinfo=zone).astimezone(UTC)
    return now, zone, WORDS[case["language"]]
