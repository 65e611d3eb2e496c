"""Words are forgotten in time, whether they were sent, left half-written, or put aside with a failure."""

from pathlib import Path

import pytest

from bot.db import people, processed_updates
from tests.dialogues.couples import connected
from tests.stage import Stage

pytestmark = pytest.mark.both_databases  # old rows of every table go


def _rows(stage: Stage, question: str) -> int:
    return int(stage.records.rows(question)[0][0])


async def test_draft_that_was_left_is_forgotten(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("/closeness a walk by the river")
        assert _rows(stage, "SELECT count(*) FROM dialogues") == 1
        await stage.moves(days=1)
        assert _rows(stage, "SELECT count(*) FROM dialogues") == 1
        await stage.moves(days=2)
        assert _rows(stage, "SELECT count(*) FROM dialogues") == 0
        for phone in (anna, boris):
            phone.looks_away()


async def test_update_put_aside_loses_its_words(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        assert stage.app is not None
        async with stage.app.storage.begin() as uow:
            person = await people.person(uow, anna.id)
            assert person is not None
            await processed_updates.add_dead_letter(uow, 7, "some words", "RuntimeError", 3, (person.id, person.key_id))
        await stage.moves(days=1)
        assert _rows(stage, "SELECT count(*) FROM set_aside_updates WHERE body IS NOT NULL") == 1
        await stage.moves(days=2)
        assert _rows(stage, "SELECT count(*) FROM set_aside_updates WHERE body IS NOT NULL") == 0
        assert _rows(stage, "SELECT count(*) FROM set_aside_updates") == 1
        await stage.moves(days=30)
        assert _rows(stage, "SELECT count(*) FROM set_aside_updates") == 0
        for phone in (anna, boris):
            phone.looks_away()


async def test_invitation_is_forgotten_a_month_after_its_time(tmp_path: Path) -> None:
    """Until then its link says why it leads nowhere; who invited whom is kept no longer."""
    async with connected(tmp_path) as (stage, anna, boris):
        assert _rows(stage, "SELECT count(*) FROM invites") == 1
        await stage.moves(days=31)
        assert _rows(stage, "SELECT count(*) FROM invites") == 1
        await stage.moves(days=2)
        assert _rows(stage, "SELECT count(*) FROM invites") == 0
        for phone in (anna, boris):
            phone.looks_away()
