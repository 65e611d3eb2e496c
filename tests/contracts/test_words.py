"""fluent.runtime 0.4 and resvg_py 0.5: what is missing is left out without a word."""

from decimal import Decimal
from itertools import pairwise

import resvg_py
from fluent.runtime import FluentBundle, FluentResource

from tests.stage import ROOT

FONT = next((ROOT / "bot" / "delivery" / "fonts").glob("*.ttf"))


def _formatted(source: str, **values: object) -> tuple[str, list[Exception]]:
    bundle = FluentBundle(["en"], use_isolating=False)
    bundle.add_resource(FluentResource(source))
    message = bundle.get_message("a")
    assert message.value is not None
    text, errors = bundle.format_pattern(message.value, values)
    return str(text), errors


def test_fluent_writes_the_bare_name_of_a_forgotten_value() -> None:
    """Guess: "{$hour}". Met in `bot/content/phrases.py`: a value that is missing is an error, not a text."""
    text, errors = _formatted("a = back at { $hour }")
    assert text == "back at hour"
    assert errors


def test_fluent_takes_no_decimal_for_one() -> None:
    """Halfway hands whole numbers to phrases: averages and sums of SQL are turned into them before."""
    source = "a = { $n ->\n    [one] an hour\n   *[other] { $n } hours\n }"
    assert _formatted(source, n=1)[0] == "an hour"
    assert _formatted(source, n=Decimal(1))[0] == "1 hours"


def _drawn(svg: str, **options: object) -> bytes:
    options = {"skip_system_fonts": True, "font_files": [str(FONT)], **options}
    return bytes(resvg_py.svg_to_bytes(svg_string=svg, **options))  # type: ignore[arg-type]


def _picture(inside: str) -> str:
    return f'<svg xmlns="http://www.w3.org/2000/svg" width="80" height="40">{inside}</svg>'


def test_resvg_draws_nothing_in_a_family_it_does_not_have() -> None:
    """Guess: it falls back to the font it has.

    Met in `bot/presentation/history_picture.py`: the family is the font's.
    """
    empty = _drawn(_picture(""))
    assert _drawn(_picture('<text x="5" y="30" font-family="Nowhere Sans" font-size="20">20:00</text>')) == empty


def test_resvg_takes_points_and_millimetres_for_nothing() -> None:
    """Met in `bot/presentation/history_picture.py`: pixels only."""
    bars = [_drawn(_picture(f'<rect width="{width}" height="9" fill="red"/>')) for width in ("0", "10mm", "10pt")]
    assert all(one == other for one, other in pairwise(bars))
    assert _drawn(_picture('<rect width="10" height="9" fill="red"/>')) != bars[0]
