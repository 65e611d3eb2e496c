#!/usr/bin/env bash
# Versions: city-timezones 1.3.4 (7,329 cities).
# Done: the city that somebody typed is looked up, with its accent and without, by lookupViaCity, which ignores case.
# Guess: an accent makes no difference; or the names are all plain, so that with an accent nothing is found. Córdoba
# is found in Argentina and in Spain.
# Behaviour: each city has one spelling, as its row happens to have it. "Córdoba" is Argentina's alone, "Cordoba"
# Spain's and Mexico's, and "Málaga", "Bogotá", "São Paulo" are not there, while "Malaga", "Bogota", "Sao Paulo" are.
# Seen:
#   Córdoba  America/Argentina/Cordoba
#   Cordoba  America/Mexico_City Europe/Madrid
#   San José  America/La_Paz
#   San Jose  America/Costa_Rica America/Guatemala America/Los_Angeles
#   Bogotá  nothing
#   Bogota  America/Bogota
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

npm install --silent --no-fund --no-audit --prefix "$work" city-timezones@1.3.4
cat > "$work/run.mjs" <<'JAVASCRIPT'
import cities from 'city-timezones';

const expected = {
  'Córdoba': 'America/Argentina/Cordoba',
  Cordoba: 'America/Mexico_City Europe/Madrid',
  'San José': 'America/La_Paz',
  'San Jose': 'America/Costa_Rica America/Guatemala America/Los_Angeles',
  'Bogotá': 'nothing',
  Bogota: 'America/Bogota',
};
for (const [name, wanted] of Object.entries(expected)) {
  const seen = cities.lookupViaCity(name).map((city) => city.timezone).sort().join(' ') || 'nothing';
  console.log(name, '', seen);
  if (seen !== wanted) throw new Error('the behaviour has changed');
}
JAVASCRIPT
TZ=UTC node "$work/run.mjs"
