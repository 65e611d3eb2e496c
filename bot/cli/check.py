"""`check`: look over content and configuration, and list every fault at once."""

import argparse
import os
import sys
from pathlib import Path

from bot import config
from bot.content import check
from bot.errors import ConfigError

_PRETENDED_TOKEN = "1234567:checking-the-rest-of-the-settings"  # noqa: S105 - it is none


def main(chosen: argparse.Namespace) -> int:
    """Print every fault as file:line: reason; 0 without any, 1 for content, 2 for a setting."""
    faults = check(Path(os.environ.get("CONTENT_DIR") or "content"))
    for fault in faults:
        print(fault)
    try:
        config.load({"BOT_TOKEN": _PRETENDED_TOKEN} | dict(os.environ))
    except ConfigError as error:
        print(error, file=sys.stderr)
        return 2
    if not faults:
        print("Content and configuration are in order.")
    return 1 if faults else 0
