"""Buttons under a message: as many in a row as a phone shows whole."""

from typing import Annotated

import pytest

from bot.domain.text import Text
from bot.presentation.callback_data import CallbackData
from bot.presentation.screen import Button, Keyboard, Screen


class _Means(CallbackData, prefix="test"):
    """What a button of a label does."""

    label: Annotated[str, "[^:]*"]


@pytest.mark.parametrize(
    ("row", "laid"),
    [
        (("Yes, now", "Not today"), [["Yes, now", "Not today"]]),
        (("I'm back", "20 more min · 14:20"), [["I'm back"], ["20 more min · 14:20"]]),
        (("A little", "✓ Quite", "I need to stop now"), [["A little", "✓ Quite"], ["I need to stop now"]]),
        (("06:00", "✓ 07:00", "08:00", "09:00"), [["06:00", "✓ 07:00", "08:00", "09:00"]]),
        (("我今天想一个人待一会", "❤"), [["我今天想一个人待一会"], ["❤"]]),
        (("Okay",) * 5, [["Okay"] * 4, ["Okay"]]),
    ],
)
def test_labels_that_would_be_cut_get_a_row_with_more_room(row: tuple[str, ...], laid: list[list[str]]) -> None:
    screen = Screen(Text("…"), (tuple(Button(label, _Means(label)) for label in row),))
    made = screen.markup()["inline_keyboard"]
    assert [[button["text"] for button in line] for line in made] == laid
    assert [button["callback_data"] for line in made for button in line] == [f"test:{one}" for one in row], (
        "each does what it says"
    )


def test_keys_of_long_cards_get_rows_of_their_own() -> None:
    short, long = "▸ 1 h", "▸ Until I have slept, and eaten, and walked"
    rows = Keyboard(keys=("I need space", "I'd like you near"), below=(short, long, short)).as_json()["keyboard"]
    assert [len(row) for row in rows] == [2, 1, 1, 1]
