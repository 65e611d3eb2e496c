"""The queue of finished Bot API calls: what waits, how it gets in, and how it is dropped again."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Index,
    SmallInteger,
    String,
    Table,
    bindparam,
    delete,
    func,
    literal_column,
    select,
    text,
    update,
)
from sqlalchemy.orm import Mapped, mapped_column

from bot import jsoncodec
from bot.db import labels
from bot.db.schema import Encrypted, EncryptedColumn, Instant, Row, Serial, insert_ignore, random_id
from bot.db.unit_of_work import UnitOfWork
from bot.domain.api_calls import BotApiCall, Priority, Refused
from bot.domain.stored_names import DedupeKey

CHANNEL = "outbox"
FIRST = DedupeKey.MESSAGE.series()  # what is held in own words, whatever it says, goes before all else that is held
FILES = '{"files":'  # how the JSON of a payload with files begins, so that no other has to be parsed to know
_CHUNK = 2_000  # rows sealed and inserted at a time: below the keyring's cache and any limit on parameters
_KEYS = 500  # keys of what is replaced, asked for in one question


def _where(condition: str) -> dict[str, Any]:
    return {"sqlite_where": text(condition), "postgresql_where": text(condition)}


class OutboxCall(Row):
    """One call that waits or is being sent; settled calls are deleted."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(Serial, primary_key=True)
    ref: Mapped[int] = mapped_column(BigInteger)  # random; names the row to the keyring before `id` is known
    lane: Mapped[int] = mapped_column(SmallInteger)
    state: Mapped[int] = mapped_column(SmallInteger, default=0)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    couple_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    method: Mapped[str] = mapped_column(String(40))
    payload: Mapped[Encrypted] = mapped_column(EncryptedColumn)
    not_before: Mapped[datetime] = mapped_column(Instant)  # by the Clock
    put_off_ms: Mapped[int] = mapped_column(BigInteger, server_default="0")  # how far retries moved `not_before`
    expires_at: Mapped[datetime | None] = mapped_column(Instant)  # by the Clock
    about: Mapped[str | None] = mapped_column(String(80))
    is_held: Mapped[bool] = mapped_column(Boolean, default=False)  # waits for the person, not for a time
    dedupe_key: Mapped[str | None] = mapped_column(String(120))
    replaces: Mapped[str | None] = mapped_column(String(120))
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0)
    lease_ms: Mapped[int | None] = mapped_column(BigInteger)  # by the database's own time
    claim: Mapped[int | None] = mapped_column(BigInteger)
    last_error: Mapped[str | None] = mapped_column(String(60))

    __table_args__ = (
        Index("ix_outbox_ready", "lane", "not_before", "id", **_where("state = 0")),
        Index("ix_outbox_leased", "lease_ms", **_where("state = 1")),
        Index("ix_outbox_expires_at", "expires_at", **_where("state = 0 AND expires_at IS NOT NULL")),
        Index("ix_outbox_chat", "chat_id", "lane", "id"),
        Index("uq_outbox_dedupe_key", "dedupe_key", unique=True, **_where("dedupe_key IS NOT NULL")),
        Index("ix_outbox_replaces", "replaces", **_where("replaces IS NOT NULL")),
        # An id that came back would let a late settlement meet another call.
        {"sqlite_autoincrement": True},
    )


calls: Table = OutboxCall.metadata.tables["outbox"]
# The values of `state`, as literals: a partial index is used for nothing else.
PENDING, LEASED = literal_column("0", SmallInteger()), literal_column("1", SmallInteger())


@dataclass(frozen=True, slots=True)
class PriorityDepth:
    """How many calls of one lane are due, and since when the oldest is."""

    lane: Priority
    waiting: int
    oldest_at: datetime | None


_FRESH = {"state": 0, "attempts": 0}
_INSERT = insert_ignore(calls)
_REPLACED = ("ref", "method", "payload", "couple_id", "about", "not_before", "expires_at")
_WAITING = (
    select(calls.c.id, calls.c.replaces, calls.c.chat_id)
    .where(calls.c.replaces.in_(bindparam("keys", expanding=True)), calls.c.state == PENDING)
    .order_by(calls.c.id)
    .with_for_update()
)
_REPLACE = (
    update(calls).where(calls.c.id == bindparam("call")).values({name: bindparam(f"new_{name}") for name in _REPLACED})
)
_HELD = (
    select(calls.c.id, calls.c.dedupe_key)
    .where(calls.c.chat_id == bindparam("chat"), calls.c.is_held, calls.c.state == PENDING)
    .order_by(calls.c.id)
    .with_for_update()
)
_RENUMBER = update(calls).where(calls.c.id == bindparam("old")).values(id=bindparam("new"))
_DROP_COUPLE = delete(calls).where(calls.c.couple_id == bindparam("couple"))
_REFUSE = (
    delete(calls)
    .where(calls.c.chat_id == bindparam("chat"), calls.c.state == PENDING)
    .returning(calls.c.id, calls.c.method, calls.c.about)
)
_DEPTHS = (
    select(calls.c.lane, func.count(), func.min(calls.c.not_before, type_=Instant()))
    .where(calls.c.state == PENDING, calls.c.not_before <= bindparam("now", type_=Instant()))
    .group_by(calls.c.lane)
)


async def enqueue(uow: UnitOfWork, letters: Sequence[tuple[int, BotApiCall]]) -> None:
    """Queue letters, each given with the id of the data key that seals it, and ring the channel.

    A letter whose `dedupe_key` is queued already vanishes. A letter takes the place of one with the same `replaces`
    that still waits in the same chat; one that is being sent already is followed by the new one.
    """
    for chunk in _chunks(letters, _CHUNK):
        await uow.fetch_keys({key_id for key_id, _letter in chunk})
        uow.defer_write(calls, _put, *(_row(uow, key_id, letter) for key_id, letter in chunk))
    if letters:
        uow.notify(CHANNEL)


async def order_held(uow: UnitOfWork, chat_id: int) -> None:
    """Put the messages in own words that are held for one person before all else that is held for them.

    The order within a chat and lane is that of the ids, so the same ids are dealt out anew; no call that is being sent
    is touched.
    """
    held = (await uow.session.execute(_HELD, {"chat": chat_id})).all()
    wanted = sorted(held, key=lambda row: (not (row.dedupe_key or "").startswith(FIRST), row.id))
    moved = [(row.id, place.id) for row, place in zip(wanted, held, strict=True) if row.id != place.id]
    if moved:
        await uow.session.execute(_RENUMBER, [{"old": old, "new": -new} for old, new in moved])
        await uow.session.execute(_RENUMBER, [{"old": -new, "new": new} for _old, new in moved])


async def drop_between(uow: UnitOfWork, couple_id: int) -> int:
    """Drop all that is queued between two people, what is being sent included; return how many calls that were."""
    gone = await uow.session.execute(_DROP_COUPLE, {"couple": couple_id})
    return int(getattr(gone, "rowcount", 0))


async def refuse_waiting(uow: UnitOfWork, chat_id: int) -> list[Refused]:
    """Take out all that waits for somebody who cannot be reached any more, and return it as refused, oldest first."""
    gone = await uow.session.execute(_REFUSE, {"chat": chat_id})
    return [Refused(chat_id, row.method, row.about, is_unreachable=True) for row in sorted(gone)]


async def depths(uow: UnitOfWork) -> list[PriorityDepth]:
    """Return how much of each lane is due now; lanes in which nothing is due have no age."""
    found = {row[0]: row for row in await uow.session.execute(_DEPTHS, {"now": uow.now})}
    return [PriorityDepth(lane, *(found[lane][1:] if lane in found else (0, None))) for lane in Priority]


def _row(uow: UnitOfWork, key_id: int, letter: BotApiCall) -> dict[str, Any]:
    ref = random_id()
    files = letter.payload.get("files")
    first = {"files": files} if files else {}
    body = jsoncodec.dumps(first | {name: value for name, value in letter.payload.items() if name != "files"})
    return _FRESH | {
        "ref": ref,
        "lane": int(letter.priority),
        "chat_id": letter.to,
        "couple_id": letter.couple_id,
        "method": letter.method,
        "payload": uow.keyring.seal(key_id, labels.outbox_payload(ref), body),
        "not_before": letter.not_before or uow.now,
        "expires_at": letter.expires_at,
        "about": letter.about,
        "dedupe_key": letter.dedupe_key,
        "replaces": letter.replaces,
        "is_held": letter.on_hold,
    }


async def _put(uow: UnitOfWork, rows: Sequence[dict[str, Any]]) -> None:
    """Write rows, those that take the place of a call that waits over it."""
    rows = _coalesced(rows)
    keys = {row["replaces"] for row in rows if row["replaces"] is not None}
    waiting: dict[tuple[str, int], int] = {}
    for some in _chunks(list(keys), _KEYS):
        found = await uow.session.execute(_WAITING, {"keys": some})
        waiting |= {(row.replaces, row.chat_id): row.id for row in found}
    over = [row | {"call": waiting[_seat(row)]} for row in rows if _seat(row) in waiting]
    fresh = [row for row in rows if _seat(row) not in waiting]
    if over:
        await uow.session.execute(
            _REPLACE, [{f"new_{name}": row[name] for name in _REPLACED} | {"call": row["call"]} for row in over]
        )
    for some in _chunks(fresh, _CHUNK):
        await uow.session.execute(_INSERT[uow.dialect], some)
    for chat_id in {row["chat_id"] for row in fresh if row["is_held"] and (row["dedupe_key"] or "").startswith(FIRST)}:
        await order_held(uow, chat_id)


def _coalesced(rows: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return rows without those whose place a later one takes."""
    kept: list[dict[str, Any]] = []
    seats: dict[tuple[str | None, int], dict[str, Any]] = {}
    for row in rows:
        if row["replaces"] is None or _seat(row) not in seats:
            kept.append(row)
            seats[_seat(row)] = row
        else:
            seats[_seat(row)].update({name: row[name] for name in _REPLACED})
    return kept


def _seat(row: dict[str, Any]) -> tuple[str, int]:
    return row["replaces"], row["chat_id"]


def _chunks(items: Sequence[Any], size: int) -> Iterator[Sequence[Any]]:
    for start in range(0, len(items), size):
        yield items[start : start + size]
