#!/usr/bin/env bash
# Versions: recognizers-text-date-time 1.0.2a2 (with emoji 1.7.0, the last that has the name it imports; regex
# 2026.11.15).
# Done: at 15:00, "in 2 hours" and "en 2 horas" are read, each in its language.
# Guess: 17:00, an instant (type datetime), in both.
# Behaviour: English gives an instant with a "value". Spanish gives the time until then (type datetimerange), with no
# "value" and with "start" = now. Who takes the first instant there is, is back at once.
# Seen:
#   in 2 hours         datetime       {'value': '2026-11-30 17:00:00'}
#   en 2 horas         datetimerange  {'start': '2026-11-30 15:00:00', 'end': '2026-11-30 17:00:00'}
#   dentro de 2 horas  datetimerange  {'start': '2026-11-30 15:00:00', 'end': '2026-11-30 17:00:00'}
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check recognizers-text-date-time==1.0.2a2 recognizers-text==1.0.2a2 recognizers-text-number==1.0.2a2 \
  recognizers-text-number-with-unit==1.0.2a2 emoji==1.7.0 regex==2026.11.15
"$work/venv/bin/python" - <<'PYTHON'
from datetime import datetime

from recognizers_date_time import Culture, recognize_datetime

now, then = "2026-11-30 15:00:00", "2026-11-30 17:00:00"
expected = [
    ("in 2 hours", Culture.English, "datetime", {"value": then}),
    ("en 2 horas", Culture.Spanish, "datetimerange", {"start": now, "end": then}),
    ("dentro de 2 horas", Culture.Spanish, "datetimerange", {"start": now, "end": then}),
]
for words, culture, kind, times in expected:
    (found,) = recognize_datetime(words, culture, reference=datetime.fromisoformat(now))
    seen = {key: value for key, value in found.resolution["values"][0].items() if key in ("value", "start", "end")}
    print(f"{words:18} {found.type_name.split('.')[-1]:14} {seen}")
    assert (found.type_name.split(".")[-1], seen) == (kind, times), "the behaviour has changed"
PYTHON
