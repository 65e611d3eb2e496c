"""The pace all senders share: one bucket row for the bot and one for each chat written to lately.

A bucket is a theoretical arrival time (GCRA) by the database's own time, so that any number of processes with
clocks of their own stay under Telegram's caps together.
"""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlalchemy import BigInteger, Table, bindparam, case, delete, select, update
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Mapped, mapped_column
from sqlalchemy.sql.elements import ColumnElement
from sqlalchemy.sql.expression import FunctionElement

from bot.db.schema import Row
from bot.db.unit_of_work import UnitOfWork

GLOBAL = 0  # no chat has this id
_SECOND = 1_000_000  # microseconds


class RateLimitBucket(Row):
    """One bucket; `tat_us` is when its next call would be due if all before it had kept the pace."""

    __tablename__ = "send_budgets"

    scope: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)  # a chat, or GLOBAL
    tat_us: Mapped[int] = mapped_column(BigInteger)


@dataclass(frozen=True, slots=True)
class RateLimit:
    """So many calls a second in the long run, and at most `burst` of them at once."""

    per_second: float
    burst: float

    @property
    def interval_us(self) -> int:
        """The microseconds that one call costs."""
        return max(1, round(_SECOND / self.per_second))

    def floor_us(self, now_us: int) -> int:
        """Return the earliest `tat_us` a bucket can have now: more than a burst is never saved up."""
        return now_us - round(self.burst * self.interval_us)

    def allowance(self, tat_us: int, now_us: int) -> int:
        """Return how many calls may go now."""
        return max(0, (now_us - max(tat_us, self.floor_us(now_us))) // self.interval_us)

    def wait(self, tat_us: int, now_us: int, calls: int = 1) -> float:
        """Return the seconds until `calls` may go at once."""
        return max(0, max(tat_us, self.floor_us(now_us)) + calls * self.interval_us - now_us) / _SECOND


# "All limits": about one message a second to one chat, short bursts tolerated (core.telegram.org/bots/faq).
CHAT_LIMIT = RateLimit(per_second=1, burst=8)


def bot_limit(per_second: int) -> RateLimit:
    """Return the pace of the whole bot; a tenth of a second may be saved up."""
    return RateLimit(per_second, max(1.0, per_second / 10))


class database_ms(FunctionElement[int]):  # noqa: N801 - it is an SQL function
    """The database's own time in milliseconds since 1970, the same all through one statement."""

    type = BigInteger()
    inherit_cache = True


@compiles(database_ms, "sqlite")
def _sqlite_ms(_element: Any, _compiler: Any, **_: Any) -> str:
    return "CAST((julianday('now') - 2440587.5) * 86400000 AS INTEGER)"


@compiles(database_ms, "postgresql")
def _postgresql_ms(_element: Any, _compiler: Any, **_: Any) -> str:
    # STABLE, unlike clock_timestamp(), so that it can be compared by an index.
    return "CAST(EXTRACT(EPOCH FROM statement_timestamp()) * 1000 AS BIGINT)"


budgets: Table = RateLimitBucket.metadata.tables["send_budgets"]
_NOW_US: ColumnElement[int] = database_ms() * 1000
_HELD = select(budgets.c.tat_us, _NOW_US).where(budgets.c.scope == GLOBAL).with_for_update()
_PAUSED = bindparam("paused_us", type_=BigInteger)
_PAUSE = (
    update(budgets)
    .where(budgets.c.scope == GLOBAL)
    .values(tat_us=case((budgets.c.tat_us > _NOW_US + _PAUSED, budgets.c.tat_us), else_=_NOW_US + _PAUSED))
)
_PRUNE = delete(budgets).where(budgets.c.scope != GLOBAL, budgets.c.tat_us < _NOW_US - bindparam("idle_us"))


def _spend(dialect: str) -> Any:
    insert = sqlite.insert if dialect == "sqlite" else postgresql.insert
    floor, cost = bindparam("floor_us", type_=BigInteger), bindparam("cost_us", type_=BigInteger)
    later = case((budgets.c.tat_us > floor, budgets.c.tat_us), else_=floor) + cost
    fresh = insert(budgets).values(scope=bindparam("spender"), tat_us=floor + cost)
    return fresh.on_conflict_do_update(index_elements=["scope"], set_={"tat_us": later})


_SPEND = {"sqlite": _spend("sqlite"), "postgresql": _spend("postgresql")}


async def hold_bot_budget(uow: UnitOfWork) -> tuple[int, int]:
    """Hold the bot's bucket until the end of the transaction; return its `tat_us` and the database's time."""
    row = (await uow.session.execute(_HELD)).first()
    if row is None:
        insert = sqlite.insert if uow.dialect == "sqlite" else postgresql.insert
        await uow.session.execute(insert(budgets).values(scope=GLOBAL, tat_us=0).on_conflict_do_nothing())
        row = (await uow.session.execute(_HELD)).one()
    return row[0], row[1]


async def consume(uow: UnitOfWork, pace: RateLimit, now_us: int, chats: Iterable[int]) -> None:
    """Take one call for each entry of `chats` from that chat's bucket and from the bot's, which must be held."""
    counted = Counter(chats)
    floor = CHAT_LIMIT.floor_us(now_us)
    rows = [
        {"spender": chat, "floor_us": floor, "cost_us": CHAT_LIMIT.interval_us * calls}
        for chat, calls in counted.items()
    ]
    total = pace.interval_us * counted.total()
    rows.append({"spender": GLOBAL, "floor_us": pace.floor_us(now_us), "cost_us": total})
    await uow.session.execute(_SPEND[uow.dialect], rows)


async def pause_all(uow: UnitOfWork, length: timedelta) -> None:
    """Let nobody send for `length` from now, as Telegram asks for with `retry_after`."""
    await hold_bot_budget(uow)
    await uow.session.execute(_PAUSE, {"paused_us": length // timedelta(microseconds=1)})


async def prune(uow: UnitOfWork) -> int:
    """Forget the buckets of chats that are full again; return how many were forgotten."""
    await hold_bot_budget(uow)
    full_us = round(CHAT_LIMIT.burst * CHAT_LIMIT.interval_us)
    gone = await uow.session.execute(_PRUNE, {"idle_us": full_us})
    return int(getattr(gone, "rowcount", 0))
