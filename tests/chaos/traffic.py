"""Couples who write through a storm: needs for space, wishes, answers and returns, with marks to know them by.

Everybody waits for what a person would wait for (a preview before *Send*, a relay before the answer), as long as the
storm takes.
"""

import asyncio
import re
from collections import Counter
from collections.abc import Callable
from random import Random

from bot.playground.people import Person
from bot.playground.simulator import Simulator
from tests.phone import Json, buttons_of, token_in, words_of

_A_STORM = 3_600.0  # seconds; longer than any storm, in which one chat may be held up again and again
SPACES, WISHES = 11, 3  # the most that one person can send in a day is one space more
_MARK = re.compile(r"\b(\d\d)-(\d{4})\b")
_NAME = re.compile(r"\b(?:Ada|Ben)(\d\d)\b")


def marks_in(text: str) -> list[str]:
    """Return the marks of the words of people in a text."""
    return [found.group() for found in _MARK.finditer(text)]


def couples_in(text: str) -> set[int]:
    """Return the numbers of all couples that a text names or quotes."""
    return {int(found.group(1)) for pattern in (_MARK, _NAME) for found in pattern.finditer(text)}


class Couple:
    """Two people, what they sent each other, and how often each came back."""

    def __init__(self, simulator: Simulator, number: int, chance: Random) -> None:
        """Be the couple of this `number`, below 100; `chance` decides what they do."""
        self._simulator, self.number, self._chance = simulator, number, chance
        self.people = (simulator.person(f"Ada{number:02}"), simulator.person(f"Ben{number:02}"))
        self.sent: dict[str, Person] = {}  # who is to get it, by the mark of each signal that was approved
        self.returns: Counter[int] = Counter()  # how often the partner of the person with this id came back
        self.waits_for = ""  # what has not come yet
        self._marks = 0
        self._spaces: Counter[int] = Counter()
        self._wishes: Counter[int] = Counter()

    async def connects(self) -> None:
        """Find each other as everybody does."""
        inviter, invited = self.people
        inviter.types("/start")
        inviter.types("/invite")
        link = await self._sees(inviter, lambda message: "?start=" in words_of(message), "the link")
        invited.types(f"/start {token_in(link)}")
        invited.taps("Accept", message=await self._button(invited, "Accept"))
        inviter.taps("Yes, connect", message=await self._button(inviter, "Yes, connect"))
        for one in self.people:
            await self._sees(one, lambda message: "onnected" in words_of(message), "that they are connected")

    async def writes(self, is_over: asyncio.Event) -> None:
        """Send one signal after the other, in turns, until the storm is over or a day's number is reached."""
        while not is_over.is_set():
            sender, receiver = self._chance.sample(self.people, 2)
            if self._wishes[sender.id] < WISHES and self._chance.random() < 0.25:
                self._wishes[sender.id] += 1
                await self._wishes_for_closeness(sender, receiver)
            elif self._spaces[sender.id] < SPACES:
                self._spaces[sender.id] += 1
                await self._takes_space(sender, receiver)
            elif all(self._spaces[one.id] >= SPACES for one in self.people):
                return

    async def _takes_space(self, sender: Person, receiver: Person) -> None:
        for _ in range(self._chance.choice((1, 1, 1, 3))):  # somebody who thinks better of it types again at once
            mark = self._mark()
            sender.types(f"/space 2h {mark}")
        relay = await self._approves(sender, receiver, mark, "Okay, see you")
        if self._chance.random() < 0.5:
            receiver.taps("Okay, see you", message=relay)
            name = receiver.human.first_name
            await self._sees(sender, lambda one: is_later(one, relay) and f"{name}: Okay" in words_of(one), mark)
        if self._chance.random() < 0.7:  # others are quicker than the receipt
            await self._sees(sender, lambda one: mark in words_of(one) and "Delivered" in words_of(one), mark)
        sender.types("/back")
        self.returns[receiver.id] += 1
        wanted = self.returns[receiver.id]
        await self._until(lambda: len(returns_to(receiver, sender)) >= wanted, f"{receiver.id}: return {wanted}")

    async def _wishes_for_closeness(self, sender: Person, receiver: Person) -> None:
        mark = self._mark()
        typed = sender.types(f"/closeness {mark}")
        asked = await self._button(sender, "Whenever it suits", typed["message_id"])
        sender.taps("Whenever it suits", message=asked)
        relay = await self._approves(sender, receiver, mark, "Not today")
        receiver.taps("Not today", message=relay)
        await self._sees(sender, lambda message: is_later(message, asked) and "Not today" in words_of(message), mark)

    async def _approves(self, sender: Person, receiver: Person, mark: str, label: str) -> Json:
        """Tap *Send* and return the relay; where time has changed the words, look at them and tap again."""
        approved: set[str] = set()

        def previews() -> list[Json]:
            shown = [one for one in sender.received if mark in words_of(one) and "Send" in buttons_of(one)]
            return [one for one in shown if words_of(one) not in approved]

        await self._until(previews, f"{sender.id}: preview of {mark}")
        while not (found := _shown(receiver, label, mark)):
            for preview in previews()[-1:]:
                sender.taps("Send", message=preview)
                approved.add(words_of(preview))
                self.sent[mark] = receiver
            await self._until(lambda: previews() or _shown(receiver, label, mark), f"{receiver.id}: relay of {mark}")
        return found[-1]

    def _mark(self) -> str:
        self._marks += 1
        return f"{self.number:02}-{self._marks:04}"

    async def _button(self, person: Person, label: str, after: int = 0) -> Json:
        def has_it(message: Json) -> bool:
            return message["message_id"] > after and label in buttons_of(message)

        return await self._sees(person, has_it, f"button {label}")

    async def _sees(self, person: Person, fits: Callable[[Json], bool], what: str) -> Json:
        await self._until(lambda: any(map(fits, person.received)), f"{person.id}: {what}")
        return [message for message in person.received if fits(message)][-1]

    async def _until(self, is_so: Callable[[], object], what: str) -> None:
        self.waits_for = what
        await self._simulator.wait_for(is_so, _A_STORM)
        self.waits_for = ""


def is_later(message: Json, other: Json) -> bool:
    """Return whether a message came after another."""
    return bool(message["message_id"] > other["message_id"])


def returns_to(receiver: Person, sender: Person) -> list[Json]:
    """Return the messages that say that somebody came back."""
    openings = tuple(f"{sender.human.first_name} is {word}" for word in ("back", "here"))
    return [message for message in receiver.received if words_of(message).startswith(openings)]


def _shown(person: Person, label: str, mark: str) -> list[Json]:
    shown = [message for message in person.received if mark in words_of(message)]
    return [message for message in shown if any(button.startswith(label) for button in buttons_of(message))]
