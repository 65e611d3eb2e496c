"""The ledger of a storm: what Telegram took, which answers were lost, and the invariant that all of it is held against.

**Accepted** is a signal whose *Send* was tapped: Telegram keeps a tap until its update is acknowledged, which is after
the commit, so that in the end, with no update pending, each one stands in the database.

Of every storm has to be true, once it is over and everything has settled:

1. *Nothing is lost.* Each accepted signal stands in the database once, as delivered (or as returned from, where the
   sender was back before it was known to be delivered), and Telegram took its relay for the partner at least once;
   each return likewise. No other signal stands there, no call waits, and no update was put aside.
2. *Nothing is doubled outside the window.* Beyond the first, Telegram took at most as many copies of relays, previews
   and returns in a chat as there were windows in that chat. A window is a message that Telegram took and whose answer
   was lost on the way (torn, or kept back longer than the bot waits), or one that a process had under its lease when
   it was killed: it was on its way, or its outcome was not yet written down.
3. *Order.* In each chat the first copies of relays arrive in the order in which they were approved, and those of
   previews in the order in which they were asked for.
4. *Nothing leaves the couple.* No message to anybody holds a name or a word of another couple.

Polls, refusals for good and floods are left out by construction: nobody votes, blocks or types that fast.
"""

from collections import defaultdict
from dataclasses import dataclass, field

from bot.playground.calls import Call
from bot.playground.people import Person
from tests.chaos.faults import Weather
from tests.chaos.traffic import Couple, couples_in, marks_in
from tests.records import Records

_RELAYS = ("Okay, see you", "Not today")
UNSETTLED = "SELECT count(*) FROM outbox WHERE state = 1 OR attempts > 0"  # calls that were begun
_UNTRUE = {
    "updates that were put aside": "SELECT count(*) FROM set_aside_updates",
    "calls that still wait": UNSETTLED,
    "signals that wait for ever": "SELECT count(*) FROM signals WHERE delivered_at IS NULL AND state <> 'returned'",
}


@dataclass
class Figures:
    """What happened, as numbers."""

    kills: int = 0
    troubles: int = 0  # restarts of PostgreSQL, full disks, locks
    signals: int = 0
    calls: int = 0
    faults: int = 0
    repeated: int = 0  # updates that came once more
    windows: int = 0
    copies: int = 0  # messages that arrived more than once

    def add(self, other: "Figures") -> None:
        """Count those of another storm, too."""
        for name, value in vars(other).items():
            setattr(self, name, getattr(self, name) + value)

    def __str__(self) -> str:
        """Say it in one line."""
        return ", ".join(f"{value} {name}" for name, value in vars(self).items())


@dataclass
class _Chat:
    """What Telegram took for one person, by kind and mark, each in the order of arrival."""

    relays: list[str] = field(default_factory=list)
    previews: list[str] = field(default_factory=list)
    returns: int = 0
    windows: int = 0
    strangers: set[int] = field(default_factory=set)


class Ledger:
    """What arrived, chat by chat."""

    def __init__(self, couples: list[Couple], weather: Weather) -> None:
        """Watch the chats of `couples`."""
        self._couples, self._weather = couples, weather
        self._couple_of = {person.id: couple.number for couple in couples for person in couple.people}
        self._names = {person.id: person.human.first_name for couple in couples for person in couple.people}
        self._chats: dict[int, _Chat] = defaultdict(_Chat)
        self.calls = 0

    def note(self, call: Call) -> None:
        """Hear of a call that Telegram has just decided on."""
        self.calls += 1
        is_lost = self._weather.lost_the_answer(call)
        if not call.ok or call.chat_id not in self._couple_of:
            return
        text, chat = str(call.parameters.get("text", "")), self._chats[call.chat_id]
        chat.strangers |= couples_in(text) - {self._couple_of[call.chat_id]}
        if call.method != "sendMessage":
            return
        chat.windows += is_lost
        buttons, marks = str(call.parameters.get("reply_markup", "")), marks_in(text)
        if marks and any(label in buttons for label in _RELAYS):
            chat.relays.append(marks[0])
        elif marks and "Send" in buttons:
            chat.previews.append(marks[0])
        elif text.startswith(self._returns_of(call.chat_id)):
            chat.returns += 1

    def _returns_of(self, chat_id: int) -> tuple[str, ...]:
        names = [self._names[one] for one, number in self._couple_of.items() if number == self._couple_of[chat_id]]
        return tuple(f"{name} is {word}" for name in names for word in ("back", "here"))

    def had_in_hand(self, chat_ids: list[int]) -> None:
        """Note for whom a process that was killed had messages under its lease."""
        for chat_id in chat_ids:
            self._chats[chat_id].windows += 1

    def holds(self, records: Records) -> Figures:
        """Return the figures; raise `AssertionError` with every way in which the invariant is broken."""
        broken = [f"{what}: {found}" for what, found in self._counted(records).items() if found]
        copies = 0
        for couple in self._couples:
            for person in couple.people:
                broken += [f"chat {person.id}: {line}" for line in self._broken_for(couple, person)]
                copies += self._copies(couple, person)
        assert not broken, "; ".join(broken)
        signals = sum(len(couple.sent) for couple in self._couples)
        windows = sum(chat.windows for chat in self._chats.values())
        weather = {"faults": self._weather.faults, "repeated": self._weather.repeated}
        return Figures(signals=signals, calls=self.calls, windows=windows, copies=copies, **weather)

    def _counted(self, records: Records) -> dict[str, int]:
        found = {what: int(records.rows(question)[0][0]) for what, question in _UNTRUE.items()}
        kept = int(records.rows("SELECT count(*) FROM signals")[0][0])
        return found | {"signals too many or too few": kept - sum(len(couple.sent) for couple in self._couples)}

    def _broken_for(self, couple: Couple, person: Person) -> list[str]:
        chat, broken = self._chats[person.id], []
        wanted = [mark for mark, receiver in couple.sent.items() if receiver.id == person.id]
        firsts = list(dict.fromkeys(chat.relays))
        if firsts != wanted:
            missing, other = sorted(set(wanted) - set(firsts)), sorted(set(firsts) - set(wanted))
            broken.append(f"relays are lost ({missing}), not asked for ({other}) or out of order ({firsts})")
        previews = list(dict.fromkeys(chat.previews))
        if previews != sorted(previews):
            broken.append(f"previews are out of order ({previews})")
        if chat.returns < couple.returns[person.id]:
            broken.append(f"{chat.returns} returns arrived instead of {couple.returns[person.id]}")
        if (copies := self._copies(couple, person)) > chat.windows:
            broken.append(f"{copies} copies with {chat.windows} windows")
        if chat.strangers:
            broken.append(f"names or words of couples {sorted(chat.strangers)}")
        return broken

    def _copies(self, couple: Couple, person: Person) -> int:
        chat = self._chats[person.id]
        doubled = sum(len(marks) - len(set(marks)) for marks in (chat.relays, chat.previews))
        return doubled + max(0, chat.returns - couple.returns[person.id])
