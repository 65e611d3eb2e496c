"""Short words for stories about the small questions: evenings, votes, mornings."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

from bot.content import load
from tests.content.folder import OURS
from tests.stage import Json, Phone, Stage, token_in

MONDAY_NOON = datetime(2027, 3, 1, 12, tzinfo=UTC)
BERLIN, NEW_YORK = "Europe/Berlin", "America/New_York"


@asynccontextmanager
async def in_zones(
    folder: Path, anna_in: str = BERLIN, boris_in: str = BERLIN, *, at: datetime = MONDAY_NOON
) -> AsyncIterator[tuple[Stage, Phone, Phone]]:
    """Open a stage with the two connected, each in a zone, without lessons; at the end nothing else was sent."""
    async with Stage.opened(folder, at=at) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        for phone, zone in ((anna, anna_in), (boris, boris_in)):
            await phone.types("/start")
            await changes(stage, "UPDATE people SET zone = ? WHERE id = ?", zone, phone.id)
        await anna.types("/invite")
        await boris.types(f"/start {token_in(anna.sees('t.me/'))}")
        await boris.taps("Accept")
        await anna.taps("Yes, connect")
        for phone in (anna, boris):
            await phone.taps("Yes, each evening")
        await changes(stage, "DELETE FROM agenda WHERE kind LIKE 'lesson%'")
        for phone in (anna, boris):
            phone.looks_away()
        yield stage, anna, boris
        stage.nothing_else_was_sent()


def bridges(kind: str, **chosen: str) -> list[str]:
    """Return the English wordings of a bridge, which take turns, with what was `chosen` in their places."""
    return [line.format(**chosen) for line in load(OURS).language("en").checkins.bridges[kind]]


async def changes(stage: Stage, statement: str, *values: Any) -> None:
    """Change something from outside, once the bot is at rest."""
    await stage.records.changes(statement, *values)


async def until(stage: Stage, zone: str, clock: str, *, on: date | None = None) -> None:
    """Let time pass until clocks in a zone show this, on a day or the next time that they do."""
    hour, minute = map(int, clock.split(":"))
    here = stage.now.astimezone(ZoneInfo(zone))
    wanted = datetime.combine(on or here.date(), here.time().replace(hour, minute, 0, 0), ZoneInfo(zone))
    if on is None and wanted <= here:
        wanted = datetime.combine(here.date() + timedelta(days=1), wanted.time(), ZoneInfo(zone))
    assert wanted > here
    await stage.moves(seconds=(wanted.astimezone(UTC) - stage.now).total_seconds())


async def votes(phone: Phone, *options: int, poll: Json | None = None) -> None:
    """Choose options of the newest poll; none takes the vote back."""
    phone.person.votes(*options, message=poll)
    await phone.stage.settles()


def look(*phones: Phone) -> None:
    """Take all that is there for looked at."""
    for phone in phones:
        phone.looks_away()


def question(phone: Phone) -> str:
    """Return what the newest poll in a chat asks, which counts as looked at."""
    return str(poll(phone)["poll"]["question"])


def poll(phone: Phone) -> Json:
    """Return the newest poll in a chat as it is shown now, which counts as looked at."""
    asked = next(message for message in reversed(phone.person.received) if "poll" in message)
    phone.looks_away()
    return dict(asked)


def polls(phone: Phone) -> list[str]:
    """Return what all polls in a chat ask, the oldest first."""
    return [str(message["poll"]["question"]) for message in phone.person.received if "poll" in message]


async def comes_next(stage: Stage, item: str, *, day: date) -> None:
    """Let the question before `item` have been asked on `day`, so that `item` is the next to take its turn."""
    order = ["D1", "D2", "D5", "D3", "D7", "D4", "D6"]
    turns = order if item in order else ["W1", "W4", "W5", "W6", "W7", "W9"]
    before = turns[turns.index(item) - 1]
    ((couple,),) = stage.records.rows("SELECT id FROM couples")
    await changes(
        stage,
        "INSERT INTO checkin_rounds (id, couple_id, asked_on, item, settles_at, settled_at, is_shared)"
        " VALUES (?, ?, ?, ?, 0, 0, false)",
        day.toordinal(),
        couple,
        day.isoformat(),
        before,
    )


async def pauses(stage: Stage, phone: Phone, *, hours: int) -> None:
    """Let somebody pause the bot from now on."""
    until_at = int((stage.now + timedelta(hours=hours)).timestamp() * 1000)
    await changes(stage, "UPDATE people SET paused_until = ? WHERE id = ?", until_at, phone.id)
