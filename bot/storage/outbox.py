"""The queue of finished Bot API calls: what waits, who holds it, and the pace all senders share."""

from datetime import datetime

from sqlalchemy import BigInteger, Index, SmallInteger, String, text
from sqlalchemy.orm import Mapped, mapped_column

from bot.storage.schema import Instant, Row, Sealed, SealedBytes, Serial

PENDING, LEASED = 0, 1


class OutboxCall(Row):
    """One call that waits or is being sent; settled calls are deleted."""

    __tablename__ = "outbox"

    id: Mapped[int] = mapped_column(Serial, primary_key=True)
    ref: Mapped[int] = mapped_column(BigInteger)  # random; names the row to the vault before `id` is known
    lane: Mapped[int] = mapped_column(SmallInteger)
    state: Mapped[int] = mapped_column(SmallInteger, default=PENDING)
    chat_id: Mapped[int] = mapped_column(BigInteger)
    couple_id: Mapped[int | None] = mapped_column(BigInteger, index=True)
    method: Mapped[str] = mapped_column(String(40))
    payload: Mapped[SealedBytes] = mapped_column(Sealed)
    not_before: Mapped[datetime] = mapped_column(Instant)  # by the Clock
    expires_at: Mapped[datetime | None] = mapped_column(Instant)  # by the Clock
    about: Mapped[str | None] = mapped_column(String(80))
    dedupe_key: Mapped[str | None] = mapped_column(String(120))
    replaces: Mapped[str | None] = mapped_column(String(120))
    attempts: Mapped[int] = mapped_column(SmallInteger, default=0)
    lease_ms: Mapped[int | None] = mapped_column(BigInteger)  # by the database's own time
    claim: Mapped[int | None] = mapped_column(BigInteger)
    last_error: Mapped[str | None] = mapped_column(String(60))

    __table_args__ = (
        Index("ix_outbox_ready", "lane", "not_before", "id", sqlite_where=text("state = 0"), postgresql_where=text("state = 0")),
        Index("ix_outbox_leased", "lease_ms", sqlite_where=text("state = 1"), postgresql_where=text("state = 1")),
        Index("ix_outbox_chat", "chat_id", "lane", "id"),
        Index(
            "uq_outbox_dedupe_key",
            "dedupe_key",
            unique=True,
            sqlite_where=text("dedupe_key IS NOT NULL"),
            postgresql_where=text("dedupe_key IS NOT NULL"),
        ),
        Index(
            "ix_outbox_replaces",
            "replaces",
            sqlite_where=text("replaces IS NOT NULL"),
            postgresql_where=text("replaces IS NOT NULL"),
        ),
    )


class SendBudget(Row):
    """The pace of one scope ("bot", or "chat:<id>") as a theoretical arrival time (GCRA), by the database's time."""

    __tablename__ = "send_budgets"

    scope: Mapped[str] = mapped_column(String(32), primary_key=True)
    tat_us: Mapped[int] = mapped_column(BigInteger)
