"""Coming back from space: by the one who left, and never asked of the one who waits."""

from datetime import timedelta

from bot.domain.people import Member
from bot.domain.receiving import Reception, reception
from bot.domain.signals import Kind, Move, NothingToReturnFrom, Returned, State, after
from bot.services.signals import view
from bot.storage import agenda, signals
from bot.storage.unit_of_work import UnitOfWork

AROUND = timedelta(minutes=15)  # back within this of the promised time is back as agreed


async def come_back(uow: UnitOfWork, person: Member, signal_id: int | None = None) -> Returned | NothingToReturnFrom:
    """End one's own open space, the one with `signal_id` where that is given."""
    rows = [row for row in await signals.open_of_sender(uow, person.id, Kind.SPACE) if signal_id in {None, row.id}]
    if not rows:
        return NothingToReturnFrom(person)
    row = rows[0]
    state = after(State(row.state), Move.BACK)
    if state is None:
        return NothingToReturnFrom(person)
    when = "as-agreed"
    if row.until_at is not None and abs(row.until_at - uow.now) > AROUND:
        when = "early" if uow.now < row.until_at else "late"
    row.state, row.closed_at = state, uow.now
    await agenda.cancel(uow, row.id)
    signal = await view(uow, row)
    return Returned(signal, when, is_silent=reception(signal.receiver, uow.now) is not Reception.NOW)
