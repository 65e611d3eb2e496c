#!/usr/bin/env bash
# Versions: chrono-node 2.10.3.
# Done: on 30 November at 15:00, "8 at night" is read in five languages, each with its own chrono.xx and forwardDate.
# Guess: 20:00 today in all of them; at worst no reading where a language knows less.
# Behaviour: English and German are right. In Spanish, Portuguese and French, where a part of the day follows the
# hour, as it does in speech, it is eight in the morning of the next day. (The part is returned as a second result,
# "noche" at 22:00, which parseDate leaves out.)
# Seen:
#   en  8 at night           -> 2026-11-30 20:00
#   de  um 8 Uhr abends      -> 2026-11-30 20:00
#   es  a las 8 de la noche  -> 2026-12-01 08:00
#   pt  às 8 da noite        -> 2026-12-01 08:00
#   fr  à 8 heures du soir   -> 2026-12-01 08:00
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-fund --no-audit --prefix "$work" chrono-node@2.10.3
cat > "$work/run.mjs" <<'JAVASCRIPT'
import * as chrono from 'chrono-node';

const now = new Date(2026, 10, 30, 15, 0);
const expected = [
  ['en', '8 at night', '2026-11-30 20:00'],
  ['de', 'um 8 Uhr abends', '2026-11-30 20:00'],
  ['es', 'a las 8 de la noche', '2026-12-01 08:00'],
  ['pt', 'às 8 da noite', '2026-12-01 08:00'],
  ['fr', 'à 8 heures du soir', '2026-12-01 08:00'],
];
for (const [language, words, wanted] of expected) {
  const seen = chrono[language].parseDate(words, now, { forwardDate: true }).toISOString().slice(0, 16).replace('T', ' ');
  console.log(language, '', words.padEnd(20), '->', seen);
  if (seen !== wanted) throw new Error('the behaviour has changed');
}
JAVASCRIPT
TZ=UTC node "$work/run.mjs"
