"""What the buttons of an invitation carry."""

from bot.presentation.callback_data import CallbackData


class Invite(CallbackData, prefix="menu:invite"):
    """Make an invitation."""


class _OfInvite(CallbackData):
    invite_id: int


class ShowQrCode(_OfInvite, prefix="invite:qr", reads_message=True):
    """Show the invitation as a picture; its token stands in the message alone."""


class RevokeInvite(_OfInvite, prefix="invite:revoke"):
    """Take the invitation back."""


class ShowExample(_OfInvite, prefix="invite:example"):
    """Show what would come."""


class AcceptInvite(_OfInvite, prefix="invite:accept"):
    """Accept an invitation."""


class LeaveInvite(_OfInvite, prefix="invite:leave"):
    """Say not now to an invitation."""


class ConfirmPairing(_OfInvite, prefix="invite:yes"):
    """Confirm who joined."""


class DeclinePairing(_OfInvite, prefix="invite:no"):
    """Say no to who joined."""
