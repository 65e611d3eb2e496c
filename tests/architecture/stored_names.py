"""The list of names that stand in databases, in chats, and in what hosts have written about the bot."""

from pathlib import Path
from typing import Any

import yaml

STORED: dict[str, Any] = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


def buttons() -> list[str]:
    """Return an example of each form of a button's data that was ever under a message."""
    return [one for since in ("buttons_of_4376f80", "buttons_since") for group in STORED[since] for one in group]
