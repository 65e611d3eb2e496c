"""The stage that stories play on, and the people that most of them are about."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.stage import Phone, Stage

MONDAY_NINE = datetime(2027, 3, 1, 9, tzinfo=UTC)


@pytest.fixture
async def stage(tmp_path: Path) -> AsyncIterator[Stage]:
    """Yield a stage on which nobody has done anything, on a Monday at nine."""
    async with Stage.opened(tmp_path, at=MONDAY_NINE) as opened:
        yield opened


@pytest.fixture
def anna(stage: Stage) -> Phone:
    """Return the phone of Anna."""
    return stage.phone("Anna")


@pytest.fixture
def boris(stage: Stage) -> Phone:
    """Return the phone of Boris."""
    return stage.phone("Boris")


@pytest.fixture
async def couple(stage: Stage, anna: Phone, boris: Phone) -> tuple[Phone, Phone]:
    """Return Anna and Boris, who are connected."""
    await stage.pairs(anna, boris)
    return anna, boris
