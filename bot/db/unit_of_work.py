"""One transaction and what belongs to it: the session, the instant it happens at, the keys, the channels to ring.

A transaction may hold a hundred updates. So that it takes few statements all the same, it remembers what was read
ahead for all of them, and puts off writing rows until there are many (`bot/db/deferred_writes.py`).
"""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from datetime import datetime
from functools import partial
from typing import Any, TypeVar
from zoneinfo import ZoneInfo

from sqlalchemy import BigInteger, Table, bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot import jsoncodec
from bot.db.data_keys import SYSTEM_KEY, DataKey
from bot.db.deferred_writes import DeferredWrites
from bot.db.keyring import Keyring, key_of
from bot.db.prefetched import Prefetched
from bot.db.schema import Encrypted, random_id
from bot.db.unreadable import note
from bot.errors import KeyMissing, Unreadable

_R = TypeVar("_R")
JSON_VERSION = 1  # of stored JSON; raised only by a change after which older code would misread it, not by a new field
_VERSION = "version"  # the field that says it
_KEYS = 500  # data keys asked for in one question
_WRAPPED = select(DataKey.id, DataKey.master_id, DataKey.wrapped).where(
    DataKey.id.in_(bindparam("ids", expanding=True, type_=BigInteger))
)


class UnitOfWork:
    """Everything a service may touch while one transaction is open."""

    def __init__(self, session: AsyncSession, now: datetime, keyring: Keyring, default_zone: ZoneInfo) -> None:
        """Belong to one `session`; `now` is the instant all of it happens at."""
        self.session = session
        self.now = now
        self.keyring = keyring
        self.default_zone = default_zone  # of people who have not said theirs
        self.dialect = session.get_bind().dialect.name
        self.channels: set[str] = set()
        self.locked_couples: set[int] = set()  # couples that are held until the end
        self.prefetched = Prefetched()
        self._deferred = DeferredWrites(session)
        self._newer: set[str] = set()  # places whose JSON only a newer version of the bot can read

    async def get(self, row_type: type[_R], key: object) -> _R | None:
        """Return the row with a primary key, without asking the database where it was read before."""
        found = self.session.sync_session.identity_map.get((row_type, key if isinstance(key, tuple) else (key,), None))
        if found is not None:
            return found
        return await self.session.get(row_type, key)

    def defer_write(self, table: Table, write: "Write", *items: Any) -> None:
        """Put off writing `items` to a table until the end, or a statement that names it; `write` then gets all."""
        self._deferred.add(table, partial(write, self), items)

    async def flush_deferred(self) -> None:
        """Write all that was put off; what opens the transaction does so at its end, and nobody else has to."""
        await self._deferred.flush()

    def clear(self) -> None:
        """Forget what was read ahead, and let go of all rows."""
        self.prefetched.clear()
        self.session.expunge_all()

    def notify(self, channel: str) -> None:
        """Wake those who listen to `channel` once this is committed."""
        self.channels.add(channel)

    async def system_key(self) -> int:
        """Return the key for what belongs to nobody, made when it is first needed."""
        if await self.session.get(DataKey, SYSTEM_KEY) is None:
            await self.new_key(SYSTEM_KEY)
        return SYSTEM_KEY

    async def new_key(self, key_id: int | None = None) -> int:
        """Make a data key within this transaction and return its id."""
        key_id = key_id or random_id()
        wrapped = self.keyring.new_data_key(key_id)
        self.session.add(DataKey(id=key_id, master_id=self.keyring.current.id, wrapped=wrapped, created_at=self.now))
        await self.session.flush()
        return key_id

    async def seal(self, key_id: int, place: str, text: str) -> Encrypted:
        """Seal `text` for a `place` ("table.column:row") with the data key `key_id`."""
        if not self.keyring.is_known(key_id):
            await self._fetch_keys({key_id})
        return self.keyring.seal(key_id, place, text)

    async def open(self, place: str, sealed: bytes) -> str:
        """Return what was sealed for `place`; raise `KeyMissing` when its key is gone."""
        if not self.keyring.is_known(key_of(sealed)):
            await self._fetch_keys({key_of(sealed)})
        return self.keyring.open(place, sealed)

    async def fetch_keys(self, key_ids: set[int]) -> None:
        """Unwrap many keys with few questions to the database; those that were shredded are left out."""
        await self._fetch_keys(key_ids, strict=False)

    async def fetch_keys_of(self, sealed: list[Encrypted]) -> None:
        """Unwrap the keys of many values with one question to the database, so that `keyring.open` can follow."""
        await self._fetch_keys({key_id for value in sealed if (key_id := _key_in(value)) is not None}, strict=False)

    async def can_seal(self, key_id: int) -> bool:
        """Return whether a data key is at hand."""
        if not self.keyring.is_known(key_id):
            await self._fetch_keys({key_id}, strict=False)
        return self.keyring.is_known(key_id)

    async def seal_json(
        self, key_id: int, place: str, value: Mapping[str, Any], *, over_newer: bool = False
    ) -> Encrypted:
        """Seal a JSON object for a `place`, with the version in which it is written.

        Raises `Unreadable` where a newer version of the bot wrote what stands there now: that is left alone, unless
        it may go (`over_newer`).
        """
        if place in self._newer and not over_newer:
            raise Unreadable(place.partition(":")[0])
        return await self.seal(key_id, place, jsoncodec.dumps({_VERSION: JSON_VERSION} | dict(value)))

    async def open_json(self, place: str, sealed: Encrypted) -> dict[str, Any] | None:
        """Return the JSON object that was sealed for `place`; None where it cannot be read, as one of a newer version.

        What was written before there were versions is of the first.
        """
        try:
            found = jsoncodec.loads(await self.open(place, sealed))
        except (KeyMissing, ValueError) as error:
            note(place.partition(":")[0], place, type(error).__name__)
            return None
        if not isinstance(found, dict):
            return None
        version = found.pop(_VERSION, 1)
        if not isinstance(version, int) or version > JSON_VERSION:
            self._newer.add(place)
            note(place.partition(":")[0], place, "NewerVersion")
            return None
        return found

    def is_newer(self, place: str) -> bool:
        """Return whether what was opened at a place turned out to be of a newer version of the bot."""
        return place in self._newer

    async def _fetch_keys(self, key_ids: set[int], *, strict: bool = True) -> None:
        missing = [key_id for key_id in key_ids if not self.keyring.is_known(key_id)]
        for start in range(0, len(missing), _KEYS):
            for key in await self.session.execute(_WRAPPED, {"ids": missing[start : start + _KEYS]}):
                try:
                    self.keyring.unwrap(key.id, key.master_id, key.wrapped)
                except (KeyMissing, TypeError, ValueError) as error:  # it takes no other away
                    note("data_keys.wrapped", key.id, type(error).__name__)
        if strict and not all(map(self.keyring.is_known, missing)):
            raise KeyMissing("a data key is gone")


def _key_in(sealed: Encrypted) -> int | None:
    """Return the id of the data key that a sealed value needs; None for what nobody sealed."""
    try:
        return key_of(sealed)
    except KeyMissing:
        return None


Write = Callable[[UnitOfWork, Sequence[Any]], Awaitable[None]]
