"""Ten thousand random but valid updates of every kind: no error, and no word to anybody but who wrote."""

import os
import random
from pathlib import Path

import pytest

from tests.specification.inventing import KINDS, Inventor
from tests.stage import Stage

COUNT = 10_000
_BATCH = 100
_PEOPLE = [
    {"id": 5_000_000_000 + n, "is_bot": n == 9, "first_name": f"Person {n}", "language_code": ("en", "es", "xx")[n % 3]}
    for n in range(10)
]


@pytest.mark.timeout(400)
@pytest.mark.plays_on("sqlite", "postgresql")
async def test_any_valid_update_is_taken_in(tmp_path: Path, played_on: str) -> None:
    wanted = COUNT if played_on == "sqlite" else COUNT // 4
    seed = int(os.environ.get("SEED", random.randrange(10**6)))
    print(f"seed {seed}")  # noqa: T201 - to play the same again
    inventor = Inventor(seed, _PEOPLE)
    async with Stage.opened(tmp_path, MESSAGES_PER_SECOND="10000") as stage:
        assert stage.app is not None
        processor = stage.app.processor
        counters, first = processor.counters, 7_000_000
        for start in range(0, wanted, _BATCH):
            numbers = range(start, start + _BATCH)
            await processor.process([inventor.update(first + n, KINDS[n % len(KINDS)]) for n in numbers])
        assert counters.taken == wanted
        reasons = {row[0] for row in stage.records.rows("SELECT error FROM set_aside_updates")}
        assert counters.put_aside == 0, reasons
        known = {person["id"] for person in _PEOPLE if not person["is_bot"]}
        addressed = {chat for (chat,) in stage.records.rows("SELECT DISTINCT chat_id FROM outbox")}
        assert {chat for chat in addressed if chat > 0} <= known
        await stage.stops()
        stage.complaints.clear()
        stage.simulator.call_log.kept.clear()  # the chats were invented, so Telegram does not know them
