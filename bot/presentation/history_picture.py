"""The picture of one's own weeks, as SVG: a column a week, a moon for each answer, fuller the more it was.

It stands on a ground of its own, so that it reads the same in Telegram's dark and light mode, and says everything by
shape: colours only please. Sizes are for a phone, which shows 1080 pixels on some 7 cm.
"""

from collections.abc import Iterator, Sequence
from datetime import date
from html import escape

from babel.dates import format_date

from bot.domain.history import Mark, Weeks
from bot.presentation.words import Translator

_WIDTH, _MARGIN = 1080, 60
_GROUND, _INK, _PALE = "#1d2740", "#f4f1e8", "#aab4cc"  # ink on ground: 13 to 1, pale on ground: 7 to 1
_MOON, _NIGHT = "#ffd479", "#33405f"
_TITLE, _LABEL, _SMALL = 52, 38, 32
_GLYPH = 0.60  # of the font's size: the mean width of a letter of DejaVu Sans, rounded up
_ROW, _DOWN, _HEAD, _FOOT = 136, 50, 222, 110  # `_DOWN`: from the line of a label to the middle of its moons
_WIDEST, _LARGEST = 120.0, 32.0  # pixels from week to week, and of the radius of a moon
_BETWEEN_DAYS = 190  # pixels from one date above the weeks to the next, at least
_SHAPES = {  # drawn around 0, 0, within 22 pixels
    Mark.LESSON: ("#9ec9ff", "M0-12C-6-18-16-19-22-17V13C-16 11-6 12 0 18C6 12 16 11 22 13V-17C16-19 6-18 0-12Z"),
    Mark.ROOM: ("#8fe0b4", "M0-22L22-4H15V20H-15V-4H-22Z"),
    Mark.WISH: ("#ffa3b5", "M0 20C-30-2-22-22-9-20C-4-19-1-15 0-11C1-15 4-19 9-20C22-22 30-2 0 20Z"),
}


def drawing(weeks: Weeks, words: Translator) -> str:
    """Return the picture in the language of `words`."""
    height = _HEAD + _ROW * (len(weeks.rows) + len(weeks.marks)) + (_FOOT if weeks.rows else 40)
    return "".join(
        (
            f'<svg xmlns="http://www.w3.org/2000/svg" width="{_WIDTH}" height="{height}" font-family="DejaVu Sans">',
            f'<rect width="{_WIDTH}" height="{height}" fill="{_GROUND}"/>',
            _text(words.label("history-title"), _MARGIN, 92, _TITLE, _INK),
            *_days(weeks.mondays, words),
            *_rows(weeks, words),
            *(_legend(words, height) if weeks.rows else ()),
            "</svg>",
        )
    )


def size(drawn: str) -> tuple[int, int]:
    """Return width and height of a picture, in pixels."""
    _, width, _, height, *_ = drawn.partition(" width=")[2].split('"')
    return int(width), int(height)


def _rows(weeks: Weeks, words: Translator) -> Iterator[str]:
    top = _HEAD
    places = _places(len(weeks.mondays))
    radius = min(_LARGEST, (places[1] - places[0]) * 0.4 if len(places) > 1 else _LARGEST)
    for item, levels in weeks.rows.items():
        yield _text(words.label(f"history-row-{item}"), _MARGIN, top, _LABEL, _INK)
        for x, level in zip(places, levels, strict=True):
            yield _moon(x, top + _DOWN, radius, level)
        top += _ROW
    for mark, is_there in weeks.marks.items():
        yield _text(words.label(f"history-mark-{mark}"), _MARGIN, top, _LABEL, _INK)
        for x, here in zip(places, is_there, strict=True):
            if here is not None:
                yield _shape(mark, x, top + _DOWN) if here else _nothing(x, top + _DOWN)
        top += _ROW


def _places(count: int) -> list[float]:
    """Return where the middle of each week lies."""
    step = min(_WIDEST, (_WIDTH - 2 * _MARGIN) / count)
    return [_MARGIN + step * (n + 0.5) for n in range(count)]


def _days(mondays: Sequence[date], words: Translator) -> Iterator[str]:
    """Write the date of the first week of the picture and of each month, where there is room, and name this week."""
    places = _places(len(mondays))
    now = words.label("history-this-week")
    end = places[-1] + _MARGIN / 2
    free_until = end - len(now) * _SMALL * _GLYPH - 30 if len(mondays) > 1 else _WIDTH
    free_from = 0.0
    for place, monday in enumerate(mondays):
        is_first = place == 0 or monday.month != mondays[place - 1].month
        x = places[place] - (places[0] - _MARGIN)
        said = _day(monday, words.language)
        if is_first and free_from <= x and x + len(said) * _SMALL * _GLYPH <= free_until:
            yield _text(said, x, 150, _SMALL, _PALE)
            free_from = x + _BETWEEN_DAYS
    if len(mondays) > 1:
        yield _text(now, end, 150, _SMALL, _PALE, anchor="end")


def _day(day: date, language: str) -> str:
    return format_date(day, "d MMM", locale=language)


def _legend(words: Translator, height: int) -> Iterator[str]:
    """Say what the moons mean, at the bottom."""
    y, width = height - 58, (_WIDTH - 2 * _MARGIN) / 3
    for place, (level, phrase) in enumerate(((1, "little"), (5, "plenty"), (None, "nothing"))):
        x = _MARGIN + place * width
        yield _moon(x + 22, y, 22, level)
        yield _text(words.label(f"history-{phrase}"), x + 60, y + 12, _SMALL, _PALE, within=width - 70)


def _moon(x: float, y: float, radius: float, level: int | None) -> str:
    """Return a moon: dark for 1, a quarter, a half, three quarters, full for 5; a dot where nothing was answered."""
    if level is None:
        return _nothing(x, y)
    ring = f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{radius:.1f}" fill="{_NIGHT}" stroke="{_MOON}" stroke-width="3"/>'
    lit = (level - 1) / 4
    if not lit:
        return ring
    top, bottom, r = f"{x:.1f} {y - radius:.1f}", f"{x:.1f} {y + radius:.1f}", f"{radius:.1f}"
    inner, sweep = f"{radius * abs(1 - 2 * lit):.1f}", 1 if lit > 0.5 else 0
    return ring + f'<path d="M{top}A{r} {r} 0 0 1 {bottom}A{inner} {r} 0 0 {sweep} {top}Z" fill="{_MOON}"/>'


def _shape(mark: Mark, x: float, y: float) -> str:
    colour, path = _SHAPES[mark]
    return f'<path transform="translate({x:.1f} {y:.1f})" d="{path}" fill="{colour}"/>'


def _nothing(x: float, y: float) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="4" fill="{_PALE}"/>'


def _text(
    said: str,
    x: float,
    y: float,
    size: int,
    colour: str,
    *,
    anchor: str = "start",
    within: float = _WIDTH - 2 * _MARGIN,
) -> str:
    """Return a line of text, smaller where it would not fit into so many pixels."""
    fitting = min(float(size), within / max(1, len(said)) / _GLYPH)
    place = f'x="{x:.1f}" y="{y:.1f}" font-size="{fitting:.1f}" text-anchor="{anchor}"'
    return f'<text {place} fill="{colour}">{escape(said)}</text>'
