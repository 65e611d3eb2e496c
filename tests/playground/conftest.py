"""A running simulator and somebody who calls it over HTTP."""

from collections.abc import AsyncIterator
from typing import Any

import aiohttp
import pytest

from bot.playground.people import Person
from bot.playground.simulator import Simulator


class Caller:
    """Calls the Bot API over HTTP, as a bot would."""

    def __init__(self, simulator: Simulator, session: aiohttp.ClientSession) -> None:
        self.simulator, self.session = simulator, session

    def address(self, method: str) -> str:
        return f"{self.simulator.url}/bot{self.simulator.token}/{method}"

    async def answer(self, method: str, **parameters: Any) -> dict[str, Any]:
        async with self.session.post(self.address(method), json=parameters) as response:
            answer: dict[str, Any] = await response.json()
            assert response.status == (200 if answer["ok"] else answer["error_code"])
            return answer

    async def __call__(self, method: str, **parameters: Any) -> Any:
        answer = await self.answer(method, **parameters)
        assert answer["ok"], answer
        return answer["result"]

    async def refused(self, method: str, **parameters: Any) -> str:
        answer = await self.answer(method, **parameters)
        assert not answer["ok"], answer
        return str(answer["description"])

    async def uploads(self, method: str, files: dict[str, tuple[str, bytes]], **parameters: str) -> dict[str, Any]:
        form = aiohttp.FormData()
        for name, value in parameters.items():
            form.add_field(name, value)
        for name, (file_name, content) in files.items():
            form.add_field(name, content, filename=file_name, content_type="application/octet-stream")
        async with self.session.post(self.address(method), data=form) as response:
            answer: dict[str, Any] = await response.json()
            return answer


@pytest.fixture
async def session() -> AsyncIterator[aiohttp.ClientSession]:
    async with aiohttp.ClientSession() as session:
        yield session


@pytest.fixture
async def sim() -> AsyncIterator[Simulator]:
    async with Simulator(webhook_backoff=lambda attempt: 0.0) as simulator:
        yield simulator


@pytest.fixture
def bot(sim: Simulator, session: aiohttp.ClientSession) -> Caller:
    return Caller(sim, session)


@pytest.fixture
def anna(sim: Simulator) -> Person:
    """Anna, who has written to the bot and was heard."""
    anna = sim.person("Anna")
    anna.types("/start")
    sim.updates.drop_all()
    return anna


@pytest.fixture
def boris(sim: Simulator) -> Person:
    """Boris, who has written to the bot and was heard."""
    boris = sim.person("Boris")
    boris.types("/start")
    sim.updates.drop_all()
    return boris
