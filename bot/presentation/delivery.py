"""How what one partner causes reaches the other: now, without sound, or held until they take signals again."""

from datetime import datetime, timedelta
from typing import Any

from bot.domain.api_calls import Priority
from bot.domain.localtime import quiet_ends_at
from bot.domain.pauses import OPEN_END
from bot.domain.people import Member
from bot.domain.receiving import Reception, reception, takes_nothing
from bot.presentation.buttons.safety import SayWorried
from bot.presentation.screen import Button, Edit, Message, Rows, Screen, SendNew
from bot.presentation.words import Translator

WAITS = timedelta(hours=48)  # no words wait longer than that for somebody who does not take them


def to_partner(
    to: Member,
    screen: Screen,
    now: datetime,
    where: Edit | SendNew | None = None,
    *,
    priority: Priority = Priority.RELAY,
    **more: Any,
) -> Message:
    """Return a message from one partner to the other, as the receiver takes signals at `now`.

    What does not say when it is over waits for two days at most.
    """
    held_until, not_before = held_until_of(to, now), more.pop("not_before", None)
    is_silent = more.pop("is_silent", False) or reception(to, now) is not Reception.NOW
    return Message(
        to,
        screen,
        where or SendNew(),
        priority,
        is_silent=is_silent,
        of_couple=True,
        not_before=held_until or not_before,
        on_hold=held_until is not None,
        expires_at=more.pop("expires_at", now + WAITS),
        **more,
    )


def worry_row(words: Translator, number: int) -> Rows:
    """Return the way to help that stands under every note in somebody's own words; only who taps it sees it."""
    return ((Button(words.label("button-worry"), SayWorried(number)),),)


def held_until_of(to: Member, now: datetime) -> datetime | None:
    """Return until when something is held for somebody: `OPEN_END` where nobody knows, None for not at all."""
    if reception(to, now) is not Reception.HELD:
        return None
    if takes_nothing(to, now):
        return OPEN_END  # coming back lets it go
    return quiet_ends_at(now, to.zone, to.quiet_from, to.quiet_to)
