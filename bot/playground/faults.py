"""Break on request: the failures that a bot meets in the wild, each for a number of calls."""

from collections.abc import Callable
from dataclasses import asdict, dataclass
from typing import Any

from bot.playground.answers import Json, RefusedError, conflict, forbidden, too_many_requests

KINDS = ("429", "500", "502_html", "slow", "torn_before", "torn_after", "redeliver", "409", "401", "404", "403_blocked")
REFUSALS = {
    "500": RefusedError(500, "Internal Server Error"),
    "409": conflict("terminated by other getUpdates request; make sure that only one bot instance is running"),
    "401": RefusedError(401, "Unauthorized"),
    "404": RefusedError(404, "Not Found"),
    "403_blocked": forbidden("bot was blocked by the user"),
}


@dataclass(slots=True)
class Rule:
    """A fault for the next `times` calls of a method, `*` for all but getUpdates, in one chat or any."""

    method: str = "*"
    fault: str = "500"
    chat_id: int | None = None
    retry_after: int = 3
    seconds: float = 2.0
    times: int = 1

    def fits(self, method: str, chat_id: int | None) -> bool:
        """Tell whether the rule is for this call."""
        wanted = self.method.lower()
        is_method = method != "getupdates" if wanted == "*" else wanted == method
        return self.times > 0 and is_method and self.chat_id in (None, chat_id)

    def refusal(self) -> RefusedError | None:
        """Return the refusal that this fault is, if it is one."""
        return too_many_requests(self.retry_after) if self.fault == "429" else REFUSALS.get(self.fault)

    def as_json(self) -> Json:
        """Return the rule for the page."""
        return asdict(self)


class Faults:
    """The rules in force; the first that fits is used up first."""

    def __init__(self, on_added: Callable[[Rule], None]) -> None:
        """Start without faults; `on_added` hears of each new rule."""
        self.rules: list[Rule] = []
        self._on_added = on_added

    def add(
        self,
        fault: str,
        method: str = "*",
        chat_id: int | None = None,
        *,
        retry_after: int = 3,
        seconds: float = 2.0,
        times: int = 1,
    ) -> Rule:
        """Add a rule and return it; ValueError when there is no such fault or the numbers make no sense.

        `retry_after` belongs to 429, `seconds` to slow. A redeliver is done at once, whatever the method.
        """
        if fault not in KINDS:
            raise ValueError(f"There is no fault {fault!r}; there are {', '.join(KINDS)}.")
        if times < 1 or retry_after < 0 or not 0 <= seconds <= 3600:
            raise ValueError("times is at least 1, retry_after and seconds are not negative.")
        rule = Rule(method, fault, chat_id, retry_after, seconds, times)
        if fault != "redeliver":
            self.rules.append(rule)
        self._on_added(rule)
        return rule

    def replace(self, rules: Any) -> None:
        """Put the page's rules in the place of all others; ValueError when they are malformed."""
        if not isinstance(rules, list) or not all(isinstance(rule, dict) for rule in rules):
            raise ValueError("rules is a list of rules.")
        self.rules = []
        for rule in rules:
            chat_id = rule.get("chat_id")
            try:
                self.add(
                    str(rule.get("fault")),
                    str(rule.get("method") or "*"),
                    None if chat_id in (None, "") else int(chat_id),
                    retry_after=int(rule.get("retry_after") or 3),
                    seconds=float(rule.get("seconds") or 2),
                    times=int(rule.get("times") or 1),
                )
            except TypeError:
                raise ValueError("A rule holds numbers where numbers belong.") from None

    def clear(self) -> None:
        """Stop breaking."""
        self.rules = []

    def take(self, method: str, chat_id: int | None) -> Rule | None:
        """Return the rule that hits this call, used up by one, or nothing."""
        for rule in self.rules:
            if rule.fits(method, chat_id):
                rule.times -= 1
                if rule.times == 0:
                    self.rules.remove(rule)
                return rule
        return None
