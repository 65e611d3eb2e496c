"""`helplines`: list the help lines that are due for a look, or record one; it opens no page and calls nobody."""

import argparse
import os
import sys
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bot.clock import SystemClock
from bot.content import load
from bot.content.evidence import Claim, How, Level
from bot.content.helplines import Country, Emergency, HelpLine
from bot.content.look_records import LookRefusedError, NewLook, record
from bot.content.refused_numbers import bare

_WITHIN = 90  # days: all that rests on copies


def add_arguments(parser: argparse.ArgumentParser) -> None:
    """Add what the command takes."""
    parser.add_argument("--country", help="as in ES: list or look at this one only")
    parser.add_argument(
        "--within", type=int, default=_WITHIN, metavar="DAYS", help="list what gives way within so many"
    )
    parser.add_argument("--on", type=date.fromisoformat, metavar="DAY", help="as in 2026-12-02 (default: today)")
    look = parser.add_argument_group("to record a look")
    look.add_argument("--by", metavar="NAME", help="who looked")
    look.add_argument("--number", help="of the line")
    look.add_argument("--how", choices=[*How], help="what they did")
    look.add_argument("--page", metavar="URL", help="the operator's page, where that is what they opened")
    look.add_argument("--publisher", help="whose page it is, where the line does not have it yet")
    look.add_argument("--confirms", default="number", metavar="CLAIMS", help=f"of {', '.join(Claim)} (default: number)")


def main(chosen: argparse.Namespace) -> int:
    """List, or record a look; 0 when that was done, 1 when it could not be."""
    directory, today = Path(os.environ.get("CONTENT_DIR") or "content"), SystemClock().now().date()
    if chosen.by is None and chosen.how is None:
        return _list(directory, chosen, chosen.on or today)
    try:
        file = record(directory, _look(chosen, today))
    except LookRefusedError as error:
        print(error, file=sys.stderr)
        return 1
    print(f"Recorded in {file}. The rest of the file is as it was.")
    return 0


def _look(chosen: argparse.Namespace, today: date) -> NewLook:
    missing = [f"--{name}" for name in ("country", "number", "by", "how") if not getattr(chosen, name)]
    if chosen.how == How.PAGE and not chosen.page:
        missing.append("--page")
    if missing:
        raise LookRefusedError(f"A look needs {', '.join(missing)}, too.")
    on = chosen.on or today
    if on > today:
        raise LookRefusedError(f"{on} is yet to come.")
    confirms = tuple(dict.fromkeys(one.strip() for one in chosen.confirms.split(",") if one.strip()))
    if unknown := [one for one in confirms if one not in tuple(Claim)]:
        raise LookRefusedError(f"--confirms has {', '.join(unknown)}; it can be {', '.join(Claim)}.")
    return NewLook(
        chosen.country.upper(),
        bare(chosen.number),
        chosen.by,
        on,
        How(chosen.how),
        confirms,
        chosen.page,
        chosen.publisher,
    )


def _list(directory: Path, chosen: argparse.Namespace, today: date) -> int:
    library = load(directory)
    due, count = timedelta(days=chosen.within), 0
    for country in sorted(library.countries.values(), key=lambda one: one.code):
        if chosen.country and country.code != chosen.country.upper():
            continue
        for number in country.emergency:
            if number.is_weak:
                count += 1
                print(_weak(country, number))
        for line in country.lines:
            standing = line.evidence.standing(Claim.NUMBER, today)
            if standing is None or standing.until - today <= due:
                count += 1
                print("\n".join(_told(country, line, today)))
    print(f"Due for a look: {count}. How to look: content/README.md.")
    return 0


def _weak(country: Country, number: Emergency) -> str:
    says_on = f", {number.says_on}" if number.says_on else ""
    return (
        f"{country.code:<3}emergency {number.number:<15}from the press only: {number.publisher}{says_on}, "
        f"read {number.read_on}; it takes a page of the state\n     {number.url}"
    )


def _told(country: Country, line: HelpLine, today: date) -> Iterator[str]:
    standing = line.evidence.standing(Claim.NUMBER, today)
    level = line.evidence.level() if standing is None else standing.level
    until = "not shown" if standing is None else f"shown, gives way on {standing.until}"
    yield f"{country.code:<3}{line.kind:<9}{line.display:<16}{level.name}  {until}"
    for source in line.evidence.sources:
        yield f"     {source.read_as:<12}{source.read_on}  {', '.join(sorted(source.proves))}: {source.place}"
    lookers = {look.by for look in line.evidence.looks if look.how is How.PAGE}
    if level < Level.E3:
        yield f"     people who opened the operator's page: {', '.join(sorted(lookers)) or 'nobody'}; it takes two"
    if line.review_by is not None:
        yield f"     may change by {line.review_by}"
