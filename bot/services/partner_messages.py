"""Messages in somebody's own words to their partner: previewed, sent, held where the partner takes nothing now.

Words about ending one's life are one form of them. They are asked about before anything goes anywhere, they go without
a frame, and they break no pause, block or night; whoever wrote them is told so before *Send* and at once after it.
"""

from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from bot.db import conversations, outbox_control, pairing, people
from bot.db import partner_notes as storage
from bot.db.partner_notes import PartnerMessageRow
from bot.db.payloads import MessageBody
from bot.db.schema import random_id
from bot.db.unit_of_work import UnitOfWork
from bot.db.unreadable import read_or
from bot.domain.answers import Echoed
from bot.domain.api_calls import Delivered, DeliveryResult
from bot.domain.localtime import quiet_ends_at
from bot.domain.own_words import length
from bot.domain.partner_messages import (
    HELD_FOR,
    LINE_LENGTH,
    LINES_PER_DAY,
    SERIOUS_PER_DAY,
    Answer,
    AnswerWanted,
    CallAsked,
    Composed,
    Form,
    HelpContext,
    MessageAnswered,
    MessageMoved,
    MessageNotSent,
    MessageOver,
    MessagePreviewed,
    MessageReleased,
    MessageReplied,
    MessageSent,
    MessageTakenBack,
    PartnerMessage,
    SelfHarmAsked,
    Situation,
    TextCaught,
    TooManyMessages,
    WordsReturned,
)
from bot.domain.people import Member
from bot.domain.receiving import Reception, is_paused, reception
from bot.domain.signals import LETTER_LENGTH, RelayGone, Sent, State
from bot.domain.signals import LINE_LENGTH as RETURN_LENGTH
from bot.domain.stored_names import ConversationKind, DedupeKey
from bot.domain.text import Text
from bot.domain.ways import Way, way_of
from bot.services import accounts, partner_notes, questions
from bot.services import signals as signal_service

KIND = ConversationKind.MESSAGE  # of the conversation, whatever the form of the message
_PREVIEW, _CAUGHT, _ANSWER = "preview", "typed", "answer"  # its steps
Conversation = tuple[int, str, str, dict[str, Any]]  # id, kind, step, body
Gloss = Callable[[HelpContext], tuple[Text | None, Text | None]]  # what would arrive, and its gloss


async def ask_about_self_harm(uow: UnitOfWork, person: Member, words: str, wording: Gloss) -> SelfHarmAsked:
    """Ask the one who wrote `words` before anything goes anywhere; the conversation they were typed in is kept."""
    partner = await accounts.partner_of(uow, person)
    context = await help_context(uow, person)
    text, gloss = wording(context)
    composed = Composed(Form.SERIOUS, words, text, uow.now, await _conversation_of(uow, person))
    number = await _keep(uow, person, composed)
    way = Reception.NOW if partner is None else reception(partner, uow.now)
    return SelfHarmAsked(person, partner, number, text, gloss, way, context)


async def preview(
    uow: UnitOfWork, person: Member, form: Form, words: str, text: Text, about: str | None = None
) -> MessagePreviewed | MessageNotSent:
    """Keep what would arrive, and show it; whatever conversation was open before is forgotten."""
    partner = await accounts.partner_of(uow, person)
    if partner is None:
        return MessageNotSent(person)
    number = await _keep(uow, person, Composed(form, words, text, uow.now, about=about))
    return MessagePreviewed(person, partner, number, form, text, reception(partner, uow.now))


async def send(
    uow: UnitOfWork, person: Member, number: int, receipt: int
) -> MessageSent | MessageOver | TooManyMessages:
    """Send what was previewed; a second tap finds nothing left to send. `receipt` is the message that shows its way."""
    composed = await composed_as(uow, person, number)
    partner = await accounts.partner_of(uow, person)
    couple = await pairing.couple(uow, person.couple_id or 0)
    if composed is None or composed.text is None or partner is None or couple is None:
        return MessageOver(person)
    await conversations.drop(uow, person.id)
    context = await help_context(uow, person)
    if await _is_too_many(uow, person, composed.form):
        return TooManyMessages(person, partner, context if composed.form is Form.SERIOUS else None)
    arrives = reception(partner, uow.now)
    way = Way.HELD if arrives is Reception.HELD else Way.SENT
    if way is Way.HELD and not partner.is_gone and not is_paused(partner, uow.now):
        morning = quiet_ends_at(uow.now, partner.zone, partner.quiet_from, partner.quiet_to)
        await outbox_control.let_messages_go_first(uow, partner.id, morning)
    if composed.form is Form.ANSWER:
        await questions.answered(uow, person)
    body = MessageBody(form=composed.form, text=composed.text.as_json())
    row = PartnerMessageRow(sender_id=person.id, receiver_id=None if partner.is_gone else partner.id, way=way)
    await storage.add(uow, couple, row, body, receipt)
    return MessageSent(_view(row, person, partner), uow.now, arrives, context)


async def drop(uow: UnitOfWork, person: Member, number: int) -> MessageNotSent | MessageOver:
    """Put a preview away unsent."""
    composed = await composed_as(uow, person, number)
    if composed is None:
        return MessageOver(person)
    await conversations.drop(uow, person.id)
    return MessageNotSent(person, await help_context(uow, person) if composed.form is Form.SERIOUS else None)


async def give_back(uow: UnitOfWork, person: Member, number: int) -> WordsReturned | MessageOver:
    """Bring back the words, and the conversation they were typed in, to somebody who did not mean it so."""
    composed = await composed_as(uow, person, number)
    row = await people.person(uow, person.id)
    if composed is None or row is None:
        return MessageOver(person)
    await conversations.drop(uow, person.id)
    if composed.before is not None:
        await conversations.keep(uow, row, *composed.before)
    return WordsReturned(person, composed.words)


async def ask_whom_to_call(uow: UnitOfWork, person: Member) -> CallAsked:
    """Help somebody to call a person."""
    return CallAsked(person, await help_context(uow, person))


async def answer(uow: UnitOfWork, person: Member, message_id: int, given: Answer) -> MessageAnswered | MessageOver:
    """Answer a message with one tap; giving the same answer again changes nothing."""
    row = await _received(uow, person, message_id)
    couple = await pairing.couple(uow, person.couple_id or 0)
    sender = None if row is None else await accounts.known(uow, row.sender_id)
    if row is None or couple is None or sender is None:
        return MessageOver(person)
    if row.body.answer is None:
        await storage.change(uow, couple, row, answer=given)
    return MessageAnswered(_view(row, sender, person), given, uow.now)


async def reply(uow: UnitOfWork, person: Member, message_id: int) -> Echoed | MessageReplied | MessageOver:
    """Let one tap follow the answer to one's own message, a second one changes nothing: a heart, or "I'm here"."""
    row = await storage.load(uow, PartnerMessageRow, message_id)
    couple, partner = await pairing.couple(uow, person.couple_id or 0), await accounts.partner_of(uow, person)
    if row is None or couple is None or partner is None or row.sender_id != person.id or row.couple_id != couple.id:
        return MessageOver(person)
    if row.body.answer is None or row.body.replied:
        return MessageOver(person)
    await storage.change(uow, couple, row, replied=True)
    if row.body.form == Form.SERIOUS:
        return MessageReplied(_view(row, person, partner), uow.now)
    return Echoed(person, partner, row.id, "message", uow.now)


async def received(uow: UnitOfWork, person: Member, message_id: int) -> PartnerMessage | None:
    """Return a message that this person received, or None."""
    row = await _received(uow, person, message_id)
    sender = None if row is None else await accounts.known(uow, row.sender_id)
    return None if row is None or sender is None else _view(row, sender, person)


async def take_back(uow: UnitOfWork, person: Member, message_id: int) -> MessageTakenBack | MessageOver:
    """Take one's own message back: what waits is not sent, what arrived is deleted."""
    row = await storage.load(uow, PartnerMessageRow, message_id)
    if row is None or row.sender_id != person.id or row.couple_id != person.couple_id or row.way == Way.TAKEN_BACK:
        return MessageOver(person)
    key, shown = _key(row.id), row.relay_message_id
    is_in_doubt = shown is None and await outbox_control.was_attempted(uow, key)
    await outbox_control.cancel(uow, key)
    row.way, row.relay_message_id = Way.TAKEN_BACK, None
    receiver = await accounts.receiver(uow, row.receiver_id, row.couple_id)
    if receiver is None:
        return MessageOver(person)
    return MessageTakenBack(_view(row, person, receiver), is_in_doubt, shown)


async def came_through(uow: UnitOfWork, message_id: int, verdict: DeliveryResult) -> MessageMoved | RelayGone | None:
    """Note what became of a message; one that was taken back while it was on its way is removed again."""
    row = await storage.load(uow, PartnerMessageRow, message_id)
    receiver = None if row is None else await accounts.receiver(uow, row.receiver_id, row.couple_id)
    if row is None or receiver is None:
        return None
    if row.way == Way.TAKEN_BACK:
        arrived = verdict.message_id if isinstance(verdict, Delivered) else None
        return RelayGone(receiver, arrived) if arrived else None
    if isinstance(verdict, Delivered):
        row.relay_message_id = verdict.message_id
    if (way := way_of(verdict)) is Way.EXPIRED:
        return None  # its time was over: what its sender was told stays true, as it does where the partner has left
    both = await partner_notes.moved(uow, row, way)
    return None if both is None else await _told(uow, row, both)


async def hold_for(uow: UnitOfWork, person: Member) -> list[MessageMoved]:
    """Note that what is on its way to somebody is held from now on."""
    held = await partner_notes.hold_for(uow, PartnerMessageRow, person)
    return [await _told(uow, row, both) for row, both in held]


async def release(uow: UnitOfWork, person: Member) -> list[MessageReleased]:
    """Queue anew what is held for somebody who takes messages again, where it does not wait in the queue still."""
    held = await partner_notes.held_for(uow, PartnerMessageRow, person)
    fresh = [(row, both) for row, both in held if uow.now - row.written_at < HELD_FOR]
    return [MessageReleased(_view(row, *both), uow.now) for row, both in fresh]


async def help_context(uow: UnitOfWork, person: Member) -> HelpContext:
    """Return what help lines are chosen by."""
    row = await people.person(uow, person.id)
    return HelpContext(uow.now.astimezone(person.zone).date(), None if row is None else row.country_part or row.country)


async def composed_as(uow: UnitOfWork, person: Member, number: int | None = None) -> Composed | None:
    """Return what somebody is about to send, or None; with `number` only under that."""
    found = await conversations.load(uow, person.id)
    if found is None or found[0].kind != KIND or found[0].step != _PREVIEW or number not in {None, found[0].id}:
        return None
    body = found[1]
    if body["couple"] != person.couple_id:
        return None
    before = body.get("before")
    return Composed(
        Form(body["form"]),
        body["words"],
        Text.of_json(body["text"]) if body["text"] else None,
        datetime.fromisoformat(body["written_at"]),
        tuple(before) if before else None,
        body.get("about"),
    )


async def _conversation_of(uow: UnitOfWork, person: Member) -> Conversation | None:
    """Return the conversation that words were typed in; behind a question about words, the one before it."""
    found = await conversations.load(uow, person.id)
    if found is None:
        return None
    earlier = await composed_as(uow, person)
    if earlier is not None:
        return earlier.before
    return found[0].id, found[0].kind, found[0].step, found[1]


async def _keep(uow: UnitOfWork, person: Member, composed: Composed, step: str = _PREVIEW) -> int:
    row = await people.person(uow, person.id)
    number = random_id() >> 20
    body = {
        "form": composed.form,
        "words": composed.words,
        "text": composed.text.as_json() if composed.text else None,
        "written_at": composed.written_at.isoformat(),
        "before": composed.before,
        "about": composed.about,
        "couple": person.couple_id,
    }
    if row is not None:
        await conversations.keep(uow, row, number, KIND, step, body)
    return number


async def _is_too_many(uow: UnitOfWork, person: Member, form: Form) -> bool:
    """Return whether a day has had as many of a kind as it has room for; the kinds are told apart by what is sealed."""
    is_serious, since = form is Form.SERIOUS, uow.now - timedelta(days=1)
    sent = [row for row in await storage.of_sender(uow, PartnerMessageRow, person.id) if row.written_at > since]
    of_kind = [row for row in sent if (row.body.form == Form.SERIOUS) is is_serious and row.way != Way.TAKEN_BACK]
    return len(of_kind) >= (SERIOUS_PER_DAY if is_serious else LINES_PER_DAY)


async def _received(uow: UnitOfWork, person: Member, message_id: int) -> PartnerMessageRow | None:
    row = await storage.load(uow, PartnerMessageRow, message_id)
    is_theirs = row is not None and row.receiver_id == person.id and row.couple_id == person.couple_id
    return row if is_theirs and row is not None and row.way != Way.TAKEN_BACK else None


async def _told(uow: UnitOfWork, row: PartnerMessageRow, both: partner_notes.Both) -> MessageMoved:
    return MessageMoved(_view(row, *both), uow.now, await help_context(uow, both[0]))


def _key(message_id: int) -> str:
    return DedupeKey.MESSAGE.of(message_id)


def _view(row: PartnerMessageRow, sender: Member, receiver: Member) -> PartnerMessage:
    given, place = row.body.answer, "partner_messages"
    return PartnerMessage(
        row.id,
        sender,
        receiver,
        read_or(Form.LINE, lambda: Form(row.body.form), f"{place}.body", row.id),
        Text.of_json(row.body.text),
        read_or(Way.SENT, lambda: Way(row.way), f"{place}.way", row.id),
        row.written_at,
        row.receipt_message_id,
        row.relay_message_id,
        None if given is None else read_or(None, lambda: Answer(given), f"{place}.body", row.id),
    )


async def catch(uow: UnitOfWork, person: Member, partner: Member, words: str, situation: Situation) -> TextCaught:
    """Keep what somebody typed without having been asked for the tap that says what becomes of it."""
    most = LETTER_LENGTH if situation is Situation.WAITING else LINE_LENGTH
    if situation is Situation.AWAY:
        most = RETURN_LENGTH
    if not partner.takes_lines:
        return TextCaught(person, partner, Situation.LINES_OFF, words)
    if length(words) > most:
        return TextCaught(person, partner, Situation.TOO_LONG, words, count=length(words), most=most)
    number = await _keep(uow, person, Composed(Form.LINE, words, None, uow.now), _CAUGHT)
    return TextCaught(person, partner, situation, words, number)


async def caught_words(uow: UnitOfWork, person: Member, number: int) -> str | None:
    """Return the words that somebody typed without having been asked, or None; they are kept no longer."""
    found = await conversations.load(uow, person.id)
    if found is None or found[0].kind != KIND or found[0].step != _CAUGHT or found[0].id != number:
        return None
    await conversations.drop(uow, person.id)
    return str(found[1]["words"]) if found[1]["couple"] == person.couple_id else None


async def situation_of(uow: UnitOfWork, person: Member, partner: Member) -> tuple[Situation, Sent | None]:
    """Return what lies between the two as somebody types, and the space that it is about."""
    own = await signal_service.open_space_of(uow, person)
    if own is not None:
        return Situation.AWAY, own
    theirs = await signal_service.open_space_of(uow, partner)
    is_known = theirs is not None and theirs.state in {State.DELIVERED, State.ANSWERED, State.DUE}
    return (Situation.WAITING, theirs) if is_known else (Situation.OPEN, None)


async def wait_for_answer(uow: UnitOfWork, person: Member, about: str | None) -> AnswerWanted | MessageOver:
    """Wait for the words of an answer, in place of whatever conversation is open."""
    partner, row = await accounts.partner_of(uow, person), await people.person(uow, person.id)
    if partner is None or row is None:
        return MessageOver(person)
    if not partner.takes_lines:
        return AnswerWanted(person, partner, "off")
    await conversations.keep(uow, row, random_id() >> 20, KIND, _ANSWER, {"about": about, "couple": person.couple_id})
    return AnswerWanted(person, partner)


async def awaits_answer(uow: UnitOfWork, person: Member) -> tuple[bool, str | None]:
    """Return whether an answer is waited for, and the question that it is to."""
    found = await conversations.load(uow, person.id)
    is_waited_for = found is not None and found[0].kind == KIND and found[0].step == _ANSWER
    return is_waited_for, found[1].get("about") if is_waited_for and found is not None else None


async def leave_answer(uow: UnitOfWork, person: Member) -> None:
    """Wait for an answer no more; another conversation that is open stays so."""
    if (await awaits_answer(uow, person))[0]:
        await conversations.drop(uow, person.id)
