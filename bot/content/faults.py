"""What is wrong with content/: each fault with its file, its line, and what would be right."""

from collections.abc import Iterable, Iterator

from bot.errors import ContentFaults, Fault

__all__ = ["ContentFaults", "ErrorCollector", "Fault"]


class ErrorCollector:
    """Faults as they are found while reading on."""

    def __init__(self) -> None:
        """Start with none."""
        self._faults: list[Fault] = []

    def add(self, file: str, line: int, reason: str) -> None:
        """Note a fault at a line of a file."""
        self._faults.append(Fault(file, line, reason))

    def extend(self, faults: Iterable[Fault]) -> None:
        """Note faults that were found elsewhere."""
        self._faults.extend(faults)

    def sorted(self) -> tuple[Fault, ...]:
        """Return every fault once, by file and line."""
        return tuple(sorted(set(self._faults)))

    def __len__(self) -> int:
        """Return how many were noted so far."""
        return len(self._faults)

    def __iter__(self) -> Iterator[Fault]:
        """Go through the faults in the order in which they were found."""
        return iter(self._faults)
