"""Numbers to call, by country: only what somebody verified and what has not expired is ever shown."""

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, timedelta
from enum import StrEnum
from types import MappingProxyType

from babel import Locale

from bot.library.faults import Findings
from bot.library.records import Record, open_record
from bot.library.safety import HelpWords

ANYWHERE = "ANY"  # the file for people who do not say where they are
GOOD_FOR = timedelta(days=180)  # CONTENT 6.6, rule 3
_COUNTRIES = frozenset(code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", str(code)))
_NUMBER = re.compile(r"[+0-9][0-9 ()-]{1,24}")
_ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?")


class Kind(StrEnum):
    """What a line is for."""

    CRISIS = "crisis"
    VIOLENCE = "violence"


class SourceType(StrEnum):
    """Where a number was found; what is only remembered is never shown."""

    OFFICIAL = "official"
    OPERATOR = "operator"
    SECONDARY = "secondary"
    MEMORY = "memory"


@dataclass(frozen=True, slots=True)
class Source:
    """Where a number comes from, and until when it may be shown."""

    url: str
    type: SourceType
    verified_on: date | None  # the operator's own page opened, and a call or chat tried where that is welcome
    verified_by: tuple[str, ...]  # two people
    expires_on: date | None


@dataclass(frozen=True, slots=True)
class HelpLine:
    """One line to call. Texts in several languages are by language code; English is always there."""

    kind: Kind
    name: str
    number: str
    sms: str
    chat: str
    hours: str
    languages: tuple[str, ...]
    is_on_bill: bool | None  # None: not known
    cost: Mapping[str, str]
    audience: Mapping[str, str]
    note: Mapping[str, str]
    source: Source

    def may_be_shown(self, today: date) -> bool:
        """Say whether somebody verified the line, and that is not too long ago."""
        source = self.source
        if source.type is SourceType.MEMORY or source.verified_on is None or source.expires_on is None:
            return False
        return source.verified_on <= today <= source.expires_on


@dataclass(frozen=True, slots=True)
class Emergency:
    """A number for immediate danger; `where` names the places in which it is valid, empty for the whole country.

    Emergency numbers are laid down by law and must not be called to try them, so one from a named source is shown
    without having been verified (CONTENT 6.6, rule 3: it is what stands in for an expired line).
    """

    number: str
    where: Mapping[str, str]
    source: Source

    def may_be_shown(self, today: date) -> bool:
        """Say whether the number has a source, and no end that lies behind us."""
        end = self.source.expires_on
        return self.source.type is not SourceType.MEMORY and (end is None or today <= end)


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


@dataclass(frozen=True, slots=True)
class HelpCard:
    """What may be shown to one person today. The three texts are never empty and fit into a sentence."""

    country: str | None  # the country's code, None where somebody did not say or nothing is known
    country_name: str
    emergency: str  # "112", "999", or where to look
    emergency_numbers: tuple[str, ...]  # those in `emergency`
    crisis: str  # "Name: number; Name: number", or what to search for
    violence: str
    lines: tuple[HelpLine, ...]  # those behind `crisis` and `violence`, for a page that shows more


def card(countries: Mapping[str, Country], code: str | None, today: date, language: str, words: HelpWords) -> HelpCard:
    """Return what may be shown today for a country; the file for anywhere stands in where none is known."""
    country = countries.get((code or ANYWHERE).upper()) or countries.get(ANYWHERE) or Country(ANYWHERE, (), (), {})
    shown = tuple(line for line in country.lines if line.may_be_shown(today))
    is_known = country.code != ANYWHERE
    return HelpCard(
        country=country.code if is_known else None,
        country_name=Locale.parse(language, sep="-").territories.get(country.code, country.code) if is_known else "",
        emergency=_emergency(country, today, language, words),
        emergency_numbers=tuple(one.number for one in country.emergency if one.may_be_shown(today)),
        crisis=_lines(country, Kind.CRISIS, shown, language, words),
        violence=_lines(country, Kind.VIOLENCE, shown, language, words),
        lines=shown,
    )


def in_language(texts: Mapping[str, str], language: str) -> str:
    """Return a text in a language, or in English, or ""."""
    return texts.get(language) or texts.get("en", "")


def _emergency(country: Country, today: date, language: str, words: HelpWords) -> str:
    numbers = []
    for one in country.emergency:
        if one.may_be_shown(today):
            where = in_language(one.where, language)
            numbers.append(words.emergency_abroad.format(number=one.number, where=where) if where else one.number)
    return ", ".join(numbers) or words.emergency_unknown


def _lines(country: Country, kind: Kind, shown: Iterable[HelpLine], language: str, words: HelpWords) -> str:
    search = country.search_in.get(language, country.search)
    numbers = [words.line.format(name=one.name, number=one.number) for one in shown if one.kind is kind]
    return "; ".join(numbers) or words.search.format(words=search.get(kind, ""))


def read_countries(texts: Mapping[str, str], findings: Findings) -> Mapping[str, Country]:
    """Read the country files, given as file -> text; a country with a fault is noted and left out."""
    found = {}
    for file, text in texts.items():
        record = open_record(file, text, findings)
        if record is None:
            continue
        country = _country(record)
        if record.is_faultless():
            found[country.code] = country
    return MappingProxyType(found)


def _country(record: Record) -> Country:
    code = record.text("country")
    stem = record.file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if code and (code != stem or (code != ANYWHERE and code not in _COUNTRIES)):
        record.fault("country", f"is `{code}`; it is a country's code like ES, and the file is named after it")
    country = Country(
        code,
        tuple(_emergency_number(one) for one in record.records("emergency")),
        tuple(_line(one) for one in record.records("lines", optional=True)),
        _search(record.record("search")),
        _search_in(record),
    )
    record.close()
    return country


def _search(record: Record | None) -> Mapping[str, str]:
    if record is None:
        return MappingProxyType({})
    found = {kind.value: record.text(kind.value) for kind in Kind}
    record.close()
    return MappingProxyType(found)


def _search_in(record: Record) -> Mapping[str, Mapping[str, str]]:
    languages = record.record("search_in") if record.has("search_in") else None
    if languages is None:
        return MappingProxyType({})
    found = {language: _search(languages.record(language)) for language in languages.names()}
    languages.close()
    return MappingProxyType(found)


def _emergency_number(record: Record) -> Emergency:
    found = Emergency(_number(record), _by_language(record, "where"), _source(record))
    record.close()
    return found


def _line(record: Record) -> HelpLine:
    line = HelpLine(
        kind=Kind(record.choice("kind", tuple(Kind)) or Kind.CRISIS),
        name=record.text("name"),
        number=_number(record),
        sms=record.text("sms", optional=True),
        chat=record.text("chat", optional=True),
        hours=record.text("hours", optional=True),
        languages=record.texts("lang", optional=True),
        is_on_bill=record.flag("on_bill") if record.has("on_bill") else None,
        cost=_by_language(record, "cost"),
        audience=_by_language(record, "audience"),
        note=_by_language(record, "note"),
        source=_source(record),
    )
    record.close()
    return line


def _number(record: Record) -> str:
    number = record.text("number")
    if number and not _NUMBER.fullmatch(number):
        record.fault("number", f"is {number!r}; digits, blanks, hyphens and one + at the start belong here")
    return number


def _by_language(record: Record, name: str) -> Mapping[str, str]:
    if not record.has(name):
        return MappingProxyType({})
    texts = record.record(name)
    if texts is None:
        return MappingProxyType({})
    found = {language: texts.text(language) for language in ("en", *texts.names())}
    return MappingProxyType(found)


def _source(record: Record) -> Source:
    source = Source(
        record.text("source_url", optional=True),
        SourceType(record.choice("source_type", tuple(SourceType)) or SourceType.MEMORY),
        record.day("verified_on"),
        record.texts("verified_by", optional=True),
        record.day("expires_on"),
    )
    for name, reason in _doubts(source):
        record.fault(name, reason)
    return source


def _doubts(source: Source) -> Iterator[tuple[str, str]]:
    if source.url and not _ADDRESS.fullmatch(source.url):
        yield "source_url", "is no web address; write it as https://…"
    if not source.url and source.type is not SourceType.MEMORY:
        yield "source_url", "is missing; only a number from memory has none"
    if source.verified_on is None:
        if source.verified_by:
            yield "verified_by", "names people, but `verified_on` has no day"
        return
    if len(set(source.verified_by)) < 2:
        yield "verified_by", "names fewer than two people; every number is checked by two"
    if source.expires_on is None:
        yield "expires_on", f"is missing; the most is {GOOD_FOR.days} days after `verified_on`"
    elif not source.verified_on < source.expires_on <= source.verified_on + GOOD_FOR:
        yield "expires_on", f"is not within {GOOD_FOR.days} days after `verified_on`"
