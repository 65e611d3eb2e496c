"""Buttons under two signals that met, and under a wish that waits."""

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.domain.collisions import Choice
from bot.domain.signals import DraftGone, SignalOver
from bot.rendering import frames
from bot.rendering.menu import Tapped
from bot.services import collisions, drafts, returns, sending, signals, wishes
from handlers import drafts as drafting
from handlers import returns as returning
from handlers import signals as answering
from handlers.turn import Turn, type_of_application

_ID = r"(\d{1,19})"


async def heart_sent(update: Update, turn: Turn) -> None:
    """Send one small sign into the partner's pause."""
    await turn.carry(await collisions.send_heart(turn.uow, turn.person, turn.number(1)))


async def agreed(update: Update, turn: Turn) -> None:
    """Say fine to joint words, or keep a wish quietly: the buttons go, nobody is told."""
    await turn.carry(Tapped(turn.person))


async def other_time_asked(update: Update, turn: Turn) -> None:
    """Name another time: the one in a pause a new end, the one who waits a line for the return."""
    own = await returns.own_space(turn.uow, turn.person)
    if own is not None:
        await returning.ask_for_time(turn, own.id, "longer")
        return
    partner = await turn.partner()
    space = await signals.open_space_of(turn.uow, partner) if partner else None
    if space is None:
        await turn.carry(SignalOver(turn.person))
    else:
        await answering.ask_for_line(turn, space.id)


async def priority_chosen(update: Update, turn: Turn) -> None:
    """Choose what comes first when a need for space met an open wish."""
    query, partner = update.callback_query, await turn.partner()
    found = await drafts.load(turn.uow, turn.person, turn.number(2))
    if query is None or query.message is None or partner is None or found is None:
        await turn.carry(DraftGone(turn.person))
        return
    many = frames.wordings(turn.language_of(partner), found[0], partner)
    choice, words = Choice(turn.group(1)), drafting.wording(turn)
    await turn.carry(
        *await sending.send_despite_wish(
            turn.uow, turn.person, found[0].id, choice, many, words, query.message.message_id
        )
    )


async def wish_rested(update: Update, turn: Turn) -> None:
    """Put one's own wish away."""
    await turn.carry(await wishes.rest(turn.uow, turn.person, turn.number(1)))


async def wish_changed(update: Update, turn: Turn) -> None:
    """Begin a smaller wish, or one for another time; sending it takes the open one back."""
    wish = await signals.open_wish_of(turn.uow, turn.person)
    if wish is None or wish.id != turn.number(2):
        await turn.carry(SignalOver(turn.person))
        return
    draft = await drafts.begin(turn.uow, turn.person, wish.kind)
    if turn.group(1) == "window":
        draft = draft.changed(wish=wish.wish, own_wish=wish.own_wish)
    await drafting.proceed(turn, draft)


def register(application: type_of_application) -> None:
    """Listen to what follows from signals that met."""
    choices = "|".join(Choice)
    for pattern, handler in (
        (rf"collision:heart:{_ID}", heart_sent),
        (rf"collision:(?:fine|keep):{_ID}", agreed),
        (rf"collision:other:{_ID}", other_time_asked),
        (rf"collide:({choices}):{_ID}", priority_chosen),
        (rf"wish:rest:{_ID}", wish_rested),
        (rf"wish:wait:{_ID}", agreed),
        (rf"wish:(smaller|window):{_ID}", wish_changed),
        (r"menu:left", agreed),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^{pattern}$"))
