#!/usr/bin/env bash
# Versions: fluent.runtime 0.4.0, fluent-compiler 1.1, fluent.syntax 0.19.0, Babel 2.18.0, tzdata 2026.6.
# Done: the two Python implementations of Fluent, of which the second calls itself a faster one of the same language,
# show 20:00 in Bogotá for readers in Madrid: DATETIME($at, timeStyle: "short", timeZone: "Europe/Madrid").
# Guess: 02:00 from both; or from neither, since a zone is for the program to set and not for the file.
# Behaviour: fluent.runtime does it. fluent-compiler shows 20:00, six hours off, with an error in a list that people
# don't read; and given the same time in UTC it shows 01:00, since the zone of the value is what counts. Switching
# from one to the other changes hours.
# Seen:
#   fluent.runtime   back at 02:00 errors 0
#   fluent-compiler  back at 20:00 errors 1
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check fluent.runtime==0.4.0 fluent-compiler==1.1 fluent.syntax==0.19.0 babel==2.18.0 tzdata==2026.6
"$work/venv/bin/python" - <<'PYTHON'
from datetime import datetime
from zoneinfo import ZoneInfo

import fluent_compiler.bundle
import fluent.runtime

text = 'back = back at { DATETIME($at, timeStyle: "short", timeZone: "Europe/Madrid") }\n'
values = {"at": datetime(2026, 12, 1, 20, 0, tzinfo=ZoneInfo("America/Bogota"))}

interpreted = fluent.runtime.FluentBundle(["en-GB"], use_isolating=False)
interpreted.add_resource(fluent.runtime.FluentResource(text))
compiled = fluent_compiler.bundle.FluentBundle.from_string("en-GB", text, use_isolating=False)
seen = {
    "fluent.runtime": interpreted.format_pattern(interpreted.get_message("back").value, values),
    "fluent-compiler": compiled.format("back", values),
}
expected = {"fluent.runtime": ("back at 02:00", 0), "fluent-compiler": ("back at 20:00", 1)}
for name, (words, errors) in seen.items():
    print(f"{name:16} {words} errors {len(errors)}")
    assert (words, len(errors)) == expected[name], "the behaviour has changed"
PYTHON
