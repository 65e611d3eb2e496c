"""One's own data as readable JSON: what one said, chose and was sent; never when the other was silent."""

import json
from typing import Any

from bot.db import cards, conversations, pairing, partner_notes, people, signals
from bot.db.partner_notes import LessonQuestion, PartnerMessageRow
from bot.db.signals import Signal
from bot.db.unit_of_work import UnitOfWork
from bot.domain.leaving import Exported
from bot.domain.marks import plain
from bot.domain.people import Member
from bot.domain.ways import Way

SECTIONS: dict[str, Any] = {}  # name -> coroutine(uow, person) -> JSON values, added by features that keep more


async def export(uow: UnitOfWork, person: Member) -> Exported:
    """Return all that is kept of a person, and what was sent to them."""
    row = await people.person(uow, person.id)
    content: dict[str, Any] = {"exported_at": uow.now.isoformat(timespec="seconds")}
    if row is not None:
        content["account"] = {
            "telegram_id": row.id,
            "name": row.name,
            "name_chosen": row.is_name_chosen,
            "language": row.language,
            "time_zone": row.zone,
            "tone": row.tone,
            "help_lines_of": row.country_part or (row.country if row.country != "--" else None),
            "discreet": row.is_discreet,
            "quiet_from": row.quiet_from.isoformat("minutes"),
            "quiet_to": row.quiet_to.isoformat("minutes"),
            "hold_signals_at_night": row.holds_at_night,
            "take_own_lines": row.takes_lines,
            "take_reminders": row.takes_reminders,
            "undo_seconds": row.undo_seconds,
            "paused_until": row.paused_until and row.paused_until.isoformat(),
            "joined_at": row.joined_at.isoformat(timespec="seconds"),
            "left_at": row.left_at and row.left_at.isoformat(timespec="seconds"),
        }
    if person.couple_id is not None:
        couple = await pairing.couple(uow, person.couple_id)
        content["connected_since"] = couple and couple.connected_at.isoformat(timespec="seconds")
    content["signals_sent"] = [_sent(one) for one in await signals.all_of(uow, sender_id=person.id)]
    received = [one for one in await signals.all_of(uow, receiver_id=person.id) if one.delivered_at is not None]
    content["signals_received"] = [_received(one) for one in received]
    asked = await partner_notes.of_sender(uow, LessonQuestion, person.id)
    content["questions_on_their_way"] = [one.body.text for one in asked if one.way != Way.DELIVERED]
    said = await partner_notes.of_sender(uow, PartnerMessageRow, person.id)
    content["messages_sent"] = [one.body.text["text"] for one in said]
    content["invitations"] = [
        {"made_at": one.created_at.isoformat(timespec="seconds"), "state": one.state}
        for one in await pairing.invites_of(uow, person.id)
    ]
    content["cards"] = [_card(one.body) for one in await cards.of_person(uow, person.id)]
    content["unfinished"] = await _unfinished(uow, person)
    for name, section in SECTIONS.items():
        content[name] = await section(uow, person)
    return Exported(person, plain(json.dumps(content, ensure_ascii=False, indent=2)))


async def _unfinished(uow: UnitOfWork, person: Member) -> dict[str, Any] | None:
    """Return what somebody is in the middle of writing, or None."""
    found = await conversations.load(uow, person.id)
    return None if found is None else {"kind": found[0].kind, "step": found[0].step, "said": found[1]}


def _card(body: dict[str, Any]) -> dict[str, Any]:
    named = ("label", "length", "minutes", "strength", "signs", "line")
    return {name: body.get(name) for name in named}


def _sent(row: Signal) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "sent_at": row.sent_at.isoformat(timespec="seconds"),
        "until": row.until_at and row.until_at.isoformat(timespec="seconds"),
        "strength": row.strength,
        "text": row.facts.text["text"],
        "own_line": row.facts.line,
        "own_wish": row.facts.own_wish,
    }


def _received(row: Signal) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "until": row.until_at and row.until_at.isoformat(timespec="seconds"),
        "text": row.facts.text["text"],
        "own_answer": row.answer,
        "own_line_for_the_return": row.facts.letter,
    }
