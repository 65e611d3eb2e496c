"""/safety, /x, and help in private."""

from dataclasses import replace

from bot.domain.safety import ClearAsked
from bot.presentation.menu import Said
from bot.services import safety
from handlers.context import HandlerContext
from handlers.router import Router


async def safety_opened(ctx: HandlerContext) -> None:
    """Open the safety page."""
    await ctx.reply(await safety.open_page(ctx.uow, ctx.person))


async def safety_opened_below(ctx: HandlerContext) -> None:
    """Open the safety page below what was tapped, which is still wanted."""
    await ctx.reply(replace(await safety.open_page(ctx.uow, ctx.person), is_below=True))


async def countries_opened(ctx: HandlerContext) -> None:
    """Offer the countries."""
    await ctx.reply(await safety.show_countries(ctx.uow, ctx.person))


async def country_chosen(ctx: HandlerContext) -> None:
    """Set the country whose lines are shown."""
    code = ctx.group(1)
    await ctx.reply(await safety.choose_country(ctx.uow, ctx.person, None if code == "--" else code))


async def quiet_mode_set(ctx: HandlerContext) -> None:
    """Set quiet mode."""
    await ctx.reply(*await safety.set_quiet_mode(ctx.uow, ctx.person, ctx.group(1) == "on"))


async def clear_asked(ctx: HandlerContext) -> None:
    """Ask once whether what can be removed is to be: a command may be tapped by mistake, or on somebody's word."""
    await ctx.reply(ClearAsked(ctx.person))


async def chat_cleared(ctx: HandlerContext) -> None:
    """Remove what can be removed."""
    await ctx.reply(await safety.clear_chat(ctx.uow, ctx.person))


async def more_asked(ctx: HandlerContext) -> None:
    """Say what could not be removed."""
    await ctx.reply(Said(ctx.person, "cleared-more"))


async def worried(ctx: HandlerContext) -> None:
    """Show help to somebody who is worried by what they got."""
    await ctx.reply(await safety.share_worry(ctx.uow, ctx.person))


async def friend_help_opened(ctx: HandlerContext) -> None:
    """Show what to do for a person in danger."""
    await ctx.reply(await safety.help_a_friend(ctx.uow, ctx.person))


async def calling_explained(ctx: HandlerContext) -> None:
    """Show what happens when one calls."""
    await ctx.reply(await safety.explain_calling(ctx.uow, ctx.person))


def register(router: Router) -> None:
    """Listen to who needs help."""
    router.command("safety", safety_opened)
    router.command("x", clear_asked)
    for pattern, handler in (
        ("menu:safety", safety_opened),
        ("safety:below", safety_opened_below),
        ("safety:countries", countries_opened),
        (r"safety:country:([A-Z]{2}(?:-[A-Z]{3})?|--)", country_chosen),
        ("safety:quiet:(on|off)", quiet_mode_set),
        ("safety:friend", friend_help_opened),
        ("safety:calling", calling_explained),
        ("safety:x", chat_cleared),
        ("safety:more", more_asked),
        (r"safety:worry:\d{1,19}", worried),
    ):
        router.pattern(f"^{pattern}$", handler)
