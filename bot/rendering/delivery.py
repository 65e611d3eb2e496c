"""How what one partner causes reaches the other: now, without sound, or held until they take signals again."""

from datetime import UTC, datetime
from typing import Any

from bot.domain.letters import Lane
from bot.domain.localtime import quiet_ends_at
from bot.domain.people import Member
from bot.domain.receiving import Reception, is_paused, reception
from bot.rendering.screen import At, Message, New, Screen

_OPEN_END = datetime(9000, 1, 1, tzinfo=UTC)  # held until the person says otherwise


def to_partner(
    to: Member, screen: Screen, now: datetime, where: At | New | None = None, *, lane: Lane = Lane.RELAY, **more: Any
) -> Message:
    """Return a message from one partner to the other, as the receiver takes signals at `now`."""
    held_until, not_before = _held_until(to, now), more.pop("not_before", None)
    return Message(
        to,
        screen,
        where or New(),
        lane,
        is_silent=reception(to, now) is not Reception.NOW,
        of_couple=True,
        not_before=held_until or not_before,
        is_held=held_until is not None,
        **more,
    )


def _held_until(to: Member, now: datetime) -> datetime | None:
    if reception(to, now) is not Reception.HELD:
        return None
    if not to.is_reachable or is_paused(to, now):
        return _OPEN_END  # coming back lets it go
    return quiet_ends_at(now, to.zone, to.quiet_from, to.quiet_to)
