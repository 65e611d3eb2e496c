"""Leaving alone in two taps, deleting everything, one's own data as a file."""

import json
from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space, wishes
from tests.dialogues.evenings import BERLIN, in_zones, look, poll, until, votes
from tests.stage import Phone, buttons_of, data_of, words_of

pytestmark = pytest.mark.both_databases  # rows of every table go, in an order that foreign keys allow


async def _leaves(phone: Phone, how: str) -> None:
    await phone.types("/unpair")
    await phone.taps(how)
    phone.looks_away()
    await phone.taps("Yes, disconnect")


async def test_told_kindly_ends_it_for_both(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna)
        for phone in (anna, boris):
            phone.looks_away()
        await anna.types("/unpair")
        anna.sees("alone, at any time")
        await anna.taps("Tell them kindly")
        shown = words_of(anna.sees("Boris gets this, without a sound, word for word"))
        boris.sees_nothing_new()
        await anna.taps("Yes, disconnect")
        anna.sees("You are disconnected")
        told = boris.sees("has stopped using Halfway with you")
        assert words_of(told) in shown
        after = boris.sees("For you alone")
        assert buttons_of(after) == ["Ten minutes for me", "Not safe?"], "nobody is left alone with it"
        await stage.moves(days=3)
        stage.nothing_else_was_sent()
        await boris.types("/space 2h")
        assert buttons_of(boris.sees("aren't connected")) == ["Ten minutes for me", "What can I do here?"]
        await boris.types("are you there?")
        assert "Invite my partner" not in buttons_of(boris.sees("don't pass on"))
        await boris.types("/menu")
        assert "invite" not in words_of(boris.sees("aren't connected")).lower()
        await stage.moves(days=5)
        await boris.types("/menu")
        assert "Invite my partner" in buttons_of(boris.sees("aren't connected"))


async def test_line_of_ones_own_goes_with_it(tmp_path: Path) -> None:
    """A line is ticked, and can be unticked; what is shown is what arrives."""
    async with connected(tmp_path) as (_stage, anna, boris):
        await anna.types("/unpair")
        for label in ("Tell them kindly", "“Let's talk tonight.”", "“I still care.”"):
            await anna.taps(label)
        shown = words_of(anna.sees("Anna: “I still care.”"))
        assert "tonight" not in shown
        await anna.taps("Yes, disconnect")
        told = words_of(boris.sees("“I still care.”"))
        boris.sees("For you alone")
        assert told in shown
        anna.sees("You are disconnected")


@pytest.mark.parametrize("word", ["unlink", "disconnect", "leave"])
async def test_who_wants_out_is_understood(tmp_path: Path, word: str) -> None:
    """Nobody has to find the right word for it, and nobody is offered closeness instead."""
    async with connected(tmp_path) as (_stage, anna, _boris):
        await anna.types(f"/{word}")
        assert buttons_of(anna.sees("alone, at any time")) == ["Tell them kindly", "Leave quietly", "Cancel"]


async def test_left_quietly_sounds_like_a_pause(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await _leaves(anna, "Leave quietly")
        anna.sees("You are disconnected")
        boris.sees_nothing_new()
        await sends_space(boris)
        boris.sees("Held: Anna can't be reached here right now")
        await boris.taps("Take back")
        boris.sees("Taken back")
        await wishes(boris)
        boris.sees("Held: Anna can't be reached here right now")
        anna.sees_nothing_new()
        await stage.moves(days=3)
        anna.sees_nothing_new()
        boris.looks_away()


async def test_held_words_are_the_same_after_block_and_leaving(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        anna.person.blocks()
        await stage.settles()
        await sends_space(boris)
        blocked = boris.sees("Held")
        await boris.taps("Take back")
        boris.looks_away()
        anna.person.unblocks()
        await anna.types("/unpair")
        await anna.taps("Leave quietly")
        await anna.taps("Yes, disconnect")
        await sends_space(boris)
        left = boris.sees("Held")
        assert words_of(left).splitlines()[-1] == words_of(blocked).splitlines()[-1]
        assert buttons_of(left) == buttons_of(blocked)
        anna.looks_away()


async def test_both_can_connect_anew(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await _leaves(anna, "Leave quietly")
        await _leaves(boris, "Tell them kindly")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.pairs(boris, anna)
        await sends_space(boris)
        anna.sees("14:00")
        boris.sees("Delivered")


async def test_old_disconnect_button_does_nothing_later(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("/unpair")
        await anna.taps("Tell them kindly")
        asked = anna.person.received[-1]
        data = data_of(asked, "Yes, disconnect")
        await anna.taps("Yes, disconnect")
        await stage.pairs(anna, boris)
        await anna.forges(data)
        anna.sees("aren't connected")
        boris.sees_nothing_new()
        await sends_space(boris)
        anna.sees("14:00")
        boris.looks_away()


async def test_delete_leaves_nothing_behind(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna, "2h I need my garden")
        await stage.moves(minutes=5)
        assert stage.records.tables_with(anna.id)
        await anna.types("/delete")
        await anna.taps("Yes, delete everything")
        anna.looks_away()
        assert not stage.records.tables_with(anna.id)
        await stage.moves(days=2)
        boris.looks_away()
        await sends_space(boris)
        boris.sees("Held: Anna")
        anna.sees_nothing_new()


@pytest.mark.parametrize("how", ["Tell them kindly", "Leave quietly"])
async def test_open_questions_close_with_the_leaving(tmp_path: Path, how: str) -> None:
    """To whoever is left quietly theirs stays open, as it does beside a pause, and closes in silence."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        await votes(anna, 1)
        await votes(boris, 3)
        await _leaves(anna, how)
        assert poll(anna)["poll"]["is_closed"]
        assert poll(boris)["poll"]["is_closed"] == (how == "Tell them kindly")
        assert not stage.records.rows("SELECT id FROM checkin_polls WHERE person_id = ?", anna.id)
        assert not stage.records.rows("SELECT id FROM agenda WHERE person_id = ?", anna.id)
        look(anna, boris)
        await until(stage, BERLIN, "09:00")
        if how == "Leave quietly":
            assert poll(boris)["poll"]["is_closed"]
        else:
            assert not stage.records.rows("SELECT id FROM checkin_polls")
            assert not stage.records.rows("SELECT id FROM agenda WHERE person_id IS NOT NULL")


async def test_question_that_was_cleared_away_closes_too(tmp_path: Path) -> None:
    """After /x the poll is in no chat any more; ending it then is nothing left to do, and no fault."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        look(boris)
        await anna.types("/x")
        await anna.taps("Remove this chat's last 48 h")
        assert [words_of(message) for message in anna.person.received] == ["Done."]
        await _leaves(anna, "Leave quietly")
        anna.sees("You are disconnected")
        look(anna)
        assert stage.app is not None
        assert stage.app.delivery.counters.refused == 0
        boris.sees_nothing_new()


async def test_deleting_closes_ones_own_questions(tmp_path: Path) -> None:
    """What is still open in the chat would bring somebody back who only taps at it."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        await votes(anna, 1)
        await anna.types("/delete")
        await anna.taps("Yes, delete everything")
        assert poll(anna)["poll"]["is_closed"]
        assert not stage.records.rows("SELECT id FROM people WHERE id = ?", anna.id)
        assert not poll(boris)["poll"]["is_closed"]


@pytest.mark.parametrize("how", ["Tell them kindly", "Leave quietly"])
async def test_key_of_the_two_is_shredded(tmp_path: Path, how: str) -> None:
    """With it goes all that it sealed, in backups too; what is left to the one who stays has a new one."""
    async with in_zones(tmp_path) as (stage, anna, boris):
        await until(stage, BERLIN, "20:00")
        await votes(boris, 3)
        await boris.types("/lesson")
        ((key,),) = stage.records.rows("SELECT key_id FROM couples")
        await _leaves(anna, how)
        assert not stage.records.rows("SELECT id FROM data_keys WHERE id = ?", key)
        await stage.restarts()
        look(anna, boris)
        await boris.types("/export")
        boris.sees("what I keep about you")
        call = stage.simulator.calls_to(boris.id, "sendDocument")[-1]
        answers = json.loads(next(iter(call.parameters.files.values())).content)["checkins"]["answers"]
        assert [one["answer"] for one in answers] == ([["Quite close"]] if how == "Leave quietly" else [])


async def test_export_is_ones_own_data(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna, "2h I need my garden")
        await boris.taps("Okay ❤")
        await wishes(boris, "A walk")
        await boris.types("/safety")
        await boris.taps("My country")
        await boris.taps("Spain")
        await boris.types("/talk")
        await boris.types("tired")
        for phone in (anna, boris):
            phone.looks_away()
        await boris.types("/export")
        boris.sees("what I keep about you")
        call = stage.simulator.calls_to(boris.id, "sendDocument")[-1]
        content = json.loads(next(iter(call.parameters.files.values())).content)
        assert content["account"]["name"] == "Boris"
        assert content["signals_received"][0]["own_answer"] == "heart"
        assert "garden" in content["signals_received"][0]["text"]
        assert [one["kind"] for one in content["signals_sent"]] == ["closeness"]
        received = content["signals_received"][0]
        assert content["account"]["help_lines_of"] == "ES"
        assert content["checkins"]["at"] == "20:00"
        assert "tired" in json.dumps(content["unfinished"])
        assert not {key for key in received if key.endswith("_at")}, "no times of the other"


@pytest.mark.parametrize("command", ["/privacy", "/delete", "/unpair"])
async def test_pages_fit_a_phone(tmp_path: Path, command: str) -> None:
    async with connected(tmp_path) as (_stage, anna, _boris):
        await anna.types(command)
        assert len(words_of(anna.sees())) < 1500


async def test_words_are_forgotten_after_two_days(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await sends_space(anna, "2h I need my garden")
        await anna.taps("I'm back")
        await stage.moves(days=3)
        await boris.types("/export")
        call = stage.simulator.calls_to(boris.id, "sendDocument")[-1]
        assert "garden" not in next(iter(call.parameters.files.values())).content.decode()
        await stage.moves(days=30)
        assert "signals" not in stage.records.tables_with(anna.id)
        for phone in (anna, boris):
            phone.looks_away()
