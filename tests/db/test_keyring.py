"""What people write is sealed: for its place, under keys of which the right one has to be at hand."""

import base64
import logging
import stat
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import settings as settings_of_hypothesis
from hypothesis import strategies as st
from sqlalchemy import select, text
from sqlalchemy.exc import StatementError

from bot import config
from bot.clock import MovableClock
from bot.config import Settings
from bot.db import people
from bot.db.data_keys import DataKey
from bot.db.engine import Storage, open_storage
from bot.db.keyring import Keyring
from bot.db.people import Person
from bot.db.schema import Encrypted
from bot.domain.people import NAMELESS
from bot.errors import ConfigError, KeyMissing

ANNA, BORIS = 1_001, 1_002
KEYS = [base64.b64encode(bytes([number]) * 32).decode() for number in range(1, 4)]


def settings(folder: Path, **environ: str) -> Settings:
    """Return settings for one SQLite file."""
    (folder / "content" / "en").mkdir(parents=True, exist_ok=True)
    fixed = {
        "BOT_TOKEN": "123456:the-token-of-the-tests-only",
        "DATABASE_URL": f"sqlite+aiosqlite:///{folder / 'data' / 'halfway.db'}",
        "CONTENT_DIR": str(folder / "content"),
    }
    return config.load(fixed | environ)


async def with_anna(folder: Path, **environ: str) -> None:
    """Let a database exist in which Anna is known."""
    storage = await open_storage(settings(folder, **environ), MovableClock())
    async with storage.begin() as uow:
        await people.add(uow, ANNA, "Anna", "en")
    await storage.close()


def contents(folder: Path) -> dict[str, bytes]:
    """Return all files below a folder, without what SQLite keeps beside an open database."""
    files = sorted(path for path in folder.rglob("*") if path.is_file() and not path.name.endswith(("-wal", "-shm")))
    return {str(path.relative_to(folder)): path.read_bytes() for path in files}


@pytest.fixture
def keyring() -> Keyring:
    """Return a keyring with two data keys, 1 and 2."""
    opened = Keyring((b"m" * 32,))
    for key_id in (1, 2):
        opened.new_data_key(key_id)
    return opened


@settings_of_hypothesis(max_examples=50)
@given(st.text())
def test_whatever_is_sealed_opens_again(words: str) -> None:
    keyring = Keyring((b"m" * 32,))
    keyring.new_data_key(1)
    assert keyring.open("a.b:1", keyring.seal(1, "a.b:1", words)) == words


def test_same_words_are_never_sealed_alike(keyring: Keyring) -> None:
    assert len({bytes(keyring.seal(1, "a.b:1", "yes")) for _ in range(100)}) == 100


def test_sealed_value_opens_in_its_place_only(keyring: Keyring) -> None:
    sealed = keyring.seal(1, "people.name:1", "Anna")
    for elsewhere in ("people.name:2", "people.note:1", "people.name:1 ", ""):
        with pytest.raises(KeyMissing):
            keyring.open(elsewhere, sealed)


def test_changed_value_does_not_open(keyring: Keyring) -> None:
    sealed = bytes(keyring.seal(1, "a.b:1", "words"))
    for place in range(len(sealed)):
        changed = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        with pytest.raises(KeyMissing):
            keyring.open("a.b:1", changed)
    for cut in (b"", sealed[:1], sealed[:20], sealed[:-1]):
        with pytest.raises(KeyMissing):
            keyring.open("a.b:1", cut)


def test_errors_say_nothing_of_what_was_sealed(keyring: Keyring) -> None:
    with pytest.raises(KeyMissing) as caught:
        keyring.open("people.name:9", keyring.seal(1, "people.name:1", "Anna"))
    assert "Anna" not in str(caught.value)
    assert "9" not in str(caught.value)


def test_forgotten_key_opens_nothing(keyring: Keyring) -> None:
    sealed = keyring.seal(1, "a.b:1", "words")
    keyring.forget(1)
    with pytest.raises(KeyMissing):
        keyring.open("a.b:1", sealed)


def test_wrapped_keys_open_under_any_master_key() -> None:
    old, new = b"o" * 32, b"n" * 32
    before = Keyring((old,))
    wrapped, sealed = before.new_data_key(7), before.seal(7, "a.b:1", "words")
    after = Keyring((new, old))
    after.unwrap(7, before.current.id, wrapped)
    assert after.open("a.b:1", sealed) == "words"
    again = Keyring((new,))
    again.unwrap(7, after.current.id, after.rewrap(7, before.current.id, wrapped))
    assert again.open("a.b:1", sealed) == "words"
    with pytest.raises(KeyMissing):
        Keyring((new,)).unwrap(7, before.current.id, wrapped)


async def test_sealed_column_refuses_plain_text(storage: Storage) -> None:
    async def writes(plain: str | bytes) -> None:
        async with storage.begin() as uow:
            person = await people.add(uow, ANNA, "Anna", "en")
            person.sealed_name = plain  # type: ignore[assignment]

    for plain in ("Anna", b"Anna"):
        with pytest.raises(StatementError) as caught:
            await writes(plain)
        assert isinstance(caught.value.orig, TypeError)
        assert "Anna" not in str(caught.value.orig)
    async with storage.read() as uow:
        assert not (await uow.session.scalars(select(Person))).all()


async def test_names_of_swapped_rows_do_not_open(storage: Storage) -> None:
    async with storage.begin() as uow:
        await people.add(uow, ANNA, "Anna", "en")
        await people.add(uow, BORIS, "Boris", "en")
        found = (await uow.session.execute(text("SELECT id, name FROM people"))).all()
        names: dict[int, bytes] = {row.id: row.name for row in found}
        for here, there in ((ANNA, BORIS), (BORIS, ANNA)):
            await uow.session.execute(
                text("UPDATE people SET name = :name WHERE id = :id"), {"name": names[there], "id": here}
            )
    async with storage.begin() as uow:
        found_anna = await people.person(uow, ANNA)
        assert found_anna is not None
        assert found_anna.name == NAMELESS
        with pytest.raises(KeyMissing):
            await uow.open(f"people.name:{ANNA}", found_anna.sealed_name)


async def test_name_stands_nowhere_in_plain(tmp_path: Path) -> None:
    await with_anna(tmp_path)
    files = contents(tmp_path / "data")
    assert "halfway.db" in files
    assert not any(b"Anna" in content for content in files.values())


async def test_key_file_is_made_for_the_owner_only(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.WARNING):
        await with_anna(tmp_path)
    file = tmp_path / "data" / "halfway.key"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert len(base64.b64decode(file.read_bytes())) == 32
    assert "back it up" in caplog.text
    assert file.read_text().strip() not in caplog.text
    storage = await open_storage(settings(tmp_path), MovableClock())
    async with storage.read() as uow:
        anna = await people.person(uow, ANNA)
        assert anna is not None
        assert anna.name == "Anna"
    await storage.close()


@pytest.mark.parametrize("given_then", [{"ENCRYPTION_KEYS": KEYS[1]}, {}], ids=["wrong", "missing"])
async def test_wrong_key_is_one_error_and_nothing_changes(tmp_path: Path, given_then: dict[str, str]) -> None:
    await with_anna(tmp_path, ENCRYPTION_KEYS=KEYS[0])
    before = contents(tmp_path)
    with pytest.raises(ConfigError) as caught:
        await open_storage(settings(tmp_path, **given_then), MovableClock())
    assert caught.value.variable == "ENCRYPTION_KEYS"
    assert "\n" not in str(caught.value)
    assert contents(tmp_path) == before


@pytest.mark.parametrize("rubbish", [b"", b"not base64!", b"c2hvcnQ=", b"\xff" * 44])
async def test_broken_key_file_is_never_replaced(tmp_path: Path, rubbish: bytes) -> None:
    await with_anna(tmp_path)
    (tmp_path / "data" / "halfway.key").write_bytes(rubbish)
    before = contents(tmp_path)
    with pytest.raises(ConfigError) as caught:
        await open_storage(settings(tmp_path), MovableClock())
    assert caught.value.variable == "ENCRYPTION_KEYS"
    assert contents(tmp_path) == before


async def test_old_keys_beside_new_ones_open_everything(tmp_path: Path) -> None:
    await with_anna(tmp_path, ENCRYPTION_KEYS=KEYS[0])
    storage = await open_storage(settings(tmp_path, ENCRYPTION_KEYS=f"{KEYS[1]},{KEYS[0]}"), MovableClock())
    async with storage.begin() as uow:
        anna = await people.person(uow, ANNA)
        assert anna is not None
        assert anna.name == "Anna"
        boris = await people.add(uow, BORIS, "Boris", "en")
        key = await uow.session.get(DataKey, boris.key_id)
        assert key is not None
        assert key.master_id == storage.keyring.current.id
    await storage.close()


def test_sealed_bytes_show_nothing_readable(keyring: Keyring) -> None:
    sealed = keyring.seal(1, "a.b:1", "words")
    assert isinstance(sealed, Encrypted)
    assert b"words" not in bytes(sealed)
