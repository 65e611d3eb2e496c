#!/usr/bin/env bash
# Versions: recognizers-text-date-time 1.0.2a2 (with emoji 1.7.0, the last that has the name it imports; regex
# 2026.11.15).
# Done: at 15:00, lengths from now are read in English.
# Guess: a couple is two, a few may be three; half an hour from now is 15:30, since "half an hour" alone is a duration
# of 1800 seconds.
# Behaviour: a couple is three, as a few are. "half an hour" is read, and with "in" before it, or as "in 1.5 hours",
# the result is empty.
# Seen:
#   in two hours         -> 2026-11-30 17:00:00
#   in a couple of hours -> 2026-11-30 18:00:00
#   in a few hours       -> 2026-11-30 18:00:00
#   half an hour         -> 1800
#   in half an hour      -> nothing
#   in 1.5 hours         -> nothing
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check recognizers-text-date-time==1.0.2a2 recognizers-text==1.0.2a2 recognizers-text-number==1.0.2a2 \
  recognizers-text-number-with-unit==1.0.2a2 emoji==1.7.0 regex==2026.11.15
"$work/venv/bin/python" - <<'PYTHON'
from datetime import datetime

from recognizers_date_time import Culture, recognize_datetime

now = datetime(2026, 11, 30, 15, 0)
expected = {
    "in two hours": "2026-11-30 17:00:00",
    "in a couple of hours": "2026-11-30 18:00:00",
    "in a few hours": "2026-11-30 18:00:00",
    "half an hour": "1800",
    "in half an hour": "nothing",
    "in 1.5 hours": "nothing",
}
for words, wanted in expected.items():
    found = recognize_datetime(words, Culture.English, reference=now)
    seen = found[0].resolution["values"][0]["value"] if found else "nothing"
    print(f"{words:20} -> {seen}")
    assert seen == wanted, "the behaviour has changed"
PYTHON
