"""Numbers to call, by country: a line is shown for as long as its evidence holds, each claim about it by its own."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from babel import Locale
from babel.core import get_global

from bot.content.evidence import Claim, Evidence, Level, Look, PageDay, Source, Standing
from bot.content.safety import HelpWords

ANYWHERE = "ANY"  # the file for people who do not say where they are
UNSAID = "--"  # chosen by somebody who does not want to say
MOST_OF_A_KIND = 2  # lines; in a bad hour more is a list to study

Texts = Mapping[str, str]  # by language, English always among them; {} for nothing


class Kind(StrEnum):
    """What a line is for."""

    CRISIS = "crisis"
    VIOLENCE = "violence"


class SourceType(StrEnum):
    """Where an emergency number was found; what is only remembered is not shown."""

    OFFICIAL = "official"
    OPERATOR = "operator"
    SECONDARY = "secondary"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One line to call, with all that is claimed about it, proven or not."""

    kind: Kind
    name: Texts
    dial: str  # what a phone dials: digits, * and #, a + at the start
    display: str  # what people read
    then: Texts  # what to do once connected: "press 1"
    works_from: tuple[str, ...]  # "mobile", "abroad"; empty for any phone in the country
    region: str  # "GB-ENG" for a line of one part of the country, else ""
    not_in: tuple[str, ...]  # parts of the country in which it does not work
    audience: Texts  # whom it is for, {} for everybody
    note: Texts  # what to know before one calls: that it has to act on what it hears
    claims: Mapping[Claim, Texts]  # what is said of hours, cost, languages, ways to write
    is_on_bill: bool | None  # None: not known
    review_by: date | None  # a contract or law that may change it
    evidence: Evidence
    at: int  # the line of its file on which it begins


@dataclass(frozen=True, slots=True)
class Emergency:
    """A number for immediate danger; `where` names the places in which it is valid, empty for the whole country.

    Emergency numbers are laid down by law and must not be called to try them, so one from a named source is shown
    without a look: it is what stands in where a line has given way.
    """

    number: str
    where: Texts
    url: str
    publisher: str
    type: SourceType
    says_on: PageDay | None  # the page's own day
    read_on: date | None  # None only for what is remembered
    expires_on: date | None

    def may_be_shown(self, today: date) -> bool:
        """Return whether the number has a source, and no end that lies behind us."""
        return self.type is not SourceType.MEMORY and (self.expires_on is None or today <= self.expires_on)

    @property
    def is_weak(self) -> bool:
        """Whether nobody behind the number says so: it stands in a newspaper, for example."""
        return self.type is SourceType.SECONDARY


@dataclass(frozen=True, slots=True)
class Country:
    """Everything known about one country, shown or not.

    `search` says what people there look for, by kind; `search_in` the same for speakers of other languages.
    """

    code: str
    emergency: tuple[Emergency, ...]
    lines: tuple[HelpLine, ...]
    search: Mapping[str, str]
    search_in: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    parts: Mapping[str, Texts] = field(default_factory=dict)  # code -> name, for parts of the country

    def choices(self) -> tuple[str, ...]:
        """Return what somebody chooses: the parts that have lines of their own, else the country itself."""
        return tuple(part for part in self.parts if any(line.region == part for line in self.lines)) or (self.code,)

    def name_of(self, place: str, language: str) -> str:
        """Return how a language calls the country or a part of it."""
        country = Locale.parse(language, sep="-").territories.get(self.code, self.code)
        return f"{in_language(self.parts[place], language)} ({country})" if place in self.parts else country


@dataclass(frozen=True, slots=True)
class ShownLine:
    """What may be said of one line on a day, in one language; a text is "" where nothing is certain."""

    kind: Kind
    dial: str
    display: str
    name: str
    then: str
    audience: str
    note: str  # what to know before one calls
    hours: str
    cost: str
    languages: str
    ways: tuple[str, ...]  # other ways to reach it
    from_mobiles_only: bool
    not_in: tuple[str, ...]  # names of parts of the country
    is_off_bill: bool
    standing: Standing
    source: Source
    last_look: Look | None  # None below E3

    @property
    def said_on(self) -> PageDay | None:
        """The day that the page gives for itself."""
        return self.source.says_on


@dataclass(frozen=True, slots=True)
class HelpCard:
    """What may be shown to one person today. `emergency` and what to search for are never empty and fit a sentence."""

    country: str | None  # the country's code, None where somebody did not say or nothing is known
    country_name: str
    is_guess: bool
    emergency: str  # "112", "999", or where to look
    emergency_numbers: tuple[str, ...]  # those in `emergency`
    weak_emergency: tuple[Emergency, ...]  # those of them that no authority's page is the source of
    crisis: tuple[ShownLine, ...]
    violence: tuple[ShownLine, ...]
    crisis_search: str
    violence_search: str


def card(
    countries: Mapping[str, Country],
    place: str | None,
    today: date,
    language: str,
    words: HelpWords,
    *,
    is_guess: bool = False,
) -> HelpCard:
    """Return what may be shown today for a country or a part of one; for an unknown one, what holds anywhere."""
    place = (place or ANYWHERE).upper()
    country = countries.get(place.partition("-")[0]) or countries.get(ANYWHERE) or Country(ANYWHERE, (), (), {})
    is_known = country.code != ANYWHERE
    crisis, violence = (tuple(_shown(country, place, kind, today, language)) for kind in Kind)
    emergency = [one for one in country.emergency if one.may_be_shown(today)]
    return HelpCard(
        country=country.code if is_known else None,
        country_name=country.name_of(place, language) if is_known else "",
        is_guess=is_guess and is_known,
        emergency=_emergency(emergency, language, words),
        emergency_numbers=tuple(one.number for one in emergency),
        weak_emergency=tuple(one for one in emergency if one.is_weak),
        crisis=crisis,
        violence=violence,
        crisis_search=_search(country, Kind.CRISIS, language, words),
        violence_search=_search(country, Kind.VIOLENCE, language, words),
    )


def guessed_country(zone: str | None, language: str, known: Iterable[str]) -> str | None:
    """Return the country in which a time zone lies, else the one that a language names ("pt-br"), if it is `known`.

    A guess: whoever travels keeps the zone of home, and borders cross zones.
    """
    zone = get_global("zone_aliases").get(zone or "", zone or "")
    region = language.upper().replace("_", "-").partition("-")[2]
    return next((code for code in (get_global("zone_territories").get(zone), region) if code and code in known), None)


def in_language(texts: Texts, language: str) -> str:
    """Return a text in a language, or in English, or ""."""
    return texts.get(language) or texts.get("en", "")


def _shown(country: Country, place: str, kind: Kind, today: date, language: str) -> Iterator[ShownLine]:
    """Go through the lines of a kind that may be shown, the one for everybody first."""
    found = []
    for line in country.lines:
        standing = line.evidence.standing(Claim.NUMBER, today)
        source = line.evidence.best_source()
        if line.kind is kind and line.region in ("", place) and place not in line.not_in and standing and source:
            found.append((line, standing, source))
    found.sort(key=lambda one: bool(one[0].audience))
    for line, standing, source in found[:MOST_OF_A_KIND]:
        yield _shown_line(country, line, standing, source, today, language)


def _shown_line(
    country: Country, line: HelpLine, standing: Standing, source: Source, today: date, language: str
) -> ShownLine:
    def said(claim: Claim) -> str:
        is_proven = claim in line.claims and line.evidence.standing(claim, today) is not None
        return in_language(line.claims[claim], language) if is_proven else ""

    return ShownLine(
        kind=line.kind,
        dial=line.dial,
        display=line.display,
        name=in_language(line.name, language),
        then=in_language(line.then, language),
        audience=in_language(line.audience, language),
        note=in_language(line.note, language),
        hours=said(Claim.HOURS),
        cost=said(Claim.COST),
        languages=said(Claim.LANGUAGES),
        ways=tuple(way for way in map(said, (Claim.TEXT, Claim.WHATSAPP, Claim.CHAT)) if way),
        from_mobiles_only=line.works_from == ("mobile",),
        not_in=tuple(in_language(country.parts[part], language) for part in line.not_in),
        is_off_bill=line.is_on_bill is False and line.evidence.standing(Claim.BILL, today) is not None,
        standing=standing,
        source=source,
        last_look=max(line.evidence.looks, key=lambda look: look.on) if standing.level > Level.E2 else None,
    )


def _emergency(shown: Iterable[Emergency], language: str, words: HelpWords) -> str:
    numbers = []
    for one in shown:
        where = in_language(one.where, language)
        numbers.append(words.emergency_abroad.format(number=one.number, where=where) if where else one.number)
    return ", ".join(numbers) or words.emergency_unknown


def _search(country: Country, kind: Kind, language: str, words: HelpWords) -> str:
    return words.search.format(words=country.search_in.get(language, country.search).get(kind, ""))
