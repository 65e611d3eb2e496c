"""`doctor`: look at everything the bot needs, one line a check, and change nothing."""

import argparse
import asyncio
import os
from collections.abc import Iterator, Mapping
from datetime import date
from zoneinfo import available_timezones

from bot import config, log, zonedata
from bot.cli import doctor_database, doctor_disk, doctor_helplines, doctor_pictures, doctor_telegram
from bot.cli.findings import Finding, State, fail, ok, warn
from bot.clock import Clock, FileClock, SystemClock
from bot.config import Settings
from bot.content import ContentFaults, ContentStore
from bot.delivery.svg_renderer import SvgRenderer
from bot.errors import ConfigError

_PRETENDED_TOKEN = "1234567:so-that-the-rest-can-be-looked-at"  # noqa: S105 - it is none
SETTINGS = "settings"  # the subject of what the environment says


def main(chosen: argparse.Namespace) -> int:
    """Print what is found; 0 when nothing is wrong, 1 when something is, 2 when that is a setting."""
    log.configure("ERROR", "auto")
    found = asyncio.run(examine(os.environ))
    for finding in found:
        print(log.redact(str(finding)))
    wrong = {finding.subject for finding in found if finding.state is State.FAIL}
    told = sum(finding.state is State.WARN for finding in found)
    print(f"Wrong: {', '.join(sorted(wrong)) or 'nothing'}. To be known: {told}.")
    return 2 if SETTINGS in wrong else 1 if wrong else 0


async def examine(environ: Mapping[str, str]) -> list[Finding]:
    """Return what is found under the settings of an environment."""
    settings, faults = _settings(environ)
    found = [fail(SETTINGS, str(fault)) for fault in faults] or [ok(SETTINGS, "all can be read")]
    if settings is not None:
        found += await _look(settings, {fault.variable for fault in faults})
    return found


def _settings(environ: Mapping[str, str]) -> tuple[Settings | None, list[ConfigError]]:
    """Return the settings, with a default for each that is wrong, and all faults; None where that does not help."""
    given, faults = dict(environ), list[ConfigError]()
    while True:
        try:
            return config.load(given), faults
        except ConfigError as fault:
            if fault.variable in {before.variable for before in faults}:
                return None, faults
            faults.append(fault)
            given.pop(fault.variable, None)
            if fault.variable == "BOT_TOKEN":
                given["BOT_TOKEN"] = _PRETENDED_TOKEN


async def _look(settings: Settings, wrong: set[str]) -> list[Finding]:
    """Return what is found, leaving out what depends on settings that are wrong."""
    found: list[Finding] = []
    if not wrong & {"BOT_TOKEN", "TELEGRAM_API_URL"}:
        found += await doctor_telegram.look(settings, _clock(settings))
    if "DATABASE_URL" not in wrong:
        inspected, words = await doctor_database.look(settings)
        found += words
        if "ENCRYPTION_KEYS" not in wrong:
            found += doctor_database.keys(settings, inspected)
        found += doctor_disk.look(settings)
    if "CONTENT_DIR" not in wrong:
        found += _content(settings)
    return [*found, _zones(_clock(settings).now().date()), await doctor_pictures.look(SvgRenderer())]


def _clock(settings: Settings) -> Clock:
    is_there = settings.clock_file is not None and settings.clock_file.exists()
    return FileClock(settings.clock_file) if settings.clock_file and is_there else SystemClock()


def _content(settings: Settings) -> Iterator[Finding]:
    clock = _clock(settings)
    try:
        shelf = ContentStore(settings.content_dir, clock)
    except ContentFaults as error:
        words = f"cannot be used ({error.faults[0]}; faults: {len(error.faults)}); `check` lists all"
        yield fail("content", words)
        return
    if shelf.faults:
        yield warn("content", f"what has faults is left out (faults: {len(shelf.faults)}); `check` lists all")
    else:
        yield ok("content", f"{len(shelf.current().languages)} languages, no faults")
    yield doctor_helplines.look(shelf.current(), clock.now().date())


def _zones(today: date) -> Finding:
    rules = zonedata.in_force()
    words = f"{len(available_timezones())} time zones, rules {rules}"
    words += f"; {rules.passed_over} is passed over" if rules.passed_over else ""
    if rules.are_old(today):
        right = "update tzdata: `pip install -U tzdata`, or the machine's package"
        return warn("zones", f"{words}; they are older than twelve months, and clocks may have changed: {right}")
    return ok("zones", words)
