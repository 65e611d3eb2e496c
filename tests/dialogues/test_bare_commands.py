"""Commands without words behind them: tapped by mistake, or because somebody says so, they do nothing for good."""

from pathlib import Path

import pytest

from bot.presentation.bot_profile import COMMANDS
from tests.dialogues.couples import connected, sends_space

ALSO = ("start", "menu", "unlink", "disconnect", "leave")  # understood, and listed nowhere
SAID_TO_THE_OTHER = {"back"}  # what it is for: it says that one is here again, in one tap


@pytest.mark.parametrize("is_away", [False, True], ids=["in calm", "in a space of one's own"])
async def test_no_command_does_anything_for_good_without_asking(tmp_path: Path, is_away: bool) -> None:
    """Nothing goes to the other, nothing is removed, and both stay connected, whatever is tapped one after another."""
    async with connected(tmp_path) as (stage, anna, boris):
        if is_away:
            await sends_space(anna)
            boris.sees("Anna would like some time alone")
        for command in dict.fromkeys((*COMMANDS, *ALSO)):
            if is_away and command in SAID_TO_THE_OTHER:
                continue
            stood = {message["message_id"] for message in anna.person.messages}
            await anna.types(f"/{command}")
            anna.looks_away()
            assert stood <= {message["message_id"] for message in anna.person.messages}, command
            boris.sees_nothing_new()
            ((together,),) = stage.records.rows("SELECT COUNT(*) FROM people WHERE couple_id IS NOT NULL")
            assert together == 2, command
            assert stage.records.rows("SELECT id FROM people WHERE paused_until IS NOT NULL") == [], command


async def test_clearing_the_chat_can_be_left(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_stage, anna, boris):
        stood = len(anna.person.messages)
        await anna.types("/x")
        await anna.taps("Menu", under=anna.sees("It can't be brought back."))
        anna.looks_away()
        assert len(anna.person.messages) >= stood
        boris.sees_nothing_new()
