"""The picture of one's own weeks can be painted, is of a size for a phone, and can be read without colours."""

import io
import itertools
from datetime import date, timedelta
from pathlib import Path

import pytest
from PIL import Image

from bot.clock import SystemClock
from bot.content import ContentStore
from bot.delivery.svg_worker import render
from bot.domain.history import MOST_WEEKS, ROWS, Mark, Weeks
from bot.presentation.history_picture import drawing
from bot.presentation.words import Translator

SHELF = ContentStore(Path(__file__).parent.parent.parent / "content", SystemClock())
LANGUAGES = sorted(SHELF.current().languages)
MONDAY = date(2027, 2, 22)


def words(language: str) -> Translator:
    return Translator(SHELF.language(language).phrases, language)


def weeks(count: int, *, rows: int = len(ROWS), marks: int = len(Mark)) -> Weeks:
    """Return so many weeks, with all levels in each row."""
    levels = itertools.cycle((1, 2, 3, 4, 5, None))
    return Weeks(
        tuple(MONDAY + timedelta(weeks=n) for n in range(count)),
        {item: tuple(itertools.islice(levels, count)) for item in ROWS[:rows]},
        {mark: tuple(n % 2 == 0 for n in range(count)) for mark in list(Mark)[:marks]},
    )


def painted(of: Weeks, language: str = "en") -> Image.Image:
    with Image.open(io.BytesIO(render(drawing(of, words(language))))) as picture:
        assert picture.format == "PNG"
        return picture.convert("RGB")


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("of", [weeks(1, rows=1, marks=0), weeks(4, rows=0, marks=1), weeks(MOST_WEEKS)])
def test_picture_fits_telegram_and_keeps_its_margins(language: str, of: Weeks) -> None:
    picture = painted(of, language)
    ground = picture.getpixel((0, 0))
    assert picture.width == 1080
    assert 200 < picture.height < 2 * picture.width
    assert picture.width + picture.height <= 10_000  # Bot API, sendPhoto
    around = picture.copy()
    around.paste((0, 0, 0), (40, 30, picture.width - 40, picture.height - 24))
    assert {colour for _, colour in around.getcolors() or []} <= {ground, (0, 0, 0)}, "something touches the edge"


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_is_in_the_font(language: str) -> None:
    """A letter that a font lacks is painted as one and the same box."""
    said = {letter for name in _labels(words(language)) for letter in name if not letter.isspace()}
    lacking = _letter("\U0010fffd")
    assert len(said) > 15
    assert not {letter for letter in said if _letter(letter) == lacking}


def test_ink_stands_out_from_the_ground_and_the_ground_from_both_modes() -> None:
    picture = painted(weeks(4))
    shades = {shade for _, shade in picture.convert("L").getcolors() or []}
    ground = picture.convert("L").getpixel((0, 0))
    assert isinstance(ground, int)
    assert min(shades) >= ground - 3
    assert max(shades) - ground > 180


def test_levels_and_marks_differ_without_any_colour() -> None:
    """Each moon and each mark has a shape of its own: in black and white no two are alike."""
    shapes = set()
    for level in (1, 2, 3, 4, 5, None):
        one = painted(Weeks((MONDAY,), {"D1": (level,)}, {}))
        shapes.add(_black_and_white(one))
    for mark in Mark:
        one = painted(Weeks((MONDAY,), {}, {mark: (True,)}))
        shapes.add(_black_and_white(one))
    assert len(shapes) == 6 + len(Mark)


def test_more_of_it_is_more_light() -> None:
    lit = [sum(_black_and_white(painted(Weeks((MONDAY,), {"D1": (level,)}, {})))) for level in range(1, 6)]
    assert lit == sorted(lit)
    assert len(set(lit)) == 5


def _black_and_white(picture: Image.Image) -> bytes:
    """Return the first place of the first row, as it is on a screen without colours."""
    return picture.crop((60, 235, 180, 310)).convert("L").point(lambda shade: shade > 110).tobytes()


def _letter(letter: str) -> bytes:
    text = f'<text x="9" y="44" font-size="36">{letter}</text>'
    return render(f'<svg xmlns="http://www.w3.org/2000/svg" width="60" height="60">{text}</svg>')


def _labels(said: Translator) -> list[str]:
    names = [f"history-row-{item}" for item in ROWS] + [f"history-mark-{mark}" for mark in Mark]
    return [said.label(name) for name in (*names, "history-title", "history-this-week", "history-nothing")]
