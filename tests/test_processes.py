"""What keeps a process from beginning is one line that names the setting; whatever it waits for, it can be stopped."""

import asyncio
import os
import re
import socket
from collections.abc import AsyncIterator
from pathlib import Path

import pytest
from telegram.ext import ExtBot

from bot import cli, config, processes
from bot.app import open_app
from bot.cli import doctor_telegram
from bot.clock import SystemClock
from bot.errors import ConfigError
from bot.playground.simulator import TOKEN, Simulator
from tests.ports import free_port
from tests.stage import KEY, ROOT

ELSEWHERE = "postgresql://nobody@127.0.0.1:9/nothing"  # nobody listens there
PUBLIC = "https://bot.example.org/telegram"


@pytest.mark.parametrize(
    ("command", "environ", "variable"),
    [
        ("web", {"WEBHOOK_URL": PUBLIC, "ENCRYPTION_KEYS": KEY}, "DATABASE_URL"),
        ("worker", {"ENCRYPTION_KEYS": KEY}, "DATABASE_URL"),
        ("web", {"DATABASE_URL": ELSEWHERE, "ENCRYPTION_KEYS": KEY}, "WEBHOOK_URL"),
        ("web", {"DATABASE_URL": ELSEWHERE, "WEBHOOK_URL": PUBLIC}, "ENCRYPTION_KEYS"),
        ("worker", {"DATABASE_URL": ELSEWHERE}, "ENCRYPTION_KEYS"),
    ],
)
def test_process_that_cannot_share_is_refused(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    command: str,
    environ: dict[str, str],
    variable: str,
) -> None:
    """A SQLite file is for one process, a key file on one machine is not on another, and `web` needs an address."""
    monkeypatch.chdir(tmp_path)
    for name in ("DATABASE_URL", "WEBHOOK_URL", "ENCRYPTION_KEYS", "KEY_FILE"):
        monkeypatch.delenv(name, raising=False)
    for name, value in ({"BOT_TOKEN": TOKEN, "CONTENT_DIR": str(ROOT / "content")} | environ).items():
        monkeypatch.setenv(name, value)
    assert cli.main([command]) == 2
    (line,) = capsys.readouterr().err.splitlines()
    assert line.startswith(f"{variable}: is ")
    assert os.listdir(tmp_path) == []


@pytest.fixture
async def telegram() -> AsyncIterator[Simulator]:
    async with Simulator(TOKEN) as simulator:
        yield simulator


def settings(folder: Path, telegram: Simulator, **environ: str) -> config.Settings:
    """Return settings for a bot on SQLite that takes updates in by webhook."""
    return config.load(
        {
            "BOT_TOKEN": TOKEN,
            "TELEGRAM_API_URL": telegram.url,
            "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'halfway.db'}",
            "ENCRYPTION_KEYS": KEY,
            "CONTENT_DIR": str(ROOT / "content"),
            "WEBHOOK_URL": "http://127.0.0.1:1/telegram",
            "PORT": str(free_port()),
        }
        | environ
    )


async def test_address_that_telegram_refuses_is_one_line(tmp_path: Path, telegram: Simulator) -> None:
    with pytest.raises(ConfigError) as caught:
        await processes.run(settings(tmp_path, telegram, WEBHOOK_URL="http://bot.example.org"), asyncio.Event())
    assert str(caught.value).startswith("WEBHOOK_URL: is not accepted by Telegram (")
    assert "an https url must be provided" in str(caught.value)


@pytest.mark.parametrize("missing", ["is_bot", "username"])
async def test_server_that_is_not_quite_telegram_is_one_line(tmp_path: Path, telegram: Simulator, missing: str) -> None:
    """Emulators leave fields out of getMe that the Bot API requires; no invitation can be made without a username."""
    del telegram.world.bot[missing]
    with pytest.raises(ConfigError) as caught:
        await asyncio.wait_for(processes.run(settings(tmp_path, telegram), asyncio.Event()), 20)
    assert str(caught.value).startswith("TELEGRAM_API_URL: answers getMe without ")
    (line,) = await doctor_telegram.look(settings(tmp_path, telegram), SystemClock())
    assert (line.state.value, line.subject) == ("fail", "telegram")
    assert "it is not quite Telegram" in line.words


async def test_port_that_is_taken_is_one_line(tmp_path: Path, telegram: Simulator) -> None:
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        taken.listen()
        port = str(taken.getsockname()[1])
        with pytest.raises(ConfigError) as caught:
            await processes.run(settings(tmp_path, telegram, PORT=port), asyncio.Event())
    assert str(caught.value).startswith("PORT: port ")


def test_host_that_is_looked_up_in_vain_is_no_error_of_its_own(caplog: pytest.LogCaptureFixture) -> None:
    """The attempt has said what was wrong; any other error that nobody waited for is one."""

    async def leaves(error: Exception) -> None:
        asyncio.get_running_loop().create_future().set_exception(error)

    cli.on_loop(leaves(socket.gaierror(-3, "Temporary failure in name resolution")))
    assert caplog.messages == []
    cli.on_loop(leaves(RuntimeError("a bug")))
    (message,) = caplog.messages
    assert "never retrieved" in message


async def test_nothing_limits_the_rate_but_the_pace_that_all_share(tmp_path: Path, telegram: Simulator) -> None:
    """The library's own limiter knows neither lanes nor other processes, and would hold relays up behind lessons."""
    async with open_app(settings(tmp_path, telegram), SystemClock()) as app:
        assert not isinstance(app.bot, ExtBot)  # the only kind that takes one
    code = [path for room in ("bot", "handlers") for path in (ROOT / room).rglob("*.py")]
    assert not [path for path in code if re.search("rate_?limiter", path.read_text(encoding="utf-8"), re.IGNORECASE)]


async def test_process_can_be_stopped_while_telegram_does_not_answer(tmp_path: Path, telegram: Simulator) -> None:
    telegram.faults.add("500", "setWebhook", times=1_000)
    stopping = asyncio.Event()
    running = asyncio.create_task(processes.run(settings(tmp_path, telegram), stopping))
    await telegram.wait_for(lambda: [call for call in telegram.calls if call.method.lower() == "setwebhook"], 20)
    stopping.set()
    await asyncio.wait_for(running, 10)
    assert not telegram.updates.is_webhook_set
