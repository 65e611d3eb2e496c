#!/usr/bin/env bash
# Versions: ctparse 0.3.6 (with python-dateutil 2.9.0.post0, regex 2026.11.15, tqdm 4.67.1).
# Done: on 30 November at 15:00, "12am", "12pm", "1am" and "10pm - 1am" are read.
# Guess: 00:00, 12:00 and 01:00 of 1 December; a span from 22:00 to 01:00 of the next day.
# Behaviour: "12am" is noon, the same as "12pm"; "midnight" is right. The span ends 21 hours before it begins, unless
# a day is named before it.
# Seen:
#   12am        -> 2026-12-01 12:00
#   12pm        -> 2026-12-01 12:00
#   midnight    -> 2026-12-01 00:00
#   10pm - 1am  -> 2026-11-30 22:00 to 2026-11-30 01:00
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check ctparse==0.3.6 python-dateutil==2.9.0.post0 regex==2026.11.15
"$work/venv/bin/python" - <<'PYTHON'
import warnings
from datetime import datetime

warnings.simplefilter("ignore")
from ctparse import ctparse

now = datetime(2026, 11, 30, 15, 0)
expected = {
    "12am": "2026-12-01 12:00",
    "12pm": "2026-12-01 12:00",
    "midnight": "2026-12-01 00:00",
    "10pm - 1am": "2026-11-30 22:00 to 2026-11-30 01:00",
}
for words, wanted in expected.items():
    found = ctparse(words, ts=now, timeout=30).resolution
    ends = [found] if not hasattr(found, "t_from") else [found.t_from, found.t_to]
    seen = " to ".join(f"{end.dt:%Y-%m-%d %H:%M}" for end in ends)
    print(f"{words:11} -> {seen}")
    assert seen == wanted, "the behaviour has changed"
PYTHON
