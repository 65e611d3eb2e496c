"""PostgreSQL goes away and comes back: nothing that was said is lost or comes twice, and nobody has to do anything."""

import asyncio
from collections.abc import Iterator
from pathlib import Path

import pytest

from bot import cli
from bot.clock import MovableClock
from bot.db.engine import open_storage
from bot.errors import ConfigError
from tests.db.databases import settings
from tests.db.outbox_fixture import PostOffice, letter
from tests.db.postgres import OwnServer, migrate, own_server
from tests.delivery.harness import DeliveryHarness
from tests.delivery.stand_in import standing_in, until
from tests.dialogues.relaying import arrived, quoted
from tests.records import STAGE_DATABASE_URL
from tests.stage import KEY, Stage


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    """Yield a server of which nobody else is in need, in which somebody has a difficult password."""
    with own_server() as running:
        hosts = running.folder / "pg_hba.conf"
        hosts.write_text("local all guarded scram-sha-256\n" + hosts.read_text())
        running.command("CREATE ROLE guarded LOGIN SUPERUSER PASSWORD 'b:c/d#e?f%20 g'", "SELECT pg_reload_conf()")
        asyncio.run(migrate(_address(running)))
        yield running


def _address(server: OwnServer) -> str:
    return server.url.set(drivername="postgresql+asyncpg").render_as_string(hide_password=False)


async def test_story_goes_on_after_a_restart(
    server: OwnServer, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Meanwhile each part says once that it waits, without any error, and once that it goes on."""
    caplog.set_level("INFO")
    monkeypatch.setenv(STAGE_DATABASE_URL, _address(server))
    async with Stage.opened(tmp_path) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await stage.pairs(anna, boris)
        await anna.types("/space 2h")
        preview = anna.sees("word for word")
        await asyncio.to_thread(server.stop)
        anna.person.types("/help")
        await until(lambda: _said(caplog, "the delivery worker waits for it") == 1)
        await asyncio.to_thread(server.start)
        await stage.settles()
        assert "/space" in anna.sees("/closeness")["text"]
        await anna.taps("Send", under=preview)
        assert arrived(boris.sees("Anna")) == quoted(preview)
        anna.sees("Delivered")
        stage.nothing_else_was_sent()
        assert not stage.complaints
        for part in ("the delivery worker", "the agenda", "the connection for LISTEN"):
            assert _said(caplog, f"{part} waits for it") <= 1
            await until(lambda part=part: _goes_on(caplog, part))  # type: ignore[misc]
    assert _said(caplog, "the delivery worker waited for") == 1


def _goes_on(caplog: pytest.LogCaptureFixture, part: str) -> bool:
    return _said(caplog, f"{part} waits for it") == _said(caplog, f"can be used again; {part} waited for")


def _said(caplog: pytest.LogCaptureFixture, words: str) -> int:
    return sum(words in message for message in caplog.messages)


async def test_process_that_starts_before_its_database_waits_for_it(
    server: OwnServer, tmp_path: Path, clock: MovableClock, caplog: pytest.LogCaptureFixture
) -> None:
    """As after a power cut: it says so once, and goes on when the database is there."""
    caplog.set_level("INFO")
    await asyncio.to_thread(server.stop)
    opening = asyncio.create_task(open_storage(settings(_address(server), tmp_path / "content"), clock))
    await until(lambda: _said(caplog, "is waited for, up to 120 s") == 1)
    await asyncio.to_thread(server.start)
    storage = await opening
    await storage.close()
    assert _said(caplog, "not yet: ") == _said(caplog, "the database answers") == 1


async def test_letter_in_hand_is_settled_when_the_database_is_back(
    server: OwnServer, tmp_path: Path, clock: MovableClock
) -> None:
    """Telegram took it while nobody could write that down; it is written down later, and not sent again."""
    storage = await open_storage(settings(_address(server), tmp_path / "content"), clock)
    async with standing_in() as telegram:
        round_ = DeliveryHarness(storage, await PostOffice.of(storage), telegram, clock)
        telegram.gate.clear()
        async with round_.delivery() as delivery:
            await round_.office.post(letter("once", about="relay:1"))
            await until(lambda: len(telegram.received) == 1)
            await asyncio.to_thread(server.stop)
            telegram.gate.set()
            await until(lambda: delivery.counters.sent == 1)
            await asyncio.to_thread(server.start)
            await round_.until_settled(delivery, 1)
            assert storage.listener is not None
            await asyncio.wait_for(storage.listener.is_open.wait(), 20)
            await round_.office.post(letter("afterwards"))
            await round_.until_settled(delivery, 2)
        assert telegram.texts() == ["once", "afterwards"]
        assert await round_.office.waiting() == 0
    await storage.close()


WRONG = {
    "no such user": ("nobody:word", "postgres", "does not accept user and password"),
    "wrong password": ("guarded:wrong", "postgres", "does not accept user and password"),
    "no such database": ("postgres:", "nothing", "there is no database of this name"),
}


@pytest.mark.parametrize(("account", "name", "wrong"), WRONG.values(), ids=WRONG)
def test_wrong_address_is_one_clear_line(
    server: OwnServer,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    account: str,
    name: str,
    wrong: str,
) -> None:
    socket = server.url.query["host"]
    line = _refusal(f"postgres://{account}@/{name}?host={socket}", tmp_path, monkeypatch, capsys)
    assert wrong in line
    assert name not in line.replace("this name", "")


def test_nobody_at_the_address_is_one_clear_line(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    line = _refusal("postgres://anna:word@127.0.0.1:1/halfway", tmp_path, monkeypatch, capsys, wait="0")
    assert "no database answers at this address" in line


def _refusal(
    address: str,
    folder: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    wait: str = "86400",  # longer than any test takes: what is wrong is told at once
) -> str:
    """Return the only line that is said when the database cannot be opened; nothing is written then."""
    (folder / "content" / "en").mkdir(parents=True)
    monkeypatch.chdir(folder)
    monkeypatch.setenv("BOT_TOKEN", "123456:the-token-of-the-tests-only")
    monkeypatch.setenv("CONTENT_DIR", str(folder / "content"))
    monkeypatch.setenv("DATABASE_URL", address)
    monkeypatch.setenv("DATABASE_WAIT", wait)
    monkeypatch.setenv("ENCRYPTION_KEYS", KEY)
    assert cli.main(["migrate"]) == 2
    said = capsys.readouterr()
    (line,) = said.err.splitlines()
    assert said.out == ""
    assert line.startswith("DATABASE_URL: ")
    assert [path.name for path in folder.iterdir()] == ["content"]
    return line


@pytest.mark.parametrize("password", ["b:c/d#e?f%2520 g", "b%3Ac%2Fd%23e%3Ff%2520%20g"])
async def test_difficult_password_opens(server: OwnServer, tmp_path: Path, password: str, clock: MovableClock) -> None:
    """As somebody types it, but for percent signs, and as a hosting service quotes it."""
    address = f"postgres://guarded:{password}@/postgres?host={server.url.query['host']}"
    storage = await open_storage(settings(address, tmp_path / "content"), clock)
    async with storage.read() as uow:
        assert uow.dialect == "postgresql"
    await storage.close()


async def test_user_who_may_not_make_tables_is_told_so(server: OwnServer, tmp_path: Path, clock: MovableClock) -> None:
    async def prepares() -> None:
        await asyncio.to_thread(server.command, "CREATE ROLE reader LOGIN", "CREATE DATABASE empty")

    await prepares()
    address = f"postgres://reader@/empty?host={server.url.query['host']}"
    with pytest.raises(ConfigError, match="may not make tables"):
        await open_storage(settings(address, tmp_path / "content"), clock)
