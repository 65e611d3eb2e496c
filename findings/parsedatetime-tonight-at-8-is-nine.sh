#!/usr/bin/env bash
# Versions: parsedatetime 2.6.
# Done: on a Monday at 15:00, "tonight at 8", "tomorrow at 8" and "tomorrow at 8pm" are read.
# Guess: 20:00 today, 08:00 or 20:00 tomorrow, 20:00 tomorrow; at worst a reading marked as incomplete.
# Behaviour: an hour without am, pm or minutes is dropped in silence, and the day's own default hour stands in for it:
# "tonight" is nine, "tomorrow" is nine in the morning. "tonight at 8" is marked as certain all the same (status 2, a
# time).
# Seen:
#   tonight at 8     -> 2026-11-30 21:00 status 2
#   tomorrow at 8    -> 2026-12-01 09:00 status 1
#   tomorrow at 8pm  -> 2026-12-01 20:00 status 3
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check parsedatetime==2.6
"$work/venv/bin/python" - <<'PYTHON'
from datetime import datetime

import parsedatetime

now = datetime(2026, 11, 30, 15, 0)
expected = {
    "tonight at 8": ("2026-11-30 21:00", 2),
    "tomorrow at 8": ("2026-12-01 09:00", 1),
    "tomorrow at 8pm": ("2026-12-01 20:00", 3),
}
calendar = parsedatetime.Calendar()
for words, wanted in expected.items():
    moment, status = calendar.parseDT(words, now)
    print(f"{words:16} -> {moment:%Y-%m-%d %H:%M} status {status}")
    assert (f"{moment:%Y-%m-%d %H:%M}", status) == wanted, "the behaviour has changed"
PYTHON
