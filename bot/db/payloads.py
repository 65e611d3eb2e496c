"""What stands sealed in rows as JSON, each kind as a dataclass, and how a row carries what was opened of it.

The names of the fields are those of the stored JSON, which every version reads: a new field needs a default. What is
as usual need not be stored. What a newer version stored beside is kept in `others`, and written back.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Generic, Self, TypeVar, overload

_T = TypeVar("_T")
_OTHERS = "others"


class Opened(Generic[_T]):
    """An attribute of a row for what was opened of it; set by whoever loads the row, and an error before that."""

    def __set_name__(self, _owner: type, name: str) -> None:
        """Remember under which name a row has it."""
        self._name = name

    @overload
    def __get__(self, row: None, owner: type) -> Self: ...

    @overload
    def __get__(self, row: object, owner: type) -> _T: ...

    def __get__(self, row: object | None, owner: type) -> Self | _T:
        """Return what was opened; raise `RuntimeError` where nothing was, instead of answering as if it were empty."""
        if row is None:
            return self
        if not self.is_of(row):
            raise RuntimeError(f"{owner.__name__}.{self._name} was not opened")
        opened: _T = vars(row)[self._name]
        return opened

    def __set__(self, row: object, opened: _T) -> None:
        """Let a row carry what was opened of it."""
        vars(row)[self._name] = opened

    def is_of(self, row: object) -> bool:
        """Return whether a row carries it."""
        return self._name in vars(row)


@dataclass(frozen=True, kw_only=True)
class Payload:
    """What was stored as JSON; all fields have defaults."""

    others: Mapping[str, Any] = field(default_factory=dict, repr=False)

    @classmethod
    def of_json(cls, stored: Mapping[str, Any]) -> Self:
        """Return what any version stored; what is missing, or null, is as usual."""
        usual = _usual(cls)
        known = {name: value for name, value in stored.items() if name in usual and value is not None}
        return cls(**known, others={name: value for name, value in stored.items() if name not in usual})

    def as_json(self) -> dict[str, Any]:
        """Return what is to be stored: what is not empty, and what is another than usual."""
        usual, values = _usual(type(self)), vars(self)
        return {**self.others, **{name: values[name] for name in usual if values[name] or values[name] != usual[name]}}


_known: dict[type[Payload], dict[str, Any]] = {}


def _usual(kind: type[Payload]) -> dict[str, Any]:
    """Return the defaults of a kind, made once."""
    if kind not in _known:
        _known[kind] = {name: value for name, value in vars(kind()).items() if name != _OTHERS}
    return _known[kind]


def _no_text() -> Mapping[str, Any]:
    return {"text": ""}


@dataclass(frozen=True, kw_only=True)
class SignalFacts(Payload):
    """What was chosen and said with a signal, and what became of it beyond its columns; times are ISO 8601."""

    text: Mapping[str, Any] = field(default_factory=_no_text)  # as it was approved (`Text.as_json`)
    wish: str | None = None
    own_wish: str | None = None
    window: str | None = None
    signs: Sequence[str] = ()
    line: str | None = None
    clocks: Mapping[str, Any] | None = None  # what they showed for the promised time (`clocktimes.kept`)
    undated: bool = False  # it was held for so long that its promised time is left out
    pinned: int | None = None  # the message at the top of the waiting one's chat
    echoes: Sequence[str] = ()  # what was followed by a heart, and by whom
    # Signals that meet, and what is kept for the end of a space
    joined: bool = False
    met: int | None = None  # the id of the other signal
    liked: str | None = None
    kept_for: int | None = None  # the id of the space
    keeps: bool = False  # a space for which something was kept before its receiver knew of it
    heart: bool = False
    # The return
    letter: str | None = None  # the line of the one who waits
    previews: int = 0  # how many there were; the newest counts
    previewed_as: str | None = None  # the day on which the time in it was read
    back_opener: str | None = None
    back_line: str | None = None
    back_said_at: str | None = None
    topic_at: str | None = None
    topic_said_at: int | None = None  # of times by the clock, in seconds since 1970
    longer_said_at: int | None = None
    has_opener: bool = False
    welcome: str | None = None
    # The answer
    agreed_said_at: int | None = None
    agreed_zones: Mapping[str, str] = field(default_factory=dict)  # by which clocks such times were named, by instant
    answer_line: str | None = None
    answer_previews: int = 0


@dataclass(frozen=True, kw_only=True)
class CourseFacts(Payload):
    """Which track lessons follow, what somebody had and when, and the local date of their last question."""

    track: str = "mixed"
    had: Mapping[str, str] = field(default_factory=dict)  # id of a lesson -> instant as ISO 8601
    asked_on: str | None = None


@dataclass(frozen=True, kw_only=True)
class QuestionText(Payload):
    """A question as it arrives (`Text.as_json`), and the lesson it is from."""

    text: str = ""
    entities: Sequence[Mapping[str, Any]] = ()
    lesson: str | None = None


@dataclass(frozen=True, kw_only=True)
class MessageBody(Payload):
    """A message in own words: its form, its text (`Text.as_json`), the answer to it, and whether one tap followed."""

    form: str = "line"
    text: Mapping[str, Any] = field(default_factory=_no_text)
    answer: str | None = None
    replied: bool = False
