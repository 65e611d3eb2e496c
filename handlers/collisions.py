"""Buttons under two signals that met, and under a wish that waits."""

from datetime import datetime

from telegram import Update
from telegram.ext import CallbackQueryHandler

from bot.domain.collisions import Choice, Liked
from bot.domain.drafts import Draft, DraftGone
from bot.domain.people import Member
from bot.domain.signals import Kind, Sent, SignalOver
from bot.domain.text import Text
from bot.rendering import frames
from bot.rendering.menu import Tapped
from bot.services import collisions, drafts, returns, sending, signals, wishes
from handlers import drafts as drafting
from handlers import returns as returning
from handlers import screening
from handlers import signals as answering
from handlers.turn import Turn, type_of_application

_ID = r"(\d{1,19})"


async def heart_sent(update: Update, turn: Turn) -> None:
    """Send one small sign into the partner's pause."""
    await turn.carry(await collisions.send_heart(turn.uow, turn.person, turn.number(1)))


async def agreed(update: Update, turn: Turn) -> None:
    """Say fine to joint words, or leave it: the buttons go, nobody is told."""
    await turn.carry(Tapped(turn.person))


async def wish_chosen(update: Update, turn: Turn) -> None:
    """Say which of two wishes that met one would like."""
    liked = Liked(turn.group(1))
    await turn.carry(await collisions.choose(turn.uow, turn.person, turn.number(2), liked))


async def kept_quietly(update: Update, turn: Turn) -> None:
    """Keep a wish without a sign meanwhile."""
    await turn.carry(await collisions.keep_quietly(turn.uow, turn.person, turn.number(1)))


async def wish_waits(update: Update, turn: Turn) -> None:
    """Give one's own wish time."""
    await turn.carry(await wishes.wait(turn.uow, turn.person, turn.number(1)))


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
        await answering.ask_for_line(turn, space.id, "time-is-theirs")


async def priority_chosen(update: Update, turn: Turn) -> None:
    """Choose what comes first when a need for space met an open wish."""
    query, partner = update.callback_query, await turn.partner()
    found = await drafts.load(turn.uow, turn.person, turn.number(2))
    if query is None or query.message is None or partner is None or found is None:
        await turn.carry(DraftGone(turn.person))
        return
    if await screening.stopped(turn, drafting.whole(turn, found[0])):  # as it may have been typed before a rule was
        return
    many = frames.wordings(turn.language_of(partner), found[0], partner)
    choice, receipt = Choice(turn.group(1)), query.message.message_id
    words, beside = drafting.wording(turn), _wording_beside_wish(turn)
    await turn.carry(
        *await sending.send_despite_wish(turn.uow, turn.person, partner, found[0], choice, many, words, beside, receipt)
    )


def _wording_beside_wish(turn: Turn) -> sending.WordingBesideWish:
    """Return the function that words a need for space beside an open wish, in the receiver's language."""

    def words(draft: Draft, sender: Member, receiver: Member, wish: Sent, choice: Choice, now: datetime) -> Text:
        return frames.beside_wish(turn.language_of(receiver), draft, sender, receiver, wish, choice, now)

    return words


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


async def wish_again(update: Update, turn: Turn) -> None:
    """Begin the same wish for another time."""
    wish = await wishes.one_of(turn.uow, turn.person, turn.number(1))
    draft = await drafts.begin(turn.uow, turn.person, Kind.CLOSENESS)
    if wish is not None:
        draft = draft.changed(wish=wish.wish, own_wish=wish.own_wish)
    await drafting.proceed(turn, draft)


def register(application: type_of_application) -> None:
    """Listen to what follows from signals that met."""
    choices = "|".join(Choice)
    for pattern, handler in (
        (rf"collision:heart:{_ID}", heart_sent),
        (rf"collision:fine:{_ID}", agreed),
        (rf"collision:({'|'.join(Liked)}):{_ID}", wish_chosen),
        (rf"collision:keep:{_ID}", kept_quietly),
        (rf"collision:other:{_ID}", other_time_asked),
        (rf"collide:({choices}):{_ID}", priority_chosen),
        (rf"wish:rest:{_ID}", wish_rested),
        (rf"wish:wait:{_ID}", wish_waits),
        (rf"wish:again:{_ID}", wish_again),
        (rf"wish:(smaller|window):{_ID}", wish_changed),
        (r"menu:left", agreed),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^{pattern}$"))
