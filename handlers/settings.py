"""/settings: one screen that is edited in place, and the screens below it."""

from datetime import time

from bot import timeparse
from bot.domain.lessons import TRACKS
from bot.domain.people import Tone
from bot.domain.settings import HOUR_OF, Section, Switch
from bot.services import settings, zonequestions
from handlers import keyboard, zones
from handlers.context import HandlerContext, words_after_command
from handlers.router import Router

_TIMED = "|".join((Section.QUIET_FROM, Section.QUIET_TO, *HOUR_OF))
_RHYTHMIC = "|".join(HOUR_OF.values())


async def settings_asked(ctx: HandlerContext) -> None:
    """Open the settings; with a word behind the command the screen it names, with more words go straight there."""
    name, _, rest = words_after_command(ctx.message).partition(" ")
    section = _named(ctx, name)
    if section is Section.ZONE and rest.strip():
        await zonequestions.ask_in_settings(ctx.uow, ctx.person, ctx.telegram_language)
        await zones.named(ctx, rest)
    else:
        await _open(ctx, section)


async def section_opened(ctx: HandlerContext) -> None:
    """Open one screen."""
    await _open(ctx, Section(ctx.group(1)))


async def name_left_to_telegram(ctx: HandlerContext) -> None:
    """Let the partner see the name that Telegram shows."""
    user = ctx.incoming.effective_user
    await ctx.reply(await settings.follow_telegram(ctx.uow, ctx.person, user.first_name if user else ""))


async def tone_chosen(ctx: HandlerContext) -> None:
    """Set the tone."""
    await ctx.reply(await settings.set_tone(ctx.uow, ctx.person, Tone(ctx.group(1))))


async def switched(ctx: HandlerContext) -> None:
    """Set something on or off."""
    is_on = ctx.group(2) == "on"
    shown = await settings.set_switch(ctx.uow, ctx.person, Switch(ctx.group(1)), is_on=is_on)
    await ctx.reply(shown)
    if ctx.group(1) == Switch.DISCREET:  # labels that say nothing, or say it again
        ctx.person = shown.person
        await keyboard.show(ctx)


async def undo_chosen(ctx: HandlerContext) -> None:
    """Set the undo time."""
    await ctx.reply(await settings.set_undo(ctx.uow, ctx.person, ctx.number(1)))


async def clock_chosen(ctx: HandlerContext) -> None:
    """Set a time from a button: an end of the quiet hours, or when questions or lessons come."""
    clock = time(int(ctx.group(2)), int(ctx.group(3)))
    await ctx.reply(await settings.set_clock(ctx.uow, ctx.person, Section(ctx.group(1)), clock))


async def rhythm_switched(ctx: HandlerContext) -> None:
    """Let questions or lessons come, or not."""
    of, is_on = Section(ctx.group(1)), ctx.group(2) == "on"
    await ctx.reply(await settings.switch_rhythm(ctx.uow, ctx.person, of, is_on=is_on))


async def day_switched(ctx: HandlerContext) -> None:
    """Let questions or lessons come on a weekday, or not."""
    of, day, is_on = Section(ctx.group(1)), ctx.number(2), ctx.group(3) == "on"
    await ctx.reply(await settings.set_day(ctx.uow, ctx.person, of, day, is_on=is_on))


async def track_chosen(ctx: HandlerContext) -> None:
    """Set which lessons come first."""
    await ctx.reply(await settings.set_track(ctx.uow, ctx.person, ctx.group(1)))


async def quiet_ended(ctx: HandlerContext) -> None:
    """Have no quiet hours."""
    await ctx.reply(await settings.end_quiet(ctx.uow, ctx.person))


async def language_chosen(ctx: HandlerContext) -> None:
    """Set the language; one that is not offered any more changes nothing."""
    if ctx.group(1) in ctx.languages:
        chosen = await settings.set_language(ctx.uow, ctx.person, ctx.group(1))
        await ctx.reply(chosen)
        ctx.person = chosen.person
        await keyboard.show(ctx)
    else:
        await _open(ctx, Section.LANGUAGE)


async def typed(ctx: HandlerContext, text: str | None) -> bool:
    """Take a typed name or clock time where a screen asked for one; False where none did."""
    section = await settings.awaited(ctx.uow, ctx.person)
    if section is None:
        return False
    if section is Section.NAME:
        await _name_typed(ctx, text or "")
        return True
    clock = timeparse.read_clock(text or "", ctx.language.times)
    if clock is None:
        readings = timeparse.clock_readings(text or "", ctx.language.times)
        problem = "unclear" if readings else "unreadable"
        await ctx.reply(await settings.show(ctx.uow, ctx.person, section, problem, readings))
    else:
        await ctx.reply(await settings.set_clock(ctx.uow, ctx.person, section, clock))
    return True


async def _name_typed(ctx: HandlerContext, name: str) -> None:
    await ctx.reply(await settings.set_name(ctx.uow, ctx.person, name))


async def _open(ctx: HandlerContext, section: Section) -> None:
    if section is Section.ZONE and not ctx.person.is_zone_known:
        await ctx.reply(await zonequestions.ask_in_settings(ctx.uow, ctx.person, ctx.telegram_language))
    else:
        await ctx.reply(await settings.show(ctx.uow, ctx.person, section))


def _named(ctx: HandlerContext, name: str) -> Section:
    """Return the screen that a word names in this person's language or in English, the main one for any other word."""
    for language in (ctx.language, ctx.english):
        for section in Section:
            if name and name.casefold() in language.phrases.text(f"settings-{section}-words").split():
                return section
    return Section.MAIN


def register(router: Router) -> None:
    """Listen to who changes how Halfway speaks to them."""
    router.command("settings", settings_asked)
    for pattern, handler in (
        (rf"open:({'|'.join(Section)})", section_opened),
        ("name:telegram", name_left_to_telegram),
        (rf"tone:({'|'.join(Tone)})", tone_chosen),
        (rf"switch:({'|'.join(Switch)}):(on|off)", switched),
        (r"undo:(\d{1,2})", undo_chosen),
        (rf"({_TIMED}):([01]\d|2[0-3])([0-5]\d)", clock_chosen),
        (rf"rhythm:({_RHYTHMIC}):(on|off)", rhythm_switched),
        (rf"day:({_RHYTHMIC}):([0-6]):(on|off)", day_switched),
        (f"track:({'|'.join(TRACKS)})", track_chosen),
        ("quiet:none", quiet_ended),
        (r"language:([a-z-]{2,8})", language_chosen),
    ):
        router.pattern(f"^settings:{pattern}$", handler)
