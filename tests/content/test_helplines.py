"""Numbers to call: what files may say, and what is shown of it on a day."""

from datetime import date, timedelta

import pytest

from bot.clock import SystemClock
from bot.content import ContentStore, Library
from bot.content.evidence import Level
from bot.content.helplines import UNSAID, HelpCard, guessed_country
from tests.content.folder import OURS, Folder

REVIEWED = date(2026, 11, 30)
LAST = date(2027, 2, 27)
SPAIN = "helplines/ES.yaml"
ANA = "{by: Ana, on: 2026-12-02, how: page, confirms: [number, hours]}"
BORIS = "{by: Boris, on: 2026-12-03, how: page, confirms: [number, hours]}"


def looked_at(folder: Folder, *looks: str) -> None:
    """Record looks at Spain's crisis line, with the operator's page among its sources."""
    live = (
        "    sources:\n      - {url: 'https://example.org/024', publisher: Sanidad, kind: operator, says_on: null, "
        "read_on: 2026-12-02, read_as: live, proves: [number, hours]}\n"
    )
    folder.change(SPAIN, "    sources:\n", live)
    folder.change(SPAIN, "    checked: []", f"    checked: [{', '.join(looks)}]")


def of_spain(folder: Folder, today: date = REVIEWED) -> HelpCard:
    return folder.load().help_lines("ES", today, "en")


def test_line_with_a_law_behind_it_is_shown_for_ninety_days(library: Library) -> None:
    for today, is_shown in (
        (REVIEWED - timedelta(days=2), False),
        (REVIEWED - timedelta(days=1), True),  # whoever lives west of the one who looked
        (REVIEWED, True),
        (LAST, True),
        (LAST + timedelta(days=1), False),
    ):
        card = library.help_lines("ES", today, "en")
        assert [line.display for line in card.crisis] == (["024"] if is_shown else []), today
        assert card.emergency == "112"
    assert {until for until, _, _ in library.shown_until(REVIEWED)} == {date(2027, 2, 28)}
    assert len(library.shown_until(REVIEWED)) == 29
    assert library.shown_until(date(2027, 2, 28)) == ()


def test_words_to_search_for_are_in_ones_language() -> None:
    """Whoever does not say where they are gets words that they can type; in a country they are those of the place."""
    library = ContentStore(OURS, SystemClock()).current()
    assert "violencia de pareja" in library.help_lines(None, REVIEWED, "es").violence_search
    assert "domestic violence" in library.help_lines(None, REVIEWED, "en").violence_search
    assert library.help_lines("DE", REVIEWED, "en").crisis_search == "search for “Telefonseelsorge”"


def test_two_who_open_the_page_lift_a_line_and_a_call_lifts_it_again(folder: Folder) -> None:
    looked_at(folder, ANA)
    assert of_spain(folder).crisis[0].standing.level is Level.E2, "one person is not enough"
    folder.change(SPAIN, f"checked: [{ANA}]", f"checked: [{ANA}, {ANA}]")
    assert of_spain(folder).crisis[0].standing.level is Level.E2, "nor is the same person twice"
    folder.change(SPAIN, f"checked: [{ANA}, {ANA}]", f"checked: [{ANA}, {BORIS}]")
    (line,) = of_spain(folder, date(2026, 12, 3)).crisis
    assert (line.standing.level, line.standing.until) == (Level.E3, date(2026, 12, 2) + timedelta(days=120))
    assert line.hours
    call = "{by: Ana, on: 2026-12-04, how: call, confirms: [number]}"
    folder.change(SPAIN, f"{BORIS}]", f"{BORIS}, {call}]")
    (line,) = of_spain(folder, date(2026, 12, 4)).crisis
    assert (line.standing.level, line.standing.until) == (Level.E4, date(2026, 12, 2) + timedelta(days=180))


def test_stored_copies_cap_the_level_whoever_looked(folder: Folder) -> None:
    looks = f"[{ANA}, {BORIS}]"
    folder.change(SPAIN, "    checked: []", f"    checked: {looks}")
    assert of_spain(folder).crisis[0].standing.level is Level.E2


@pytest.mark.parametrize("claim", ["hours", "cost"])
def test_contradiction_hides_that_claim_alone(folder: Folder, claim: str) -> None:
    before = of_spain(folder).crisis[0]
    folder.change(SPAIN, "    checked: []", f"    conflicts: [{{claim: {claim}, values: [a, b]}}]\n    checked: []")
    after = of_spain(folder).crisis[0]
    assert before.hours
    assert before.cost
    assert (bool(after.hours), bool(after.cost)) == (claim != "hours", claim != "cost")
    assert (after.dial, after.name) == (before.dial, before.name)


def test_contradiction_on_the_number_hides_the_line(folder: Folder) -> None:
    folder.change(SPAIN, "    checked: []", "    conflicts: [{claim: number, values: ['024', '025']}]\n    checked: []")
    card = of_spain(folder)
    assert card.crisis == ()
    assert card.violence


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("status: open", "status: closed"),
        ("status: open", "status: planned"),
        ("kind: quotes_operator", "kind: memory"),
        ('publisher: "Maldita"', 'publisher: "la opinión a coruña"'),
        ("says_on: 2025-10-11", "says_on: 2021-10-11"),
    ],
)
def test_what_is_closed_remembered_alone_or_old_is_not_shown(folder: Folder, old: str, new: str) -> None:
    folder.change(SPAIN, "El Nacional", "Maldita")
    folder.change(SPAIN, "says_on: 2022-05-10", "says_on: 2021-05-10")
    assert of_spain(folder).crisis
    folder.write(SPAIN, folder.read(SPAIN).replace(old, new))
    assert of_spain(folder).crisis == ()


def test_charity_needs_a_law_behind_its_line_or_a_look(folder: Folder) -> None:
    britain = "helplines/GB.yaml"
    folder.change(britain, '    backed_by: {who: "Ofcom gave the number to Samaritans", fixes_number: true}\n', "")
    assert folder.load().help_lines("GB", REVIEWED, "en").crisis == ()


def test_claim_needs_two_pages_and_what_hung_on_a_contract_a_later_one(library: Library) -> None:
    (line,) = library.help_lines("ES", REVIEWED, "en").violence
    assert (line.hours, line.cost, line.is_off_bill) == ("24 h", "free", True)
    assert line.languages == "", "two pages, from before the new contract"
    assert line.ways == (), "WhatsApp needs two people at the operator's page"
    (line,) = library.help_lines("ES", REVIEWED, "en").crisis
    assert not line.is_off_bill, "one page"
    (line,) = library.help_lines("MX", REVIEWED, "en").violence
    assert (line.hours, line.cost) == ("", ""), "the second page has the number alone"


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ("checked: []", "checked: [{on: 2026-12-02, how: page, confirms: [number]}]", "`by` is missing"),
        ("checked: []", "checked: [{by: Ana, how: page, confirms: [number]}]", "`on` is missing"),
        ("checked: []", "checked: [{by: Ana, on: 2026-12-02, confirms: [number]}]", "`how` is missing"),
        ("checked: []", "checked: [{by: Ana, on: soon, how: page, confirms: [number]}]", "write a day"),
        (
            "checked: []",
            "checked: [{by: Ana, on: 2026-12-02, how: hearsay, confirms: [number]}]",
            "it can be page, call",
        ),
        ("read_on: 2026-11-30", "read_on: 2026-12-01", "is later than its evidence"),
        ("read_as: stored_copy", "read_as: live", "has no evidence"),
        ("read_on: 2026-11-30", "read_on: null", "`read_on` is missing"),
        ("says_on: 2025-10-11", "says_on: 2026-12-24", "is later than `read_on`"),
        ("says_on: 2025-10-11", "says_on: autumn", "write the page's own day"),
        ("site: laopinioncoruna.es", "url: https://www.laopinioncoruna.es/", "is a bare home page"),
        ("site: laopinioncoruna.es", "url: https://www.laopinioncoruna.es", "is a bare home page"),
        ("site: laopinioncoruna.es", "url: tel:024", "is no web address"),
        ("      - site: laopinioncoruna.es\n        publisher", "      - publisher", "`url` is missing"),
        ('dial: "024"', 'dial: "tel:024"', "what a phone dials"),
        ('dial: "024"', 'dial: "024"\n    display: "0 25"', "is another number"),
        ("status: open", "status: open\n    region: ES-CT", "`parts` does not name"),
        ("status: open", "status: open\n    works_from: [payphones]", "it can be mobile, abroad"),
        ("proves: [number, hours, cost]", "proves: [numbers]", "it can be number"),
        ("checked: []", "conflicts: [{claim: hours, values: [a]}]\n    checked: []", "a contradiction has two sides"),
    ],
)
def test_careless_evidence_is_a_fault(folder: Folder, old: str, new: str, reason: str) -> None:
    folder.change(SPAIN, old, new)
    found = folder.faults()
    assert found
    assert all(fault.file == SPAIN for fault in found), found
    assert any(reason in fault.reason for fault in found), found


def test_every_source_of_ours_keeps_the_day_of_the_review_until_somebody_looked(library: Library) -> None:
    sources = [
        (country.code, line.dial, source, line.evidence.looks)
        for country in library.countries.values()
        for line in country.lines
        for source in line.evidence.sources
    ]
    assert len(sources) > 100
    assert [one for one in sources if one[2].read_on != REVIEWED and not one[3]] == []


def test_every_emergency_number_of_ours_says_where_it_stands_and_on_which_day(library: Library) -> None:
    """A page without a day of its own was read on one; what no authority's page says is marked."""
    numbers = [(country.code, one) for country in library.countries.values() for one in country.emergency]
    assert {code for code, _ in numbers} == set(library.countries)
    for code, one in numbers:
        assert one.publisher, code
        assert one.url.startswith("http"), code
        assert one.read_on is not None, code
        assert one.read_on <= REVIEWED, code
    weak = {f"{code} {one.number}": str(one.says_on) for code, one in numbers if one.is_weak}
    assert weak == {
        "AR 101": "2023-02",
        "AR 107": "2025-11-27",
        "CL 131": "2025-12-31",
        "CL 133": "2025-10-09",
        "IE 999": "2020-04-01",
    }


@pytest.mark.parametrize(
    ("old", "new", "reason"),
    [
        ('    publisher: "1000 premiers jours"\n', "", "`publisher` is missing"),
        ("    read_on: 2026-11-24\n", "", "`read_on` is missing"),
        ("    says_on: null\n", "    says_on: 2026-11-25\n", "is later than `read_on`"),
        ("    says_on: null\n", "    says_on: lately\n", "write the page's own day"),
    ],
)
def test_careless_emergency_number_is_a_fault(folder: Folder, old: str, new: str, reason: str) -> None:
    folder.change(SPAIN, old, new)
    (fault,) = folder.faults()
    assert fault.file == SPAIN
    assert reason in fault.reason


def test_remembered_emergency_number_is_not_shown(folder: Folder) -> None:
    folder.change(SPAIN, "source_type: official", "source_type: memory")
    card = of_spain(folder)
    assert (card.emergency, card.emergency_numbers) == ("your emergency number", ())


def test_unknown_country_gets_what_holds_anywhere(library: Library) -> None:
    for country in (None, UNSAID, "ZZ", "JP", ""):
        card = library.help_lines(country, REVIEWED, "en")
        assert (card.country, card.country_name, card.is_guess) == (None, "", False)
        assert card.emergency == "112 (in the European Union)"
        assert card.crisis_search.startswith("search for “")


@pytest.mark.parametrize(
    ("zone", "language", "country"),
    [
        ("Europe/Madrid", "en", "ES"),
        ("America/Tijuana", "es", "MX"),
        ("Asia/Calcutta", "en", "IN"),
        ("Europe/Kiev", "en", "UA"),
        ("America/Buenos_Aires", "es", "AR"),
        ("Europe/London", "en", "GB"),
        ("Asia/Tokyo", "en", None),
        ("UTC", "es", None),
        (None, "es", None),
        (None, "pt-br", "BR"),
        ("Europe/Lisbon", "pt-br", "PT"),
    ],
)
def test_country_is_guessed_from_zone_and_language(
    library: Library, zone: str | None, language: str, country: str | None
) -> None:
    assert guessed_country(zone, language, library.country_codes()) == country
    card = library.help_lines(None, REVIEWED, language, zone)
    assert (card.country, card.is_guess) == (country, country is not None)
    assert not library.help_lines("ES", REVIEWED, language, zone).is_guess
    assert not library.help_lines(UNSAID, REVIEWED, language, zone).is_guess


def test_line_of_a_nation_is_shown_there_alone(folder: Folder) -> None:
    folder.translated("es")
    britain = "helplines/GB.yaml"
    text = folder.read(britain)
    scotland = text.index("0800 027 1234")
    folder.write(britain, text[:scotland] + text[scotland:].replace("says_on: null", "says_on: 2026-01", 1))
    library = folder.load()
    for place, shown in (("GB-SCT", ["0800 027 1234"]), ("GB-ENG", []), ("GB", [])):
        card = library.help_lines(place, REVIEWED, "en")
        assert [line.display for line in card.violence] == shown
        assert [line.display for line in card.crisis] == ["116 123"]
    assert library.help_lines("GB-SCT", REVIEWED, "es").country_name.startswith("Escocia")
    assert ("GB-WLS", "Wales (United Kingdom)") in library.places("en")


def test_line_is_hidden_in_a_part_in_which_it_does_not_work(library: Library) -> None:
    assert [line.dial for line in library.help_lines("IN", REVIEWED, "en").violence] == ["14490", "181"]
    assert [line.dial for line in library.help_lines("IN-WB", REVIEWED, "en").violence] == ["14490"]


def test_country_is_named_in_the_language_asked_for(folder: Folder) -> None:
    folder.translated("es")
    library = folder.load()
    assert library.help_lines("es", REVIEWED, "en").country_name == "Spain"
    assert library.help_lines("ES", REVIEWED, "es").country_name == "España"
    assert library.help_lines(None, REVIEWED, "es").emergency == "112 (en la Unión Europea)"
