"""The ground all tables stand on: the declarative base and the column types every table uses."""

import secrets
from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from typing import Any, TypeVar

from sqlalchemy import BigInteger, Date, Dialect, Integer, LargeBinary, MetaData, Table, Time
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from bot.db.unreadable import read_or

_C = TypeVar("_C", time, date)
_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MILLISECOND = timedelta(milliseconds=1)

NAMES = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "ck": "ck_%(table_name)s_%(constraint_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}

# SQLite numbers rows by itself only in a column that is called INTEGER; it holds 64 bits all the same.
Serial = BigInteger().with_variant(Integer, "sqlite")


class Row(DeclarativeBase):
    """The base of all mapped classes."""

    metadata = MetaData(naming_convention=NAMES)


class Encrypted(bytes):
    """Ciphertext made by the keyring; the only value a `EncryptedColumn` column takes."""


class EncryptedColumn(TypeDecorator[Encrypted]):
    """A column for what people write or are told: it refuses whatever the keyring has not sealed."""

    impl = LargeBinary
    cache_ok = True

    def process_bind_param(self, value: Encrypted | None, dialect: Dialect) -> bytes | None:
        """Pass ciphertext on; raise `TypeError` for anything else, without quoting it."""
        if value is not None and not isinstance(value, Encrypted):
            raise TypeError(f"a sealed column takes what the keyring sealed, not {type(value).__name__}")
        return value

    def process_result_value(self, value: Any, dialect: Dialect) -> Encrypted | None:
        """Return ciphertext as what it is; empty, which opens with no key, where it is something else."""
        if value is not None and not isinstance(value, bytes | bytearray | memoryview):
            return Encrypted()
        return None if value is None else Encrypted(value)


class Instant(TypeDecorator[datetime]):
    """An aware instant, kept as milliseconds since 1970 so that both databases compare and index it alike."""

    impl = BigInteger
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> int | None:
        """Return milliseconds; raise `ValueError` for a naive datetime."""
        return None if value is None else to_ms(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> datetime | None:
        """Return the aware instant in UTC; None where what stands there is none."""
        if value is None:
            return None
        instant: datetime | None = read_or(None, lambda: _EPOCH + value * _MILLISECOND, "instant")
        return instant


class _Calendar(TypeDecorator[_C]):
    """A type of the database whose values may be damaged, on SQLite, which takes anything: those are read as None."""

    cache_ok = True

    def result_processor(self, dialect: Dialect, coltype: object) -> Callable[[Any], _C | None]:
        """Return what reads a value without raising."""
        read: Callable[[Any], Any] = super().result_processor(dialect, coltype) or (lambda value: value)
        return lambda value: None if value is None else read_or(None, lambda: read(value), self.name_of_place)

    name_of_place = "calendar"


class Clock(_Calendar[time]):
    """A time of day."""

    impl = Time
    cache_ok = True
    name_of_place = "clock"


class Day(_Calendar[date]):
    """A date."""

    impl = Date
    cache_ok = True
    name_of_place = "day"


def insert_ignore(table: Table) -> Mapping[str, Any]:
    """Return, for each dialect, the statement that adds rows and leaves alone what stands there already."""
    return {
        "sqlite": sqlite.insert(table).on_conflict_do_nothing(),
        "postgresql": postgresql.insert(table).on_conflict_do_nothing(),
    }


def to_ms(moment: datetime) -> int:
    """Return an aware instant as whole milliseconds since 1970."""
    if moment.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return (moment - _EPOCH) // _MILLISECOND


def random_id() -> int:
    """Return a random, unguessable, positive id of 63 bits."""
    return secrets.randbits(63) or 1
