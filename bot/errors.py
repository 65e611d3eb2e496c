"""Errors that more than one room speaks of."""


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


class KeyMissing(HalfwayError):
    """Something sealed cannot be opened because its key is gone or was never given."""
