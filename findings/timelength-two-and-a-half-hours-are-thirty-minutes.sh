#!/usr/bin/env bash
# Versions: timelength 3.0.4, a parser of lengths in words.
# Done: halves are read as people say them.
# Guess: 1:30 and 2:30, since "half an hour" and "1 and 1/2 hours" are read; else success is False.
# Behaviour: where the half is said before the unit, the whole number is lost and the half stays; where it is said
# behind it, the half is lost. success is True each time; only result.invalid, which holds a lonely value, tells.
# Seen:
#   half an hour          -> 0:30:00  success True
#   1 and 1/2 hours       -> 1:30:00  success True
#   one and a half hours  -> 0:30:00  success True
#   two and a half hours  -> 0:30:00  success True
#   2 hours and a half    -> 2:00:00  success True
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check timelength==3.0.4
"$work/venv/bin/python" - <<'PYTHON'
from timelength import TimeLength

expected = {
    "half an hour": "0:30:00",
    "1 and 1/2 hours": "1:30:00",
    "one and a half hours": "0:30:00",
    "two and a half hours": "0:30:00",
    "2 hours and a half": "2:00:00",
}
for words, wanted in expected.items():
    result = TimeLength(words).result
    print(f"{words:21} -> {result.delta}  success {result.success}")
    assert (str(result.delta), result.success) == (wanted, True), "the behaviour has changed"
PYTHON
