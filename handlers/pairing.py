"""Connecting: /start, /invite, and the buttons of an invitation."""

import re

from telegram import Message

from bot.domain.keys import KeysShown
from bot.domain.pairing import Paired, PairingRefused, Welcomed, WhyNot
from bot.domain.people import NAMELESS
from bot.domain.settings import Section
from bot.presentation.buttons.pairing import (
    AcceptInvite,
    ConfirmPairing,
    DeclinePairing,
    Invite,
    LeaveInvite,
    RevokeInvite,
    ShowExample,
    ShowQrCode,
)
from bot.services import beginnings, pairing, settings
from handlers import keyboard
from handlers.context import HandlerContext, words_after_command
from handlers.router import Router

_TOKEN = re.compile(r"[?&]start=([A-Za-z0-9_-]{1,64})")
_BARE_TOKEN = re.compile(r"(?<![\w-])[A-Za-z0-9_-]{32}(?![\w-])")  # 24 bytes in base64 (bot/domain/pairing.py)
router = Router()


@router.command("start")
async def started(ctx: HandlerContext) -> None:
    """Welcome, or open the invitation whose token came along."""
    words = words_after_command(ctx.message)
    if words:
        await ctx.reply(await pairing.open_invite(ctx.uow, ctx.person, token_in(ctx.message, words)))
    else:
        await beginnings.carry_on(ctx.uow, ctx.person)
        await ctx.reply(Welcomed(ctx.person, await ctx.partner(), ctx.is_new))
        await keyboard.show(ctx)
    await _ask_for_name(ctx)


def token_in(message: Message, words: str) -> str:
    """Return the token of an invitation in words: of a link, or alone."""
    hidden = [entity.url for entity in message.entities if entity.url]
    for found in (_TOKEN.search(" ".join((words, *hidden))), _BARE_TOKEN.search(words)):
        if found is not None:
            return found[found.re.groups]
    return words.strip("<>()[]{}“”„«»\"'`=:.,;!? ")[:64]


async def invitation_pasted(ctx: HandlerContext) -> bool:
    """Open an invitation that somebody pasted instead of following its link; False where there is none in the words."""
    message = ctx.message
    hidden = " ".join(entity.url for entity in message.entities if entity.url)
    found = _TOKEN.search(f"{message.text} {hidden}") or _BARE_TOKEN.search(message.text or "")
    if found is None or ctx.person.couple_id is not None:
        return False
    opened = await pairing.open_invite(ctx.uow, ctx.person, found[found.re.groups])
    if isinstance(opened, PairingRefused) and opened.why is WhyNot.UNKNOWN and found.re is _BARE_TOKEN:
        return False  # 32 characters of something else
    await ctx.reply(opened)
    await _ask_for_name(ctx)
    return True


async def _ask_for_name(ctx: HandlerContext) -> None:
    """Ask somebody of whose name nothing can be shown how the other is to see them."""
    if ctx.person.name == NAMELESS and ctx.incoming.message is not None:
        await ctx.reply(await settings.show(ctx.uow, ctx.person, Section.NAME, "none"))


@router.command("invite")
@router.button(Invite)
async def invite_asked(ctx: HandlerContext) -> None:
    """Make an invitation."""
    await ctx.reply(await pairing.invite(ctx.uow, ctx.person))
    await _ask_for_name(ctx)


@router.tap(ShowQrCode)
async def invite_pictured(ctx: HandlerContext, tap: ShowQrCode) -> None:
    """Show the invitation as a picture; its token stands in the message itself."""
    query = ctx.incoming.callback_query
    shown = query.message if query else None
    found = _TOKEN.search(shown.text or "") if isinstance(shown, Message) else None
    token = found[1] if found else ""
    await ctx.reply(await pairing.picture(ctx.uow, ctx.person, tap.invite_id, token))


@router.tap(RevokeInvite)
async def invite_revoked(ctx: HandlerContext, tap: RevokeInvite) -> None:
    """Take the invitation back."""
    await ctx.reply(await pairing.revoke(ctx.uow, ctx.person, tap.invite_id))


@router.tap(ShowExample)
async def example_wanted(ctx: HandlerContext, tap: ShowExample) -> None:
    """Show what would come."""
    await ctx.reply(await pairing.show_example(ctx.uow, ctx.person, tap.invite_id))


@router.tap(AcceptInvite)
async def invite_accepted(ctx: HandlerContext, tap: AcceptInvite) -> None:
    """Accept an invitation."""
    await ctx.reply(await pairing.accept(ctx.uow, ctx.person, tap.invite_id))


@router.tap(LeaveInvite)
async def invite_left(ctx: HandlerContext, tap: LeaveInvite) -> None:
    """Say not now."""
    await ctx.reply(await pairing.leave(ctx.uow, ctx.person, tap.invite_id))


@router.tap(ConfirmPairing)
async def pairing_confirmed(ctx: HandlerContext, tap: ConfirmPairing) -> None:
    """Confirm who joined."""
    paired = await pairing.confirm(ctx.uow, ctx.person, tap.invite_id)
    await ctx.reply(paired)
    if isinstance(paired, Paired):
        await ctx.reply(*await beginnings.begin(ctx.uow, paired))
        both = (paired.inviter, paired.invited)
        await ctx.reply(KeysShown(*both), KeysShown(*both[::-1]))


@router.tap(DeclinePairing)
async def pairing_declined(ctx: HandlerContext, tap: DeclinePairing) -> None:
    """Say no to who joined."""
    await ctx.reply(await pairing.decline(ctx.uow, ctx.person, tap.invite_id))
