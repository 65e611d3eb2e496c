"""Cards: approved in calm, sent with one tap, stopped within ten seconds, approved anew when their words change."""

import json
import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.dialogues.couples import connected, wishes
from tests.dialogues.relaying import arrived, quoted
from tests.stage import Phone, Stage, buttons_of, words_of

pytestmark = pytest.mark.both_databases  # a card is sent once, however often it is tapped

LATE = datetime(2026, 11, 30, 23, 5, 0, 500_000, tzinfo=UTC)  # a Monday
KEY = "▸ 1 h · We're okay."


async def prepares(phone: Phone, *, line: str = "") -> None:
    """Put a card together: an hour, and one warm line."""
    await phone.types("/cards")
    await phone.taps("New card")
    if line:
        await phone.taps("My own words")
        await phone.types(line)
    else:
        await phone.taps("We're okay.")
    await phone.taps("Keep as a card")
    phone.sees("Kept, with its key below the chat.")


def keys_of(stage: Stage, phone: Phone) -> list[str]:
    """Return what stands on the newest keyboard below a chat."""
    calls = [call for call in stage.simulator.calls if call.chat_id == phone.id]
    markups = [dict(call.parameters.get("reply_markup") or {}) for call in calls]
    newest = [one for one in markups if one.get("is_persistent")][-1]
    return [key["text"] for row in newest["keyboard"] for key in row]


def link_of(stage: Stage, phone: Phone) -> str:
    """Return the address that the newest card offers to copy."""
    found = re.findall(r"https://t\.me/\w+\?start=card_\d+", json.dumps([dict(m) for m in phone.person.received]))
    return str(found[-1])


async def test_one_tap_sends_what_was_approved(tmp_path: Path) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await prepares(boris)
        anna.sees_nothing_new()
        assert KEY in keys_of(stage, boris)
        await boris.types(KEY)
        boris.sees("“We're okay.”\n", "Goes out in 10 seconds")
        anna.sees_nothing_new()
        await stage.moves(seconds=11)
        anna.sees("“We're okay.”\nBoris would like some time alone, comes back in an hour, at 00:05")
        boris.sees("Delivered. It says that you come back")
        stage.nothing_else_was_sent()
        await boris.taps("I'm back")
        anna.sees("Boris is back")
        boris.looks_away()


async def test_ten_seconds_in_which_nothing_has_left(tmp_path: Path) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await prepares(boris)
        await boris.types(KEY)
        boris.looks_away()
        await boris.taps("Take back")
        boris.sees("Taken back")
        await stage.moves(minutes=1)
        anna.sees_nothing_new()
        boris.looks_away()


async def test_a_restart_within_the_ten_seconds_loses_nothing(tmp_path: Path) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await prepares(boris)
        await boris.types(KEY)
        await stage.restarts()
        anna.sees_nothing_new()
        await stage.moves(seconds=11)
        anna.sees("“We're okay.”")
        boris.looks_away()


@pytest.mark.parametrize(
    "change",
    ["tone = 'plain'", "language = 'es'"],
)
async def test_a_card_whose_words_changed_is_approved_anew(tmp_path: Path, change: str) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await prepares(boris)
        await stage.records.changes(f"UPDATE people SET {change} WHERE id = ?", anna.id)
        await boris.types(KEY)
        shown = boris.sees("have changed since you approved this card", "word for word")
        anna.sees_nothing_new()
        await boris.taps("Send")
        assert arrived(anna.sees("Boris")) == quoted(shown)
        boris.looks_away()
        await boris.types("/back")
        anna.looks_away()
        boris.looks_away()
        await boris.types(KEY)
        boris.sees("Goes out in 10 seconds")
        boris.looks_away()


async def test_a_link_opens_the_card_for_its_owner_alone(tmp_path: Path) -> None:
    async with connected(tmp_path, LATE) as (stage, anna, boris):
        await prepares(boris)
        await boris.types("/cards")
        await boris.taps(KEY)
        link = link_of(stage, boris)
        boris.looks_away()
        await anna.opens(link)
        anna.sees("That card isn't here")
        await boris.types("/cancel")
        boris.looks_away()
        await boris.opens(link)
        shown = boris.sees("word for word", "“We're okay.”")
        assert "Send" in buttons_of(shown)
        anna.sees_nothing_new()
        await boris.opens(link)
        boris.sees_nothing_new()
        await boris.taps("Send")
        assert arrived(anna.sees("Boris")) == quoted(shown)
        boris.looks_away()


async def test_limits_and_meetings_hold_for_cards(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await prepares(boris)
        await wishes(anna)
        await stage.moves(minutes=5)
        anna.looks_away()
        boris.looks_away()
        await boris.types(KEY)
        assert "Only my time" in buttons_of(boris.sees("What do you want to give first?"))
        anna.sees_nothing_new()
        await boris.taps("Only my time")
        boris.looks_away()
        await stage.moves(seconds=11)
        anna.looks_away()
        boris.looks_away()
        await boris.types(KEY)
        boris.sees("You are in a pause until")


async def test_a_card_that_is_gone_sends_nothing(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await prepares(boris)
        await boris.types("/cards")
        await boris.taps(KEY)
        await boris.taps("Take it out")
        boris.looks_away()
        assert KEY not in keys_of(stage, boris)
        await boris.types(KEY)
        boris.sees("That card isn't here")
        assert stage.records.rows("SELECT count(*) FROM cards") == [(0,)]


async def test_discreet_keys_have_numbers(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, _anna, boris):
        await prepares(boris)
        await stage.records.person_has(boris.id, is_discreet=True)
        await boris.types("/menu")
        assert keys_of(stage, boris) == ["Note 1", "Note 2", "▸ 1"]
        boris.looks_away()
        await boris.types("▸ 1")
        boris.sees("Goes out in 10 seconds")


async def test_own_words_are_sealed_exported_and_gone_with_the_connection(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await prepares(boris, line="back before the bread burns")
        ((body,),) = stage.records.rows("SELECT body FROM cards")
        assert b"bread" not in bytes(body)
        await boris.types("/export")
        boris.looks_away()
        await boris.types("/unpair")
        await boris.taps("Leave quietly")
        await boris.taps("Yes, disconnect")
        assert stage.records.rows("SELECT count(*) FROM cards") == [(0,)]
        boris.looks_away()
        anna.looks_away()


async def test_three_cards_have_room(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, _anna, boris):
        for _ in range(3):
            await prepares(boris)
        assert len(keys_of(stage, boris)) == 5
        assert len(set(keys_of(stage, boris))) == 5
        await boris.types("/cards")
        assert "New card" not in buttons_of(boris.sees("Your cards"))


async def test_what_is_put_together_as_a_card_is_not_sent(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/cards")
        await boris.taps("New card")
        shown = boris.sees("it goes to nobody now")
        assert "Send" not in buttons_of(shown)
        ((draft,),) = stage.records.rows("SELECT id FROM dialogues")
        await boris.forges(f"draft:send:{draft}", under=shown)
        assert "no longer open" in words_of(boris.sees("no longer open"))
        anna.sees_nothing_new()
