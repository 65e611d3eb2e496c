"""Connecting two people by consent: an invitation, an acceptance, a confirmation."""

from datetime import datetime

from bot.db import conversations, pairing, people
from bot.db.pairing import ACCEPTED, OPEN, Invite
from bot.db.unit_of_work import UnitOfWork
from bot.domain.pairing import (
    A_DAY,
    PER_DAY,
    VALID_FOR,
    ExampleShown,
    InviteAccepted,
    Invited,
    InviteLeft,
    InviteOpened,
    InvitePictured,
    InviteRevoked,
    Paired,
    PairingDeclined,
    PairingRefused,
    WhyNot,
    hash_of,
    new_token,
)
from bot.domain.people import Member
from bot.services import accounts

_GONE = {"revoked": WhyNot.REVOKED, "done": WhyNot.USED, "declined": WhyNot.USED, "closed": WhyNot.USED}


async def invite(uow: UnitOfWork, person: Member) -> Invited | PairingRefused:
    """Make a fresh invitation; one that was live before is revoked by it, so that a person has one at most."""
    if person.couple_id is not None:
        return PairingRefused(person, WhyNot.YOU_CONNECTED)
    if await pairing.invites_since(uow, person.id, uow.now - A_DAY) >= PER_DAY:
        return PairingRefused(person, WhyNot.TOO_MANY)
    before = await pairing.live_invite(uow, person.id)
    if before is not None:
        before.state = "revoked"
        await uow.session.flush()
    token = new_token()
    made = await pairing.add_invite(uow, person.id, hash_of(token), uow.now + VALID_FOR)
    return Invited(person, made.id, token, made.expires_at, uow.now)


async def invited_until(uow: UnitOfWork, person: Member) -> datetime | None:
    """Return until when the live invitation of somebody works, or None."""
    found = await pairing.live_invite(uow, person.id)
    return found.expires_at if found is not None and found.expires_at > uow.now else None


async def picture(uow: UnitOfWork, person: Member, invite_id: int, token: str) -> InvitePictured | PairingRefused:
    """Return one's own live invitation as a picture; `token` comes from the message itself, for it is kept nowhere."""
    found = await pairing.invite_by_token(uow, hash_of(token))
    if found is None or found.id != invite_id or found.inviter_id != person.id:
        return PairingRefused(person, WhyNot.UNKNOWN)
    if found.state not in {OPEN, ACCEPTED}:
        return PairingRefused(person, await _why_gone(uow, person, found))
    if found.expires_at <= uow.now:
        return PairingRefused(person, WhyNot.EXPIRED)
    return InvitePictured(person, token, found.expires_at, uow.now)


async def revoke(uow: UnitOfWork, person: Member, invite_id: int) -> InviteRevoked | PairingRefused:
    """Take one's own invitation back; tapping twice is as good as once."""
    found = await pairing.invite_by_id(uow, invite_id)
    if found is None or found.inviter_id != person.id:
        return PairingRefused(person, WhyNot.UNKNOWN)
    if found.state not in {OPEN, ACCEPTED, "revoked"}:
        return PairingRefused(person, await _why_gone(uow, person, found))
    found.state = "revoked"
    return InviteRevoked(person)


async def open_invite(uow: UnitOfWork, person: Member, token: str) -> InviteOpened | PairingRefused:
    """Show an invitation to whoever followed its link."""
    found = await pairing.invite_by_token(uow, hash_of(token))
    why = await _obstacle(uow, person, found)
    if found is None or why is not None:
        return PairingRefused(person, why or WhyNot.UNKNOWN)
    return InviteOpened(person, await _inviter(uow, found), found.id)


async def show_example(uow: UnitOfWork, person: Member, invite_id: int) -> ExampleShown | PairingRefused:
    """Show whoever is invited what would come."""
    found = await pairing.invite_by_id(uow, invite_id)
    why = await _obstacle(uow, person, found)
    if found is None or why is not None:
        return PairingRefused(person, why or WhyNot.UNKNOWN)
    return ExampleShown(person, await _inviter(uow, found), found.id, uow.now)


async def accept(uow: UnitOfWork, person: Member, invite_id: int) -> InviteAccepted | PairingRefused:
    """Say yes to an invitation; the first to do so has it. Tapping twice is as good as once."""
    found = await pairing.invite_by_id(uow, invite_id)
    why = await _obstacle(uow, person, found)
    if found is None or why is not None:
        return PairingRefused(person, why or WhyNot.UNKNOWN)
    found.state, found.invited_id = ACCEPTED, person.id
    return InviteAccepted(person, await _inviter(uow, found), found.id)


async def leave(uow: UnitOfWork, person: Member, invite_id: int) -> InviteLeft:
    """Say not now; nothing is told to the one who invited, and the link stays good until its time is over."""
    found = await pairing.invite_by_id(uow, invite_id)
    if found is not None and found.state == ACCEPTED and found.invited_id == person.id:
        found.state, found.invited_id = OPEN, None
    return InviteLeft(person, invite_id)


async def confirm(uow: UnitOfWork, person: Member, invite_id: int) -> Paired | PairingRefused:
    """Confirm who joined, by the one who invited; now they are a couple."""
    joined = await pairing.invited_by(uow, invite_id) or person.id
    both = sorted({person.id, joined})
    rows = [await people.person(uow, one, lock=True) for one in both]  # people are held before invitations
    found = await pairing.invite_by_id(uow, invite_id)
    if found is None or found.inviter_id != person.id:
        return PairingRefused(person, WhyNot.UNKNOWN)
    if found.state != ACCEPTED or found.invited_id != joined:
        return PairingRefused(person, await _why_gone(uow, person, found))
    if found.expires_at <= uow.now:
        return PairingRefused(person, WhyNot.EXPIRED)
    if any(row is None or row.couple_id is not None for row in rows):
        mine = person.couple_id is not None
        return PairingRefused(person, WhyNot.YOU_CONNECTED if mine else WhyNot.OTHER_CONNECTED)
    couple = await pairing.add_couple(uow)
    for row in rows:
        if row is not None:
            row.couple_id = couple.id
            await conversations.drop(uow, row.id)
    found.state = "done"
    await uow.session.flush()
    await pairing.close_invites_of(uow, [row.id for row in rows if row is not None])
    return await _paired(uow, person.id, joined)


async def decline(uow: UnitOfWork, person: Member, invite_id: int) -> PairingDeclined | PairingRefused:
    """Say no to who joined; the invitation is over."""
    found = await pairing.invite_by_id(uow, invite_id)
    if found is None or found.inviter_id != person.id or found.invited_id is None:
        return PairingRefused(person, WhyNot.UNKNOWN)
    if found.state not in {ACCEPTED, "declined"}:
        return PairingRefused(person, await _why_gone(uow, person, found))
    found.state = "declined"
    invited = await accounts.known(uow, found.invited_id)
    if invited is None:
        return PairingRefused(person, WhyNot.UNKNOWN)
    return PairingDeclined(person, invited, found.id)


async def _obstacle(uow: UnitOfWork, person: Member, found: Invite | None) -> WhyNot | None:
    """Return why this person cannot take this invitation, or None."""
    if found is None:
        return WhyNot.UNKNOWN
    if found.inviter_id == person.id:
        return WhyNot.OWN
    if person.couple_id is not None:
        return WhyNot.USED if found.state == "done" else WhyNot.YOU_CONNECTED
    if found.state in _GONE:
        return await _why_gone(uow, person, found)
    if found.state == ACCEPTED and found.invited_id != person.id:
        return WhyNot.TAKEN
    if found.expires_at <= uow.now:
        return WhyNot.EXPIRED
    inviter = await people.person(uow, found.inviter_id)
    return WhyNot.OTHER_CONNECTED if inviter is None or inviter.couple_id is not None else None


async def _why_gone(uow: UnitOfWork, person: Member, found: Invite) -> WhyNot:
    """Return why an invitation that is over leads nowhere; one was closed because either became connected."""
    if found.state == "closed":
        other_id = found.invited_id if found.inviter_id == person.id else found.inviter_id
        other = await people.person(uow, other_id) if other_id is not None else None
        if person.couple_id is not None:
            return WhyNot.YOU_CONNECTED
        if other is not None and other.couple_id is not None:
            return WhyNot.OTHER_CONNECTED
    return _GONE.get(found.state, WhyNot.USED)


async def _inviter(uow: UnitOfWork, found: Invite) -> Member:
    inviter = await accounts.known(uow, found.inviter_id)
    assert inviter is not None  # noqa: S101 - a foreign key keeps the row
    return inviter


async def _paired(uow: UnitOfWork, inviter_id: int, invited_id: int) -> Paired:
    inviter, invited = await accounts.known(uow, inviter_id), await accounts.known(uow, invited_id)
    assert inviter is not None  # noqa: S101 - both were just changed
    assert invited is not None  # noqa: S101
    return Paired(inviter, invited)
