"""What follows from a call that Telegram took or refused."""

from collections.abc import Sequence

from bot.domain.letters import Delivered, Refused, Verdict
from bot.services import accounts, checkins_answers, holds, keeping, lessons, questions, safety, signals, tellings
from bot.storage.unit_of_work import UnitOfWork


async def read_ahead(uow: UnitOfWork, verdicts: Sequence[Verdict]) -> None:
    """Read what these verdicts are about, so that it need not be asked for one by one."""
    named = [(verdict.about or "").partition(":") for verdict in verdicts]
    await signals.read_ahead(uow, {int(number) for subject, _, number in named if subject == "relay"})


async def heard(uow: UnitOfWork, verdict: Verdict) -> Sequence[object]:
    """Note what became of a call and return what happened through it."""
    if isinstance(verdict, Refused) and verdict.is_unreachable:
        await accounts.set_reachable(uow, verdict.chat_id, reachable=False)
    if isinstance(verdict, Delivered) and verdict.method.startswith("send") and verdict.message_id:
        await safety.note_message(uow, verdict.chat_id, verdict.message_id)
    subject, _, number = (verdict.about or "").partition(":")
    if subject == "relay":
        return await _relayed(uow, verdict, int(number))
    if subject == "poll":
        return await checkins_answers.posted(uow, verdict, int(number))
    if subject == "question":
        moved = await questions.came_through(uow, int(number), verdict)
        return [] if moved is None else [moved]
    if subject == "told":
        told = await tellings.came_through(uow, int(number), verdict)
        return [] if told is None else [told]
    if subject == "lesson" and isinstance(verdict, Delivered):
        await lessons.delivered(uow, verdict.chat_id, number)
    return []


async def _relayed(uow: UnitOfWork, verdict: Verdict, signal_id: int) -> Sequence[object]:
    if isinstance(verdict, Delivered):
        happened = await signals.delivered(uow, signal_id, verdict.message_id)
        return [] if happened is None else [happened, *await keeping.shown(uow, signal_id)]
    return await holds.undelivered(uow, signal_id, verdict)
