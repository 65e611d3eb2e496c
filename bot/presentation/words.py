"""The words of one person: phrases in their language, with what people wrote and times set into them safely."""

import re
from collections.abc import Mapping
from datetime import date, datetime, timedelta
from functools import lru_cache
from typing import Protocol
from zoneinfo import ZoneInfo

from babel import Locale, UnknownLocaleError
from babel.dates import format_date

from bot.domain.localtime import is_near_in_the_night, rounded_length
from bot.domain.marks import plain as plain_words
from bot.domain.people import Member
from bot.domain.receiving import Reception, reception
from bot.domain.relayed import harmless, isolated_text
from bot.domain.text import Text, join, moment

# Values stand in for themselves as private characters while a phrase is put together, so that markup in what
# somebody wrote stays what they wrote.
_SLOT = re.compile("\ue000(\\d+)\ue001")
_MARKUP = re.compile(r"<(b|i|q|s)>(.*?)</\1>", re.DOTALL)
_SAID_AS_LENGTH = timedelta(minutes=15)  # what is nearer is said by the clock alone
_STYLES = {"b": "bold", "i": "italic", "q": "blockquote", "s": "spoiler"}


class Phrases(Protocol):
    """The phrases of one language, which never change."""

    def __hash__(self) -> int:
        """Tell them from those of another language."""

    def text(self, message_id: str, variant: int = 0, **values: str | int) -> str:
        """Return a phrase with its values set in."""

    def variants(self, message_id: str) -> int:
        """Return in how many wordings a phrase exists."""


class Choice(str):
    """A value that a phrase chooses by and does not show."""

    __slots__ = ()


_CHOSEN = (int, Choice)


class Translator:
    """Speak one language."""

    def __init__(self, phrases: Phrases, language: str) -> None:
        """Use the `phrases` of `language`."""
        self._phrases, self.language = phrases, language

    def __eq__(self, other: object) -> bool:
        """Return whether the same phrases speak, so that what they say can be kept."""
        return isinstance(other, Translator) and (self._phrases, self.language) == (other._phrases, other.language)

    def __hash__(self) -> int:
        """Agree with equality."""
        return hash((self._phrases, self.language))

    def say(self, message_id: str, variant: int = 0, /, **values: Text | str | int) -> Text:
        """Return a phrase as formatted text; `<b> <i> <q> <s>` in the phrase are bold, italic, quote and spoiler."""
        if not values:
            return _said(self._phrases, message_id, variant)
        slots: list[Text] = []
        plain = _hour(values)
        for name, value in values.items():
            if isinstance(value, _CHOSEN):
                plain[name] = value
            else:
                plain[name] = f"\ue000{len(slots)}\ue001"
                slots.append(as_value(value, self.language))
        return _formatted(self._phrases.text(message_id, variant, **plain), slots)

    def label(self, message_id: str, **values: Text | str | int) -> str:
        """Return a phrase as the label of a button."""
        if not values:
            return self.say(message_id).plain
        plain = _hour(values)
        for name, value in values.items():
            plain[name] = value if isinstance(value, _CHOSEN) else plain_words(as_value(value, self.language).plain)
        label = self._phrases.text(message_id, 0, **plain)
        return self.say(message_id, **values).plain if "<" in label else label  # what looks like markup may be theirs

    def variants(self, message_id: str) -> int:
        """Return in how many wordings a phrase exists."""
        return self._phrases.variants(message_id)

    def time(self, of: Member, at: datetime, now: datetime, *, with_at: bool = False, is_held: bool = False) -> Text:
        """Return an instant in somebody's own zone: "20:00", "Tuesday 09:00", or with its preposition "at 20:00".

        No day is named by its distance, because a text is read again later. What comes in the night that follows has
        its length beside the clock, "in an hour, at 00:05". In what `is_held` the weekday stands on the same day too.

        For somebody whose zone is not known the phone is asked to show its own time; what stands in the text is
        then marked with the zone it is meant in.
        """
        today = now.astimezone(of.zone).date()
        is_near = not is_held and is_near_in_the_night(at, now, of.zone)
        if is_near:
            name = f"night-{rounded_length(at - now)}" if at - now >= _SAID_AS_LENGTH else "today"
        else:
            name = "day" if is_held or at.astimezone(of.zone).date() != today else "today"
        is_far = is_held or at - now > timedelta(hours=12)
        return _time(self._phrases, self.language, of.zone, of.is_zone_known, at, today, is_far, name, with_at)

    def relayed_time(self, of: Member, at: datetime, now: datetime, *, with_at: bool = False) -> Text:
        """Return an instant as it stands in what their partner causes `of` to read, which may be held for them."""
        return self.time(of, at, now, with_at=with_at, is_held=reception(of, now) is Reception.HELD)

    def clock(self, of: Member, at: datetime, now: datetime, *, with_at: bool = False) -> str:
        """Return an instant for the label of a button: "00:05" for this day and night, "Tue 09:00" beyond."""
        local = at.astimezone(of.zone)
        clock = local.strftime("%H:%M") + ("" if of.is_zone_known else f" {_zone_name(of.zone, at)}")
        is_today = local.date() == now.astimezone(of.zone).date()
        is_soon = is_today or is_near_in_the_night(at, now, of.zone)
        name = "clock" if is_soon else "short"
        day = format_date(local, "EEE", locale=self.language).rstrip(".")
        return self.label(f"time-{name}{'-at' if with_at else ''}", clock=clock, day=day)


def as_value(value: Text | str, language: str) -> Text:
    """Return a value as it stands in a sentence of a language: of somebody's words, nothing does anything to that.

    Text was made of phrases and such values before, so its commands are the bot's own.
    """
    text = value if isinstance(value, Text) else Text(harmless(value))
    return isolated_text(text, is_rtl=is_rtl(language))


@lru_cache(maxsize=256)
def is_rtl(language: str) -> bool:
    """Return whether a language is written from right to left; one that nobody knows is not."""
    try:
        return Locale.parse(language, sep="-" if "-" in language else "_").text_direction == "rtl"
    except (UnknownLocaleError, ValueError):
        return False


def _hour(values: Mapping[str, Text | str | int]) -> dict[str, str | int]:
    """Return the value by which a phrase chooses its article where it shows a time: "a la 01:00", "a las 02:00"."""
    clock = values.get("clock")
    if clock is None:
        return {}
    return {"hour": "one" if str(getattr(clock, "plain", clock)).startswith("01:") else "other"}


@lru_cache(maxsize=2048)
def _said(phrases: Phrases, message_id: str, variant: int) -> Text:
    return _formatted(phrases.text(message_id, variant), [])


@lru_cache(maxsize=4096)  # a signal shows one instant some five times
def _time(
    phrases: Phrases,
    language: str,
    zone: ZoneInfo,
    is_zone_known: bool,
    at: datetime,
    today: date,
    is_far: bool,
    name: str,
    with_at: bool,
) -> Text:
    words, style, local = Translator(phrases, language), "" if is_zone_known else "t", at.astimezone(zone)
    days = (local.date() - today).days
    if style and (name == "day" or (is_far and not name.startswith("night"))):
        name, style, days = "day", "wt", 7
    clock = local.strftime("%H:%M") + ("" if is_zone_known else f" {_zone_name(zone, at)}")
    day = _day(words, local, is_near=abs(days) < 7 or bool(style))
    shown = moment(clock, at, style) if style != "wt" else Text(clock)
    name, _, minutes = name.partition("-")
    more = {"length": words.label("time-length", minutes=int(minutes))} if minutes else {}
    whole = words.say(f"time-{name}{'-at' if with_at else ''}", clock=shown, day=day, **more)
    if style != "wt":
        return whole
    return moment(whole.plain, at, "" if with_at else style)  # behind "on", a phone's own words would not fit


def _day(words: Translator, local: datetime, *, is_near: bool) -> str:
    weekday = format_date(local, "EEEE", locale=words.language)
    if is_near:
        return weekday
    month = format_date(local, "MMMM", locale=words.language)
    return words.say("time-date", weekday=weekday, day=str(local.day), month=month).plain


def weekday_and_clock(words: Translator, of: Member, at: datetime) -> tuple[str, str]:
    """Return the weekday and the clock of an instant in somebody's own zone: both stay true however late one reads."""
    local = at.astimezone(of.zone)
    clock = local.strftime("%H:%M") + ("" if of.is_zone_known else f" {_zone_name(of.zone, at)}")
    return format_date(local, "EEEE", locale=words.language), clock


def _formatted(phrase: str, slots: list[Text]) -> Text:
    if "<" not in phrase:
        return _filled(phrase, slots)
    parts: list[Text] = []
    position = 0
    for found in _MARKUP.finditer(phrase):
        parts.append(_filled(phrase[position : found.start()], slots))
        parts.append(_formatted(found[2], slots).styled(_STYLES[found[1]]))
        position = found.end()
    parts.append(_filled(phrase[position:], slots))
    return join(parts)


def _filled(piece: str, slots: list[Text]) -> Text:
    if not slots:
        return Text(piece)
    parts: list[Text | str] = []
    position = 0
    for found in _SLOT.finditer(piece):
        parts += [piece[position : found.start()], slots[int(found[1])]]
        position = found.end()
    return join([*parts, piece[position:]])


def _zone_name(zone: ZoneInfo, at: datetime) -> str:
    return "UTC" if zone.key == "UTC" else at.astimezone(zone).strftime("%Z")
