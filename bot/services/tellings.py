"""Telling the partner of a good moment: one line, previewed, or none; nothing goes without the preview."""

from collections.abc import Callable
from dataclasses import replace

from bot.db import checkins, conversations, pairing, people
from bot.db.checkins import CheckinPoll
from bot.db.unit_of_work import UnitOfWork
from bot.domain.answers import Echoed
from bot.domain.api_calls import Delivered, DeliveryResult
from bot.domain.checkins import (
    TELLS,
    CheckinClosed,
    MomentAnswered,
    Reply,
    SpaceFirst,
    TellingAsked,
    TellingLeft,
    TellingMoved,
    TellingPreviewed,
    Told,
)
from bot.domain.own_words import length
from bot.domain.people import Member
from bot.domain.signals import LINE_LENGTH
from bot.domain.stored_names import ConversationKind
from bot.domain.text import Text
from bot.domain.ways import way_of
from bot.services import accounts
from bot.services.checkins import open_space

KIND = ConversationKind.TELLING
Wording = Callable[[Member, Member, str | None], Text]  # sender, receiver, line


async def begin(uow: UnitOfWork, person: Member, poll_number: int) -> TellingAsked | None:
    """Ask for the line; None where there is nobody to tell, or a pause between the two.

    What somebody is in the middle of stays open; the line is then waited for after one more tap.
    """
    partner = await accounts.partner_of(uow, person)
    if partner is None or await open_space(uow, person, partner, known_to=person):
        return None
    if await conversations.load(uow, person.id) is not None:
        return TellingAsked(person, partner, poll_number, is_waiting=False)
    return await _wait_for_line(uow, person, partner, poll_number)


async def wait_for_line(uow: UnitOfWork, person: Member, poll_number: int) -> TellingAsked | CheckinClosed:
    """Wait for the line, in place of whatever dialogue is open."""
    poll, partner = await _own(uow, person, poll_number), await accounts.partner_of(uow, person)
    if poll is None or partner is None:
        return CheckinClosed(person, "button-old")
    return await _wait_for_line(uow, person, partner, poll_number)


async def awaits_line(uow: UnitOfWork, person: Member) -> int | None:
    """Return the number of the question that a typed line would be about, or None."""
    found = await conversations.load(uow, person.id)
    return int(found[1].get("poll", 0)) if found and found[0].kind == KIND else None


async def preview(
    uow: UnitOfWork, person: Member, poll_number: int, line: str | None, wording: Wording
) -> TellingPreviewed | TellingAsked | CheckinClosed:
    """Show what the partner would get and keep it, so that it is, word for word, what will be sent."""
    poll, partner = await _own(uow, person, poll_number), await accounts.partner_of(uow, person)
    if poll is None or partner is None:
        return CheckinClosed(person, "button-old")
    if line is not None and not partner.takes_lines:
        return TellingAsked(person, partner, poll_number, "off", is_waiting=False)
    if line is not None and length(line) > LINE_LENGTH:
        return TellingAsked(person, partner, poll_number, "long", length(line))
    text = wording(person, partner, line)
    await _keep(uow, person, "preview", {"poll": poll_number, "line": line, "text": text.as_json()})
    return TellingPreviewed(person, partner, poll_number, text)


async def ask_again(uow: UnitOfWork, person: Member, poll_number: int) -> TellingAsked | CheckinClosed:
    """Say that the line is wanted as text."""
    partner = await accounts.partner_of(uow, person)
    if partner is None:
        return CheckinClosed(person, "button-old")
    return TellingAsked(person, partner, poll_number, "no-text")


async def tell(uow: UnitOfWork, person: Member, poll_number: int, receipt: int) -> Told | SpaceFirst | CheckinClosed:
    """Send what was previewed; tapping twice is as good as once. `receipt` is the message that shows its way."""
    found = await conversations.load(uow, person.id)
    poll, partner = await _own(uow, person, poll_number), await accounts.partner_of(uow, person)
    couple = await pairing.couple(uow, person.couple_id or 0)
    kept = found[1] if found and found[0].kind == KIND and found[0].step == "preview" else {}
    if poll is None or partner is None or couple is None or kept.get("poll") != poll_number:
        return CheckinClosed(person, "button-old")
    if await open_space(uow, person, partner, known_to=person):
        return SpaceFirst(person, "telling-in-space")
    given = await checkins.answer(uow, poll)
    await checkins.keep_answer(uow, couple, poll, replace(given, line=kept["line"], is_told=True, receipt=receipt))
    await conversations.drop(uow, person.id)
    return Told(person, partner, poll_number, Text.of_json(kept["text"]), uow.now, is_note=kept["line"] is not None)


async def came_through(uow: UnitOfWork, poll_number: int, verdict: DeliveryResult) -> TellingMoved | None:
    """Note what became of a good moment that was sent, and return what its sender is shown of it."""
    poll = await checkins.poll(uow, poll_number)
    person = None if poll is None else await accounts.known(uow, poll.person_id)
    partner = None if person is None else await accounts.partner_of(uow, person)
    if poll is None or person is None or partner is None or person.couple_id != poll.couple_id:
        return None
    given = await checkins.answer(uow, poll)
    poll.is_shown = poll.is_shown or isinstance(verdict, Delivered)
    if not given.receipt:
        return None
    return TellingMoved(person, partner, poll_number, given.line, way_of(verdict), given.receipt, uow.now)


async def answer(uow: UnitOfWork, person: Member, poll_number: int, reply: Reply) -> MomentAnswered | CheckinClosed:
    """Answer to a good moment that the partner told of; the first answer stands, and counts once."""
    poll = await checkins.poll(uow, poll_number)
    couple = await pairing.couple(uow, person.couple_id or 0)
    teller = None if poll is None else await accounts.known(uow, poll.person_id)
    if poll is None or couple is None or teller is None or teller.id == person.id or poll.couple_id != couple.id:
        return CheckinClosed(person, "button-old")
    given = await checkins.answer(uow, poll)
    if not given.is_told or given.reply not in {None, reply} or teller.couple_id != couple.id:
        return CheckinClosed(person, "button-old")
    await checkins.keep_answer(uow, couple, poll, replace(given, reply=reply))
    return MomentAnswered(person, teller, poll_number, given.line, reply, uow.now)


async def send_heart(uow: UnitOfWork, person: Member, poll_number: int) -> Echoed | CheckinClosed:
    """Let one heart follow the answer to a moment that one told; a second one changes nothing."""
    poll, partner = await checkins.poll(uow, poll_number), await accounts.partner_of(uow, person)
    couple = await pairing.couple(uow, person.couple_id or 0)
    if poll is None or partner is None or couple is None or poll.person_id != person.id or poll.couple_id != couple.id:
        return CheckinClosed(person, "button-old")
    given = await checkins.answer(uow, poll)
    if given.reply is None or given.is_heart_sent:
        return CheckinClosed(person, "button-old")
    await checkins.keep_answer(uow, couple, poll, replace(given, is_heart_sent=True))
    return Echoed(person, partner, poll_number, "told", uow.now)


async def leave(uow: UnitOfWork, person: Member, poll_number: int) -> TellingLeft:
    """Keep the good moment to oneself."""
    if await awaits_line(uow, person) == poll_number:
        await conversations.drop(uow, person.id)
    return TellingLeft(person)


async def _own(uow: UnitOfWork, person: Member, poll_number: int) -> CheckinPoll | None:
    """Return the poll that the moment belongs to, while it was not told yet."""
    poll = await checkins.poll(uow, poll_number)
    if poll is None or poll.person_id != person.id or poll.couple_id != person.couple_id:
        return None
    given, asked = await checkins.answer(uow, poll), await checkins.round_of(uow, poll)
    is_wanted = asked.item == TELLS[0] and TELLS[1] in given.chosen
    return poll if is_wanted and not given.is_told else None


async def _wait_for_line(uow: UnitOfWork, person: Member, partner: Member, poll_number: int) -> TellingAsked:
    if not partner.takes_lines:
        return TellingAsked(person, partner, poll_number, "off", is_waiting=False)
    await _keep(uow, person, "line", {"poll": poll_number})
    return TellingAsked(person, partner, poll_number)


async def _keep(uow: UnitOfWork, person: Member, step: str, body: dict[str, object]) -> None:
    row = await people.person(uow, person.id)
    if row is not None:
        await conversations.keep(uow, row, int(str(body["poll"])), KIND, step, body)
