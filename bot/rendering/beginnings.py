"""The screen of the start: what will come by itself, and whether that is fine."""

from datetime import datetime

from babel.dates import get_day_names
from babel.lists import format_list

from bot.domain.beginnings import Begun, Routine
from bot.domain.receiving import Reception, reception
from bot.domain.text import Text, join
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import Button, Message, Rows, Screen
from bot.rendering.words import Words

_EVERY_DAY = frozenset(range(7))


@shows(Begun)
def begun(outcome: Begun, voice: Voice) -> Mail:
    """Tell both, each in their own words, once."""
    return [_told(routine, voice, outcome.at) for routine in outcome.routines]


def days_named(days: frozenset[int], language: str) -> str:
    """Return weekdays in words: "Monday, Wednesday and Friday"."""
    names = get_day_names("wide", "format", language)
    # A comma before the "and" is American; English here is plain and means readers everywhere.
    return format_list([names[day] for day in sorted(days)], locale="en_GB" if language == "en" else language)


def _told(routine: Routine, voice: Voice, now: datetime) -> Message:
    person, words = routine.person, voice.words(routine.person)
    below: Rows = (
        (Button(words.label("button-fine"), "start:fine"), Button(words.label("button-change"), "settings:open:main")),
    )
    parts = [_coming(routine, words)]
    if not person.is_zone_known:
        clock = now.astimezone(person.zone).strftime("%H:%M")
        parts.append(words.say("start-zone", zone=person.zone.key, clock=clock))
        below = ((Button(words.label("button-my-time"), "zone:ask"),), *below)
    return Message(
        person,
        Screen(join(parts, "\n\n"), below),
        is_silent=reception(person, now) is not Reception.NOW,
        of_couple=True,
        dedupe_key=f"start:{person.couple_id}:{person.id}",
    )


def _coming(routine: Routine, words: Words) -> Text:
    lines = []
    if routine.question_clock is not None and routine.question_days:
        clock = routine.question_clock.strftime("%H:%M")
        if routine.question_days == _EVERY_DAY:
            lines.append(words.say("start-question-every-day", clock=clock))
        else:
            lines.append(
                words.say("start-question", clock=clock, days=days_named(routine.question_days, words.language))
            )
    if routine.lesson_clock is not None and routine.lesson_days:
        clock = routine.lesson_clock.strftime("%H:%M")
        lines.append(words.say("start-lesson", clock=clock, days=days_named(routine.lesson_days, words.language)))
    if not lines:
        return words.say("start-none")
    return join([join([words.say("start"), *lines], "\n"), words.say("start-rest")], "\n\n")
