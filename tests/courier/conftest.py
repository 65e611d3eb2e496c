"""Fixtures of the courier tests."""

from collections.abc import AsyncIterator

import pytest

from bot.clock import MovableClock
from bot.storage.engine import Storage
from tests.courier.round import Round
from tests.courier.stand_in import StandIn, standing_in
from tests.storage.databases import clock, database_url, sqlite_template, sqlite_url, storage
from tests.storage.post_office import PostOffice
from tests.storage.postgres import empty_postgres_url, postgres_server, postgres_template, postgres_url

__all__ = [
    "clock",
    "database_url",
    "empty_postgres_url",
    "postgres_server",
    "postgres_template",
    "postgres_url",
    "sqlite_template",
    "sqlite_url",
    "storage",
]


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    """Yield a stand-in for Telegram."""
    async with standing_in() as running:
        yield running


@pytest.fixture
async def round_(storage: Storage, telegram: StandIn, clock: MovableClock) -> Round:
    """Return what a courier needs for its round."""
    return Round(storage, await PostOffice.of(storage), telegram, clock)
