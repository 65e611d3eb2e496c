"""/safety, /x, and help in private."""

from dataclasses import replace

from bot.domain.safety import ClearAsked
from bot.presentation.buttons.safety import (
    ChooseCountry,
    ClearChat,
    ExplainCalling,
    HelpFriend,
    ListCountries,
    OpenSafety,
    OpenSafetyBelow,
    SayWorried,
    SetQuietMode,
    ShowNotCleared,
)
from bot.presentation.menu import Said
from bot.services import safety
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


@router.command("safety")
@router.button(OpenSafety)
async def safety_opened(ctx: HandlerContext) -> None:
    """Open the safety page."""
    await ctx.reply(await safety.open_page(ctx.uow, ctx.person))


@router.button(OpenSafetyBelow)
async def safety_opened_below(ctx: HandlerContext) -> None:
    """Open the safety page below what was tapped, which is still wanted."""
    await ctx.reply(replace(await safety.open_page(ctx.uow, ctx.person), is_below=True))


@router.button(ListCountries)
async def countries_opened(ctx: HandlerContext) -> None:
    """Offer the countries."""
    await ctx.reply(await safety.show_countries(ctx.uow, ctx.person))


@router.tap(ChooseCountry)
async def country_chosen(ctx: HandlerContext, tap: ChooseCountry) -> None:
    """Set the country whose lines are shown."""
    code = tap.code
    await ctx.reply(await safety.choose_country(ctx.uow, ctx.person, None if code == "--" else code))


@router.tap(SetQuietMode)
async def quiet_mode_set(ctx: HandlerContext, tap: SetQuietMode) -> None:
    """Set quiet mode."""
    await ctx.reply(*await safety.set_quiet_mode(ctx.uow, ctx.person, tap.is_on))


@router.command("x")
async def clear_asked(ctx: HandlerContext) -> None:
    """Ask once whether what can be removed is to be: a command may be tapped by mistake, or on somebody's word."""
    await ctx.reply(ClearAsked(ctx.person))


@router.button(ClearChat)
async def chat_cleared(ctx: HandlerContext) -> None:
    """Remove what can be removed."""
    await ctx.reply(await safety.clear_chat(ctx.uow, ctx.person))


@router.button(ShowNotCleared)
async def more_asked(ctx: HandlerContext) -> None:
    """Say what could not be removed."""
    await ctx.reply(Said(ctx.person, "cleared-more"))


@router.button(SayWorried)
async def worried(ctx: HandlerContext) -> None:
    """Show help to somebody who is worried by what they got."""
    await ctx.reply(await safety.share_worry(ctx.uow, ctx.person))


@router.button(HelpFriend)
async def friend_help_opened(ctx: HandlerContext) -> None:
    """Show what to do for a person in danger."""
    await ctx.reply(await safety.help_a_friend(ctx.uow, ctx.person))


@router.button(ExplainCalling)
async def calling_explained(ctx: HandlerContext) -> None:
    """Show what happens when one calls."""
    await ctx.reply(await safety.explain_calling(ctx.uow, ctx.person))
