"""Help lines as people see them: in every country and language, with where they are from, until they give way."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.playground.answers import Json
from tests.dialogues.couples import connected, sends_space
from tests.phone import Phone
from tests.stage import ROOT, Stage, buttons_of, words_of

REVIEWED = datetime(2026, 11, 30, 12, tzinfo=UTC)
GIVEN_WAY = datetime(2027, 3, 1, 12, tzinfo=UTC)  # 91 days later
WORDS = {
    "en": {"source": "Source: ", "search": "Search for “", "not called": "We haven't called. If nobody answers: "},
    "es": {"source": "Fuente: ", "search": "Busca “", "not called": "No hemos llamado. Si nadie responde: "},
}
STATE_NUMBERS = {"000", "101", "102", "107", "112", "131", "133", "17", "190", "911", "999"}
UNKNOWN = {"en": "your emergency number", "es": "el número de emergencias"}
EMERGENCY = {
    "AR": "911", "AT": "112", "AU": "000", "BR": "190", "CA": "911", "CL": "133", "DE": "112", "ES": "112", "FR": "112",
    "GB": "999", "IE": "112", "IN": "112", "IT": "112", "MX": "911", "NL": "112", "PL": "112", "PT": "112", "UA": "102",
    "US": "911",
}  # fmt: skip


def table() -> dict[str, tuple[list[str], list[str]]]:
    """Return the table of content/README.md: country or part of one -> numbers for a crisis, and against violence."""
    rows = re.findall(
        r"^\| ([A-Z]{2}(?:-[A-Z]{3})?) \| (.+?) \| (.+?) \|$",
        (ROOT / "content/README.md").read_text(encoding="utf-8"),
        re.MULTILINE,
    )
    return {code: tuple([] if cell == "–" else cell.split(", ") for cell in cells) for code, *cells in rows}


async def opens(phone: Phone, place: str) -> Json:
    """Choose a country as the button of the countries does, and return the page."""
    await phone.types("/safety")
    await phone.forges(f"safety:country:{place}")
    phone.looks_away()
    return phone.person.messages[-1]


def numbers_under(page: Json) -> list[str]:
    """Return what the buttons of a message copy."""
    rows = page["reply_markup"]["inline_keyboard"]
    return [button["copy_text"]["text"] for row in rows for button in row if "copy_text" in button]


def dialled(numbers: list[str]) -> set[str]:
    return {re.sub(r"[^0-9*#+]", "", number) for number in numbers}


def test_table_names_every_country_of_ours() -> None:
    files = {path.stem for path in (ROOT / "content/helplines").glob("??.yaml")}
    assert {code[:2] for code in table()} == files == set(EMERGENCY)
    assert len([code for code in table() if "-" in code]) == 4


@pytest.mark.parametrize("language", ["en", "es"])
async def test_every_country_shows_what_the_table_says_with_where_it_is_from(tmp_path: Path, language: str) -> None:
    """The emergency number stands above and below; each line names its page and day; kinds without one, a search."""
    words = WORDS[language]
    async with Stage.opened(tmp_path, at=REVIEWED) as stage:
        anna = stage.phone("Anna", language_code=language)
        await anna.types("/start")
        for place, kinds in table().items():
            page = await opens(anna, place)
            text, emergency = words_of(page), EMERGENCY[place[:2]] or UNKNOWN[language]
            shown = [number for kind in kinds for number in kind]
            assert f": {emergency}" in text or f"call {emergency}" in text, text
            assert text.index(emergency) < min(text.index(f"\n{number}: ") for number in shown), place
            lines = [line for line in text.splitlines() if words["source"] in line]
            assert sorted(line.partition(": ")[0] for line in lines) == sorted(shown), place
            assert all(re.search(r"\d{4}\.$|a page without a day\.$|página sin fecha\.$", line) for line in lines), (
                lines
            )
            assert text.count(words["search"]) == sum(not kind for kind in kinds), place
            assert words["not called"] + emergency in text
            assert "verifi" not in text.casefold()
            assert dialled(numbers_under(page)) >= dialled(shown)
            assert len(kinds[0]) <= 2 >= len(kinds[1])


@pytest.mark.parametrize("language", ["en", "es"])
async def test_ninety_one_days_later_every_line_has_given_way(tmp_path: Path, language: str) -> None:
    async with Stage.opened(tmp_path, at=GIVEN_WAY) as stage:
        anna = stage.phone("Anna", language_code=language)
        await anna.types("/start")
        for place, kinds in table().items():
            page = await opens(anna, place)
            text = words_of(page)
            assert text.count(WORDS[language]["search"]) == 2, place
            assert not [number for kind in kinds for number in kind if f"\n{number}: " in text], place
            assert (EMERGENCY[place[:2]] or UNKNOWN[language]) in text
            assert dialled(numbers_under(page)) <= STATE_NUMBERS


async def test_special_numbers_say_how_they_work(tmp_path: Path) -> None:
    async with Stage.opened(tmp_path, at=REVIEWED) as stage:
        anna = stage.phone("Anna")
        await anna.types("/start")
        page = await opens(anna, "CL")
        assert "*4141: " in words_of(page)
        assert "from mobiles only" in words_of(page)
        assert "*4141" in numbers_under(page)
        assert "press 1" in words_of(await opens(anna, "MX"))
        page = await opens(anna, "IN")
        assert words_of(page).index("14490: ") < words_of(page).index("181: ")
        assert "not in West Bengal" in words_of(page)
        assert "not on the bill" in words_of(await opens(anna, "AU"))
        assert "calls stay in its list" in words_of(await opens(anna, "ES")).partition("not on the bill")[2]
        page = await opens(anna, "US")
        assert "88788" not in words_of(page), "two pages contradict each other on the word to send"
        line = words_of(await opens(anna, "PL")).partition("116 123: ")[2].partition("\n")[0]
        assert "free" in line
        assert "24 h" not in line, "two pages contradict each other on the hours, and on nothing else"
        argentina = words_of(await opens(anna, "AR"))
        assert "call 911 (where it runs), 101 (police), 107 (ambulance)" in argentina
        assert "If nobody answers: 911, 101, 107." in argentina
        assert "From the press only: 101 (Crónicas Fueguinas, Feb 2023); 107 (El Sureño, 27 Nov 2025)." in argentina
        assert "press only" not in words_of(await opens(anna, "MX"))


@pytest.mark.parametrize(
    ("language", "warning"), [("en", "may have to act on what it hears"), ("es", "tener que actuar")]
)
async def test_what_a_line_may_do_is_read_beside_its_number(tmp_path: Path, language: str, warning: str) -> None:
    """In the Netherlands the line against violence takes reports, too: its callers know that before they dial."""
    async with Stage.opened(tmp_path, at=REVIEWED) as stage:
        anna = stage.phone("Anna", language_code=language)
        await anna.types("/start")
        lines = words_of(await opens(anna, "NL")).splitlines()
        assert [line.partition(": ")[0] for line in lines if warning in line] == ["0800-2000"]


async def test_country_of_a_known_zone_is_a_guess_beside_another(tmp_path: Path) -> None:
    """Until somebody chooses, the page says that the country is guessed; “I don't say” ends the guess."""
    async with connected(tmp_path, at=REVIEWED) as (stage, anna, boris):
        await stage.records.everybody_has(zone="Europe/Madrid")
        await anna.types("/safety")
        page = anna.sees("Spain is my guess", "024", "016")
        assert "Another country" in buttons_of(page)
        await anna.taps("Another country", under=page)
        await anna.taps("Scotland (United Kingdom)")
        page = anna.sees("116 123", "999")
        assert "guess" not in words_of(page)
        assert "My country" in buttons_of(page)
        await anna.taps("My country", under=page)
        await anna.taps("I don't say")
        page = anna.sees("112 (in the European Union)")
        assert "guess" not in words_of(page)
        boris.sees_nothing_new()


@pytest.mark.parametrize(
    ("country", "language", "below"),
    [
        ("ES", "en", "112\n024: "),
        ("ES", "es", "112\n024: "),
        ("DE", "en", "112\nSearch for “Telefonseelsorge”."),
        ("DE", "es", "112\nBusca “Telefonseelsorge”."),
    ],
)
async def test_self_harm_screen_has_the_crisis_line_directly_below_the_emergency_number(
    tmp_path: Path, country: str, language: str, below: str
) -> None:
    async with connected(tmp_path, at=REVIEWED) as (stage, anna, boris):
        await opens(anna, country)
        await stage.records.changes(
            "UPDATE people SET language = ?, is_language_chosen = TRUE WHERE id = ?", language, anna.id
        )
        await anna.types("/space 2h I want to kill myself" if language == "en" else "/space 2h quiero matarme")
        page = anna.sees(below)
        assert "112" in numbers_under(page)
        assert ("024" in numbers_under(page)) == (country == "ES")
        anna.looks_away()
        boris.sees_nothing_new()


async def test_worry_under_a_note_shows_the_lines_of_ones_country(tmp_path: Path) -> None:
    async with connected(tmp_path, at=REVIEWED) as (_stage, anna, boris):
        await boris.types("/safety")
        await boris.taps("My country")
        await boris.taps("Spain")
        boris.sees("016: ")  # the page of the country that was chosen
        await sends_space(anna, "2h I can't any more today")
        boris.sees("I can't any more today")
        await boris.taps("🔒 Is something wrong?")
        page = boris.sees("You can't carry this alone", "\n024: ", "\n016: ")
        assert set(numbers_under(page)) == {"112", "024", "016"}
        anna.looks_away()
