"""A clock on a button is what a tap means: the instant goes with the button, and what it leads to shows the same time.

Every kind of outcome is made up and rendered, for people whose clocks show UTC.
"""

import re
from datetime import UTC, datetime

import pytest

from bot.presentation.outcomes import _RENDERERS, render
from bot.presentation.screen import Message
from tests.presentation.outcomes_made import made
from tests.presentation.test_answers_in_one_tap import localizer

_CLOCK, _STAMP = re.compile(r"\b(\d{2}:\d{2})\b"), re.compile(r":(\d{9,11})$")
# These name a time that stands already, or what the clocks of a place show; a tap on them sets none.
_SETS_NONE = re.compile(r"answer:see-you:|collision:(keep|heart):|zone:city:|settings:|until:other")
# Here there are clocks to look at, so that the walk below sees something.
_HAVE = {"Previewed", "ReturnAsked", "AlreadyOpen", "PromiseAsked", "AnswerAsked", "TimeAsked", "PauseAsked"}
KINDS = sorted(_RENDERERS, key=lambda kind: (kind.__module__, kind.__name__))


def clocks(kind: type) -> dict[str, str]:
    """Return the buttons with clocks that a kind of outcome shows, by their labels."""
    found: dict[str, str] = {}
    for outcome in made(kind, 40):
        try:
            mail = render(outcome, localizer())
        except (LookupError, AssertionError, ValueError):
            continue
        for message in mail:
            rows = message.screen.rows if isinstance(message, Message) else ()
            named = [one for row in rows for one in row if _CLOCK.search(one.label)]
            found |= {one.label: one.as_json().get("callback_data", "") for one in named}
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}")
def test_clock_goes_with_the_button(kind: type) -> None:
    found = clocks(kind)
    assert found or kind.__name__ not in _HAVE
    for label, data in found.items():
        if _SETS_NONE.match(data):
            continue
        stamp, clock = _STAMP.search(data), _CLOCK.search(label)
        assert stamp, f"[{label}] would mean something else later: {data}"
        assert clock
        assert f"{datetime.fromtimestamp(int(stamp[1]), UTC):%H:%M}" == clock[1]
