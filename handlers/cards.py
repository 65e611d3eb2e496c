"""Cards: /cards, a new one, its key below the chat, and its link."""

from dataclasses import replace

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.domain import lengths
from bot.domain.cards import MARK, UNDO_SECONDS, Card, CardShown, CardsShown
from bot.domain.drafts import Draft, DraftGone, Previewed
from bot.domain.people import Member
from bot.domain.signals import AlreadyOpen, Kind, NotConnected
from bot.rendering import cards as rendering
from bot.rendering import frames
from bot.rendering.menu import Said
from bot.services import cards, drafts, sending, signals
from handlers import drafts as drafting
from handlers import keyboard, screening
from handlers.turn import Turn, type_of_application, words_after_command

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE


async def cards_asked(update: Update, turn: Turn) -> None:
    """Show one's own cards."""
    await _show(turn)


async def new_asked(update: Update, turn: Turn) -> None:
    """Put a card together, on the screen that a need for space is put together on."""
    draft = (await drafts.begin(turn.uow, turn.person, Kind.SPACE)).changed(is_card=True)
    length = await signals.last_length(turn.uow, turn.person)
    until = lengths.ends_at(length, turn.person, turn.uow.now)
    await drafting.proceed(turn, draft.changed(until_at=until, length=length))


async def kept(update: Update, turn: Turn) -> None:
    """Keep what is shown as a card; it goes to nobody now."""
    found, partner = await drafts.load(turn.uow, turn.person, turn.number(1)), await turn.partner()
    if found is None or partner is None or found[0].text is None:
        await turn.carry(DraftGone(turn.person))
        return
    draft = found[0]
    if await screening.stopped(turn, draft.own_words):
        return
    label = rendering.label_of(turn.language, turn.words, draft, turn.person)
    card = await cards.keep(turn.uow, turn.person, draft, label, _standing(turn, draft, partner))
    await _show(turn, "full" if card is None else "kept")
    if card is not None:
        await keyboard.show(turn)


async def card_opened(update: Update, turn: Turn) -> None:
    """Show one card with Send."""
    await open_card(turn, turn.number(1))


async def card_dropped(update: Update, turn: Turn) -> None:
    """Take a card out, and its key."""
    await cards.drop(turn.uow, turn.person, turn.number(1))
    await _show(turn, "dropped")
    await keyboard.show(turn)


async def followed(update: Update, turn: Turn) -> None:
    """Open the card that a link leads to, which sends nothing; following it twice opens it once."""
    number = words_after_command(update).removeprefix(rendering.LINK)
    card_id = int(number) if number.isdecimal() and len(number) < 19 else 0
    if not await cards.is_open(turn.uow, turn.person, card_id):
        await open_card(turn, card_id)


async def pressed(turn: Turn, text: str) -> bool:
    """Send the card whose key was pressed, with ten seconds to stop it; False where the text is no key of a card."""
    if not text.startswith(MARK):
        return False
    card, partner = await cards.meant_by(turn.uow, turn.person, text), await turn.partner()
    if partner is None:
        await turn.carry(NotConnected(turn.person))
    elif card is None:
        await turn.carry(Said(turn.person, "card-gone", partner, with_menu=True))
    else:
        await _send(turn, card, partner)
    return True


async def _send(turn: Turn, card: Card, partner: Member) -> None:
    shown = await _opened(turn, card, partner)
    if shown is None:
        return
    if shown.is_stale:
        await turn.carry(shown)
        return
    draft, person = shown.draft, replace(turn.person, undo_seconds=max(UNDO_SECONDS, turn.person.undo_seconds))
    many = frames.wordings(turn.language_of(partner), draft, partner)
    await turn.carry(*await sending.send(turn.uow, person, partner, draft, many, drafting.wording(turn), 0))
    await approved(turn, draft, partner)


async def open_card(turn: Turn, card_id: int) -> None:
    """Show one's own card as it would be read now."""
    card, partner = await cards.find(turn.uow, turn.person, card_id), await turn.partner()
    if partner is None:
        await turn.carry(NotConnected(turn.person))
    elif card is None:
        await turn.carry(Said(turn.person, "card-gone", partner, with_menu=True))
    elif (shown := await _opened(turn, card, partner)) is not None:
        await turn.carry(shown)


async def approved(turn: Turn, draft: Draft, partner: Member) -> None:
    """Note, after *Send*, that the words of a card are approved as they are now."""
    if draft.card is not None:
        await cards.approve(turn.uow, turn.person, draft, _standing(turn, draft, partner))


async def _opened(turn: Turn, card: Card, partner: Member) -> CardShown | None:
    """Return a card with its words of now, which are kept as what is previewed; None where something else was said."""
    opened = await signals.make_room(turn.uow, turn.person)
    if opened is not None:
        await turn.carry(AlreadyOpen(opened, turn.uow.now))
        return None
    if await screening.stopped(turn, card.line or ""):
        return None
    draft = card.draft((await drafts.begin(turn.uow, turn.person, Kind.SPACE)).id, turn.person, turn.uow.now)
    many = frames.wordings(turn.language_of(partner), draft, partner)
    is_stale = draft.variant >= many or card.approved != _standing(turn, draft, partner)
    draft = replace(draft, variant=draft.variant % many)
    found = await signals.preview(turn.uow, turn.person, draft, many, drafting.wording(turn))
    if not isinstance(found, Previewed):
        await turn.carry(found)
        return None
    return CardShown(turn.person, partner, card, found.draft, turn.uow.now, is_stale)


def _standing(turn: Turn, draft: Draft, partner: Member) -> str:
    return frames.standing(turn.language_of(partner), draft, turn.person, partner)


async def _show(turn: Turn, note: str | None = None) -> None:
    partner = await turn.partner()
    if partner is None:
        await turn.carry(NotConnected(turn.person))
        return
    await turn.carry(CardsShown(turn.person, partner, await cards.of_person(turn.uow, turn.person), note))


def register(application: type_of_application) -> None:
    """Listen to what is about cards."""
    application.add_handler(CommandHandler("cards", cards_asked, _CHAT))
    is_link = filters.Regex(rf"^/start(@\w+)? {rendering.LINK}\w*$")
    application.add_handler(CommandHandler("start", followed, _CHAT & is_link))
    for pattern, handler in (
        (r"card:list", cards_asked),
        (r"card:new", new_asked),
        (r"card:keep:(\d{1,19})", kept),
        (r"card:open:(\d{1,19})", card_opened),
        (r"card:drop:(\d{1,19})", card_dropped),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^{pattern}$"))
