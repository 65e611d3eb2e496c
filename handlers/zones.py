"""The answer to "what time is it for you now?": a time, a city, a place; then on with what waited for it."""

from telegram import Location

from bot.domain.settings import ClockChoice, PlaceSettled, Section, ZoneTaken
from bot.presentation.buttons.zones import AskZone, AskZoneAgain, ChooseCity, ChooseClock, LeaveZone, OfferPlace
from bot.services import beginnings, drafts, prompts, settings, zonequestions
from handlers import drafts as drafting
from handlers import keyboard, prompt_replies
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


@router.tap(ChooseClock)
async def clock_chosen(ctx: HandlerContext, tap: ChooseClock) -> None:
    """Take a time from an older button; one that was right a while ago is asked for anew.

    Where places with other rules show it too, ask which one is meant: summer time will part them.
    """
    zone = tap.zone
    if not zonequestions.is_zone(zone) or not zonequestions.is_fresh(tap.slot, ctx.uow.now):
        await ctx.reply(await zonequestions.ask(ctx.uow, ctx.person, ctx.telegram_language, "clock-moved"))
        return
    found = await zonequestions.showing_what(ctx.uow, ctx.person, zone, ctx.telegram_language)
    if isinstance(found, ClockChoice):
        await _set(ctx, zone)
    else:
        await ctx.reply(found)


@router.tap(ChooseCity)
async def city_chosen(ctx: HandlerContext, tap: ChooseCity) -> None:
    """Take a place from a button."""
    if zonequestions.is_zone(tap.zone):
        await _set(ctx, tap.zone)
    else:
        await ctx.reply(await zonequestions.ask(ctx.uow, ctx.person, ctx.telegram_language))


@router.button(AskZone)
async def question_opened(ctx: HandlerContext) -> None:
    """Ask from the settings, or ask again where something waits for the answer or was read by it."""
    found = await drafts.load(ctx.uow, ctx.person)
    if found is not None and found[0].clock_words is not None and found[1] != zonequestions.STEP:
        draft = found[0].changed(pending=found[0].clock_words, until_at=None, clock_said_at=None)
        await drafts.keep(ctx.uow, ctx.person, draft, zonequestions.STEP)
    if await zonequestions.waiting(ctx.uow, ctx.person) is None:
        await ctx.reply(await zonequestions.ask_in_settings(ctx.uow, ctx.person, ctx.telegram_language))
    else:
        await ctx.reply(await zonequestions.ask(ctx.uow, ctx.person, ctx.telegram_language))


@router.tap(AskZoneAgain)
async def asked_again(ctx: HandlerContext, tap: AskZoneAgain) -> None:
    """Ask once more where a time in an answer was read by a zone that was another; the time is asked for after it."""
    await prompts.ask(ctx.uow, ctx.person, tap.what, tap.subject_id, pending="")
    await ctx.reply(await zonequestions.ask(ctx.uow, ctx.person, ctx.telegram_language))


@router.button(OfferPlace)
async def place_offered(ctx: HandlerContext) -> None:
    """Offer to share a place."""
    await ctx.reply(await zonequestions.ask_for_place(ctx.uow, ctx.person, ctx.telegram_language))


async def _place_settled(ctx: HandlerContext, how: str) -> None:
    """Take away the keyboard that asked for the place; for who is connected, the two keys come again."""
    await ctx.reply(PlaceSettled(ctx.person, how, ctx.uow.now))
    await keyboard.show(ctx)


async def place_shared(ctx: HandlerContext, place: Location) -> bool:
    """HandlerContext a place into a zone where that was asked for, and forget the place; False where it was not."""
    if await zonequestions.waiting(ctx.uow, ctx.person) is None:
        return False
    zone = await zonequestions.at_place(place.latitude, place.longitude)
    if zone is None:
        await _place_settled(ctx, "nowhere")
        await ctx.reply(await zonequestions.ask(ctx.uow, ctx.person, ctx.telegram_language))
    else:
        was_known = ctx.person.is_zone_known
        ctx.person = await settings.set_zone(ctx.uow, ctx.person, zone)
        await _place_settled(ctx, "shared")
        await _go_on(ctx, was_known=was_known)
    return True


@router.button(LeaveZone)
async def went_back(ctx: HandlerContext) -> None:
    """Leave the question for what was before it."""
    waits = await zonequestions.waiting(ctx.uow, ctx.person)
    found, awaited = await drafts.load(ctx.uow, ctx.person), await prompts.pending(ctx.uow, ctx.person)
    if waits is not None and waits.is_place_asked:
        await _place_settled(ctx, "refused")
    if waits is not None and found is not None:
        await drafting.ask(ctx, found[0].changed(pending=None), "until")
    elif waits is not None and awaited is not None:
        await prompt_replies.reprompt(ctx, awaited)
    else:
        section = Section.ZONE if ctx.person.is_zone_known else Section.MAIN
        await ctx.reply(await settings.show(ctx.uow, ctx.person, section))


async def typed(ctx: HandlerContext, text: str | None) -> bool:
    """Take typed words as a city or a clock time where the zone was asked for; False where it was not."""
    is_refusal = (text or "").strip() == ctx.language.phrases.text("zone-place-no")
    if is_refusal:
        await _place_settled(ctx, "refused")
    if await zonequestions.waiting(ctx.uow, ctx.person) is None:
        return is_refusal
    if text is None:
        await ctx.reply(await zonequestions.ask(ctx.uow, ctx.person, ctx.telegram_language, "no-text"))
    elif is_refusal:
        await ctx.reply(await zonequestions.ask(ctx.uow, ctx.person, ctx.telegram_language))
    else:
        await named(ctx, text)
    return True


async def said_first(ctx: HandlerContext, text: str) -> bool:
    """Take typed words as the answer to the question since two were connected; False where they are none."""
    if not await zonequestions.is_asked_first(ctx.uow, ctx.person, text):
        return False
    words = ctx.language.times
    found = await zonequestions.find(ctx.uow, ctx.person, text, words, ctx.telegram_language, is_unasked=True)
    if isinstance(found, ClockChoice):
        await _set(ctx, found.zone)
    elif found.problem is None:
        await ctx.reply(found)
    else:
        return False
    return True


async def named(ctx: HandlerContext, text: str) -> None:
    """Set the zone that a city or a clock time names, or ask which one is meant."""
    words = ctx.language.times
    found = await zonequestions.find(ctx.uow, ctx.person, text, words, ctx.telegram_language)
    if isinstance(found, ClockChoice):
        await _set(ctx, found.zone, understood=found.place)
    else:
        await ctx.reply(found)


async def _set(ctx: HandlerContext, zone: str, *, understood: str = "") -> None:
    waits, was_known = await zonequestions.waiting(ctx.uow, ctx.person), ctx.person.is_zone_known
    ctx.person = await settings.set_zone(ctx.uow, ctx.person, zone)
    if waits is not None and waits.is_place_asked:
        await _place_settled(ctx, "named")
    elif understood and waits is not None and waits.of != settings.KIND:
        awaited = await prompts.pending(ctx.uow, ctx.person)
        prompt = (awaited.what, awaited.signal_id) if awaited is not None else None
        await ctx.reply(ZoneTaken(ctx.person, ctx.uow.now, understood, prompt))
    await _go_on(ctx, was_known=was_known)


async def _go_on(ctx: HandlerContext, *, was_known: bool) -> None:
    """Go on where the question came up, or show what was set.

    Whose time was not known before is asked then whether a question may come each evening, or on another evening where
    something waits.
    """
    waits = await zonequestions.waiting(ctx.uow, ctx.person)
    found, awaited = await drafts.load(ctx.uow, ctx.person), await prompts.pending(ctx.uow, ctx.person)
    if not was_known and waits is not None and waits.of != settings.KIND:
        await beginnings.offer_questions_later(ctx.uow, ctx.person)
    if waits is not None and found is not None:
        await drafting.until_said(ctx, found[0], found[0].pending or "")
    elif waits is not None and awaited is not None and not awaited.pending:
        await prompt_replies.reprompt(ctx, awaited)
    elif waits is not None and awaited is not None:
        await prompt_replies.on_reply(ctx, awaited, awaited.pending or "")
    else:
        await ctx.reply(await settings.show_zone(ctx.uow, ctx.person))
        if not was_known:
            await ctx.reply(*await beginnings.offer_questions(ctx.uow, ctx.person))
