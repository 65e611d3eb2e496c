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


class KeyMissing(HalfwayError):
    """Something sealed cannot be opened because its key is gone or was never given."""
