"""Whether help lines are shown, and on which day they give way unless people look at them."""

from collections import Counter
from datetime import date, timedelta

from bot.cli.findings import Finding, ok, warn
from bot.content import Library
from bot.content.evidence import Claim

AHEAD = timedelta(days=30)
_SUBJECT = "helplines"
_HOW = "`python -m bot helplines` lists what to look at"


def look(library: Library, today: date) -> Finding:
    """Say how many lines are shown on a day, and when the first of them give way; a warning 30 days before that."""
    shown = library.shown_until(today)
    gone = _given_way(library, today)
    if not shown:
        return warn(_SUBJECT, f"none is shown, people see the emergency number and what to search for; {_HOW}")
    days = Counter(until for until, _, _ in shown)
    first = min(days)
    words = f"{len(shown)} shown, {days[first]} of them give way on {first} unless people look at them; {_HOW}"
    if gone:
        return warn(_SUBJECT, f"{len(gone)} have given way ({', '.join(gone)}); {words}")
    return (warn if first - today <= AHEAD else ok)(_SUBJECT, words)


def _given_way(library: Library, today: date) -> list[str]:
    """Return the lines that were shown once and are no longer."""
    return [
        f"{country.code} {line.display}"
        for country in library.countries.values()
        for line in country.lines
        if any(one.until <= today for one in line.evidence.standings(Claim.NUMBER))
        and line.evidence.standing(Claim.NUMBER, today) is None
    ]
