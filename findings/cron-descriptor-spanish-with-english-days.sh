#!/usr/bin/env bash
# Versions: cron-descriptor 2.2.1.
# Done: a weekly hour is described with locale_code = "es_ES", as one shows people what they set.
# Guess: "A las 09:00, sólo el domingo": the language that was asked for, whole.
# Behaviour: the sentence is Spanish, the names of days (and of months) are those of the calendar module of Python,
# that is English unless the whole process is given another locale. In English the sentence is right, so a test in
# English never sees it.
# Seen:
#   es_ES  A las 09:00, sólo el Sunday
#   es_ES  A las 09:00, de Monday a Friday
#   es_ES  A las 09:00, sólo en December
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check cron-descriptor==2.2.1
"$work/venv/bin/python" - <<'PYTHON'
from cron_descriptor import Options, get_description

expected = {
    "0 9 * * 0": "A las 09:00, sólo el Sunday",
    "0 9 * * 1-5": "A las 09:00, de Monday a Friday",
    "0 9 * 12 *": "A las 09:00, sólo en December",
}
options = Options()
options.locale_code, options.use_24hour_time_format = "es_ES", True
for expression, wanted in expected.items():
    seen = get_description(expression, options)
    print("es_ES ", seen)
    assert seen == wanted, "the behaviour has changed"
PYTHON
