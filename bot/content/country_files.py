"""The files of countries: help lines, emergency numbers and what to search for, with every fault noted."""

import re
from collections.abc import Mapping
from datetime import date
from types import MappingProxyType

from babel import Locale

from bot.content.evidence import Claim
from bot.content.evidence_files import ADDRESS, page_day, read_evidence
from bot.content.faults import ErrorCollector
from bot.content.helplines import ANYWHERE, Country, Emergency, HelpLine, Kind, SourceType, Texts
from bot.content.refused_numbers import Refused, bare
from bot.content.yaml_mapping import YamlMapping, open_record

_COUNTRIES = frozenset(code for code in Locale("en").territories if re.fullmatch("[A-Z]{2}", str(code)))
_NUMBER = re.compile(r"\+?[0-9*#][0-9*# ()-]{1,24}")
_DIAL = re.compile(r"\+?[0-9*#]{2,20}")
_PART = re.compile(r"[A-Z]{2}-[A-Z0-9]{1,3}")
_NOTHING: Texts = MappingProxyType({})
_SAID = (Claim.HOURS, Claim.COST, Claim.LANGUAGES, Claim.TEXT, Claim.WHATSAPP, Claim.CHAT)


def read_countries(texts: Mapping[str, str], refused: Refused, findings: ErrorCollector) -> Mapping[str, Country]:
    """Read the country files, given as file -> text; a country with a fault is noted and left out."""
    found = {}
    for file, text in texts.items():
        record = open_record(file, text, findings)
        if record is None:
            continue
        country = _country(record, refused)
        if record.is_faultless():
            found[country.code] = country
    return MappingProxyType(found)


def _country(record: YamlMapping, refused: Refused) -> Country:
    code = record.text("country")
    stem = record.file.rsplit("/", 1)[-1].removesuffix(".yaml")
    if code and (code != stem or (code != ANYWHERE and code not in _COUNTRIES)):
        record.fault("country", f"is `{code}`; it is a country's code like ES, and the file is named after it")
    reviewed_on = record.day("reviewed_on")
    parts = _parts(record, code)
    country = Country(
        code,
        tuple(_emergency_number(one) for one in record.records("emergency", optional=True)),
        tuple(_line(one, reviewed_on, parts, code, refused) for one in record.records("lines", optional=True)),
        _search(record.record("search")),
        _search_in(record),
        parts,
    )
    record.close()
    return country


def _parts(record: YamlMapping, country: str) -> Mapping[str, Texts]:
    parts = record.record("parts") if record.has("parts") else None
    if parts is None:
        return MappingProxyType({})
    for code in parts.names():
        if not _PART.fullmatch(code) or not code.startswith(f"{country}-"):
            parts.fault(code, f"is no part of {country}; write it as {country or 'GB'}-ENG")
    found = {code: _texts(parts, code) for code in parts.names()}
    parts.close()
    return MappingProxyType(found)


def _search(record: YamlMapping | None) -> Mapping[str, str]:
    if record is None:
        return MappingProxyType({})
    found = {kind.value: record.text(kind.value) for kind in Kind}
    record.close()
    return MappingProxyType(found)


def _search_in(record: YamlMapping) -> Mapping[str, Mapping[str, str]]:
    languages = record.record("search_in") if record.has("search_in") else None
    if languages is None:
        return MappingProxyType({})
    found = {language: _search(languages.record(language)) for language in languages.names()}
    languages.close()
    return MappingProxyType(found)


def _emergency_number(record: YamlMapping) -> Emergency:
    number = record.text("number")
    if number and not _NUMBER.fullmatch(number):
        record.fault("number", f"is {number!r}; digits, blanks, hyphens and one + at the start belong here")
    url = record.text("source_url", optional=True)
    kind = SourceType(record.choice("source_type", tuple(SourceType)) or SourceType.MEMORY)
    is_read = kind is not SourceType.MEMORY
    if url and not ADDRESS.fullmatch(url):
        record.fault("source_url", "is no web address; write it as https://…")
    if not url and is_read:
        record.fault("source_url", "is missing; only a number from memory has none")
    publisher = record.text("publisher", optional=not is_read)
    says_on, read_on = page_day(record), record.day("read_on")
    if read_on is None and is_read and not record.has("read_on"):
        record.fault("read_on", "is missing; it is the day on which somebody read the page")
    if says_on is not None and read_on is not None and says_on.earliest() > read_on:
        record.fault("says_on", "is later than `read_on`; a page cannot have been read before it was written")
    where, expires_on = _texts(record, "where"), record.day("expires_on")
    found = Emergency(number, where, url, publisher, kind, says_on, read_on, expires_on)
    record.close()
    return found


def _line(
    record: YamlMapping, reviewed_on: date | None, parts: Mapping[str, Texts], country: str, refused: Refused
) -> HelpLine:
    dial = record.text("dial")
    line = HelpLine(
        kind=Kind(record.choice("kind", tuple(Kind)) or Kind.CRISIS),
        name=_texts(record, "name", optional=False),
        dial=dial,
        display=record.text("display", optional=True) or dial,
        then=_texts(record, "then"),
        works_from=record.texts("works_from", optional=True),
        region=record.text("region", optional=True),
        not_in=record.texts("not_in", optional=True),
        audience=_texts(record, "audience"),
        note=_texts(record, "note"),
        claims=MappingProxyType({claim: _texts(record, claim) for claim in _SAID if record.has(claim)}),
        is_on_bill=record.flag("on_bill") if record.has("on_bill") else None,
        review_by=record.day("review_by"),
        evidence=read_evidence(record, reviewed_on),
        at=record.line,
    )
    _doubt(record, line, parts)
    if why := refused.why(country, line.dial):
        record.fault("dial", f"is {line.dial!r}, which is refused: {why}")
    record.close()
    return line


def _doubt(record: YamlMapping, line: HelpLine, parts: Mapping[str, Texts]) -> None:
    if line.dial and not _DIAL.fullmatch(line.dial):
        record.fault("dial", f"is {line.dial!r}; what a phone dials: digits, * and #, a + at the start, no blanks")
    elif line.display and (not _NUMBER.fullmatch(line.display) or bare(line.display) != bare(line.dial)):
        record.fault("display", f"is {line.display!r}, which is another number than `dial` ({line.dial!r})")
    if line.region and line.region not in parts:
        record.fault("region", f"is `{line.region}`, which `parts` does not name")
    for part in line.not_in:
        if part not in parts:
            record.fault("not_in", f"has `{part}`, which `parts` does not name")
    for way in line.works_from:
        if way not in ("mobile", "abroad"):
            record.fault("works_from", f"has `{way}`; it can be mobile, abroad")


def _texts(record: YamlMapping, name: str, *, optional: bool = True) -> Texts:
    """Return a text by language; one that is the same in every language stands alone."""
    if not record.has(name):
        if not optional:
            record.fault(name, "is missing")
        return _NOTHING
    if not record.is_mapping(name):
        return MappingProxyType({"en": record.text(name)})
    texts = record.record(name)
    if texts is None:
        return _NOTHING
    return MappingProxyType({language: texts.text(language) for language in dict.fromkeys(("en", *texts.names()))})
