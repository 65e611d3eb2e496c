"""How two people become connected: what may happen to an invitation, and what did."""

import hashlib
import secrets
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum

from bot.domain.people import Member

VALID_FOR = timedelta(hours=48)
A_DAY = timedelta(days=1)
PER_DAY = 5  # invitations one person may make in 24 hours
_TOKEN_BYTES = 24  # 192 bits; 32 characters of a start payload's 64


class WhyNot(StrEnum):
    """Why an invitation did not lead on; each has its own sentence."""

    OWN = "own"
    USED = "used"
    EXPIRED = "expired"
    REVOKED = "revoked"
    UNKNOWN = "unknown"
    TAKEN = "taken"  # somebody else accepted in the meantime
    YOU_CONNECTED = "you-connected"
    OTHER_CONNECTED = "other-connected"
    TOO_MANY = "too-many"


def new_token() -> str:
    """Return an unguessable token that fits a start link."""
    return secrets.token_urlsafe(_TOKEN_BYTES)


def hash_of(token: str) -> bytes:
    """Return what is kept of a token."""
    return hashlib.sha256(b"halfway invitation" + token.encode()).digest()


@dataclass(frozen=True, slots=True)
class Welcomed:
    """Somebody said /start, or asked for the menu."""

    person: Member
    partner: Member | None
    is_new: bool = False


@dataclass(frozen=True, slots=True)
class ExampleShown:
    """Whoever is invited wants to see what would come."""

    person: Member
    inviter: Member
    invite_id: int
    at: datetime


@dataclass(frozen=True, slots=True)
class Invited:
    """A live invitation is there to be passed on."""

    person: Member
    invite_id: int
    token: str = field(repr=False)
    expires_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class InvitePictured:
    """The one who invited wants the link as a picture."""

    person: Member
    token: str = field(repr=False)
    expires_at: datetime
    at: datetime


@dataclass(frozen=True, slots=True)
class InviteRevoked:
    """The one who invited took it back."""

    person: Member


@dataclass(frozen=True, slots=True)
class InviteOpened:
    """Somebody opened an invitation and is asked whether they want it."""

    person: Member
    inviter: Member
    invite_id: int


@dataclass(frozen=True, slots=True)
class InviteAccepted:
    """The invited one said yes; the one who invited is asked to confirm."""

    person: Member
    inviter: Member
    invite_id: int


@dataclass(frozen=True, slots=True)
class InviteLeft:
    """The invited one said not now; nobody is told."""

    person: Member
    invite_id: int = 0  # 0 where it is not known


@dataclass(frozen=True, slots=True)
class Paired:
    """Both agreed."""

    inviter: Member
    invited: Member


@dataclass(frozen=True, slots=True)
class PairingDeclined:
    """The one who invited did not confirm."""

    inviter: Member
    invited: Member
    invite_id: int


@dataclass(frozen=True, slots=True)
class PairingRefused:
    """Nothing changed, and this is why."""

    person: Member
    why: WhyNot
