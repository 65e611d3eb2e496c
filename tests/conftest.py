"""Databases for whoever needs one, and which of them a story plays on."""

import os
import shutil
from functools import partial
from pathlib import Path

import pytest
import tzlocal
from hypothesis import settings

from tests.db.databases import clock, database_url, sqlite_template, sqlite_url, storage
from tests.db.postgres import empty_postgres_url, postgres_place, postgres_server, postgres_url
from tests.records import STAGE_DATABASE_URL

__all__ = [
    "clock",
    "database_url",
    "empty_postgres_url",
    "machine_without_a_zone",
    "played_on",
    "postgres_place",
    "postgres_server",
    "postgres_url",
    "pytest_addoption",
    "pytest_configure",
    "pytest_generate_tests",
    "sqlite_template",
    "sqlite_url",
    "storage",
]

DATABASES = ("sqlite", "postgresql")
settings.register_profile("unhurried", deadline=None)  # a busy machine is no fault of what is tested
settings.load_profile("unhurried")
_FIND_ZONE = tzlocal.unix._get_localzone


_IN_MEMORY = Path("/dev/shm")  # where Linux keeps files in memory; pytest makes folders of its own in it
_ROOM = 2 * 2**30  # bytes that must be free there; two stories at a time need a hundredth


def pytest_configure() -> None:
    """Keep the files of tests in memory where there is room: thousands of commits wait for a disk otherwise."""
    if os.access(_IN_MEMORY, os.W_OK) and shutil.disk_usage(_IN_MEMORY).free > _ROOM:
        os.environ.setdefault("PYTEST_DEBUG_TEMPROOT", str(_IN_MEMORY))


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add `--databases`, by which `make test-all` plays every story on both databases."""
    parser.addoption("--databases", choices=("marked", "all"), default="marked", help="on which databases stories play")


def pytest_generate_tests(metafunc: pytest.Metafunc) -> None:
    """Let each story that keeps files play on SQLite, and on both where it is marked with `both_databases` or all are.

    One that is marked with `plays_on` plays on the databases that stand there.
    """
    marked = metafunc.definition.get_closest_marker("plays_on")
    is_story = metafunc.module.__name__.startswith("tests.dialogues.") and "tmp_path" in metafunc.fixturenames
    is_both = metafunc.config.getoption("databases") == "all" or metafunc.definition.get_closest_marker(
        "both_databases"
    )
    if marked or is_story:
        metafunc.parametrize("played_on", marked.args if marked else DATABASES[: 2 if is_both else 1], indirect=True)


@pytest.fixture(autouse=True)  # so that it is there before any stage
def played_on(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> str:
    """Return the name of the database that a story plays on, which `Stage` finds by itself."""
    name: str = getattr(request, "param", DATABASES[0])
    if name == "postgresql":
        monkeypatch.setenv(STAGE_DATABASE_URL, request.getfixturevalue("postgres_place"))
    return name


@pytest.fixture(autouse=True)
def machine_without_a_zone(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let tzlocal find no zone on this machine, so that whatever leans on the machine's own zone is a failure.

    tzlocal warns where it finds none, and a warning is an error in the tests. In containers there often is none.
    """
    monkeypatch.delenv("TZ", raising=False)
    monkeypatch.setattr("tzlocal.unix._cache_tz", None)
    monkeypatch.setattr("tzlocal.unix._get_localzone", partial(_FIND_ZONE, _root="/no/such/root"))
