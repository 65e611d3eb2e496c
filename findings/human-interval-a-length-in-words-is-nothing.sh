#!/usr/bin/env bash
# Versions: human-interval 2.0.1, which reads the lengths that job schedulers are given in words.
# Done: lengths are read, and one that it cannot know.
# Guess: what cannot be read is NaN, as "2h" is; "two and a half hours" is 2:30 or NaN, "an hour" is an hour, since
# "one hour" is.
# Behaviour: a length whose number is not understood is 0 milliseconds, which is a number: "an hour", "half an hour"
# and "in 2 hours" are at once. A half is left out in silence.
# Seen:
#   one hour              -> 60 minutes
#   two and a half hours  -> 120 minutes
#   an hour               -> 0 minutes
#   half an hour          -> 0 minutes
#   in 2 hours            -> 0 minutes
#   2h                    -> NaN minutes
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-fund --no-audit --prefix "$work" human-interval@2.0.1
cat > "$work/run.mjs" <<'JAVASCRIPT'
import humanInterval from 'human-interval';

const expected = {
  'one hour': 60,
  'two and a half hours': 120,
  'an hour': 0,
  'half an hour': 0,
  'in 2 hours': 0,
  '2h': NaN,
};
for (const [words, wanted] of Object.entries(expected)) {
  const seen = humanInterval(words) / 60_000;
  console.log(words.padEnd(21), '->', seen, 'minutes');
  if (!Object.is(seen, wanted)) throw new Error('the behaviour has changed');
}
JAVASCRIPT
TZ=UTC node "$work/run.mjs"
