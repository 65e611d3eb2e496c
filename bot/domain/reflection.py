"""The private self-reflection while it goes on: its answers travel in the buttons and are kept nowhere."""

from dataclasses import dataclass, field

from bot.domain.people import Member, Tone

SKIPPED = 0
_MOST = 40  # answers that fit into a button beside its name


@dataclass(frozen=True, slots=True)
class Answers:
    """What was answered so far, in the order of the statements: 1 to 5, or `SKIPPED`."""

    given: tuple[int, ...] = field(default=(), repr=False)

    @classmethod
    def read(cls, digits: str) -> "Answers":
        """Return the answers that `written` wrote; what no button of ours ever carried counts as skipped."""
        return cls(tuple(int(digit) if digit in "12345" else SKIPPED for digit in digits[:_MOST]))

    @property
    def written(self) -> str:
        """The answers as digits, for a button."""
        return "".join(str(answer) for answer in self.given)

    def followed_by(self, answer: int) -> "Answers":
        """Return the answers with one more."""
        return Answers((*self.given, answer))

    def without_last(self) -> "Answers":
        """Return the answers without the last one."""
        return Answers(self.given[:-1])

    def by(self, statement_ids: tuple[str, ...]) -> dict[str, int]:
        """Return what was answered, by the ids of the statements; what was skipped is left out."""
        return {one: answer for one, answer in zip(statement_ids, self.given, strict=False) if answer != SKIPPED}


@dataclass(frozen=True, slots=True)
class ReflectionOpened:
    """Somebody reads what the self-reflection is."""

    person: Member


@dataclass(frozen=True, slots=True)
class Reflecting:
    """Somebody is asked the next statement, or reads the result once all are answered."""

    person: Member
    answers: Answers


@dataclass(frozen=True, slots=True)
class SuggestionUsed:
    """Somebody took over what was suggested."""

    person: Member
    tone: Tone


@dataclass(frozen=True, slots=True)
class ReflectionLeft:
    """Somebody stopped on the way, or left everything as it was."""

    person: Member
    is_result_shown: bool
