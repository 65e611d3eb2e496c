"""Numbers to call, as screens show them: in the text, and on buttons that copy one.

`help_numbers` is what every screen of a bad hour asks. A number stands in the text in plain characters, which many
clients link by themselves, and on a button that copies it; no `tel:` address is sent, because Telegram refuses it.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from babel.dates import format_date

from bot.content import HelpCard
from bot.content.evidence import Level, PageDay
from bot.content.helplines import ShownLine
from bot.domain.people import Member
from bot.domain.text import Text, join
from bot.presentation.buttons.safety import ListCountries
from bot.presentation.outcomes import Localizer
from bot.presentation.screen import Button, Rows, rows
from bot.presentation.words import Translator

_ABREAST = 2  # buttons in a row
_DAY, _MONTH = "d MMM y", "LLL y"  # Babel's patterns: "7 Aug 2025", "Nov 2025"


@dataclass(frozen=True, slots=True)
class HelpNumbers:
    """What one person can call today. The texts are never empty."""

    emergency: Text  # fits into a sentence behind "call"
    crisis: Text  # lines of their own, to stand directly below the emergency number: the country's, else what to search
    violence: Text
    both: Text  # all lines, each kind under its heading
    crisis_buttons: Rows  # copy the emergency number, and those in `crisis`
    all_buttons: Rows  # copy the emergency number, and those in `crisis` and `violence`
    is_guess: bool  # nobody chose the country: the texts say so, and `crisis_buttons` leads to another


def help_numbers(localizer: Localizer, person: Member, today: date, country: str | None) -> HelpNumbers:
    """Return the numbers for somebody in `country` (None: they did not choose one, so it is guessed) on a day."""
    card, words = localizer.help_card(person, today, country), localizer.words(person)
    crisis = _lines(card.crisis, card.crisis_search, words)
    violence = _lines(card.violence, card.violence_search, words)
    headed = [
        words.say("helplines-violence", lines=_joined(violence)),
        words.say("helplines-crisis", lines=_joined(crisis)),
    ]
    another = ((Button(words.label("button-another-country"), ListCountries()),),) if card.is_guess else ()
    return HelpNumbers(
        emergency=Text(card.emergency),
        crisis=_joined([*crisis, *_notes(card, card.crisis, words)]),
        violence=_joined(violence),
        both=_joined([*headed, *_notes(card, (*card.violence, *card.crisis), words), *_weak_emergency(card, words)]),
        crisis_buttons=(*_copies(card, card.crisis, words), *another),
        all_buttons=_copies(card, (*card.crisis, *card.violence), words),
        is_guess=card.is_guess,
    )


def _joined(parts: Iterable[Text]) -> Text:
    pieces: list[Text | str] = []
    for part in parts:
        pieces += ["\n", part] if pieces else [part]
    return join(pieces)


def _lines(lines: Iterable[ShownLine], search: str, words: Translator) -> list[Text]:
    return [_line(one, words) for one in lines] or [Text(f"{search[:1].upper()}{search[1:]}.")]


def _line(line: ShownLine, words: Translator) -> Text:
    """Return one line: the number first, then what it is, what is certain about it, and where that stands."""
    said = [line.name, line.then, *((words.label("helplines-mobiles"),) if line.from_mobiles_only else ())]
    said += [words.label("helplines-for", audience=line.audience)] if line.audience else []
    said += [line.cost, line.hours, line.languages, *line.ways]
    said += [words.label("helplines-not-in", part=part) for part in line.not_in]
    said += [words.label("helplines-off-bill")] if line.is_off_bill else []
    what = ", ".join(one for one in said if one)
    source = _source(line, words)
    if line.note:
        return words.say("helplines-line-noted", number=line.display, what=what, note=line.note, source=source)
    return words.say("helplines-line", number=line.display, what=what, source=source)


def _source(line: ShownLine, words: Translator) -> Text:
    if line.last_look is not None:
        phrase = "helplines-tried" if line.standing.level is Level.E4 else "helplines-opened"
        return words.say(phrase, day=_named(line.standing.since, words))
    return words.say("helplines-source", publisher=line.source.publisher, day=_page_day(line.said_on, words))


def _page_day(day: PageDay | None, words: Translator) -> str:
    if day is None:
        return words.label("helplines-undated")
    if day.month is None:
        return str(day.year)
    return _named(day.earliest(), words, _MONTH if day.day is None else _DAY)


def _named(day: date, words: Translator, pattern: str = _DAY) -> str:
    return format_date(day, pattern, locale=words.language.replace("-", "_"))


def _notes(card: HelpCard, lines: Iterable[ShownLine], words: Translator) -> list[Text]:
    """Return what is true of all these lines: whether somebody called, and whether the country is a guess."""
    shown, emergency = list(lines), ", ".join(card.emergency_numbers) or card.emergency  # what each is for stands above
    notes = [words.say("helplines-guess", country=card.country_name)] if card.is_guess else []
    if any(one.standing.level < Level.E4 for one in shown):
        notes.append(words.say("helplines-not-called", emergency=emergency))
    elif shown:
        notes.append(words.say("helplines-no-answer", emergency=emergency))
    return notes


def _weak_emergency(card: HelpCard, words: Translator) -> list[Text]:
    """Return where those emergency numbers stand that no authority's page is the source of."""
    found = [
        words.label(
            "helplines-press-one", number=one.number, publisher=one.publisher, day=_page_day(one.says_on, words)
        )
        for one in card.weak_emergency
    ]
    return [words.say("helplines-press", numbers="; ".join(found))] if found else []


def _copies(card: HelpCard, lines: Iterable[ShownLine], words: Translator) -> Rows:
    shown = {number: number for number in card.emergency_numbers} | {one.dial: one.display for one in lines}
    buttons = [Button(words.label("button-copy", number=shown[dial]), copy=dial) for dial in shown]
    return rows(buttons, _ABREAST)
