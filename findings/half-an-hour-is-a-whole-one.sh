#!/usr/bin/env bash
# Versions: parsedatetime 2.6, arrow 1.4.0 (with python-dateutil 2.9.0.post0).
# Done: at 15:00 both read "in an hour" and "in half an hour".
# Guess: 15:30 for the second; arrow's dehumanize knows only phrases that its humanize writes, so ValueError there.
# Behaviour: both find "an hour" inside the phrase and overlook the "half" before it: an hour both times, no error,
# and parsedatetime calls it certain (status 2). arrow does refuse "in 1 hour and a half".
# Seen:
#   parsedatetime  in an hour -> 16:00    in half an hour -> 16:00
#   arrow          in an hour -> 16:00    in half an hour -> 16:00
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check parsedatetime==2.6 arrow==1.4.0 python-dateutil==2.9.0.post0 tzdata==2026.6
"$work/venv/bin/python" - <<'PYTHON'
from datetime import datetime

import arrow
import parsedatetime

now = datetime(2026, 11, 30, 15, 0)
readers = {
    "parsedatetime": lambda words: parsedatetime.Calendar().parseDT(words, now)[0],
    "arrow": lambda words: arrow.get(now).dehumanize(words),
}
for name, read in readers.items():
    whole, half = (read(words).strftime("%H:%M") for words in ("in an hour", "in half an hour"))
    print(f"{name:14} in an hour -> {whole}    in half an hour -> {half}")
    assert (whole, half) == ("16:00", "16:00"), "the behaviour has changed"
try:
    arrow.get(now).dehumanize("in 1 hour and a half")
except ValueError:
    pass
else:
    raise SystemExit("the behaviour has changed")
PYTHON
