"""*Ask my partner this*: a lesson's question is previewed, sent once a day at most, and its way is told honestly.

None is asked while either is in a space that the one who asks knows of; what is kept waits for the end of it.
"""

from bot.db import conversations, pairing, partner_notes, people
from bot.db.partner_notes import LessonQuestion
from bot.db.payloads import QuestionText
from bot.db.schema import random_id
from bot.db.unit_of_work import UnitOfWork
from bot.db.unreadable import read_or
from bot.domain.api_calls import DeliveryResult
from bot.domain.people import Member
from bot.domain.questions import (
    Question,
    QuestionAsked,
    QuestionDropped,
    QuestionGone,
    QuestionMoved,
    QuestionPreviewed,
    QuestionRefused,
    QuestionReleased,
    QuestionRests,
)
from bot.domain.receiving import Reception, reception
from bot.domain.signals import NotConnected
from bot.domain.stored_names import ConversationKind
from bot.domain.text import Text
from bot.domain.ways import Way, way_of
from bot.services import accounts, lessons
from bot.services import partner_notes as notes
from bot.services.checkins import open_space

KIND = ConversationKind.QUESTION


async def preview(
    uow: UnitOfWork, person: Member, text: Text, lesson_id: str
) -> QuestionPreviewed | QuestionRefused | QuestionRests | NotConnected:
    """Keep what would arrive, and show it; whatever dialogue was open before is forgotten."""
    partner = await accounts.partner_of(uow, person)
    row = await people.person(uow, person.id)
    if partner is None or row is None:
        return NotConnected(person)
    if await open_space(uow, person, partner, known_to=person):
        return QuestionRests(person)
    if not await lessons.may_ask_today(uow, person):
        return QuestionRefused(person, partner)
    number = random_id()
    body = {"text": text.as_json() | {"lesson": lesson_id}, "couple": person.couple_id}
    await conversations.keep(uow, row, number, KIND, "preview", body)
    return QuestionPreviewed(person, partner, number, text)


async def ask(
    uow: UnitOfWork, person: Member, preview_id: int, receipt_message_id: int
) -> QuestionAsked | QuestionRefused | QuestionRests | NotConnected | QuestionGone:
    """Send what was previewed; a second tap finds nothing left to send."""
    found = await conversations.load(uow, person.id)
    if found is None or found[0].kind != KIND or found[0].id != preview_id or found[1]["couple"] != person.couple_id:
        return QuestionGone(person)
    partner = await accounts.partner_of(uow, person)
    couple = await pairing.couple(uow, person.couple_id or 0)
    if partner is None or couple is None:
        return NotConnected(person)
    if await open_space(uow, person, partner, known_to=person):
        return QuestionRests(person)
    await conversations.drop(uow, person.id)
    if not await lessons.may_ask_today(uow, person):
        return QuestionRefused(person, partner)
    await lessons.asked(uow, person)
    way = Way.HELD if reception(partner, uow.now) is Reception.HELD else Way.SENT
    row = LessonQuestion(sender_id=person.id, receiver_id=None if partner.is_gone else partner.id, way=way)
    await partner_notes.add(uow, couple, row, QuestionText.of_json(found[1]["text"]), receipt_message_id)
    return QuestionAsked(_view(row, person, partner), uow.now)


async def put_away(uow: UnitOfWork, person: Member, preview_id: int) -> QuestionDropped | QuestionGone:
    """Put a preview away unsent."""
    found = await conversations.load(uow, person.id)
    if found is None or found[0].kind != KIND or found[0].id != preview_id:
        return QuestionGone(person)
    await conversations.drop(uow, person.id)
    return QuestionDropped(person)


async def came_through(uow: UnitOfWork, question_id: int, verdict: DeliveryResult) -> QuestionMoved | None:
    """Note what became of a question; one that will not arrive is kept no longer, one that arrived for two days."""
    row = await partner_notes.load(uow, LessonQuestion, question_id)
    if row is None:
        return None
    way = way_of(verdict)
    both = await notes.moved(uow, row, way)
    moved = None if both is None else QuestionMoved(_view(row, *both))
    if way is not Way.HELD and row.way != Way.DELIVERED:
        await partner_notes.drop(uow, row)
    return moved


async def unanswered(uow: UnitOfWork, person: Member) -> str | None:
    """Return the lesson of the newest question that reached somebody and can still be answered, or None."""
    arrived = await partner_notes.to(uow, LessonQuestion, person.id, Way.DELIVERED)
    lessons_asked = [row.body.lesson for row in arrived if row.couple_id == person.couple_id]
    return lessons_asked[-1] if lessons_asked else None


async def answered(uow: UnitOfWork, person: Member) -> None:
    """Forget the questions that reached somebody, who answers now."""
    for row in await partner_notes.to(uow, LessonQuestion, person.id, Way.DELIVERED):
        await partner_notes.drop(uow, row)


async def hold_for(uow: UnitOfWork, person: Member) -> list[QuestionMoved]:
    """Note that what is on its way to somebody is held from now on."""
    held = await notes.hold_for(uow, LessonQuestion, person)
    return [QuestionMoved(_view(row, *both)) for row, both in held]


async def release(uow: UnitOfWork, person: Member) -> list[QuestionReleased]:
    """Queue anew what is held for somebody who takes signals again, where it does not wait in the queue still."""
    held = await notes.held_for(uow, LessonQuestion, person)
    return [QuestionReleased(_view(row, *both), uow.now) for row, both in held]


def _view(row: LessonQuestion, sender: Member, receiver: Member) -> Question:
    way = read_or(Way.SENT, lambda: Way(row.way), "lesson_questions.way", row.id)
    text = Text.of_json({"text": row.body.text, "entities": row.body.entities})
    return Question(row.id, sender, receiver, text, way, row.receipt_message_id, row.body.lesson)
