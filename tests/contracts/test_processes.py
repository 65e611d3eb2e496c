"""uvloop 0.23, aiohttp 3.14 and honcho 2.0."""

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import aiohttp
import pytest
import uvloop


def test_timer_of_uvloop_may_fire_before_its_time() -> None:
    """Guess: late, never early, as in asyncio. Met where Halfway waits: it asks again what is due then.

    A delay is rounded to whole milliseconds, so that 0.4 ms are none, and what is due later may run first.
    """
    ran: list[str] = []

    async def plays() -> None:
        loop = asyncio.get_running_loop()
        begun = loop.time()
        loop.call_at(begun + 0.0504, ran.append, "later")
        loop.call_at(begun + 0.0500, ran.append, "sooner")
        done = loop.create_future()
        loop.call_at(begun + 0.2, done.set_result, None)
        await done

    uvloop.run(plays())
    assert ran == ["later", "sooner"]


@pytest.mark.parametrize(("method", "times"), [("GET", 2), ("POST", 1)])
async def test_aiohttp_sends_a_get_twice_and_a_post_once(method: str, times: int) -> None:
    """Guess: each once on a new connection. Relied on in `bot/delivery/request.py`: every call is a POST."""
    requests = 0

    async def hangs_up(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        nonlocal requests
        if await reader.readuntil(b"\r\n\r\n"):
            requests += 1
        writer.close()

    server = await asyncio.start_server(hangs_up, "127.0.0.1", 0)
    port = server.sockets[0].getsockname()[1]
    async with aiohttp.ClientSession() as session:
        with pytest.raises(aiohttp.ServerDisconnectedError):
            await session.request(method, f"http://127.0.0.1:{port}/")
    server.close()
    await server.wait_closed()
    assert requests == times


def test_honcho_takes_spaces_and_hashes_out_of_unquoted_values(tmp_path: Path) -> None:
    """Guess: an unquoted value goes to the end of the line. Met in `docs/host.md`: quote what stands in `.env`."""
    (tmp_path / ".env").write_text('A=Good night\nB=pass#word\nC="Good # night"\n')
    program = "import os; print([os.environ[name] for name in 'ABC'])"
    (tmp_path / "show.py").write_text(program)
    done = subprocess.run(
        [sys.executable, "-m", "honcho", "run", sys.executable, "show.py"],
        cwd=tmp_path,
        env={name: value for name, value in os.environ.items() if name not in "ABC"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert done.stdout.strip() == "['Goodnight', 'pass', 'Good # night']"
