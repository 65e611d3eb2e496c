"""The rules of the agenda are written down: each kind of thing to come has its row."""

import re
from pathlib import Path

from bot.clock import SystemClock
from bot.content import ContentStore
from bot.db.scheduled_jobs import ScheduledJob
from bot.scheduler import jobs
from tests.content.folder import OURS

RULES = (Path(__file__).parent.parent.parent / "docs" / "develop" / "agenda.md").read_text(encoding="utf-8")


def test_every_kind_has_a_rule() -> None:
    """No kind stands on the agenda without a rule for the time after an outage, and no rule is about nothing."""
    rows = [line.split("|")[1:-1] for line in RULES.splitlines() if line.startswith("| `")]
    written = {kind for row in rows for kind in re.findall(r"`([a-z.]+)`", row[0])}
    assert written == set(jobs.build(ContentStore(OURS, SystemClock())))
    assert all(len(row) == 4 and all(cell.strip() for cell in row) for row in rows)


def test_what_is_due_is_found_by_an_index() -> None:
    indexed = {tuple(column.name for column in index.columns) for index in ScheduledJob.__table__.indexes}  # type: ignore[attr-defined]
    assert ("due_at",) in indexed
    assert ScheduledJob.__table__.c.occurrence.unique
