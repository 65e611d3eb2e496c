"""Anna and Boris, connected, on an ordinary Monday at noon (UTC)."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from pathlib import Path

from tests.stage import Phone, Stage

NOON = datetime(2027, 3, 1, 12, 0, 0, 500_000, tzinfo=UTC)


@asynccontextmanager
async def connected(folder: Path, at: datetime = NOON) -> AsyncIterator[tuple[Stage, Phone, Phone]]:
    """Open a stage with the two connected, and nothing else on their phones."""
    async with Stage.opened(folder, at=at) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await stage.pairs(anna, boris)
        await stage.records.everybody_has(zone="UTC")  # both have said what time it is for them
        yield stage, anna, boris
        stage.nothing_else_was_sent()


async def sends_space(phone: Phone, words: str = "2h") -> None:
    """Say that one needs space, and approve it."""
    await phone.types(f"/space {words}")
    await phone.taps("Send")


async def wishes(phone: Phone, what: str = "A hug", when: str = "Whenever it suits") -> None:
    """Wish for closeness by buttons, and approve it."""
    await phone.types("/closeness")
    await phone.taps(what)
    await phone.taps(when)
    await phone.taps("Send")
