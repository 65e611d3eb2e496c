#!/usr/bin/env bash
# Versions: parse-duration 2.1.9.
# Done: an hour and a half is read as half of the world writes it, "1,5 h"; and a span, "2-3 hours".
# Guess: 90 minutes, or null: a comma before a single digit groups no thousands. For the span 120, 180 or null.
# Behaviour: the comma is taken out wherever a digit stands on both sides: 15 hours. Only the library's own Spanish
# words read it right, and only when they are set for the whole program. "tonight at 8" is eight milliseconds.
# Seen:
#   1.5 h        -> 90 minutes
#   1,5 h        -> 900 minutes
#   tonight at 8 -> 8 ms
#   1,5 h        -> 90 minutes (parse.unit set to Spanish)
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-fund --no-audit --prefix "$work" parse-duration@2.1.9
cat > "$work/run.mjs" <<'JAVASCRIPT'
import parse from 'parse-duration';
import es from 'parse-duration/locale/es.js';

const same = (seen, wanted) => {
  if (Math.abs(seen - wanted) > 1e-6) throw new Error(`the behaviour has changed: ${seen}`);
};
console.log('1.5 h        ->', parse('1.5 h', 'm'), 'minutes');
same(parse('1.5 h', 'm'), 90);
console.log('1,5 h        ->', parse('1,5 h', 'm'), 'minutes');
same(parse('1,5 h', 'm'), 900);
console.log('tonight at 8 ->', parse('tonight at 8'), 'ms');
same(parse('tonight at 8'), 8);
parse.unit = es;
console.log('1,5 h        ->', parse('1,5 h', 'm'), 'minutes (parse.unit set to Spanish)');
same(parse('1,5 h', 'm'), 90);
JAVASCRIPT
TZ=UTC node "$work/run.mjs"
