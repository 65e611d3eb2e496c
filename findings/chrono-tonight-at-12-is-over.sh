#!/usr/bin/env bash
# Versions: chrono-node 2.10.3.
# Done: on 30 November at 15:00, nights are read with forwardDate, which asks for times to come.
# Guess: "tonight at 12" and "tonight at midnight" are the end of today, 00:00 of 1 December; "last night at 11" is
# 23:00 of the 29th.
# Behaviour: a night takes 12 and midnight as noon of its date, three hours ago, in spite of forwardDate; "last night"
# does not make 11 an hour of the evening, while "tonight" does.
# Seen:
#   tonight at 11        -> 2026-11-30 23:00
#   tonight at 12        -> 2026-11-30 12:00
#   tonight at midnight  -> 2026-11-30 12:00
#   last night at 11     -> 2026-11-29 11:00
#   midnight             -> 2026-12-01 00:00
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-fund --no-audit --prefix "$work" chrono-node@2.10.3
cat > "$work/run.mjs" <<'JAVASCRIPT'
import * as chrono from 'chrono-node';

const now = new Date(2026, 10, 30, 15, 0);
const expected = {
  'tonight at 11': '2026-11-30 23:00',
  'tonight at 12': '2026-11-30 12:00',
  'tonight at midnight': '2026-11-30 12:00',
  'last night at 11': '2026-11-29 11:00',
  midnight: '2026-12-01 00:00',
};
for (const [words, wanted] of Object.entries(expected)) {
  const seen = chrono.en.parseDate(words, now, { forwardDate: true }).toISOString().slice(0, 16).replace('T', ' ');
  console.log(words.padEnd(20), '->', seen);
  if (seen !== wanted) throw new Error('the behaviour has changed');
}
JAVASCRIPT
TZ=UTC node "$work/run.mjs"
