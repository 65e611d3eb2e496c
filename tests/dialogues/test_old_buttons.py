"""Buttons that hang in people's chats go on being answered: every form there ever was, fitting or not.

`tests/architecture/stored_names.yaml` lists them, and `tests/past` has the chats of a bot of old with the buttons in
them.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.architecture.stored_names import STORED, buttons
from tests.dialogues.test_old_databases import Upgraded
from tests.past.databases import KEY, REVISIONS
from tests.phone import Json, Phone
from tests.stage import Stage

_LAST = ("unpair:yes", "account:delete")  # after these there is nobody to tap the rest
_SAYS_NOTHING = ("getUpdates", "sendChatAction")


def in_order(data: list[str]) -> list[str]:
    """Return data of buttons, what ends everything at the end."""
    return sorted(data, key=lambda one: one.startswith(_LAST))


async def answered(stage: Stage, phone: Phone, data: str, under: Json | None = None) -> None:
    """Tap a button, and assert that the person sees or hears something of it and that the bot didn't fail."""
    before, failed = stage.simulator.calls[-1].n, set_aside(stage)
    await phone.forges(data, under=under)
    calls = [call for call in stage.simulator.calls if call.n > before and call.method not in _SAYS_NOTHING]
    said = [call.method for call in calls if str(call.parameters.get("chat_id")) == str(phone.id)]
    said += [call.method for call in calls if call.method == "answerCallbackQuery" and call.parameters.get("text")]
    assert said, f"{phone.name} taps {data} and nothing happens"
    assert set_aside(stage) == failed, f"{data} is set aside"


def set_aside(stage: Stage) -> int:
    """Return how many updates could not be worked on."""
    return len(stage.records.rows("SELECT * FROM set_aside_updates"))


@pytest.mark.plays_on("sqlite")
async def test_every_form_is_answered_where_what_it_is_about_is_not_there(stage: Stage) -> None:
    """Row 7 is nobody's: the way on is shown instead."""
    anna, boris, dan = (stage.phone(name) for name in ("Anna", "Boris", "Dan"))
    await stage.pairs(anna, boris)
    await dan.types("/start")
    seen: set[tuple[str, ...]] = set()
    for data in in_order(buttons()):
        await answered(stage, anna, data)
        if (words := tuple(data.split(":")[:2])) not in seen:  # one of each is enough for somebody without a partner
            seen.add(words)
            await answered(stage, dan, data)


class _Hanging(Upgraded):
    """A stage with the chats of the last bot whose database is kept."""

    revision = REVISIONS[-1]


@pytest.fixture
async def upgraded(tmp_path: Path) -> AsyncIterator[Stage]:
    """Yield a stage on which the new bot has started on a database and in chats of 4376f80."""
    async with _Hanging.opened(tmp_path, ENCRYPTION_KEYS=KEY) as opened:
        yield opened


@pytest.mark.plays_on("sqlite")
async def test_every_button_in_chats_of_old_is_answered(upgraded: Stage) -> None:
    """Everybody taps all that hangs in their chat, from the newest message to the oldest."""
    tapped = 0
    for human in list(upgraded.simulator.world.people.values()):
        phone = upgraded.phone(human.first_name)
        for message in [dict(one) for one in reversed(phone.person.received)]:
            for row in message.get("reply_markup", {}).get("inline_keyboard", ()):
                for button in row:
                    if "callback_data" in button:
                        await answered(upgraded, phone, button["callback_data"], message)
                        tapped += 1
    assert tapped > 100


@pytest.mark.plays_on("sqlite")
@pytest.mark.parametrize("payload", STORED["start_payloads"])
async def test_link_that_was_given_out_once_is_answered(stage: Stage, payload: str) -> None:
    anna = stage.phone("Anna")
    await anna.types(f"/start {payload}")
    assert anna.looks_through()
    assert not set_aside(stage)
