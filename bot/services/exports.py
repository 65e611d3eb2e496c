"""One's own data as readable JSON: what one said, chose and was sent; never when the other was silent."""

import json
from typing import Any

from bot.domain.leaving import Exported
from bot.domain.people import Member
from bot.storage import pairing, people, signals
from bot.storage.signals import Signal
from bot.storage.unit_of_work import UnitOfWork

SECTIONS: dict[str, Any] = {}  # name -> coroutine(uow, person) -> JSON values, added by features that keep more


async def export(uow: UnitOfWork, person: Member) -> Exported:
    """Return all that is kept of a person, and what was sent to them."""
    row = await people.person(uow, person.id)
    content: dict[str, Any] = {"exported_at": uow.now.isoformat(timespec="seconds")}
    if row is not None:
        content["account"] = {
            "telegram_id": row.id,
            "first_name": row.name,
            "language": row.language,
            "time_zone": row.zone,
            "tone": row.tone,
            "discreet": row.is_discreet,
            "quiet_from": row.quiet_from.isoformat("minutes"),
            "quiet_to": row.quiet_to.isoformat("minutes"),
            "hold_signals_at_night": row.holds_at_night,
            "take_own_lines": row.takes_lines,
            "take_reminders": row.takes_reminders,
            "undo_seconds": row.undo_seconds,
            "paused_until": row.paused_until and row.paused_until.isoformat(),
            "joined_at": row.joined_at.isoformat(timespec="seconds"),
        }
    if person.couple_id is not None:
        couple = await pairing.couple(uow, person.couple_id)
        content["connected_since"] = couple and couple.connected_at.isoformat(timespec="seconds")
    content["signals_sent"] = [_sent(one) for one in await signals.all_of(uow, sender_id=person.id)]
    received = [one for one in await signals.all_of(uow, receiver_id=person.id) if one.delivered_at is not None]
    content["signals_received"] = [_received(one) for one in received]
    for name, section in SECTIONS.items():
        content[name] = await section(uow, person)
    return Exported(person, json.dumps(content, ensure_ascii=False, indent=2))


def _sent(row: Signal) -> dict[str, Any]:
    facts = row.facts
    return {
        "kind": row.kind,
        "sent_at": row.sent_at.isoformat(timespec="seconds"),
        "until": row.until_at and row.until_at.isoformat(timespec="seconds"),
        "strength": row.strength,
        "text": facts["text"]["text"],
        "own_line": facts.get("line"),
        "own_wish": facts.get("own_wish"),
    }


def _received(row: Signal) -> dict[str, Any]:
    return {
        "kind": row.kind,
        "until": row.until_at and row.until_at.isoformat(timespec="seconds"),
        "text": row.facts["text"]["text"],
        "own_answer": row.answer,
        "own_line_for_the_return": row.facts.get("letter"),
    }
