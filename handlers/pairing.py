"""Connecting: /start, /invite, and the buttons of an invitation."""

import re

from telegram import Message, Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.domain.keys import KeysShown
from bot.domain.pairing import Paired, PairingRefused, Welcomed, WhyNot
from bot.domain.people import NAMELESS
from bot.domain.settings import Section
from bot.services import beginnings, pairing, settings
from handlers import keyboard
from handlers.turn import Turn, message_of, type_of_application, words_after_command

_TOKEN = re.compile(r"[?&]start=([A-Za-z0-9_-]{1,64})")
_BARE_TOKEN = re.compile(r"(?<![\w-])[A-Za-z0-9_-]{32}(?![\w-])")  # 24 bytes in base64 (bot/domain/pairing.py)
_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def started(update: Update, turn: Turn) -> None:
    """Welcome, or open the invitation whose token came along."""
    words = words_after_command(update)
    if words:
        await turn.carry(await pairing.open_invite(turn.uow, turn.person, token_in(message_of(update), words)))
    else:
        await beginnings.carry_on(turn.uow, turn.person)
        await turn.carry(Welcomed(turn.person, await turn.partner(), turn.is_new))
        await keyboard.show(turn)
    await _ask_for_name(update, turn)


def token_in(message: Message, words: str) -> str:
    """Return the token of an invitation in words: of a link, or alone."""
    hidden = [entity.url for entity in message.entities if entity.url]
    for found in (_TOKEN.search(" ".join((words, *hidden))), _BARE_TOKEN.search(words)):
        if found is not None:
            return found[found.re.groups]
    return words.strip("<>()[]{}“”„«»\"'`=:.,;!? ")[:64]


async def invitation_pasted(update: Update, turn: Turn) -> bool:
    """Open an invitation that somebody pasted instead of following its link; False where there is none in the words."""
    message = message_of(update)
    hidden = " ".join(entity.url for entity in message.entities if entity.url)
    found = _TOKEN.search(f"{message.text} {hidden}") or _BARE_TOKEN.search(message.text or "")
    if found is None or turn.person.couple_id is not None:
        return False
    opened = await pairing.open_invite(turn.uow, turn.person, found[found.re.groups])
    if isinstance(opened, PairingRefused) and opened.why is WhyNot.UNKNOWN and found.re is _BARE_TOKEN:
        return False  # 32 characters of something else
    await turn.carry(opened)
    await _ask_for_name(update, turn)
    return True


async def _ask_for_name(update: Update, turn: Turn) -> None:
    """Ask somebody of whose name nothing can be shown how the other is to see them."""
    if turn.person.name == NAMELESS and update.message is not None:
        await turn.carry(await settings.show(turn.uow, turn.person, Section.NAME, "none"))


async def invite_asked(update: Update, turn: Turn) -> None:
    """Make an invitation."""
    await turn.carry(await pairing.invite(turn.uow, turn.person))
    await _ask_for_name(update, turn)


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


async def example_wanted(update: Update, turn: Turn) -> None:
    """Show what would come."""
    await turn.carry(await pairing.show_example(turn.uow, turn.person, turn.number(1)))


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
        await turn.carry(*await beginnings.begin(turn.uow, paired))
        both = (paired.inviter, paired.invited)
        await turn.carry(KeysShown(*both), KeysShown(*both[::-1]))


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
        ("example", example_wanted),
        ("accept", invite_accepted),
        ("leave", invite_left),
        ("yes", pairing_confirmed),
        ("no", pairing_declined),
    ):
        application.add_handler(CallbackQueryHandler(handler, rf"^invite:{action}:(\d{{1,19}})$"))
