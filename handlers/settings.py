"""/settings: one screen that is edited in place, and the screens below it."""

from datetime import time

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot import timeparse
from bot.domain.lessons import TRACKS
from bot.domain.people import Tone
from bot.domain.settings import HOUR_OF, Section, Switch
from bot.services import settings, zonequestions
from handlers import keyboard, zones
from handlers.turn import Turn, type_of_application, words_after_command

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_TIMED = "|".join((Section.QUIET_FROM, Section.QUIET_TO, *HOUR_OF))
_RHYTHMIC = "|".join(HOUR_OF.values())


async def settings_asked(update: Update, turn: Turn) -> None:
    """Open the settings; with a word behind the command the screen it names, with more words go straight there."""
    name, _, rest = words_after_command(update).partition(" ")
    section = _named(turn, name)
    if section is Section.ZONE and rest.strip():
        await zonequestions.ask_in_settings(turn.uow, turn.person, turn.telegram_language)
        await zones.named(turn, rest)
    else:
        await _open(turn, section)


async def section_opened(update: Update, turn: Turn) -> None:
    """Open one screen."""
    await _open(turn, Section(turn.group(1)))


async def name_left_to_telegram(update: Update, turn: Turn) -> None:
    """Let the partner see the name that Telegram shows."""
    user = update.effective_user
    await turn.carry(await settings.follow_telegram(turn.uow, turn.person, user.first_name if user else ""))


async def tone_chosen(update: Update, turn: Turn) -> None:
    """Set the tone."""
    await turn.carry(await settings.set_tone(turn.uow, turn.person, Tone(turn.group(1))))


async def switched(update: Update, turn: Turn) -> None:
    """Set something on or off."""
    is_on = turn.group(2) == "on"
    shown = await settings.set_switch(turn.uow, turn.person, Switch(turn.group(1)), is_on=is_on)
    await turn.carry(shown)
    if turn.group(1) == Switch.DISCREET:  # labels that say nothing, or say it again
        turn.now_is(shown.person)
        await keyboard.show(turn)


async def undo_chosen(update: Update, turn: Turn) -> None:
    """Set the undo time."""
    await turn.carry(await settings.set_undo(turn.uow, turn.person, turn.number(1)))


async def clock_chosen(update: Update, turn: Turn) -> None:
    """Set a time from a button: an end of the quiet hours, or when questions or lessons come."""
    clock = time(int(turn.group(2)), int(turn.group(3)))
    await turn.carry(await settings.set_clock(turn.uow, turn.person, Section(turn.group(1)), clock))


async def rhythm_switched(update: Update, turn: Turn) -> None:
    """Let questions or lessons come, or not."""
    of, is_on = Section(turn.group(1)), turn.group(2) == "on"
    await turn.carry(await settings.switch_rhythm(turn.uow, turn.person, of, is_on=is_on))


async def day_switched(update: Update, turn: Turn) -> None:
    """Let questions or lessons come on a weekday, or not."""
    of, day, is_on = Section(turn.group(1)), turn.number(2), turn.group(3) == "on"
    await turn.carry(await settings.set_day(turn.uow, turn.person, of, day, is_on=is_on))


async def track_chosen(update: Update, turn: Turn) -> None:
    """Set which lessons come first."""
    await turn.carry(await settings.set_track(turn.uow, turn.person, turn.group(1)))


async def quiet_ended(update: Update, turn: Turn) -> None:
    """Have no quiet hours."""
    await turn.carry(await settings.end_quiet(turn.uow, turn.person))


async def language_chosen(update: Update, turn: Turn) -> None:
    """Set the language; one that is not offered any more changes nothing."""
    if turn.group(1) in turn.languages:
        chosen = await settings.set_language(turn.uow, turn.person, turn.group(1))
        await turn.carry(chosen)
        turn.now_is(chosen.person)
        await keyboard.show(turn)
    else:
        await _open(turn, Section.LANGUAGE)


async def typed(turn: Turn, text: str | None) -> bool:
    """Take a typed name or clock time where a screen asked for one; False where none did."""
    section = await settings.awaited(turn.uow, turn.person)
    if section is None:
        return False
    if section is Section.NAME:
        await _name_typed(turn, text or "")
        return True
    clock = timeparse.read_clock(text or "", turn.language.times)
    if clock is None:
        readings = timeparse.clock_readings(text or "", turn.language.times)
        problem = "unclear" if readings else "unreadable"
        await turn.carry(await settings.show(turn.uow, turn.person, section, problem, readings))
    else:
        await turn.carry(await settings.set_clock(turn.uow, turn.person, section, clock))
    return True


async def _name_typed(turn: Turn, name: str) -> None:
    await turn.carry(await settings.set_name(turn.uow, turn.person, name))


async def _open(turn: Turn, section: Section) -> None:
    if section is Section.ZONE and not turn.person.is_zone_known:
        await turn.carry(await zonequestions.ask_in_settings(turn.uow, turn.person, turn.telegram_language))
    else:
        await turn.carry(await settings.show(turn.uow, turn.person, section))


def _named(turn: Turn, name: str) -> Section:
    """Return the screen that a word names in this person's language or in English, the main one for any other word."""
    for language in (turn.language, turn.english):
        for section in Section:
            if name and name.casefold() in language.phrases.text(f"settings-{section}-words").split():
                return section
    return Section.MAIN


def register(application: type_of_application) -> None:
    """Listen to who changes how Halfway speaks to them."""
    application.add_handler(CommandHandler("settings", settings_asked, _CHAT))
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
        application.add_handler(CallbackQueryHandler(handler, f"^settings:{pattern}$"))
