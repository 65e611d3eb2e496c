"""What is written about the evidence of a help line, read from its record: sources, looks, conflicts, endings."""

import re
from collections.abc import Iterable
from datetime import date

from bot.content.evidence import (
    Claim,
    Conflict,
    Ending,
    Evidence,
    How,
    Look,
    PageDay,
    PageKind,
    ReadAs,
    RunBy,
    Source,
    Status,
)
from bot.content.yaml_mapping import YamlMapping

ADDRESS = re.compile(r"https?://[^\s/]+\.[^\s/]+(?:/\S*)?")
_HOME = re.compile(r"https?://[^\s/]+/?")
_SITE = re.compile(r"[a-z0-9-]+(\.[a-z0-9-]+)+")
_DAY = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")
_CLAIMS = tuple(Claim)


def read_evidence(line: YamlMapping, reviewed_on: date | None) -> Evidence:
    """Read what proves a line; after `reviewed_on`, the day of the country's review, no stored copy was read."""
    looks = tuple(_look(one) for one in line.records("checked", optional=True))
    backing = line.record("backed_by") if line.has("backed_by") else None
    evidence = Evidence(
        run_by=RunBy(line.choice("run_by", tuple(RunBy)) or RunBy.UNKNOWN),
        status=Status(line.choice("status", tuple(Status)) or Status.CLOSED),
        backed_by=backing.text("who") if backing else "",
        fixes_number=backing.flag("fixes_number") if backing else False,
        sources=tuple(_source(one, looks, reviewed_on) for one in line.records("sources")),
        conflicts=tuple(_conflict(one) for one in line.records("conflicts", optional=True)),
        endings=tuple(_ending(one) for one in line.records("endings", optional=True)),
        looks=looks,
    )
    if backing is not None:
        backing.close()
    return evidence


def _claims(record: YamlMapping, name: str) -> frozenset[Claim]:
    found = set()
    for claim in record.texts(name):
        if claim in _CLAIMS:
            found.add(Claim(claim))
        else:
            record.fault(name, f"has `{claim}`; it can be {', '.join(_CLAIMS)}")
    return frozenset(found)


def _source(record: YamlMapping, looks: Iterable[Look], reviewed_on: date | None) -> Source:
    says_on, read_on = page_day(record), record.day("read_on")
    source = Source(
        publisher=record.text("publisher"),
        place=_place(record),
        kind=PageKind(record.choice("kind", tuple(PageKind)) or PageKind.MEMORY),
        says_on=says_on,
        read_on=read_on or date.min,
        read_as=ReadAs(record.choice("read_as", tuple(ReadAs)) or ReadAs.STORED_COPY),
        proves=_claims(record, "proves"),
    )
    if read_on is None:
        if not record.has("read_on"):
            record.fault("read_on", "is missing; it is the day on which somebody read the page")
    elif says_on is not None and says_on.earliest() > read_on:
        record.fault("says_on", "is later than `read_on`; a page cannot have been read before it was written")
    elif source.read_as is ReadAs.LIVE and not any(one.how is How.PAGE and one.on == read_on for one in looks):
        record.fault("read_on", "has no evidence; a page read live needs an entry in `checked` with that day")
    elif source.read_as is ReadAs.STORED_COPY and reviewed_on is not None and read_on > reviewed_on:
        record.fault("read_on", f"is later than its evidence: the stored copies were read on {reviewed_on}")
    record.close()
    return source


def _place(record: YamlMapping) -> str:
    """Return where a page is: its address, or no more than its site or a reference where no address was kept."""
    given = [name for name in ("url", "site", "ref") if record.has(name)]
    if len(given) != 1:
        record.fault("url", "is missing" if not given else "stands beside `site` or `ref`; one of them is enough")
        return ""
    (name,) = given
    place = record.text(name)
    if name == "url" and not ADDRESS.fullmatch(place):
        record.fault("url", "is no web address; write it as https://…")
    elif name == "url" and _HOME.fullmatch(place):
        record.fault("url", "is a bare home page; name the page on which the number stands, or `site` if nobody knows")
    elif name == "site" and not _SITE.fullmatch(place):
        record.fault("site", "is no name of a site, such as example.org")
    return place


def page_day(record: YamlMapping) -> PageDay | None:
    """Read the day that a page gives for itself, None for a page without one."""
    text = record.text("says_on", optional=True)
    if not text:
        return None
    found = _DAY.fullmatch(text)
    try:
        if found is None:
            raise ValueError(text)
        day = PageDay(int(found[1]), int(found[2]) if found[2] else None, int(found[3]) if found[3] else None)
        day.earliest()
    except ValueError:
        record.fault("says_on", f"is {text!r}; write the page's own day as 2026-01-31, 2026-01 or 2026")
        return None
    return day


def _look(record: YamlMapping) -> Look:
    day = record.day("on")
    if day is None and not record.has("on"):
        record.fault("on", "is missing; it is the day of the look")
    look = Look(
        by=record.text("by"),
        on=day or date.min,
        how=How(record.choice("how", tuple(How)) or How.PAGE),
        confirms=_claims(record, "confirms"),
    )
    record.text("page", optional=True)
    record.close()
    return look


def _conflict(record: YamlMapping) -> Conflict:
    conflict = Conflict(Claim(record.choice("claim", _CLAIMS) or Claim.NUMBER), record.texts("values"))
    if len(set(conflict.values)) < 2:
        record.fault("values", "has fewer than two values; a contradiction has two sides")
    record.texts("where", optional=True)
    record.close()
    return conflict


def _ending(record: YamlMapping) -> Ending:
    day = record.day("on")
    if day is None and not record.has("on"):
        record.fault("on", "is missing; it is the day on which it ended")
    ending = Ending(day or date.max, _claims(record, "claims"))
    record.text("what", optional=True)
    record.close()
    return ending
