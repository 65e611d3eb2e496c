"""What the doctor finds: one line a check, in words, never by colour alone."""

from dataclasses import dataclass
from enum import Enum


class State(Enum):
    """How a check came out."""

    OK = "ok"
    WARN = "warn"  # it works, and something about it should be known
    FAIL = "fail"  # it does not work, or will not for long


@dataclass(frozen=True, slots=True)
class Finding:
    """One line."""

    state: State
    subject: str
    words: str

    def __str__(self) -> str:
        """Return the line."""
        return f"{self.state.value:<5}{self.subject:<10}{self.words}"


def ok(subject: str, words: str) -> Finding:
    """Return that all is well."""
    return Finding(State.OK, subject, words)


def warn(subject: str, words: str) -> Finding:
    """Return something that should be known."""
    return Finding(State.WARN, subject, words)


def fail(subject: str, words: str) -> Finding:
    """Return something that is wrong."""
    return Finding(State.FAIL, subject, words)
