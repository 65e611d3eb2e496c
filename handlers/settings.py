"""/settings: one screen that is edited in place, and the screens below it."""

from bot import timeparse
from bot.domain.settings import Section, Switch
from bot.presentation.buttons.settings import (
    EndQuiet,
    FollowTelegramName,
    OpenSection,
    SetClock,
    SetLanguage,
    SetSwitch,
    SetTone,
    SetTrack,
    SetUndo,
    SwitchDay,
    SwitchRhythm,
)
from bot.services import settings, zonequestions
from handlers import keyboard, zones
from handlers.context import HandlerContext, words_after_command
from handlers.router import Router

router = Router()


@router.command("settings")
async def settings_asked(ctx: HandlerContext) -> None:
    """Open the settings; with a word behind the command the screen it names, with more words go straight there."""
    name, _, rest = words_after_command(ctx.message).partition(" ")
    section = _named(ctx, name)
    if section is Section.ZONE and rest.strip():
        await zonequestions.ask_in_settings(ctx.uow, ctx.person, ctx.telegram_language)
        await zones.named(ctx, rest)
    else:
        await _open(ctx, section)


@router.tap(OpenSection)
async def section_opened(ctx: HandlerContext, tap: OpenSection) -> None:
    """Open one screen."""
    await _open(ctx, tap.section)


@router.button(FollowTelegramName)
async def name_left_to_telegram(ctx: HandlerContext) -> None:
    """Let the partner see the name that Telegram shows."""
    user = ctx.incoming.effective_user
    await ctx.reply(await settings.follow_telegram(ctx.uow, ctx.person, user.first_name if user else ""))


@router.tap(SetTone)
async def tone_chosen(ctx: HandlerContext, tap: SetTone) -> None:
    """Set the tone."""
    await ctx.reply(await settings.set_tone(ctx.uow, ctx.person, tap.tone))


@router.tap(SetSwitch)
async def switched(ctx: HandlerContext, tap: SetSwitch) -> None:
    """Set something on or off."""
    is_on = tap.is_on
    shown = await settings.set_switch(ctx.uow, ctx.person, tap.switch, is_on=is_on)
    await ctx.reply(shown)
    if tap.switch == Switch.DISCREET:  # labels that say nothing, or say it again
        ctx.person = shown.person
        await keyboard.show(ctx)


@router.tap(SetUndo)
async def undo_chosen(ctx: HandlerContext, tap: SetUndo) -> None:
    """Set the undo time."""
    await ctx.reply(await settings.set_undo(ctx.uow, ctx.person, tap.seconds))


@router.tap(SetClock)
async def clock_chosen(ctx: HandlerContext, tap: SetClock) -> None:
    """Set a time from a button: an end of the quiet hours, or when questions or lessons come."""
    await ctx.reply(await settings.set_clock(ctx.uow, ctx.person, tap.section, tap.clock))


@router.tap(SwitchRhythm)
async def rhythm_switched(ctx: HandlerContext, tap: SwitchRhythm) -> None:
    """Let questions or lessons come, or not."""
    of, is_on = tap.of, tap.is_on
    await ctx.reply(await settings.switch_rhythm(ctx.uow, ctx.person, of, is_on=is_on))


@router.tap(SwitchDay)
async def day_switched(ctx: HandlerContext, tap: SwitchDay) -> None:
    """Let questions or lessons come on a weekday, or not."""
    of, day, is_on = tap.of, tap.day, tap.is_on
    await ctx.reply(await settings.set_day(ctx.uow, ctx.person, of, day, is_on=is_on))


@router.tap(SetTrack)
async def track_chosen(ctx: HandlerContext, tap: SetTrack) -> None:
    """Set which lessons come first."""
    await ctx.reply(await settings.set_track(ctx.uow, ctx.person, tap.track))


@router.button(EndQuiet)
async def quiet_ended(ctx: HandlerContext) -> None:
    """Have no quiet hours."""
    await ctx.reply(await settings.end_quiet(ctx.uow, ctx.person))


@router.tap(SetLanguage)
async def language_chosen(ctx: HandlerContext, tap: SetLanguage) -> None:
    """Set the language; one that is not offered any more changes nothing."""
    if tap.code in ctx.languages:
        chosen = await settings.set_language(ctx.uow, ctx.person, tap.code)
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
