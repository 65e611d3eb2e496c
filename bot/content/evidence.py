"""How well a help line, and each claim about it, is proven: levels computed from what is written, never typed in.

A level rests on sources (pages, each with its own day and how it was read) and on looks (people who opened the
operator's page, or called). Each level holds for a number of days, then the line gives way.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum, StrEnum


class Level(IntEnum):
    """How well something is proven; what is below E2 is not shown."""

    X = -1  # closed, planned, or contradicted on the number itself
    E0 = 0  # from memory, or on one page only
    E1 = 1  # on several pages, with nobody behind it or no recent sign of life
    E2 = 2  # a law, a regulator or a government behind it, two publishers that agree, a recent sign of life
    E3 = 3  # the operator's own page, opened live by two people
    E4 = 4  # that, and the line was tried


GOOD_FOR = {Level.E2: timedelta(days=90), Level.E3: timedelta(days=120), Level.E4: timedelta(days=180)}
SIGN_OF_LIFE = timedelta(days=2 * 365 + 1)  # a dated page shows a line running for two years
SIGN_OF_LIFE_BY_LAW = timedelta(days=5 * 365 + 1)  # for five where law or a regulator lays down the number itself
_WEST = timedelta(days=1)  # whoever looks may be a day ahead of whoever reads


class Claim(StrEnum):
    """What a page can prove about a line."""

    NUMBER = "number"
    RUNNING = "running"  # a sign of life that need not name the number
    HOURS = "hours"
    COST = "cost"
    LANGUAGES = "languages"
    TEXT = "text"  # the number and the word of text messages
    WHATSAPP = "whatsapp"
    CHAT = "chat"
    BILL = "bill"


_LIVE_ONLY = {Claim.TEXT, Claim.WHATSAPP}  # pages mix these up too often: two people have to open the operator's own


class PageKind(StrEnum):
    """Whose page it is."""

    OFFICIAL = "official"
    OPERATOR = "operator"
    QUOTES_OPERATOR = "quotes_operator"  # a report that quotes the operator, a ministry or a law
    INDEPENDENT = "independent"
    MEMORY = "memory"


_FIRST_HAND = {PageKind.OFFICIAL, PageKind.OPERATOR, PageKind.QUOTES_OPERATOR}


class ReadAs(StrEnum):
    """How a page was read: a stored copy caps the level at E2."""

    STORED_COPY = "stored_copy"
    LIVE = "live"


class RunBy(StrEnum):
    """Who runs a line; charities and donors need more proof."""

    STATE = "state"
    STATUTORY = "statutory"
    CHARITY = "charity"
    DONOR = "donor"
    UNKNOWN = "unknown"


class Status(StrEnum):
    """Whether a line takes calls."""

    OPEN = "open"
    CLOSED = "closed"
    PLANNED = "planned"


class How(StrEnum):
    """In which way somebody looked."""

    PAGE = "page"
    CALL = "call"
    CHAT = "chat"


@dataclass(frozen=True, slots=True)
class PageDay:
    """The day that a page gives for itself; many give a month or a year only."""

    year: int
    month: int | None = None
    day: int | None = None

    def __str__(self) -> str:
        """Return the day as files write it: 2026, 2026-01 or 2026-01-31."""
        return "-".join([f"{self.year}", *(f"{part:02}" for part in (self.month, self.day) if part is not None)])

    def earliest(self) -> date:
        """Return the first day that it can mean."""
        return date(self.year, self.month or 1, self.day or 1)


@dataclass(frozen=True, slots=True)
class Source:
    """One page, and what it proves."""

    publisher: str
    place: str  # the page's address, or its site or reference where the review kept no more
    kind: PageKind
    says_on: PageDay | None  # None: the page gives no day
    read_on: date
    read_as: ReadAs
    proves: frozenset[Claim]

    def backs(self, claim: Claim) -> bool:
        """Return whether the page proves a claim."""
        return claim in self.proves and self.kind is not PageKind.MEMORY


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody opened the operator's page, called, or chatted."""

    by: str
    on: date
    how: How
    confirms: frozenset[Claim]


@dataclass(frozen=True, slots=True)
class Conflict:
    """Pages that contradict each other."""

    claim: Claim
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Ending:
    """A contract or law that ended: what hangs on it needs proof from later."""

    on: date
    claims: frozenset[Claim]


@dataclass(frozen=True, slots=True)
class Standing:
    """A level with the days on which it holds: from `since`, up to and without `until`."""

    level: Level
    since: date
    until: date

    def holds(self, today: date) -> bool:
        """Return whether the level holds on a day."""
        return self.since - _WEST <= today < self.until


@dataclass(frozen=True, slots=True)
class Evidence:
    """All that is known of how well a line is proven."""

    run_by: RunBy
    status: Status
    backed_by: str  # the law or regulator behind the line, "" for none
    fixes_number: bool  # whether that lays down the number itself
    sources: tuple[Source, ...]
    conflicts: tuple[Conflict, ...]
    endings: tuple[Ending, ...]
    looks: tuple[Look, ...]

    def standing(self, claim: Claim, today: date) -> Standing | None:
        """Return the highest level at which a claim may be shown on a day, None where it may not."""
        found = [one for one in self.standings(claim) if one.holds(today)]
        return max(found, key=lambda one: one.level, default=None)

    def standings(self, claim: Claim) -> tuple[Standing, ...]:
        """Return the levels from E2 on that a claim has, each with its days."""
        if self.status is not Status.OPEN or self._contradicted(Claim.NUMBER) or self._contradicted(claim):
            return ()
        since = {Level.E2: self._reviewed(claim), Level.E3: self._opened(claim), Level.E4: self._tried(claim)}
        return tuple(Standing(level, day, day + GOOD_FOR[level]) for level, day in since.items() if day is not None)

    def level(self) -> Level:
        """Return the level of the number, however old it is."""
        if self.status is not Status.OPEN or self._contradicted(Claim.NUMBER):
            return Level.X
        found = [one.level for one in self.standings(Claim.NUMBER)]
        return max(found, default=Level.E1 if len(self._publishers(self._proving(Claim.NUMBER))) > 1 else Level.E0)

    def best_source(self) -> Source | None:
        """Return the page to name: first hand and dated before others, not older than what counts as a sign of life."""
        pages = self._proving(Claim.NUMBER)
        recent = [one for one in pages if _is_recent(one, SIGN_OF_LIFE_BY_LAW)]
        first_hand = [one for one in recent if one.kind in _FIRST_HAND]
        return next(iter([*first_hand, *recent, *pages]), None)

    def _contradicted(self, claim: Claim) -> bool:
        return any(one.claim is claim for one in self.conflicts)

    def _proving(self, claim: Claim) -> list[Source]:
        """Return the pages that prove a claim, without those from before a contract ended on which it hangs."""
        ends = [one.on for one in self.endings if claim in one.claims]
        return [one for one in self.sources if one.backs(claim) and all(_spoke_on(one) >= end for end in ends)]

    @staticmethod
    def _publishers(sources: Iterable[Source]) -> set[str]:
        return {one.publisher.casefold() for one in sources}

    def _reviewed(self, claim: Claim) -> date | None:
        """Return the day on which the second of two publishers was read, where that makes E2."""
        pages = self._proving(claim)
        if claim in _LIVE_ONLY or not self._is_backed() or len(self._publishers(pages)) < 2:
            return None
        if claim is Claim.NUMBER:
            span = SIGN_OF_LIFE_BY_LAW if self.fixes_number else SIGN_OF_LIFE
            shows_life = [one for one in self.sources if one.backs(Claim.NUMBER) or one.backs(Claim.RUNNING)]
            if not any(_is_recent(one, span) for one in shows_life):
                return None
            if not any(one.kind in _FIRST_HAND for one in pages):
                return None
        newest = {publisher: max(one.read_on for one in pages if one.publisher.casefold() == publisher)
                  for publisher in self._publishers(pages)}  # fmt: skip
        return sorted(newest.values())[-2]

    def _is_backed(self) -> bool:
        return self.run_by in (RunBy.STATE, RunBy.STATUTORY) or bool(self.backed_by)

    def _opened(self, claim: Claim) -> date | None:
        """Return the day from which E3 counts: the older of the newest looks of two people at the operator's page."""
        live = [one for one in self._proving(claim) if one.read_as is ReadAs.LIVE]
        if not any(one.kind in (PageKind.OFFICIAL, PageKind.OPERATOR) for one in live):
            return None
        newest: dict[str, date] = {}
        for look in self.looks:
            if look.how is How.PAGE and claim in look.confirms:
                newest[look.by.casefold()] = max(look.on, newest.get(look.by.casefold(), look.on))
        return sorted(newest.values())[-2] if len(newest) > 1 else None

    def _tried(self, claim: Claim) -> date | None:
        opened = self._opened(claim)
        tries = [look.on for look in self.looks if look.how is not How.PAGE]
        return min(opened, max(tries)) if opened is not None and tries else None


def _spoke_on(source: Source) -> date:
    """Return the day for which a page speaks: that of a live look, else its own; a page without one speaks for none."""
    if source.read_as is ReadAs.LIVE:
        return source.read_on
    return source.says_on.earliest() if source.says_on is not None else date.min


def _is_recent(source: Source, span: timedelta) -> bool:
    return _spoke_on(source) >= source.read_on - span
