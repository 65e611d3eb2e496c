"""Who may see what: each call of the bot is held against who is connected with whom at that moment."""

import re
from dataclasses import dataclass
from datetime import timedelta

from bot.playground.calls import Call
from tests.stage import Phone, Stage

_NAME, _WORDS = re.compile(r"nym(\d+)v(\d+)z", re.IGNORECASE), re.compile(r"tok(\d+)z", re.IGNORECASE)
_SOON = timedelta(seconds=5)  # what is due so soon may come in any step: the clock of a story runs on by itself


def marker(number: int) -> str:
    """Return words that stand nowhere else."""
    return f"tok{number}z"


def named(index: int, version: int) -> str:
    """Return a first name that stands nowhere else."""
    return f"Nym{index}v{version}z"


@dataclass(frozen=True)
class Moment:
    """Who belongs to which couple, and who is waiting for whose confirmation."""

    couples: dict[int, int | None]
    accepted: frozenset[frozenset[int]]

    def couple_of(self, person_id: int) -> int | None:
        """Return the couple of a person."""
        return self.couples.get(person_id)

    def are_a_couple(self, one: int, other: int) -> bool:
        """Return whether two are connected."""
        return self.couple_of(one) is not None and self.couple_of(one) == self.couple_of(other)

    def are_close(self, one: int, other: int) -> bool:
        """Return whether two are connected, or one has accepted the invitation of the other."""
        return self.are_a_couple(one, other) or frozenset((one, other)) in self.accepted


class Watch:
    """Look over the bot's shoulder."""

    def __init__(self, stage: Stage, phones: list[Phone]) -> None:
        """Watch the calls to `phones`, whose names are those of `named`."""
        self.stage, self.phones = stage, phones
        self.versions = [0] * len(phones)
        self.lines: dict[int, tuple[int, int | None]] = {}  # who wrote it, and in which couple
        self.names: set[int] = set()  # words that were typed as the name by which the partner knows somebody
        self.ghosts: dict[int, tuple[int, int]] = {}  # couple -> who left it quietly, under which name
        self.introduced: set[tuple[int, int]] = set()  # who follows whose link in this step
        self.deeds: list[str] = []
        self.faults: list[str] = []
        self.seen = 0  # calls in which something of another one stood, rightly
        self.couples_seen: set[int] = set()
        self.left = 0
        self._actor: int | None = None
        self._now = self._before = Moment({}, frozenset())

    def begins(self, phone: Phone, deed: str) -> None:
        """Note that somebody is about to do something."""
        self.deeds.append(f"{phone.name} {deed}")
        self.introduced.clear()
        self._look()
        self._before = self._now
        is_quiet = not self._is_something_due()
        self._actor = phone.id if is_quiet and deed not in {"time_passes", "telegram_repeats_itself"} else None

    def ends(self) -> None:
        """Check what is left behind when everybody has been told everything."""
        self._look()
        aside = self.stage.records.rows("SELECT error FROM set_aside_updates")
        self.faults += [f"put aside: {error}" for (error,) in aside]
        assert not self.faults, f"{self.faults} after {self.deeds[-8:]}"
        assert not self.stage.complaints, f"{self.stage.complaints} after {self.deeds[-8:]}"

    def writes(self, phone: Phone, number: int) -> None:
        """Note who writes some words, and to whom they may go."""
        self._look()
        self.lines[number] = (phone.id, self._now.couple_of(phone.id))
        asked = self.stage.records.rows(
            "SELECT step FROM dialogues WHERE person_id = ? AND kind = 'settings'", phone.id
        )
        if asked == [("name",)]:
            self.names.add(number)

    def follows(self, phone: Phone, inviter_ids: set[int]) -> None:
        """Note that somebody was given the link of somebody, who may be shown to them by it."""
        for inviter_id in inviter_ids:
            self.introduced |= {(phone.id, inviter_id), (inviter_id, phone.id)}

    def renames(self, phone: Phone) -> None:
        """Give somebody a new name at Telegram."""
        index = self.phones.index(phone)
        self.versions[index] += 1
        phone.person.human.first_name = named(index, self.versions[index])

    def chooses_name(self, phone: Phone) -> str:
        """Return a new name that somebody chooses, whatever Telegram shows."""
        index = self.phones.index(phone)
        self.versions[index] += 1
        return named(index, self.versions[index])

    def hears(self, call: Call) -> None:
        """Hold one call against who may see it."""
        chat = call.chat_id
        if chat is None:
            return
        self._look()
        files = "".join(file.content.decode(errors="replace") for file in call.parameters.files.values())
        text = repr(dict(call.parameters)) + files
        self._hold_against_actor(chat, call)
        for found in _NAME.finditer(text):
            self._hold_name(chat, int(found[1]), int(found[2]), call)
        for found in _WORDS.finditer(text):
            self._hold_words(chat, int(found[1]), call)

    def _hold_against_actor(self, chat: int, call: Call) -> None:
        """What one person does is heard of by the two of the couple alone."""
        actor = self._actor
        if actor is None or chat == actor or self._may_know(chat, actor):
            return
        said = call.parameters.text("text")[:80]
        self.faults.append(f"{call.method} ({said}) reaches {self._name(chat)}, no one to {self._name(actor)}")

    def _hold_name(self, chat: int, index: int, version: int, call: Call) -> None:
        person_id = self.phones[index].id
        if person_id == chat:
            return
        self.seen += 1
        if self._may_know(chat, person_id):
            return
        for moment in (self._now, self._before):
            ghost = self.ghosts.get(moment.couple_of(chat) or 0)
            if ghost is not None and ghost[0] == person_id and version <= ghost[1]:
                return
        self.faults.append(f"{call.method} shows {self._name(chat)} the name {named(index, version)}")

    def _hold_words(self, chat: int, number: int, call: Call) -> None:
        author, couple = self.lines[number]
        if author == chat:
            return
        self.seen += 1
        if number in self.names and self._may_know(chat, author):
            return
        if couple is None or not couple == self._now.couple_of(author) == self._now.couple_of(chat):
            self.faults.append(f"{call.method} shows {self._name(chat)} words of {self._name(author)}")

    def _may_know(self, one: int, other: int) -> bool:
        known = any(moment.are_close(one, other) for moment in (self._now, self._before))
        return known or (one, other) in self.introduced

    def _look(self) -> None:
        """See who is connected now, and how that came about."""
        couples = dict(self.stage.records.rows("SELECT id, couple_id FROM people"))
        accepted = self.stage.records.rows("SELECT inviter_id, invited_id FROM invites WHERE state = 'accepted'")
        now = Moment(couples, frozenset(frozenset(pair) for pair in accepted))
        if now == self._now:
            return
        self._before, self._now = self._now, now
        for person_id, couple_id in now.couples.items():
            if couple_id is not None and couple_id != self._before.couple_of(person_id):
                self._came_together(couple_id, person_id)
        for person_id, couple_id in self._before.couples.items():
            if couple_id is not None and now.couple_of(person_id) != couple_id:
                self._went(couple_id, person_id)

    def _came_together(self, couple_id: int, person_id: int) -> None:
        both = frozenset(one for one, theirs in self._now.couples.items() if theirs == couple_id)
        self.couples_seen.add(couple_id)
        if len(both) != 2 or both not in self._before.accepted:
            self.faults.append(f"{self._name(person_id)} is connected without both having said yes")

    def _went(self, couple_id: int, person_id: int) -> None:
        self.left += 1
        if couple_id in self._now.couples.values():
            index = next(place for place, phone in enumerate(self.phones) if phone.id == person_id)
            self.ghosts[couple_id] = (person_id, self.versions[index])

    def _is_something_due(self) -> bool:
        until = int((self.stage.now + _SOON).timestamp() * 1000)
        agenda = self.stage.records.rows("SELECT count(*) FROM agenda WHERE due_at <= ?", until)
        due = "SELECT count(*) FROM outbox WHERE not_before <= ? OR expires_at <= ?"
        outbox = self.stage.records.rows(due, until, until)
        return bool(agenda[0][0] or outbox[0][0])

    def _name(self, person_id: int) -> str:
        return next((phone.name for phone in self.phones if phone.id == person_id), "somebody")
