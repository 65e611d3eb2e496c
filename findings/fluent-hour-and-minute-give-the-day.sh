#!/usr/bin/env bash
# Versions: fluent.runtime 0.4.0, fluent-compiler 1.1, fluent.syntax 0.19.0, Babel 2.18.0; for comparison npm's
# @fluent/bundle 0.19.1, not run here, writes 20:00.
# Done: a time is shown with DATETIME($at, hour: "numeric", minute: "numeric"), options that Fluent's own guide has
# for translators.
# Guess: 20:00, or, where the options are not known, an error in the list beside the text, and a bare name in it.
# Behaviour: both Python implementations leave the options out and fall back to a date without a time: the one thing
# that was asked for is missing, the list of errors is empty. A UserWarning is all there is.
# Seen:
#   fluent.runtime   back at 1 Dec 2026 []
#   fluent-compiler  back at 1 Dec 2026 []
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check fluent.runtime==0.4.0 fluent-compiler==1.1 fluent.syntax==0.19.0 babel==2.18.0
"$work/venv/bin/python" - <<'PYTHON'
import warnings
from datetime import datetime, timezone

import fluent_compiler.bundle
import fluent.runtime

warnings.simplefilter("ignore")
text = 'back = back at { DATETIME($at, hour: "numeric", minute: "numeric") }\n'
values = {"at": datetime(2026, 12, 1, 20, 0, tzinfo=timezone.utc)}

interpreted = fluent.runtime.FluentBundle(["en-GB"], use_isolating=False)
interpreted.add_resource(fluent.runtime.FluentResource(text))
compiled = fluent_compiler.bundle.FluentBundle.from_string("en-GB", text, use_isolating=False)
expected = ("back at 1 Dec 2026", [])
for name, seen in {
    "fluent.runtime": interpreted.format_pattern(interpreted.get_message("back").value, values),
    "fluent-compiler": compiled.format("back", values),
}.items():
    print(f"{name:16}", *seen)
    assert seen == expected, "the behaviour has changed"
PYTHON
