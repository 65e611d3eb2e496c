"""Hold native polls: what is asked, who voted for what, and when voting ends."""

from collections import Counter
from dataclasses import dataclass, field

from bot.playground.answers import Json


@dataclass(slots=True)
class Poll:
    """A poll, wherever its message was forwarded to."""

    id: str
    question: str
    options: list[str]
    is_anonymous: bool = True
    kind: str = "regular"
    allows_multiple_answers: bool = False
    allows_revoting: bool = True
    hides_results: bool = False
    is_closed: bool = False
    close_at: float | None = None
    extra: Json = field(default_factory=dict)
    votes: dict[int, list[int]] = field(default_factory=dict)
    places: list[tuple[int, int]] = field(default_factory=list)

    def persistent_id(self, option: int) -> str:
        """Return the id that an option keeps for good."""
        return f"{self.id}-{option}"

    def as_json(self) -> Json:
        """Return the Bot API's Poll as it is now."""
        counts = Counter(option for chosen in self.votes.values() for option in chosen)
        return {
            "id": self.id,
            "question": self.question,
            "options": [
                {"text": text, "voter_count": counts[index], "persistent_id": self.persistent_id(index)}
                for index, text in enumerate(self.options)
            ],
            "total_voter_count": len(self.votes),
            "is_closed": self.is_closed,
            "is_anonymous": self.is_anonymous,
            "type": self.kind,
            "allows_multiple_answers": self.allows_multiple_answers,
            "allows_revoting": self.allows_revoting,
            "members_only": False,
            **self.extra,
        }

    def vote(self, person_id: int, option_ids: list[int]) -> bool:
        """Take a person's choice, none of which retracts; return whether it changed, ValueError when not allowed."""
        if self.is_closed:
            raise ValueError("The poll is closed.")
        if any(not 0 <= option < len(self.options) for option in option_ids):
            raise ValueError("The poll has no such option.")
        if len(set(option_ids)) != len(option_ids) or (len(option_ids) > 1 and not self.allows_multiple_answers):
            raise ValueError("The poll takes one answer.")
        before = self.votes.get(person_id, [])
        chosen = sorted(option_ids)
        if before and not self.allows_revoting:
            raise ValueError("The poll does not allow to vote again.")
        if chosen:
            self.votes[person_id] = chosen
        else:
            self.votes.pop(person_id, None)
        return chosen != before

    def answer(self, user: Json) -> Json:
        """Return the Bot API's PollAnswer of a user."""
        chosen = self.votes.get(user["id"], [])
        return {
            "poll_id": self.id,
            "user": user,
            "option_ids": chosen,
            "option_persistent_ids": [self.persistent_id(option) for option in chosen],
        }
