"""Data keys as rows: wrapped by a master key, one a person and one a couple, deleted to shred what they sealed."""

from datetime import datetime

from sqlalchemy import BigInteger, LargeBinary, String, inspect, select
from sqlalchemy.ext.asyncio import AsyncConnection
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.schema import Instant, Row

SYSTEM_KEY = 1  # the key of what belongs to nobody


class DataKey(Row):
    """A key that seals what belongs to one person or one couple."""

    __tablename__ = "data_keys"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    master_id: Mapped[str] = mapped_column(String(16), index=True)
    wrapped: Mapped[bytes] = mapped_column(LargeBinary)
    created_at: Mapped[datetime] = mapped_column(Instant)


async def master_ids_in_use(connection: AsyncConnection) -> frozenset[str]:
    """Return the ids of all master keys that data keys are wrapped with; none where there are no tables yet."""
    if not await connection.run_sync(lambda sync: inspect(sync).has_table(DataKey.__tablename__)):
        return frozenset()
    return frozenset(await connection.scalars(select(DataKey.master_id).distinct()))
