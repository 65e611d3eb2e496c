"""Fixtures that give each test a real database of its own: a SQLite file, and then a PostgreSQL database."""

import asyncio
import shutil
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot import config
from bot.clock import MovableClock
from bot.db.engine import Storage, open_storage
from tests.db.postgres import migrate

# For tests that are about one kind of database alone.
on_sqlite = pytest.mark.parametrize("database_url", ["sqlite_url"], indirect=True, ids=["sqlite"])
on_postgresql = pytest.mark.parametrize("database_url", ["postgres_url"], indirect=True, ids=["postgresql"])
KEY = "aGFsZndheSBoYWxmd2F5IGhhbGZ3YXkgaGFsZndheSE="
TOKEN = "123456:the-token-of-the-tests-only"


def settings(database_url: str, content: Path, api_url: str = config.TELEGRAM) -> config.Settings:
    """Return settings for one database; `content` is made where it is missing."""
    (content / "en").mkdir(parents=True, exist_ok=True)
    return config.load(
        {
            "BOT_TOKEN": TOKEN,
            "DATABASE_URL": database_url,
            "ENCRYPTION_KEYS": KEY,
            "CONTENT_DIR": str(content),
            "TELEGRAM_API_URL": api_url,
        }
    )


@pytest.fixture
def clock() -> MovableClock:
    """Return a clock that shows the present until it is moved."""
    return MovableClock()


@pytest.fixture(scope="session")
def sqlite_template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a SQLite file with the newest schema that others are copied from."""
    file = tmp_path_factory.mktemp("template") / "halfway.db"
    asyncio.run(migrate(f"sqlite+aiosqlite:///{file}"))
    return file


@pytest.fixture
def sqlite_url(sqlite_template: Path, tmp_path: Path) -> str:
    """Return the address of a SQLite file with the newest schema and no rows."""
    file = shutil.copy(sqlite_template, tmp_path / "halfway.db")
    return f"sqlite+aiosqlite:///{file}"


@pytest.fixture(params=["sqlite_url", "postgres_url"], ids=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest) -> str:
    """Return the address of a fresh database, of one kind after the other."""
    return str(request.getfixturevalue(request.param))


@pytest.fixture
async def storage(database_url: str, tmp_path: Path, clock: MovableClock) -> AsyncIterator[Storage]:
    """Yield an open database with the newest schema and no rows."""
    opened = await open_storage(settings(database_url, tmp_path / "content"), clock)
    yield opened
    await opened.close()
