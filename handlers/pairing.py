"""Connecting: /start, /invite, and the buttons of an invitation."""

import re

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.domain.pairing import Paired, Welcomed
from bot.services import beginnings, pairing
from handlers.turn import Turn, type_of_application, words_after_command

_TOKEN = re.compile(r"[?&]start=([A-Za-z0-9_-]{1,64})")
_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def started(update: Update, turn: Turn) -> None:
    """Welcome, or open the invitation whose token came along."""
    token = words_after_command(update)
    if token:
        await turn.carry(await pairing.open_invite(turn.uow, turn.person, token[:64]))
    else:
        await beginnings.carry_on(turn.uow, turn.person)
        await turn.carry(Welcomed(turn.person, await turn.partner(), turn.is_new))


async def invite_asked(update: Update, turn: Turn) -> None:
    """Make an invitation."""
    await turn.carry(await pairing.invite(turn.uow, turn.person))


async def invite_pictured(update: Update, turn: Turn) -> None:
    """Show the invitation as a picture; its token stands in the message itself."""
    query = update.callback_query
    shown = query.message if query else None
    found = _TOKEN.search(shown.text or "") if isinstance(shown, Message) else None
    token = found[1] if found else ""
    await turn.carry(await pairing.picture(turn.uow, turn.person, turn.number(1), token))


async def invite_revoked(update: Update, turn: Turn) -> None:
    """Take the invitation back."""
    await turn.carry(await pairing.revoke(turn.uow, turn.person, turn.number(1)))


async def invite_accepted(update: Update, turn: Turn) -> None:
    """Say yes."""
    await turn.carry(await pairing.accept(turn.uow, turn.person, turn.number(1)))


async def invite_left(update: Update, turn: Turn) -> None:
    """Say not now."""
    await turn.carry(await pairing.leave(turn.uow, turn.person, turn.number(1)))


async def pairing_confirmed(update: Update, turn: Turn) -> None:
    """Confirm who joined."""
    paired = await pairing.confirm(turn.uow, turn.person, turn.number(1))
    await turn.carry(paired)
    if isinstance(paired, Paired):
        await turn.carry(await beginnings.begin(turn.uow, paired))


async def pairing_declined(update: Update, turn: Turn) -> None:
    """Say no to who joined."""
    await turn.carry(await pairing.decline(turn.uow, turn.person, turn.number(1)))


def register(application: type_of_application) -> None:
    """Listen to what connects two people."""
    application.add_handler(CommandHandler("start", started, _CHAT))
    application.add_handler(CommandHandler("invite", invite_asked, _CHAT))
    application.add_handler(CallbackQueryHandler(invite_asked, r"^menu:invite$"))
    for action, handler in (
        ("qr", invite_pictured),
        ("revoke", invite_revoked),
        ("accept", invite_accepted),
        ("leave", invite_left),
        ("yes", pairing_confirmed),
        ("no", pairing_declined),
    ):
        application.add_handler(CallbackQueryHandler(handler, rf"^invite:{action}:(\d{{1,19}})$"))
