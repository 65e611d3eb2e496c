"""How the bot introduces itself where Telegram has no code for a language, or refuses one of the calls."""

import re
import shutil
from pathlib import Path

import pytest

from bot.presentation.bot_profile import COMMANDS, telegrams_codes
from tests.content.folder import OURS
from tests.stage import Json, Stage

SERIES = ("setMyCommands", "setMyDescription", "setMyShortDescription")


async def told(stage: Stage, since: int = 0) -> dict[str, list[Json]]:
    """Wait until the series is over, and return the calls that Telegram took."""

    def is_over() -> bool:
        return any(call.method == "setChatMenuButton" for call in stage.simulator.calls[since:])

    await stage.simulator.world.events.wait_for(is_over, 60)
    taken: dict[str, list[Json]] = {}
    for call in stage.simulator.calls[since:]:
        if not call.error_code:
            taken.setdefault(call.method, []).append(call.parameters)
    return taken


@pytest.mark.plays_on("sqlite")
async def test_languages_without_a_code_of_telegrams_stop_nothing(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    content = tmp_path / "content"
    shutil.copytree(OURS, content)
    for code in ("fil", "pt-br"):
        shutil.copytree(OURS / "en", content / code)
    async with Stage.opened(tmp_path, CONTENT_DIR=str(content)) as stage:
        taken = await told(stage)
        for method in SERIES:
            assert sorted(one.get("language_code", "") for one in taken[method]) == ["", "en", "es", "pt"]


@pytest.mark.plays_on("sqlite")
async def test_refused_call_is_named_and_all_others_are_made(tmp_path: Path, caplog: pytest.LogCaptureFixture) -> None:
    async with Stage.opened(tmp_path) as stage:
        await told(stage)
        before = len(stage.simulator.calls)
        stage.simulator.faults.add("403_blocked", "setMyDescription")
        await stage.restarts()
        taken = await told(stage, before)
        words = "the introduction could not be told (language en, setMyDescription): setMyDescription: 403"
        assert len([one for one in caplog.messages if words in one]) == 1
        given = {method: sorted(one.get("language_code", "") for one in taken[method]) for method in SERIES}
        assert given == {SERIES[0]: ["", "en", "es"], SERIES[1]: ["", "es"], SERIES[2]: ["", "en", "es"]}


def test_region_is_told_by_its_first_part_where_nobody_else_is() -> None:
    codes = telegrams_codes(["en", "pt-br", "pt-pt", "es", "es-mx", "fil", "zh-hans"])
    assert codes == {"en": "en", "es": "es", "pt-br": "pt", "zh-hans": "zh"}


def test_names_of_commands_are_what_telegram_takes() -> None:
    assert len(COMMANDS) <= 100
    assert not [name for name in COMMANDS if not re.fullmatch(r"[a-z0-9_]{1,32}", name)]
