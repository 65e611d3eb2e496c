"""Invitations and couples as rows."""

from collections.abc import Collection
from datetime import datetime

from sqlalchemy import BigInteger, ForeignKey, Index, LargeBinary, String, bindparam, delete, select, text, update
from sqlalchemy.orm import Mapped, mapped_column

from bot.db.schema import Encrypted, EncryptedColumn, Instant, Row, random_id
from bot.db.unit_of_work import UnitOfWork

OPEN, ACCEPTED = "open", "accepted"
_LIVE = text("state IN ('open', 'accepted')")


class Couple(Row):
    """Two people who agreed to be connected; its row is what their updates wait for each other on."""

    __tablename__ = "couples"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    key_id: Mapped[int] = mapped_column(BigInteger)
    connected_at: Mapped[datetime] = mapped_column(Instant)
    # Who left quietly, as the one who stays knows them: signals to them are held and reach nobody.
    left_member: Mapped[Encrypted | None] = mapped_column(EncryptedColumn)


class Invite(Row):
    """An invitation; the token itself is never kept, only its hash."""

    __tablename__ = "invites"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    token_hash: Mapped[bytes] = mapped_column(LargeBinary, unique=True)
    inviter_id: Mapped[int] = mapped_column(BigInteger, ForeignKey("people.id"))
    invited_id: Mapped[int | None] = mapped_column(BigInteger, ForeignKey("people.id"), index=True)
    state: Mapped[str] = mapped_column(String(12), default=OPEN)
    created_at: Mapped[datetime] = mapped_column(Instant)
    expires_at: Mapped[datetime] = mapped_column(Instant)

    __table_args__ = (
        Index("uq_invites_live", "inviter_id", unique=True, sqlite_where=_LIVE, postgresql_where=_LIVE),
        Index("ix_invites_inviter_id_created_at", "inviter_id", "created_at"),
    )


_AHEAD = select(Couple).where(Couple.id.in_(bindparam("couples", expanding=True, type_=BigInteger)))


async def add_invite(uow: UnitOfWork, inviter_id: int, token_hash: bytes, expires_at: datetime) -> Invite:
    """Add an open invitation."""
    invite = Invite(
        id=random_id(),
        token_hash=token_hash,
        inviter_id=inviter_id,
        created_at=uow.now,
        expires_at=expires_at,
        state=OPEN,
    )
    uow.session.add(invite)
    await uow.session.flush()
    return invite


async def invite_by_token(uow: UnitOfWork, token_hash: bytes) -> Invite | None:
    """Return the invitation with this hash and hold it until the end of the transaction."""
    return await uow.session.scalar(select(Invite).where(Invite.token_hash == token_hash).with_for_update())


async def invite_by_id(uow: UnitOfWork, invite_id: int) -> Invite | None:
    """Return the invitation with this id and hold it until the end of the transaction."""
    return await uow.session.get(Invite, invite_id, with_for_update=True)


async def invited_by(uow: UnitOfWork, invite_id: int) -> int | None:
    """Return who accepted an invitation, which may have changed the moment after."""
    return await uow.session.scalar(select(Invite.invited_id).where(Invite.id == invite_id))


async def live_invite(uow: UnitOfWork, inviter_id: int) -> Invite | None:
    """Return the invitation of a person that can still lead to a couple, whether or not its time is over."""
    wanted = select(Invite).where(Invite.inviter_id == inviter_id, Invite.state.in_([OPEN, ACCEPTED]))
    return await uow.session.scalar(wanted.with_for_update())


async def invites_of(uow: UnitOfWork, inviter_id: int) -> list[Invite]:
    """Return the invitations that somebody made and that are still kept, oldest first."""
    wanted = select(Invite).where(Invite.inviter_id == inviter_id).order_by(Invite.created_at)
    return list(await uow.session.scalars(wanted))


async def forget_invites(uow: UnitOfWork, before: datetime) -> None:
    """Delete the invitations whose time was over before an instant; until then a link says why it leads nowhere."""
    await uow.session.execute(delete(Invite).where(Invite.expires_at < before))


async def close_invites_of(uow: UnitOfWork, people: list[int]) -> None:
    """Close whatever invitation of or to these people is still live."""
    live = Invite.state.in_([OPEN, ACCEPTED]) & (Invite.inviter_id.in_(people) | Invite.invited_id.in_(people))
    await uow.session.execute(update(Invite).where(live).values(state="closed"))


async def add_couple(uow: UnitOfWork) -> Couple:
    """Add a couple with a data key of its own."""
    couple = Couple(id=random_id(), key_id=await uow.new_key(), connected_at=uow.now)
    uow.session.add(couple)
    await uow.session.flush()
    return couple


async def couple(uow: UnitOfWork, couple_id: int) -> Couple | None:
    """Return a couple and hold its row, so that nobody else works on it until the end of the transaction."""
    if couple_id in uow.locked_couples:
        return await uow.get(Couple, couple_id)
    uow.locked_couples.add(couple_id)
    return await uow.session.get(Couple, couple_id, with_for_update=True)


async def prefetch(uow: UnitOfWork, couple_ids: Collection[int]) -> None:
    """Read couples, which must be held, with their keys, so that they need not be asked for one by one."""
    held = list(await uow.session.scalars(_AHEAD, {"couples": list(couple_ids)}))
    uow.prefetched.keep_alive(held)
    uow.locked_couples |= set(couple_ids)
    await uow.fetch_keys({couple.key_id for couple in held})


async def key_of(uow: UnitOfWork, couple_id: int) -> int | None:
    """Return the data key of a couple; None where there is no such couple any more."""
    found = await uow.get(Couple, couple_id)
    return None if found is None else found.key_id


async def invites_since(uow: UnitOfWork, inviter_id: int, since: datetime) -> int:
    """Return how many invitations somebody made after `since`."""
    wanted = select(Invite.id).where(Invite.inviter_id == inviter_id, Invite.created_at > since)
    return len((await uow.session.scalars(wanted)).all())
