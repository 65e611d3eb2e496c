#!/usr/bin/env bash
# Versions: croniter 7.0.0, cronsim 2.8, tzdata 2026.6, with the zone files of that wheel (PYTHONTZPATH is emptied).
# Done: "30 2 * * *" in Berlin over 25 October 2026, when 02:30 comes twice, and "30 2 * * *" over 28 March 2027, when
# it does not come at all; both from an aware start.
# Guess: once a night in autumn, as cron itself does with a job at a fixed time; in spring skipped, or at 03:30, the
# same stretch of time after midnight.
# Behaviour: croniter gives both 02:30 of autumn, an hour apart; cronsim the first alone. In spring both say 03:00,
# which is neither the hour that was asked for nor as long after midnight as it would have been.
# Seen:
#   autumn croniter 2026-10-25T02:30+02:00 2026-10-25T02:30+01:00 2026-10-26T02:30+01:00
#   autumn cronsim  2026-10-25T02:30+02:00 2026-10-26T02:30+01:00 2026-10-27T02:30+01:00
#   spring croniter 2027-03-28T03:00+02:00 2027-03-29T02:30+02:00 2027-03-30T02:30+02:00
#   spring cronsim  2027-03-28T03:00+02:00 2027-03-29T02:30+02:00 2027-03-30T02:30+02:00
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check croniter==7.0.0 cronsim==2.8 tzdata==2026.6
"$work/venv/bin/python" - <<'PYTHON'
import warnings
import zoneinfo
from datetime import datetime
from itertools import islice

warnings.simplefilter("ignore")
from croniter import croniter
from cronsim import CronSim

zoneinfo.reset_tzpath(())
berlin = zoneinfo.ZoneInfo("Europe/Berlin")
expected = {
    ("autumn", "croniter"): "2026-10-25T02:30+02:00 2026-10-25T02:30+01:00 2026-10-26T02:30+01:00",
    ("autumn", "cronsim"): "2026-10-25T02:30+02:00 2026-10-26T02:30+01:00 2026-10-27T02:30+01:00",
    ("spring", "croniter"): "2027-03-28T03:00+02:00 2027-03-29T02:30+02:00 2027-03-30T02:30+02:00",
    ("spring", "cronsim"): "2027-03-28T03:00+02:00 2027-03-29T02:30+02:00 2027-03-30T02:30+02:00",
}
starts = {"autumn": datetime(2026, 10, 24, 12, tzinfo=berlin), "spring": datetime(2027, 3, 27, 12, tzinfo=berlin)}
for (night, library), wanted in expected.items():
    start = starts[night]
    runs = croniter("30 2 * * *", start).all_next(datetime) if library == "croniter" else CronSim("30 2 * * *", start)
    seen = " ".join(run.isoformat(timespec="minutes") for run in islice(runs, 3))
    print(night, f"{library:8}", seen)
    assert seen == wanted, "the behaviour has changed"
PYTHON
