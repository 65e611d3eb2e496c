"""What is said about a promise in one tap: by the one who waits, at the time itself, and by hearts that follow."""

from datetime import UTC, datetime, timedelta

from bot.db import signals
from bot.db.unit_of_work import UnitOfWork
from bot.domain.answers import Echoed
from bot.domain.appointments import PromiseOver, Said, WaiterSaid
from bot.domain.people import Member
from bot.domain.signals import Kind, SignalOver
from bot.services import answers, keeping, promises

_WITHIN = timedelta(hours=24)  # after the time a promise is put away, and what was said at it is over as well


async def say(uow: UnitOfWork, person: Member, promise_id: int, said: Said, stamp: int) -> WaiterSaid | PromiseOver:
    """Let the one who waits say something at the time that is `stamp`, in seconds; one thing at each time."""
    promise = await promises.of(uow, person, promise_id)
    row = None if promise is None else await signals.load(uow, promise.signal_id)
    mark, is_late = f"due{stamp}:{person.id}", uow.now - datetime.fromtimestamp(stamp, UTC) > _WITHIN
    if promise is None or row is None or promise.waiter.id != person.id or is_late:
        return PromiseOver(person)
    if mark in row.facts.echoes:
        return PromiseOver(person)
    await keeping.note(uow, row, echoes=[*row.facts.echoes, mark])
    is_silent = bool(await signals.open_of_sender(uow, promise.promiser.id, Kind.SPACE))
    return WaiterSaid(promise, said, uow.now, is_silent)


async def send_heart(uow: UnitOfWork, person: Member, promise_id: int, what: str) -> Echoed | SignalOver | PromiseOver:
    """Let a heart follow something that was said about a promise: one for each thing, which `what` tells apart."""
    promise = await promises.of(uow, person, promise_id)
    if promise is None:
        return PromiseOver(person)
    return await answers.echo(uow, person, promise.signal_id, f"promise-{what}")
