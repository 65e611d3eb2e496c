"""The playground finds a free port, or says in one line why it has none."""

import socket
from collections.abc import Iterator

import pytest

from bot.cli.playground import listen
from bot.errors import ConfigError
from bot.playground.simulator import Simulator


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that somebody else listens on."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        yield server.getsockname()[1]


async def test_next_free_port_is_used_when_nobody_chose_one(taken: int, monkeypatch: pytest.MonkeyPatch) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        free = server.getsockname()[1]
    monkeypatch.setattr("bot.cli.playground._USUAL_PORTS", [taken, free])
    simulator = Simulator()
    await listen(simulator, None)
    assert simulator.port == free
    await simulator.stop()


@pytest.mark.parametrize("chosen", [None, "taken", 70_000, -1])
async def test_one_line_says_that_there_is_no_port(
    taken: int, chosen: int | str | None, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.cli.playground._USUAL_PORTS", [taken])
    simulator = Simulator()
    with pytest.raises(ConfigError, match=r"^--port: .*; .*0 (for|takes) any free port$"):
        await listen(simulator, taken if isinstance(chosen, str) else chosen)
