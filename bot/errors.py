"""Errors that more than one package raises."""

from dataclasses import dataclass


class HalfwayError(Exception):
    """Any error that Halfway raises on purpose."""


class ConfigError(HalfwayError):
    """A setting is missing or wrong: one line that names it, what was wrong and what would be right."""

    def __init__(self, variable: str, wrong: str, right: str) -> None:
        """Name the `variable`, say what was `wrong` (never its value) and what would be `right`."""
        super().__init__(f"{variable}: {wrong}; {right}")
        self.variable = variable


class Unreadable(HalfwayError):
    """A row holds what only another version can read; what belongs to it waits for that."""


class MigrationFailed(HalfwayError):
    """A step of the schema failed, and the transaction with all of them is rolled back: one line that says so."""

    def __init__(self, step: str, stands_at: str | None, why: str) -> None:
        """Name the `step`, the revision that the database `stands_at` as before, and `why`, without any value."""
        super().__init__(
            f"the migration {step} failed ({why}); nothing was changed: the schema stands at {stands_at or 'nothing'}"
            " as before. The way back is the version of Halfway that ran until now, and the backup taken before the"
            " upgrade (docs/host.md, Upgrades); please report it"
        )


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing that is wrong; `file` is relative to the content directory, `line` counts from 1."""

    file: str
    line: int
    reason: str

    def __str__(self) -> str:
        """Return `file:line: reason`."""
        return f"{self.file}:{self.line}: {self.reason}"


class ContentFaults(HalfwayError):
    """The content cannot be used; `faults` is everything that is wrong with it."""

    def __init__(self, faults: tuple[Fault, ...]) -> None:
        """Keep the faults; the message has one line for each."""
        super().__init__("\n".join(str(fault) for fault in faults))
        self.faults = faults


class KeyMissing(HalfwayError):
    """Something sealed cannot be opened because its key is gone or was never given."""
