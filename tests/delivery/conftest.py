"""Fixtures of the delivery worker tests."""

from collections.abc import AsyncIterator

import pytest

from bot.clock import MovableClock
from bot.db.engine import Storage
from tests.db.outbox_fixture import PostOffice
from tests.delivery.harness import DeliveryHarness
from tests.delivery.stand_in import StandIn, standing_in


@pytest.fixture
async def telegram() -> AsyncIterator[StandIn]:
    """Yield a stand-in for Telegram."""
    async with standing_in() as running:
        yield running


@pytest.fixture
async def round_(storage: Storage, telegram: StandIn, clock: MovableClock) -> DeliveryHarness:
    """Return what a delivery worker needs for its round."""
    return DeliveryHarness(storage, await PostOffice.of(storage), telegram, clock)
