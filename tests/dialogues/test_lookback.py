"""A look back on the month: of good things only, only while both want it, and the same for both."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from tests.dialogues.couples import sends_space
from tests.dialogues.evenings import BERLIN, changes, comes_next, in_zones, look, pauses, until, votes
from tests.stage import Phone, Stage, words_of

pytestmark = pytest.mark.both_databases  # weeks are counted by statements

ON_SQLITE = pytest.mark.plays_on("sqlite")  # nothing here hangs on the database
MARCH = datetime(2027, 3, 22, 12, tzinfo=UTC)
SATURDAY, SUNDAY = date(2027, 4, 3), date(2027, 4, 4)
TITLE = "Looking back on March"
CLOSE = "Monday 22: connected, for both of you: “Quite close” · “Very close”"


@asynccontextmanager
async def after_a_good_evening(folder: Path, *, theirs: int = 4) -> AsyncIterator[tuple[Stage, Phone, Phone]]:
    """Open a stage on which the two were shown how close they had felt on 22 March; nothing more is asked of them."""
    async with in_zones(folder, at=MARCH) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        await votes(anna, 3)
        await votes(boris, theirs)
        await until(stage, BERLIN, "09:00")
        await changes(stage, "DELETE FROM agenda WHERE kind = 'checkin.ask'")
        look(anna, boris)
        yield stage, anna, boris


async def _opens(phone: Phone) -> str:
    """Open the screen of the look back from the settings, and return what it says."""
    await phone.types("/settings")
    await phone.taps("Monthly look back")
    return words_of(phone.sees("Monthly look back:"))


async def _wants(phone: Phone, label: str = "Yes, I'd like that") -> None:
    await _opens(phone)
    await phone.taps(label)
    phone.looks_away()


async def _both_want(*phones: Phone) -> None:
    for phone in phones:
        await _wants(phone)


async def _tells(stage: Stage, phone: Phone, line: str) -> None:
    """Tell the other of a good moment on Wednesday 24 March."""
    await comes_next(stage, "D5", day=date(2027, 3, 23))
    await until(stage, BERLIN, "10:00", on=date(2027, 3, 24))
    await phone.types("/checkin")
    await votes(phone, 0)
    await phone.types(line)
    await phone.taps("Send")


def _planned(stage: Stage) -> int:
    return len(stage.records.rows("SELECT id FROM agenda WHERE kind = 'lookback.show'"))


async def test_both_get_the_same_good_lines(tmp_path: Path) -> None:
    async with after_a_good_evening(tmp_path) as (stage, anna, boris):
        await _tells(stage, anna, "the soup you made")
        await _both_want(anna, boris)
        look(anna, boris)
        await until(stage, BERLIN, "11:00", on=SATURDAY)
        said = anna.sees(TITLE, CLOSE, "Wednesday 24: “the soup you made”")
        assert words_of(boris.sees(TITLE)) == words_of(said)
        assert "Anna" not in words_of(said)
        assert "Boris" not in words_of(said)
        look(anna)  # the buttons under the question went when its time was over
        assert stage.records.rows("SELECT count FROM started_messages WHERE local_on = '2027-04-03'") == [(1,), (1,)]
        await until(stage, BERLIN, "11:00", on=date(2027, 5, 1))  # nothing good is known of April: silence
        assert _planned(stage) == 1


async def test_one_alone_wants_it_in_vain_and_learns_nothing(tmp_path: Path) -> None:
    """The screen says the same whatever the other chose, and nothing is planned that could be noticed."""
    async with after_a_good_evening(tmp_path) as (stage, anna, boris):
        await _wants(anna)
        alone = await _opens(anna)
        assert alone.startswith("Monthly look back: on for you")
        assert _planned(stage) == 0
        await _wants(boris)
        assert await _opens(anna) == alone
        await _wants(boris, "No look back for me")
        assert _planned(stage) == 0
        await until(stage, BERLIN, "12:00", on=SUNDAY)


@ON_SQLITE
@pytest.mark.parametrize("why", ["one did not call it good", "not shown to both"])
async def test_nothing_good_is_silence(tmp_path: Path, why: str) -> None:
    async with after_a_good_evening(tmp_path, theirs=1 if why.startswith("one") else 4) as (stage, anna, boris):
        if why == "not shown to both":
            await changes(stage, "UPDATE checkin_polls SET is_shown = false WHERE person_id = ?", boris.id)
        await _both_want(anna, boris)
        await until(stage, BERLIN, "12:00", on=SUNDAY)
        assert _planned(stage) == 1


@ON_SQLITE
async def test_it_waits_for_the_end_of_a_space(tmp_path: Path) -> None:
    async with after_a_good_evening(tmp_path) as (stage, anna, boris):
        await _both_want(anna, boris)
        await until(stage, BERLIN, "10:30", on=SATURDAY)
        await sends_space(boris, "1h")
        look(anna, boris)
        await stage.moves(minutes=45)
        stage.nothing_else_was_sent()
        await boris.types("/back")
        look(anna, boris)
        await until(stage, BERLIN, "14:20", on=SATURDAY)
        anna.sees(TITLE)
        boris.sees(TITLE)


@ON_SQLITE
async def test_it_waits_for_the_next_day_when_the_day_is_full(tmp_path: Path) -> None:
    async with after_a_good_evening(tmp_path) as (stage, anna, boris):
        await _both_want(anna, boris)
        await changes(stage, "INSERT INTO started_messages VALUES (?, '2027-04-03', 2)", anna.id)
        for clock in ("11:00", "14:00", "17:00", "20:00", "23:00"):
            await until(stage, BERLIN, clock, on=SATURDAY)
        stage.nothing_else_was_sent()
        await until(stage, BERLIN, "08:00", on=SUNDAY)
        anna.sees(TITLE)
        boris.sees(TITLE)


@ON_SQLITE
@pytest.mark.parametrize("why", ["paused", "outage"])
async def test_too_late_is_let_go(tmp_path: Path, why: str) -> None:
    async with after_a_good_evening(tmp_path) as (stage, anna, boris):
        await _both_want(anna, boris)
        if why == "paused":
            await until(stage, BERLIN, "10:00", on=SATURDAY)
            await pauses(stage, boris, hours=48)
            for hours in (1, 3, 3, 3, 3):
                await stage.moves(hours=hours)
            await until(stage, BERLIN, "08:00", on=SUNDAY)
            await stage.moves(hours=3)
        else:
            await stage.stops()
            stage.simulator.clock.advance((datetime(2027, 4, 4, 12, tzinfo=UTC) - stage.now).total_seconds())
            await stage.starts()
            await stage.settles()
        stage.nothing_else_was_sent()
        ((occurrence,),) = stage.records.rows("SELECT occurrence FROM agenda WHERE kind = 'lookback.show'")
        assert occurrence.endswith(":2027-05-01")


@ON_SQLITE
async def test_lines_stay_out_where_one_reads_none(tmp_path: Path) -> None:
    async with after_a_good_evening(tmp_path) as (stage, anna, boris):
        await _tells(stage, anna, "the soup you made")
        await changes(stage, "UPDATE people SET takes_lines = false WHERE id = ?", anna.id)
        await _both_want(anna, boris)
        look(anna, boris)
        await until(stage, BERLIN, "11:00", on=SATURDAY)
        for phone in (anna, boris):
            said = words_of(phone.sees(TITLE, "a small moment that one of you liked and told the other"))
            assert "soup" not in said
        look(anna)


async def test_a_yes_was_for_one_person_and_ends_with_leaving(tmp_path: Path) -> None:
    async with after_a_good_evening(tmp_path) as (stage, anna, boris):
        await _both_want(anna, boris)
        await anna.types("/unpair")
        await anna.taps("Leave quietly")
        await anna.taps("Yes, disconnect")
        look(anna, boris)
        assert stage.records.rows("SELECT person_id FROM look_back_wishes") == [(boris.id,)]
        assert (await _opens(boris)).startswith("Monthly look back: on for you")
        await until(stage, BERLIN, "12:00", on=SUNDAY)
        stage.nothing_else_was_sent()
        await boris.types("/unpair")
        await boris.taps("Leave quietly")
        await boris.taps("Yes, disconnect")
        assert stage.records.rows("SELECT * FROM look_back_wishes") == []
        await boris.forges("lookback:on")
        assert stage.records.rows("SELECT * FROM look_back_wishes") == []
        look(anna, boris)


@ON_SQLITE
async def test_settings_and_the_picture_lead_there(tmp_path: Path) -> None:
    async with after_a_good_evening(tmp_path) as (stage, anna, _boris):
        await anna.types("/settings")
        await anna.taps("Monthly look back")
        anna.sees("Monthly look back: off for you", "What your partner chose here, and why a month brings none")
        await anna.types("/history")
        await anna.taps("Monthly look back", under=anna.person.received[-1])
        anna.sees("Monthly look back: off for you")
        await anna.taps("Yes, I'd like that")
        anna.sees("Monthly look back: on for you")
        await anna.types("/export")
        export = stage.simulator.world.files.find(anna.person.received[-1]["document"]["file_id"])
        assert export is not None
        assert b'"look_back": {\n    "wanted": true' in export.content
        look(anna)


async def test_line_that_did_not_arrive_is_not_quoted_later(tmp_path: Path) -> None:
    """What was let go on its way stays gone."""
    async with after_a_good_evening(tmp_path) as (stage, anna, boris):
        await _both_want(anna, boris)
        await until(stage, BERLIN, "09:30", on=date(2027, 3, 24))
        await pauses(stage, boris, hours=72)
        await _tells(stage, anna, "the soup you made")
        await stage.moves(hours=80)
        look(anna, boris)
        await until(stage, BERLIN, "11:00", on=SATURDAY)
        for phone in (anna, boris):
            said = words_of(phone.sees(TITLE, CLOSE))
            assert "soup" not in said
            assert "told the other" not in said
