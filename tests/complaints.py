"""What is complained about in the log while a story goes on."""

import logging
from collections.abc import Iterator
from contextlib import contextmanager


class Complaints(list[str]):
    """What was logged as an error."""

    @contextmanager
    def heard(self) -> Iterator[None]:
        """Listen to the log."""
        handler = logging.Handler(logging.ERROR)
        handler.emit = lambda record: self.append(record.getMessage())  # type: ignore[method-assign]
        logging.getLogger().addHandler(handler)
        try:
            yield
        finally:
            logging.getLogger().removeHandler(handler)

    def expect(self, words: str) -> None:
        """Take out the complaints that contain `words`; there must be one."""
        found = [complaint for complaint in self if words in complaint]
        assert found, f"the log does not complain about {words!r}, but {self}"
        self[:] = [complaint for complaint in self if complaint not in found]
