"""The answer to "what time is it for you now?": a time, a city, a place; then on with what waited for it."""

from telegram import Location, Update
from telegram.ext import CallbackQueryHandler

from bot.domain.settings import ClockChoice, PlaceSettled, Section, ZoneTaken
from bot.services import beginnings, drafts, replies, settings, zonequestions
from handlers import drafts as drafting
from handlers import keyboard, replying
from handlers.turn import Turn, type_of_application

_ZONE = r"([A-Za-z][A-Za-z0-9_+/-]{1,39})"


async def clock_chosen(update: Update, turn: Turn) -> None:
    """Take a time from an older button; one that was right a while ago is asked for anew.

    Where places with other rules show it too, ask which one is meant: summer time will part them.
    """
    zone = turn.group(2)
    if not zonequestions.is_zone(zone) or not zonequestions.is_fresh(turn.number(1), turn.uow.now):
        await turn.carry(await zonequestions.ask(turn.uow, turn.person, turn.telegram_language, "clock-moved"))
        return
    found = await zonequestions.showing_what(turn.uow, turn.person, zone, turn.telegram_language)
    if isinstance(found, ClockChoice):
        await _set(turn, zone)
    else:
        await turn.carry(found)


async def city_chosen(update: Update, turn: Turn) -> None:
    """Take a place from a button."""
    if zonequestions.is_zone(turn.group(1)):
        await _set(turn, turn.group(1))
    else:
        await turn.carry(await zonequestions.ask(turn.uow, turn.person, turn.telegram_language))


async def question_opened(update: Update, turn: Turn) -> None:
    """Ask from the settings, or ask again where something waits for the answer."""
    if await zonequestions.waiting(turn.uow, turn.person) is None:
        await turn.carry(await zonequestions.ask_in_settings(turn.uow, turn.person, turn.telegram_language))
    else:
        await turn.carry(await zonequestions.ask(turn.uow, turn.person, turn.telegram_language))


async def place_offered(update: Update, turn: Turn) -> None:
    """Offer to share a place."""
    await turn.carry(await zonequestions.ask_for_place(turn.uow, turn.person, turn.telegram_language))


async def _place_settled(turn: Turn, how: str) -> None:
    """Take away the keyboard that asked for the place; for who is connected, the two keys come again."""
    await turn.carry(PlaceSettled(turn.person, how, turn.uow.now))
    await keyboard.show(turn)


async def place_shared(turn: Turn, place: Location) -> bool:
    """Turn a place into a zone where that was asked for, and forget the place; False where it was not."""
    if await zonequestions.waiting(turn.uow, turn.person) is None:
        return False
    zone = await zonequestions.at_place(place.latitude, place.longitude)
    if zone is None:
        await _place_settled(turn, "nowhere")
        await turn.carry(await zonequestions.ask(turn.uow, turn.person, turn.telegram_language))
    else:
        was_known = turn.person.is_zone_known
        turn.now_is(await settings.set_zone(turn.uow, turn.person, zone))
        await _place_settled(turn, "shared")
        await _go_on(turn, was_known=was_known)
    return True


async def went_back(update: Update, turn: Turn) -> None:
    """Leave the question for what was before it."""
    waits = await zonequestions.waiting(turn.uow, turn.person)
    found, awaited = await drafts.load(turn.uow, turn.person), await replies.awaited(turn.uow, turn.person)
    if waits is not None and waits.is_place_asked:
        await _place_settled(turn, "refused")
    if waits is not None and found is not None:
        await drafting.ask(turn, found[0].changed(pending=None), "until")
    elif waits is not None and awaited is not None:
        await replying.ask_again(turn, awaited)
    else:
        section = Section.ZONE if turn.person.is_zone_known else Section.MAIN
        await turn.carry(await settings.show(turn.uow, turn.person, section))


async def typed(turn: Turn, text: str | None) -> bool:
    """Take typed words as a city or a clock time where the zone was asked for; False where it was not."""
    is_refusal = (text or "").strip() == turn.language.phrases.text("zone-place-no")
    if is_refusal:
        await _place_settled(turn, "refused")
    if await zonequestions.waiting(turn.uow, turn.person) is None:
        return is_refusal
    if text is None:
        await turn.carry(await zonequestions.ask(turn.uow, turn.person, turn.telegram_language, "no-text"))
    elif is_refusal:
        await turn.carry(await zonequestions.ask(turn.uow, turn.person, turn.telegram_language))
    else:
        await named(turn, text)
    return True


async def said_first(turn: Turn, text: str) -> bool:
    """Take typed words as the answer to the question since two were connected; False where they are none."""
    if not await zonequestions.is_asked_first(turn.uow, turn.person, text):
        return False
    words = turn.language.times
    found = await zonequestions.find(turn.uow, turn.person, text, words, turn.telegram_language, is_unasked=True)
    if isinstance(found, ClockChoice):
        await _set(turn, found.zone)
    elif found.problem is None:
        await turn.carry(found)
    else:
        return False
    return True


async def named(turn: Turn, text: str) -> None:
    """Set the zone that a city or a clock time names, or ask which one is meant."""
    words = turn.language.times
    found = await zonequestions.find(turn.uow, turn.person, text, words, turn.telegram_language)
    if isinstance(found, ClockChoice):
        await _set(turn, found.zone, understood=found.place)
    else:
        await turn.carry(found)


async def _set(turn: Turn, zone: str, *, understood: str = "") -> None:
    waits, was_known = await zonequestions.waiting(turn.uow, turn.person), turn.person.is_zone_known
    turn.now_is(await settings.set_zone(turn.uow, turn.person, zone))
    if waits is not None and waits.is_place_asked:
        await _place_settled(turn, "named")
    elif understood and waits is not None and waits.of != settings.KIND:
        await turn.carry(ZoneTaken(turn.person, turn.uow.now, understood))
    await _go_on(turn, was_known=was_known)


async def _go_on(turn: Turn, *, was_known: bool) -> None:
    """Go on where the question came up, or show what was set.

    Whose time was not known before is asked then whether a question may come each evening, unless something waits.
    """
    waits = await zonequestions.waiting(turn.uow, turn.person)
    found, awaited = await drafts.load(turn.uow, turn.person), await replies.awaited(turn.uow, turn.person)
    if waits is not None and found is not None:
        await drafting.until_said(turn, found[0], found[0].pending or "")
    elif waits is not None and awaited is not None:
        await replying.said(turn, awaited, awaited.pending or "")
    else:
        await turn.carry(await settings.show_zone(turn.uow, turn.person))
        if not was_known:
            await turn.carry(*await beginnings.offer_questions(turn.uow, turn.person))


def register(application: type_of_application) -> None:
    """Listen to where somebody's clock is."""
    for pattern, handler in (
        (rf"clock:(\d{{1,9}}):{_ZONE}", clock_chosen),
        (rf"city:{_ZONE}", city_chosen),
        ("ask", question_opened),
        ("place", place_offered),
        ("back", went_back),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^zone:{pattern}$"))
