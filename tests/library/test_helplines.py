"""Numbers to call: nothing unverified, expired or remembered is ever shown."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import SystemClock
from bot.library import Library, Shelf
from bot.library.helplines import Emergency, HelpLine, Kind, Source, SourceType
from tests.library.folder import OURS, Folder

TODAY = date(2026, 12, 1)
SPAIN = "helplines/ES.yaml"
UNVERIFIED = "    verified_on: null\n    verified_by: []\n    expires_on: null\n"


def verified(on: str, until: str, by: str = "[Ana, Boris]") -> str:
    return f"    verified_on: {on}\n    verified_by: {by}\n    expires_on: {until}\n"


def crisis_line_of_spain(folder: Folder, page: str) -> str:
    """Put `page` in place of what is said about the source of Spain's crisis line."""
    head, tail = folder.read(SPAIN).split("lines:\n", 1)
    assert UNVERIFIED in tail
    folder.write(SPAIN, head + "lines:\n" + tail.replace(UNVERIFIED, page, 1))
    return folder.load().help_lines("ES", TODAY, "en").crisis


def test_unverified_number_is_not_shown(library: Library) -> None:
    card = library.help_lines("ES", TODAY, "en")
    assert card.lines == ()
    assert card.emergency == "112"
    assert card.crisis == "search for “teléfono de prevención del suicidio”"
    assert "016" not in card.violence


def test_words_to_search_for_are_in_ones_language() -> None:
    """Whoever does not say where they are gets words that they can type; in a country they are those of the place."""
    library = Shelf(OURS, SystemClock()).current()
    assert "violencia de pareja" in library.help_lines(None, TODAY, "es").violence
    assert "domestic violence" in library.help_lines(None, TODAY, "en").violence
    assert library.help_lines("ES", TODAY, "en").crisis == "search for “teléfono de prevención del suicidio”"


def test_no_number_of_ours_is_shown_unverified(library: Library) -> None:
    lines = [line for country in library.countries.values() for line in country.lines]
    assert len(lines) > 25
    assert [line.number for line in lines if line.may_be_shown(TODAY) and line.source.verified_on is None] == []


def test_verified_number_is_shown_until_it_expires(folder: Folder) -> None:
    shown = crisis_line_of_spain(folder, verified("2026-11-01", "2027-02-01"))
    assert shown == "Línea 024 de atención a la conducta suicida: 024"
    library = folder.load()
    assert "024" in library.help_lines("ES", date(2027, 2, 1), "en").crisis
    assert "024" not in library.help_lines("ES", date(2027, 2, 2), "en").crisis
    assert "024" not in library.help_lines("ES", date(2026, 10, 31), "en").crisis
    assert [code for code, _ in library.lines_to_review(date(2027, 1, 2))] == ["ES"]
    assert library.lines_to_review(TODAY) == ()


@pytest.mark.parametrize(
    ("page", "reason"),
    [
        (verified("2026-11-01", "2027-02-01", by="[Ana, Ana]"), "names fewer than two people"),
        (verified("2026-11-01", "null"), "`expires_on` is missing"),
        (verified("2026-11-01", "2027-11-01"), "is not within 180 days"),
        (verified("2026-11-01", "2026-10-01"), "is not within 180 days"),
        (verified("null", "null"), "`verified_on` has no day"),
    ],
)
def test_careless_verification_is_a_fault(folder: Folder, page: str, reason: str) -> None:
    folder.write(SPAIN, folder.read(SPAIN).replace(UNVERIFIED, page))
    found = folder.faults()
    assert found
    assert all(fault.file == SPAIN and reason in fault.reason for fault in found), found


@given(
    kind=st.sampled_from(SourceType),
    verified_on=st.none() | st.dates(date(2026, 1, 1), date(2027, 12, 31)),
    length=st.none() | st.integers(1, 180),
    today=st.dates(date(2026, 1, 1), date(2028, 12, 31)),
)
def test_shown_means_verified_and_fresh(
    kind: SourceType, verified_on: date | None, length: int | None, today: date
) -> None:
    expires_on = verified_on + timedelta(days=length) if verified_on and length else None
    source = Source("https://example.org/", kind, verified_on, ("Ana", "Boris"), expires_on)
    line = HelpLine(Kind.CRISIS, "Line", "116 123", "", "", "", (), None, {}, {}, {}, source)
    is_fresh = verified_on is not None and expires_on is not None and verified_on <= today <= expires_on
    assert line.may_be_shown(today) == (is_fresh and kind is not SourceType.MEMORY)
    if kind is SourceType.MEMORY:
        assert not Emergency("112", {}, source).may_be_shown(today)


def test_remembered_emergency_number_is_not_shown(folder: Folder) -> None:
    folder.change(SPAIN, "source_type: official", "source_type: memory")
    assert folder.load().help_lines("ES", TODAY, "en").emergency == "the emergency number where you are"


def test_unknown_country_gets_what_holds_anywhere(library: Library) -> None:
    for country in (None, "ZZ", "JP", ""):
        card = library.help_lines(country, TODAY, "en")
        assert (card.country, card.country_name) == (None, "")
        assert card.emergency == "112 (in the European Union)"
        assert card.crisis.startswith("search for “")


def test_country_is_named_in_the_language_asked_for(folder: Folder) -> None:
    folder.translated("es")
    library = folder.load()
    assert library.help_lines("es", TODAY, "en").country_name == "Spain"
    assert library.help_lines("ES", TODAY, "es").country_name == "España"
    assert library.help_lines(None, TODAY, "es").emergency == "112 (en la Unión Europea)"
