"""A database that is away is said to be so once, then now and then, and once more when it is back."""

import logging

import pytest

from bot.db.outage_log import OutageLog


def test_one_line_at_the_beginning_one_now_and_then_and_one_at_the_end(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    now = [1_000.0]
    absence = OutageLog(logging.getLogger("test"), "delivery worker", lambda: now[0])
    absence.clear()  # as after every turn that went well
    for _ in range(12 * 60):  # an hour, with an attempt every five seconds
        absence.record(ConnectionRefusedError("of a host that is nobody's business"))
        now[0] += 5.0
    absence.clear()
    absence.clear()
    first, *reminders, last = [(record.levelname, record.getMessage()) for record in caplog.records]
    refused = "(ConnectionRefusedError)"
    assert first == ("WARNING", f"the database cannot be used now {refused}; the delivery worker waits for it")
    still = f"the database still cannot be used {refused}; the delivery worker has waited for"
    assert reminders == [("WARNING", f"{still} {seconds} s") for seconds in range(300, 3_600, 300)]
    assert last == ("INFO", "the database can be used again; the delivery worker waited for 3600 s")


def test_the_next_time_is_told_like_the_first(caplog: pytest.LogCaptureFixture) -> None:
    absence = OutageLog(logging.getLogger("test"), "agenda", lambda: 0.0)
    absence.record(TimeoutError())
    absence.clear()
    absence.record(TimeoutError())
    assert [record.getMessage().partition("; ")[2] for record in caplog.records] == ["the agenda waits for it"] * 2
