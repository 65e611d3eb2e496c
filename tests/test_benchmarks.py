"""What the benchmarks rely on: they run as written, and a batch takes few statements however many updates it has."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import event
from sqlalchemy.engine import Engine

from benchmarks import couples, million, relays
from benchmarks.stand_in import StandIn
from bot.app import open_app
from bot.clock import SystemClock

FEW, MANY = 5, 40


@contextmanager
def statements() -> Iterator[list[str]]:
    """Note every statement of every engine while the block runs."""
    seen: list[str] = []

    def noted(_connection: object, _cursor: object, statement: str, *_rest: object) -> None:
        seen.append(statement)

    event.listen(Engine, "before_cursor_execute", noted)
    try:
        yield seen
    finally:
        event.remove(Engine, "before_cursor_execute", noted)


async def test_batch_takes_few_statements_however_large(tmp_path: Path) -> None:
    """A signal once took 35 statements; now a batch of any size shares those that there are."""
    database = couples.sqlite(tmp_path, "batch")
    few = await couples.with_previews(database, FEW)
    many = await couples.with_previews(database, MANY, first=FEW)
    async with StandIn() as api:
        chosen = couples.settings(database, TELEGRAM_API_URL=api.url, FLOOD_LIMIT="1000000")
        async with open_app(chosen, SystemClock()) as app:
            with statements() as for_few:
                await app.processor.process(few)
            with statements() as for_many:
                await app.processor.process(many)
            assert app.processor.counters.taken == FEW + MANY
            assert app.processor.counters.replayed == 0
    assert len(for_few) > 5  # they were counted
    assert len(for_many) <= len(for_few) + 2


async def test_tick_takes_few_statements_however_much_is_due(tmp_path: Path) -> None:
    database = await million.build(tmp_path, 100)
    agenda = await million.Agenda.opened(database)
    counts = []
    for skip, due in ((0, FEW), (FEW, MANY)):
        await agenda.make_due(skip, due)
        with statements() as seen:
            await agenda.runner.run_due()
        counts.append(len(seen))
    done = agenda.runner.done
    await agenda.storage.close()
    assert done == FEW + MANY
    assert counts[0] > 5
    assert counts[1] <= counts[0] + 2


async def test_benchmarks_run_as_written(tmp_path: Path) -> None:
    """Signals reach whom they are for, and the bare echo that they are held against answers each message."""
    rate, processor_seconds, calls = await relays.signals(tmp_path, FEW)
    assert rate > 0
    assert processor_seconds >= 0
    assert calls >= 2
    assert (await relays.echoes("benchmarks.echo_ptb", FEW))[0] > 0
