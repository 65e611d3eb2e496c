"""The ways that docs/develop/architecture.md draws are those that a tap and a due question really take."""

import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from types import FrameType

import pytest

from tests.dialogues.couples import connected
from tests.dialogues.evenings import BERLIN, in_zones, poll, until

ROOT = Path(__file__).parent.parent.parent
_STEP = re.compile(r"^(?P<depth> *)(?P<function>[A-Za-z_.]+) +(?P<file>(?:bot|handlers)/\S+\.py)$", re.MULTILINE)
_Step = tuple[str, str]  # a file below the root, and a function in it


def drawn(heading: str) -> list[tuple[_Step | None, _Step]]:
    """Return the steps of a way as the page draws them, each behind the one it is called by."""
    page = (ROOT / "docs" / "develop" / "architecture.md").read_text(encoding="utf-8")
    part = page.partition(f"### {heading}\n")[2].partition("\n#")[0]
    above: list[tuple[int, _Step]] = []
    steps: list[tuple[_Step | None, _Step]] = []
    for found in _STEP.finditer(part):
        depth, step = len(found["depth"]), (found["file"], found["function"])
        above = [one for one in above if one[0] < depth]
        steps.append((above[-1][1] if above else None, step))
        above.append((depth, step))
    return steps


@contextmanager
def noted() -> Iterator[list[tuple[_Step | None, _Step]]]:
    """Note each call from one function of the bot to another meanwhile, however much of libraries lies between."""
    calls: list[tuple[_Step | None, _Step]] = []

    def note(frame: FrameType, event: str, _arg: object) -> None:
        if event == "call" and (called := _ours(frame)) is not None:
            calls.append((_caller(frame), called))

    sys.setprofile(note)
    try:
        yield calls
    finally:
        sys.setprofile(None)


def _ours(frame: FrameType) -> _Step | None:
    path, name = Path(frame.f_code.co_filename), frame.f_code.co_qualname
    if name.rpartition(".")[2].startswith("<") or not path.is_relative_to(ROOT):
        return None
    file = path.relative_to(ROOT).as_posix()
    return (file, name) if file.startswith(("bot/", "handlers/")) and "playground" not in file else None


def _caller(frame: FrameType) -> _Step | None:
    before = frame.f_back
    while before is not None and (step := _ours(before)) is None:
        before = before.f_back
    return None if before is None else step


def is_way(steps: list[tuple[_Step | None, _Step]], calls: list[tuple[_Step | None, _Step]]) -> bool:
    """Return whether the steps are among the calls, in their order."""
    left = iter(calls)
    return all(any(call == step or (step[0] is None and call[1] == step[1]) for call in left) for step in steps)


@pytest.mark.plays_on("sqlite")
async def test_tap_on_send_goes_the_way_that_is_drawn(tmp_path: Path) -> None:
    """From the poller to the queued call in at most 15 hops; each function is called by the one it is drawn below."""
    steps = drawn("A tap on Send")
    assert steps[0][1] == ("bot/updates/polling.py", "Poller._poll_on")
    assert steps[-1][1] == ("bot/db/outbox.py", "enqueue")
    assert len(steps) - 1 <= 15
    async with connected(tmp_path) as (_stage, anna, boris):
        await anna.types("/space 2h")
        with noted() as calls:
            await anna.taps("Send")
        boris.sees("Anna")
        anna.looks_away()
    assert is_way(steps[1:], calls)


@pytest.mark.plays_on("sqlite")
async def test_due_question_goes_the_way_that_is_drawn(tmp_path: Path) -> None:
    """From the ticker to the queued poll in at most 11 hops."""
    steps = drawn("A due question")
    assert steps[0][1] == ("bot/scheduler/ticker.py", "Ticker._came")
    assert steps[-1][1] == ("bot/db/outbox.py", "enqueue")
    assert len(steps) - 1 <= 11
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "19:59")
        assert stage.app is not None
        assert stage.app.metrics.ticker is not None
        await stage.app.runner.finish()  # no tick is at work, and none can begin before the next line that waits
        stage.simulator.clock.advance(60)
        with noted() as calls:
            await stage.app.metrics.ticker._came()  # as APScheduler calls it; the stage does what is due by itself
        await stage.settles()
        assert poll(anna)["poll"]["question"] == poll(boris)["poll"]["question"]
    assert is_way(steps, calls)
