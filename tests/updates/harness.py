"""A harness behind the update processor that notes who comes in and fails where it is told to, and people who come."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.db import pairing, people
from bot.db.engine import Storage
from bot.db.outbox import OutboxCall
from bot.db.processed_updates import DeadLetter, ProcessedUpdate
from bot.db.unit_of_work import UnitOfWork
from bot.domain.api_calls import BotApiCall
from bot.services.enqueueing import enqueue_as_system
from bot.updates.processor import RawUpdate, UpdateProcessor

ANNA, BORIS, CLARA, DAVID = 1_001, 1_002, 1_003, 1_004


def message(update_id: int, person_id: int = ANNA, words: str = "hello") -> dict[str, Any]:
    """Return an update with a message."""
    return {"update_id": update_id, "message": {"from": {"id": person_id}, "text": words}}


class ProcessorHarness:
    """A harness that notes who comes in, and fails where it is told to."""

    def __init__(self, storage: Storage) -> None:
        """Stand before an update processor of `storage`."""
        self.entered: list[int] = []
        self.apologies: list[tuple[int, int]] = []
        self.answered: list[str] = []
        self.failures: dict[int, int] = {}  # how often each update still fails
        self.transactions: list[UnitOfWork] = []
        self.during: Callable[[UnitOfWork, RawUpdate], Any] | None = None
        self.processor = UpdateProcessor(storage, self.dispatch, self.notify_failed, self.answered.append)

    async def dispatch(self, uow: UnitOfWork, raw: RawUpdate) -> None:
        """Put one letter into the outbox, so that there is something to roll back."""
        self.transactions.append(uow)
        number = raw["update_id"]
        await enqueue_as_system(
            uow, [BotApiCall(1, "sendMessage", {"chat_id": 1, "text": str(number)}, about=f"u:{number}")]
        )
        if self.during is not None:
            await self.during(uow, raw)
        if self.failures.get(number, 0) > 0:
            self.failures[number] -= 1
            raise RuntimeError("the words that failed")
        self.entered.append(number)

    async def notify_failed(self, uow: UnitOfWork, person_id: int, number: int) -> None:
        """Note an apology."""
        self.apologies.append((person_id, number))


async def letters_of(storage: Storage) -> list[str]:
    """Return which updates have left a letter, in order."""
    async with storage.read() as uow:
        found = await uow.session.scalars(select(OutboxCall.about).order_by(OutboxCall.id))
        return [str(about) for about in found]


async def count(storage: Storage, table: type[ProcessedUpdate | DeadLetter]) -> int:
    """Return how many rows there are."""
    async with storage.read() as uow:
        return int(await uow.session.scalar(select(func.count()).select_from(table)) or 0)


async def connect(storage: Storage, *couples: tuple[int, int]) -> None:
    """Let pairs of people be couples."""
    async with storage.begin() as uow:
        for pair in couples:
            couple = await pairing.add_couple(uow)
            for one in pair:
                (await people.add(uow, one, "Somebody", "en")).couple_id = couple.id


@pytest.fixture
def harness(storage: Storage) -> ProcessorHarness:
    """Return a harness before an open database."""
    return ProcessorHarness(storage)
