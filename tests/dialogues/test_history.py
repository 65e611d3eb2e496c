"""Anna looks back on her own weeks: a picture and a few kind words, and nothing of Boris in either."""

import io
from pathlib import Path

import pytest
from PIL import Image

from tests.dialogues.couples import connected, sends_space
from tests.dialogues.evenings import BERLIN, changes, in_zones, look, question, votes
from tests.stage import Json, Phone, Stage, buttons_of, words_of

pytestmark = pytest.mark.both_databases  # weeks are counted by statements

ON_SQLITE = pytest.mark.plays_on("sqlite")  # nothing here hangs on the database
LIKED = "Was there a small moment"


async def _answers(stage: Stage, phone: Phone, days: int) -> None:
    """Ask for the question of the day, so many days on end, and answer it kindly."""
    for _ in range(days):
        await phone.types("/checkin")
        asked = question(phone)
        await votes(phone, 1 if LIKED in asked else 3)
        look(phone)
        await stage.moves(days=1)


async def _looks_back(phone: Phone) -> Json:
    await phone.types("/history")
    return phone.person.received[-1]


def _picture(stage: Stage, message: Json) -> Image.Image:
    file = stage.simulator.world.files.find(message["photo"][-1]["file_id"])
    assert file is not None
    with Image.open(io.BytesIO(file.content)) as picture:
        picture.load()
        return picture


async def test_own_weeks_come_as_a_picture_with_a_few_words(tmp_path: Path) -> None:
    async with in_zones(tmp_path) as (stage, anna, boris):
        await changes(stage, "DELETE FROM agenda WHERE kind = 'checkin.ask'")
        await _answers(stage, anna, 3)
        await boris.types("/checkin")
        await votes(boris, 0)
        look(anna, boris)
        shown = await _looks_back(anna)
        anna.sees("Your weeks since 1 March")
        said = words_of(shown)
        assert "There was an evening you called close." in said
        assert "One evening held a small moment with your partner that you liked." in said
        assert "Boris" not in said
        assert "Only you get this. Answers are kept for ninety days" in said
        assert len(said) <= 1024
        assert buttons_of(shown) == ["Monthly look back", "Menu"]
        assert _picture(stage, shown).size == (1080, shown["photo"][-1]["height"])
        assert "has_media_spoiler" not in shown


@ON_SQLITE
async def test_nothing_yet_is_one_kind_answer(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_stage, anna, _boris):
        await anna.types("/history")
        empty = anna.sees("There is nothing yet. A first answer is enough to begin")
        assert "photo" not in empty


async def test_partners_answers_and_signals_are_in_nobody_elses_picture(tmp_path: Path) -> None:
    """Boris answered, took space and wished; Anna's weeks know nothing of it."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await boris.types("/checkin")
        await votes(boris, 4)
        await sends_space(boris, "20m")
        look(anna, boris)
        await anna.types("/history")
        anna.sees("There is nothing yet")
        assert _picture(stage, await _looks_back(boris)).height > 400
        look(boris)


async def test_own_signals_are_marks_for_as_long_as_they_are_kept(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna, "20m")
        await anna.types("/back")
        look(anna, boris)
        assert "photo" in await _looks_back(anna)
        anna.sees("This is a beginning.")
        await stage.moves(days=31)
        look(anna, boris)
        await anna.types("/history")
        anna.sees("There is nothing yet")


@ON_SQLITE
async def test_discreet_picture_lies_under_a_spoiler_in_ones_own_language(tmp_path: Path) -> None:
    async with in_zones(tmp_path) as (stage, anna, _boris):
        await anna.types("/checkin")
        await votes(anna, 3)
        chosen = "is_discreet = true, language = 'es', is_language_chosen = true"
        await changes(stage, f"UPDATE people SET {chosen} WHERE id = ?", anna.id)
        look(anna)
        shown = await _looks_back(anna)
        anna.sees("Tus semanas desde el 1 de marzo")
        assert shown["has_media_spoiler"] is True
        spoilers = [one for one in shown["caption_entities"] if one["type"] == "spoiler"]
        assert [(one["offset"], one["length"]) for one in spoilers] == [(0, len(words_of(shown)))]


async def test_after_leaving_the_answers_are_gone_from_the_picture(tmp_path: Path) -> None:
    async with in_zones(tmp_path, BERLIN) as (stage, anna, boris):
        await anna.types("/checkin")
        await votes(anna, 3)
        await sends_space(anna, "20m")
        await anna.types("/unpair")
        await anna.taps("Leave quietly")
        await anna.taps("Yes, disconnect")
        look(anna, boris)
        await anna.types("/history")
        anna.sees("There is nothing yet")
