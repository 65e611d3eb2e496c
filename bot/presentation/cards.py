"""Screens of cards: all of them, and one as it would be read now."""

from bot.content import Language
from bot.domain.cards import MOST, CardShown, CardsShown
from bot.domain.drafts import Draft
from bot.domain.people import Member
from bot.domain.text import join
from bot.presentation.buttons.cards import DropCard, ListCards, NewCard, OpenCard
from bot.presentation.buttons.drafts import CancelDraft, SendDraft, ShowPreview
from bot.presentation.menu import menu_row
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.pairing import link
from bot.presentation.screen import Button, EditTapped, Message, Rows, Screen
from bot.presentation.words import Translator

LINK = "card_"  # begins what a link hands over with /start
_LABEL = 22  # characters of what stands on a key below the chat; three stand in a row


@shows(CardsShown)
def cards_shown(outcome: CardsShown, localizer: Localizer) -> Messages:
    """Show all cards, and the way to a new one."""
    words, cards = localizer.words(outcome.person), outcome.cards
    parts = [words.say(f"card-{outcome.note}")] if outcome.note else []
    parts.append(words.say("cards" if cards else "cards-none"))
    below: Rows = tuple((Button(card.key(outcome.person), OpenCard(card.id)),) for card in cards)
    if len(cards) < MOST:
        below = (*below, (Button(words.label("button-new-card"), NewCard()),))
    return [
        Message(outcome.person, Screen(join(parts, "\n\n"), (*below, menu_row(words))), EditTapped(), of_couple=True)
    ]


@shows(CardShown)
def card_shown(outcome: CardShown, localizer: Localizer) -> Messages:
    """Show one card word for word, with Send, and what else can be done with it."""
    words, card, draft = localizer.words(outcome.person), outcome.card, outcome.draft
    assert draft.text is not None  # noqa: S101 - it was just worded
    parts = [words.say("preview-card-stale", partner=outcome.partner.name)] if outcome.is_stale else []
    parts += [words.say("preview", partner=outcome.partner.name), draft.text.styled("blockquote")]
    address = link(localizer.bot_username, f"{LINK}{card.id}")
    below: Rows = (
        (Button(words.label("button-send"), SendDraft(draft.id)),),
        (Button(words.label("button-more"), ShowPreview(draft.id)),),
        (
            Button(words.label("button-card-link"), copy=address),
            Button(words.label("button-card-drop"), DropCard(card.id)),
        ),
        (
            Button(words.label("button-back"), ListCards()),
            Button(words.label("button-cancel"), CancelDraft(draft.id)),
        ),
    )
    return [Message(outcome.person, Screen(join(parts, "\n"), below), EditTapped(), of_couple=True)]


def label_of(language: Language, words: Translator, draft: Draft, person: Member) -> str:
    """Return what a card is called: its length, and the first of what its sender says themselves."""
    said = draft.line or next((language.signs[sign].text for sign in draft.signs if sign in language.signs), "")
    length = words.label(f"until-{draft.length}") if draft.length else words.label("card-own-length")
    whole = words.label("until-clock", length=length, clock=said) if said else length
    return whole if len(whole) <= _LABEL else whole[: _LABEL - 1].rstrip() + "…"
