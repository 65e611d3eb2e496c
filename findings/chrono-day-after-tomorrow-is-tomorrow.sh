#!/usr/bin/env bash
# Versions: chrono-node 2.10.3.
# Done: on Monday 30 November, "day after tomorrow" is read in five languages, each with its own chrono.xx.
# Guess: Wednesday 2 December in all of them; where a language does not know it, no reading.
# Behaviour: German alone knows it. In the others the words in front are overlooked and "tomorrow" is read, without a
# sign that something was left over but result.text.
# Seen:
#   de  übermorgen          -> 2026-12-02
#   en  day after tomorrow  -> 2026-12-01
#   es  pasado mañana       -> 2026-12-01
#   pt  depois de amanhã    -> 2026-12-01
#   fr  après-demain        -> 2026-12-01
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-fund --no-audit --prefix "$work" chrono-node@2.10.3
cat > "$work/run.mjs" <<'JAVASCRIPT'
import * as chrono from 'chrono-node';

const now = new Date(2026, 10, 30, 15, 0);
const expected = [
  ['de', 'übermorgen', '2026-12-02'],
  ['en', 'day after tomorrow', '2026-12-01'],
  ['es', 'pasado mañana', '2026-12-01'],
  ['pt', 'depois de amanhã', '2026-12-01'],
  ['fr', 'après-demain', '2026-12-01'],
];
for (const [language, words, wanted] of expected) {
  const seen = chrono[language].parseDate(words, now, { forwardDate: true }).toISOString().slice(0, 10);
  console.log(language, '', words.padEnd(19), '->', seen);
  if (seen !== wanted) throw new Error('the behaviour has changed');
}
JAVASCRIPT
TZ=UTC node "$work/run.mjs"
