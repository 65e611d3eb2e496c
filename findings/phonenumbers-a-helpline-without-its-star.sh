#!/usr/bin/env bash
# Versions: phonenumbers 9.0.43.
# Done: public short numbers of helplines are parsed for their country and written as a link to dial: *4141 (Chile),
# 988 (United States), 116 123 (Germany).
# Guess: the star is kept, or the number is refused; and since is_valid_short_number knows the others, a link that
# dials them: "tel:988".
# Behaviour: the star is taken off in silence, and 4141 alone is called premium-rate; every link gets the country's
# code in front, with which a short number leads nowhere. Nothing is raised. 988 and 116123 are known as free short
# numbers at the same time.
# Seen:
#   *4141   CL  4141    tel:+56-4141    PREMIUM_RATE
#   988     US  988     tel:+1-988      TOLL_FREE
#   116123  DE  116123  tel:+49-116123  TOLL_FREE
set -euo pipefail
work=$(mktemp -d)
trap 'rm -rf "$work"' EXIT

python3 -m venv "$work/venv"
"$work/venv/bin/pip" install --quiet --disable-pip-version-check phonenumbers==9.0.43
"$work/venv/bin/python" - <<'PYTHON'
import phonenumbers
from phonenumbers import PhoneNumberFormat, ShortNumberCost

expected = [
    ("*4141", "CL", "4141", "tel:+56-4141", "PREMIUM_RATE"),
    ("988", "US", "988", "tel:+1-988", "TOLL_FREE"),
    ("116123", "DE", "116123", "tel:+49-116123", "TOLL_FREE"),
]
for typed, country, *wanted in expected:
    number = phonenumbers.parse(typed, country)
    cost = phonenumbers.expected_cost_for_region(number, country)
    seen = [
        phonenumbers.format_number(number, PhoneNumberFormat.NATIONAL),
        phonenumbers.format_number(number, PhoneNumberFormat.RFC3966),
        {ShortNumberCost.TOLL_FREE: "TOLL_FREE", ShortNumberCost.PREMIUM_RATE: "PREMIUM_RATE"}.get(cost, cost),
    ]
    print(f"{typed:7} {country}  {seen[0]:7} {seen[1]:15} {seen[2]}")
    assert seen == wanted, "the behaviour has changed"
PYTHON
