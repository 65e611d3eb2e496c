"""Taking calls out of the queue under a lease, and giving them back or settling them under the same claim."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import (
    CTE,
    BigInteger,
    ColumnElement,
    Select,
    SmallInteger,
    Update,
    bindparam,
    delete,
    exists,
    func,
    literal_column,
    or_,
    select,
    union_all,
    update,
)

from bot.db import labels, rate_limit
from bot.db.outbox import LEASED, PENDING, calls
from bot.db.rate_limit import CHAT_LIMIT, RateLimit, budgets, database_ms
from bot.db.schema import Instant, to_ms
from bot.db.unit_of_work import UnitOfWork
from bot.domain.api_calls import Priority
from bot.errors import KeyMissing

URGENT = (Priority.ANSWER, Priority.RELAY, Priority.RETURN)  # the other lanes may not take every slot
_MS = timedelta(milliseconds=1)
_ERROR = 60  # characters kept of a reason
_now = bindparam("now", type_=Instant())
_token = bindparam("token", type_=BigInteger)
_ids = bindparam("ids", expanding=True, type_=BigInteger)


@dataclass(frozen=True, slots=True)
class ClaimedCall:
    """A call that this process may send until its lease is over; `body` is the opened JSON of its payload."""

    body: str = field(repr=False)
    id: int
    ref: int
    lane: int
    chat_id: int
    couple_id: int | None
    method: str
    about: str | None
    attempts: int
    not_before: datetime
    put_off_ms: int
    expires_at: datetime | None

    @property
    def due_at(self) -> datetime:
        """Since when it may go, by the Clock: when its update was taken in, or the later time that was asked for."""
        return self.not_before - self.put_off_ms * _MS


_COLUMNS = tuple(column.name for column in fields(ClaimedCall) if column.name != "body")


@dataclass(frozen=True, slots=True)
class Batch:
    """What one claim brought.

    `is_drained` says that nothing more could be had but for what this batch or a spent bucket blocks; `next_slot_in` is
    the seconds until another call may be sent, or `wanted` of them where more wait; `shredded` counts calls that were
    deleted because their key is gone.
    """

    calls: tuple[ClaimedCall, ...]
    is_drained: bool
    next_slot_in: float
    shredded: int = 0


@dataclass(frozen=True, slots=True)
class QueueStatus:
    """What waits in an idle queue: whether anything needs hands now, and in how many seconds something will."""

    is_due: bool
    is_over: bool  # something expired, or a lease ran out
    due_in: float | None


def _number(lane: Priority) -> ColumnElement[int]:
    return literal_column(str(int(lane)), SmallInteger())  # a parameter would hide it from the planner


def _lane(lane: Priority, limit: str) -> CTE:
    """Return the due calls of one lane, oldest first, each the first of its chat, none of a chat that had its share."""
    row, older, bucket = calls.alias("o"), calls.alias("f"), budgets.alias("b")
    number = _number(lane)
    # What is planned for later holds nobody up, but for what was tried before and is to be tried again.
    blocks = or_(older.c.not_before <= _now, older.c.attempts > 0)
    is_behind = exists().where(older.c.chat_id == row.c.chat_id, older.c.lane == number, older.c.id < row.c.id, blocks)
    is_spent = exists().where(
        bucket.c.scope == row.c.chat_id, bucket.c.tat_us > bindparam("horizon_us", type_=BigInteger)
    )
    due = select(row.c.id, row.c.lane, row.c.not_before).where(
        row.c.state == PENDING,
        row.c.lane == number,
        row.c.not_before <= _now,
        or_(row.c.expires_at.is_(None), row.c.expires_at > _now),
        ~is_behind,
        ~is_spent,
    )
    first = due.order_by(row.c.not_before, row.c.id).limit(bindparam(limit, type_=BigInteger))
    return first.with_for_update(skip_locked=True, of=row).cte(f"lane{int(lane)}")


def _first(parts: Iterable[CTE], limit: str, name: str) -> CTE:
    rows = union_all(*(select(part.c.id, part.c.lane, part.c.not_before) for part in parts)).subquery()
    ordered = select(rows).order_by(rows.c.lane, rows.c.not_before, rows.c.id)
    return ordered.limit(bindparam(limit, type_=BigInteger)).cte(name)


def claim_statement() -> Update:
    """Return the statement that leases the next calls: limits and SKIP LOCKED only inside its CTEs, a scan a lane."""
    urgent = [_lane(lane, "n") for lane in Priority if lane in URGENT]
    rest = _first([_lane(lane, "n_rest") for lane in Priority if lane not in URGENT], "n_rest", "rest")
    pick = _first([*urgent, rest], "n", "pick")
    taken = update(calls).where(calls.c.id.in_(select(pick.c.id)))
    lease = bindparam("lease_until", type_=BigInteger)
    leased = taken.values(state=LEASED, attempts=calls.c.attempts + 1, lease_ms=lease, claim=_token)
    return leased.returning(*(calls.c[name] for name in _COLUMNS), calls.c.payload)


def _outlook() -> Select[Any]:
    waiting = calls.c.state == PENDING
    lanes = [waiting & (calls.c.lane == _number(lane)) for lane in Priority]
    soonest = [select(func.min(calls.c.not_before)).where(lane, calls.c.not_before > _now) for lane in lanes]
    due = [exists().where(lane, calls.c.not_before <= _now) for lane in lanes]
    expired = exists().where(waiting, calls.c.expires_at <= _now)
    abandoned = exists().where(calls.c.state == LEASED, calls.c.lease_ms < database_ms())
    has_waiting = exists().where(calls.c.chat_id == budgets.c.scope, waiting)
    step = CHAT_LIMIT.interval_us
    spent = (budgets.c.scope != rate_limit.GLOBAL) & (budgets.c.tat_us + step > database_ms() * 1000) & has_waiting
    refill = select(func.min(budgets.c.tat_us) + step - database_ms() * 1000).where(spent)
    return select(
        or_(*due),
        or_(expired, abandoned),
        refill.scalar_subquery(),
        *(each.scalar_subquery() for each in soonest),
    )


_CLAIM = claim_statement()
_MINE = (calls.c.claim == _token) & calls.c.id.in_(_ids)
_DONE = delete(calls).where(_MINE)
_FREE = {"state": PENDING, "claim": None, "lease_ms": None}
_RELEASE = update(calls).where(_MINE).values(**_FREE, attempts=calls.c.attempts - 1)
_POSTPONE = (
    update(calls)
    .where(calls.c.claim == _token, calls.c.id == bindparam("call"))
    .values(
        **_FREE,
        not_before=bindparam("again_at", type_=Instant()),
        put_off_ms=calls.c.put_off_ms + (bindparam("again_at", type_=Instant()) - calls.c.not_before),
        last_error=bindparam("reason"),
    )
)
_abandoned = (
    select(calls.c.id)
    .where(calls.c.state == LEASED, calls.c.lease_ms < database_ms())
    .with_for_update(skip_locked=True)  # what is being settled or dropped just now needs nobody
)
_REAP = update(calls).where(calls.c.id.in_(_abandoned)).values(**_FREE)
_over = (
    select(calls.c.id)
    .where(calls.c.state == PENDING, calls.c.expires_at <= _now)
    .order_by(calls.c.expires_at)
    .limit(bindparam("n", type_=BigInteger))
    .with_for_update(skip_locked=True)
    .cte("over")
)
_TAKE_EXPIRED = (
    update(calls)
    .where(calls.c.id.in_(select(_over.c.id)))
    .values(state=LEASED, lease_ms=database_ms() + bindparam("lease", type_=BigInteger), claim=_token)
    .returning(*(calls.c[name] for name in _COLUMNS))
)
_OUTLOOK = _outlook()


async def claim(
    uow: UnitOfWork,
    limit: int,
    now: datetime,
    lease: timedelta,
    token: int,
    *,
    pace: RateLimit,
    rest: int,
    wanted: int = 1,
) -> Batch:
    """Lease up to `limit` calls that are due at `now`, as far as the pace of the bot and of each chat allows.

    `rest` of them at most are of the lanes that are not urgent. `token` names the holder: only who knows it can settle
    what was claimed. `lease` is by the database's time; `wanted` says for how many calls `Batch.tokens_in` is asked.
    """
    tat_us, now_us = await rate_limit.hold_bot_budget(uow)
    free = min(limit, pace.allowance(tat_us, now_us))
    if free < 1:
        return Batch((), is_drained=False, next_slot_in=pace.wait(tat_us, now_us, wanted))
    values = {
        "now": now,
        "n": free,
        "n_rest": min(rest, free),
        "horizon_us": now_us - CHAT_LIMIT.interval_us,
        "lease_until": now_us // 1000 + lease // _MS,
        "token": token,
    }
    rows = (await uow.session.execute(_CLAIM, values)).all()
    opened, shredded = await _opened(uow, sorted(rows, key=lambda row: (row.lane, row.not_before, row.id)), token)
    if opened:
        await rate_limit.consume(uow, pace, now_us, [call.chat_id for call in opened])
    spent_us = max(tat_us, pace.floor_us(now_us)) + len(opened) * pace.interval_us
    is_all = len(rows) < free and (rest >= free or sum(row.lane not in URGENT for row in rows) < rest)
    return Batch(tuple(opened), is_all, pace.wait(spent_us, now_us, 1 if is_all else wanted), shredded)


async def complete(uow: UnitOfWork, token: int, ids: Sequence[int]) -> int:
    """Delete settled calls; return for how many the lease was lost in the meantime."""
    gone = await uow.session.execute(_DONE, {"token": token, "ids": ids})
    return len(ids) - int(getattr(gone, "rowcount", 0))


async def retry_later(uow: UnitOfWork, token: int, call_id: int, delay: timedelta, reason: str) -> None:
    """Let a call wait for `delay` by the Clock and then be tried again; `reason` holds nothing that people wrote."""
    values = {"token": token, "call": call_id, "again_at": uow.now + delay, "reason": reason[:_ERROR]}
    await uow.session.execute(_POSTPONE, values)


async def release(uow: UnitOfWork, token: int, ids: Sequence[int]) -> None:
    """Give calls back that were surely not sent; the attempt does not count."""
    await uow.session.execute(_RELEASE, {"token": token, "ids": ids})


async def release_expired_leases(uow: UnitOfWork) -> int:
    """Give back all calls whose lease is over; return how many."""
    gone = await uow.session.execute(_REAP)
    return int(getattr(gone, "rowcount", 0))


async def release_all_leases(uow: UnitOfWork) -> None:
    """Give back whatever anybody held: in a database that was restored, nobody does any more."""
    await uow.session.execute(update(calls).where(calls.c.state == LEASED).values(**_FREE))


async def take_expired(
    uow: UnitOfWork, now: datetime, lease: timedelta, token: int, limit: int = 100
) -> list[ClaimedCall]:
    """Lease up to `limit` calls whose time is over, unopened, so that they can be settled as expired; oldest first."""
    values = {"now": now, "n": limit, "lease": lease // _MS, "token": token}
    return [_call(row, "") for row in sorted(await uow.session.execute(_TAKE_EXPIRED, values))]


async def queue_status(uow: UnitOfWork, now: datetime) -> QueueStatus:
    """Return whether anything is due, expired or abandoned at `now`, and when something will be due."""
    is_due, is_over, refill_us, *soonest = (await uow.session.execute(_OUTLOOK, {"now": now})).one()
    waits = [(to_ms(at) - to_ms(now)) / 1000 for at in soonest if at is not None]
    if refill_us is not None:
        waits.append(refill_us / 1_000_000)
    return QueueStatus(bool(is_due), bool(is_over), max(0.0, min(waits)) if waits else None)


async def _opened(uow: UnitOfWork, rows: Sequence[Any], token: int) -> tuple[list[ClaimedCall], int]:
    """Open what was claimed; delete what cannot be opened because its key was shredded."""
    await uow.fetch_keys_of([row.payload for row in rows])
    opened, gone = [], []
    for row in rows:
        try:
            opened.append(_call(row, uow.keyring.open(labels.outbox_payload(row.ref), row.payload)))
        except KeyMissing:
            gone.append(row.id)
    if gone:
        await complete(uow, token, gone)
    return opened, len(gone)


def _call(row: Any, body: str) -> ClaimedCall:
    return ClaimedCall(body, *row[: len(_COLUMNS)])
