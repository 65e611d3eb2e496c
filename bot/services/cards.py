"""Cards: kept, found by their key or link, approved anew, and taken out."""

from collections.abc import Callable, Collection
from dataclasses import replace
from datetime import timedelta

from bot.db import cards as storage
from bot.db import conversations, pairing
from bot.db.unit_of_work import UnitOfWork
from bot.domain.cards import AT_ONCE, MOST, Card
from bot.domain.drafts import Draft
from bot.domain.lengths import Choice
from bot.domain.people import Member
from bot.domain.stored_names import ConversationKind

_LABELS = 6  # that are known of a card besides its own
_ROUND = 5  # minutes; what was typed is meant about so exactly


async def of_person(uow: UnitOfWork, person: Member) -> tuple[Card, ...]:
    """Return the cards of somebody, in the order of their numbers."""
    if person.couple_id is None:
        return ()
    return tuple(Card.of_json(row.id, row.body) for row in await storage.of_person(uow, person.id))


async def find(uow: UnitOfWork, person: Member, card_id: int) -> Card | None:
    """Return one's own card, or None: whose it is otherwise, or that it is somebody's, is told to nobody."""
    return next((card for card in await of_person(uow, person) if card.id == card_id), None)


async def meant_by(uow: UnitOfWork, person: Member, text: str) -> Card | None:
    """Return one's own card whose key was pressed, or None."""
    found = [card for card in await of_person(uow, person) if card.is_meant_by(text)]
    return next((card for card in found if text == card.key(person)), found[0] if found else None)


async def keep(uow: UnitOfWork, person: Member, draft: Draft, label: str, approved: str) -> Card | None:
    """Keep what was put together as a card; None where no more have room."""
    couple, there = await pairing.couple(uow, person.couple_id or 0), await of_person(uow, person)
    if couple is None or len(there) >= MOST:
        return None
    label = _unlike(label, {card.label.casefold() for card in there})
    minutes = round(((draft.until_at or uow.now) - uow.now) / timedelta(minutes=_ROUND)) * _ROUND
    card = Card(
        id=0,
        number=max((one.number for one in there), default=0) + 1,
        label=label,
        approved=approved,
        strength=draft.strength,
        length=Choice(draft.length) if draft.length else None,
        minutes=minutes,
        signs=draft.signs,
        line=draft.line,
        frame=draft.frame,
        variant=draft.variant,
    )
    row = await storage.add(uow, couple, person.id, card.as_json())
    await conversations.drop(uow, person.id)
    return replace(card, id=row.id)


async def relabel(uow: UnitOfWork, person: Member, label_of: Callable[[Draft], str]) -> tuple[Card, ...]:
    """Call cards what they are called in the language of their owner now; keys with older labels go on working."""
    couple, taken, found = await pairing.couple(uow, person.couple_id or 0), set[str](), list[Card]()
    for row in await storage.of_person(uow, person.id) if couple is not None else ():
        card = Card.of_json(row.id, row.body)
        label = _unlike(label_of(card.draft(0, person, uow.now).changed(length=card.length)), taken)
        taken.add(label.casefold())
        if couple is not None and label != card.label:
            older = tuple(dict.fromkeys((*card.labels, card.label)))[-_LABELS:]
            card = replace(card, label=label, labels=older)
            await storage.change(uow, couple, row, label=label, labels=older)
        found.append(card)
    return tuple(found)


def _unlike(label: str, taken: Collection[str]) -> str:
    """Return a label that no other card has."""
    plain, again = label, 2
    while label.casefold() in taken:
        label, again = f"{plain} ({again})", again + 1
    return label


async def approve(uow: UnitOfWork, person: Member, draft: Draft, approved: str) -> None:
    """Note that the words of a card were approved as they are now, and that it was used."""
    couple = await pairing.couple(uow, person.couple_id or 0)
    for row in await storage.of_person(uow, person.id):
        if row.id == draft.card and couple is not None:
            await storage.change(uow, couple, row, approved=approved, frame=draft.frame, variant=draft.variant)


async def drop(uow: UnitOfWork, person: Member, card_id: int) -> None:
    """Take one's own card out."""
    await storage.drop(uow, person.id, card_id)


async def is_open(uow: UnitOfWork, person: Member, card_id: int) -> bool:
    """Return whether this card was opened a moment ago: a link that is followed twice is followed once."""
    found = await conversations.load(uow, person.id)
    is_this = found is not None and found[0].kind == ConversationKind.SIGNAL and found[1].get("card") == card_id
    return is_this and found is not None and uow.now - found[0].changed_at < AT_ONCE
