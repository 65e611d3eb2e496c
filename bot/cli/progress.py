"""How far long work is, on a terminal; where nobody looks, nothing."""

import sys

_CLEAR = "\r\x1b[K"


def show(what: str, done: int, total: int) -> None:
    """Say on one line that is written over how much of `total` is done; nothing of it unless a terminal shows it."""
    if sys.stderr.isatty():
        share = f" {100 * done // total} %" if total > 1 else ""
        print(f"{_CLEAR}{what}{share} …", end="", file=sys.stderr, flush=True)


def end() -> None:
    """Take the line away."""
    if sys.stderr.isatty():
        print(_CLEAR, end="", file=sys.stderr, flush=True)
