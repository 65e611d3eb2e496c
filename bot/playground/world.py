"""Hold what Telegram holds: people, chats, messages, polls, files, and the presses of buttons not yet answered."""

import random
from collections import OrderedDict, deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from bot.playground.answers import Json
from bot.playground.clock import SimulatedClock
from bot.playground.events import Events
from bot.playground.files import Files
from bot.playground.polls import Poll
from bot.playground.profile import Profile
from bot.playground.updates import DAY, Updates

_COLORS = ("#e17076", "#65aadd", "#7bc862", "#ee7aae", "#faa774", "#a695e7", "#6ec9cb")
_KEPT_QUERIES = 10_000
FIRST_PERSON_ID = 1001
EDIT_WINDOW = 2 * DAY
"""Seconds within which a message can be deleted for everyone (Bot API, deleteMessage)."""


@dataclass(slots=True)
class Human:
    """Somebody with a Telegram account."""

    id: int
    first_name: str
    last_name: str | None = None
    username: str | None = None
    language_code: str | None = "en"
    is_premium: bool = False
    is_deactivated: bool = False

    def as_user(self) -> Json:
        """Return the Bot API's User."""
        user: Json = {"id": self.id, "is_bot": False, "first_name": self.first_name}
        for name in ("last_name", "username", "language_code"):
            if value := getattr(self, name):
                user[name] = value
        if self.is_premium:
            user["is_premium"] = True
        return user

    def as_chat(self) -> Json:
        """Return the Bot API's Chat of the private chat."""
        chat = {"id": self.id, "first_name": self.first_name}
        for name in ("last_name", "username"):
            if value := getattr(self, name):
                chat[name] = value
        return {**chat, "type": "private"}

    @property
    def color(self) -> str:
        """Return the colour of the person's name and picture on the page."""
        return _COLORS[self.id % len(_COLORS)]


@dataclass(slots=True)
class StoredMessage:
    """A message; `json` is what the Bot API would return now and is replaced, never changed, by an edit."""

    json: Json
    is_outgoing: bool = False
    is_silent: bool = False

    @property
    def id(self) -> int:
        """Return the message's id."""
        number: int = self.json["message_id"]
        return number


@dataclass(slots=True)
class Room:
    """A chat with the bot: of one person, or a group."""

    id: int
    person_id: int | None
    title: str = ""
    is_started: bool = False
    is_blocked: bool = False
    is_member: bool = True
    messages: OrderedDict[int, StoredMessage] = field(default_factory=OrderedDict)
    typing: tuple[str, float] | None = None
    toasts: deque[Json] = field(default_factory=lambda: deque(maxlen=50))
    reply_keyboard: Json | None = None
    reactions: dict[int, list[Json]] = field(default_factory=dict)
    pinned: list[int] = field(default_factory=list)  # messages, in the order in which they were pinned


@dataclass(slots=True)
class Query:
    """A press of a button; the bot may answer it once, and not for long."""

    id: str
    person_id: int
    chat_id: int
    asked_at: float
    data: str
    answer: Json | None = None


class World:
    """Everything there is; the methods of the Bot API and the people act on it."""

    def __init__(
        self, bot: Json, clock: SimulatedClock, events: Events, updates: Updates, messages_kept: int = 5000
    ) -> None:
        """Start with the `bot`'s user object and nobody else; keep at most `messages_kept` messages a chat."""
        self.bot = bot
        self.clock, self.events, self.updates = clock, events, updates
        self.messages_kept = messages_kept
        self.people: dict[int, Human] = {}
        self.rooms: dict[int, Room] = {}
        self.polls: dict[str, Poll] = {}
        self.queries: OrderedDict[str, Query] = OrderedDict()
        self.files = Files()
        self.profile = Profile()
        self.announces_pins = False  # Telegram may or may not say in the chat that something was pinned
        self.on_poll_timed: Callable[[], None] = lambda: None
        self.last_message_id = 0
        self.spoken = 0  # how often a phone came to show something else
        self._next_query = random.randint(10**17, 10**18)  # noqa: S311 - no secret
        self._next_poll = random.randint(5 * 10**18, 6 * 10**18)  # noqa: S311 - no secret

    def clear(self) -> None:
        """Take everybody and everything out; what the bot says about itself stays."""
        for held in (self.people, self.rooms, self.polls, self.queries):
            held.clear()

    def add_person(self, first_name: str, person_id: int | None = None, **details: Any) -> Human:
        """Give somebody an account, with the next free id or the one asked for."""
        number = person_id or max([FIRST_PERSON_ID - 1, *self.people]) + 1
        person = self.people[number] = Human(number, first_name, **details)
        self.rooms[number] = Room(number, number)
        return person

    def add_group(self, title: str) -> Room:
        """Open a group in which the bot is not yet."""
        number = -1001000000000 - len(self.rooms)
        room = self.rooms[number] = Room(number, None, title, is_started=True, is_member=False)
        return room

    def chat_json(self, room: Room) -> Json:
        """Return the Bot API's Chat of a room."""
        if room.person_id is not None:
            return self.people[room.person_id].as_chat()
        return {"id": room.id, "title": room.title, "type": "supergroup"}

    def store(self, room: Room, fields: Json, sender: Json, is_outgoing: bool = False, silent: bool = False) -> Json:
        """Put a message into a room and return it as the Bot API would."""
        self.last_message_id += 1
        self.spoken += 1
        number = self.last_message_id
        message: Json = {
            "message_id": number,
            "from": sender,
            "chat": self.chat_json(room),
            "date": int(self.clock.time()),
            **fields,
        }
        room.messages[number] = StoredMessage(message, is_outgoing, silent)
        if len(room.messages) > self.messages_kept:
            number_gone, _ = room.messages.popitem(last=False)
            room.pinned = [one for one in room.pinned if one != number_gone]
        if not is_outgoing:
            room.typing = None
        self.events.publish("message", room.id)
        return message

    def replace(self, room: Room, message: StoredMessage, fields: Json, *dropped: str) -> Json:
        """Put other fields into a message, without those `dropped`, and return it."""
        kept = {name: value for name, value in message.json.items() if name not in dropped}
        message.json = {**kept, **fields}
        self.spoken += 1
        self.events.publish("edit", room.id)
        return message.json

    def delete(self, room: Room, message: StoredMessage) -> None:
        """Take a message out of a room for both sides."""
        del room.messages[message.id]
        room.reactions.pop(message.id, None)
        if message.id in room.pinned:
            room.pinned.remove(message.id)
        self.spoken += 1
        self.events.publish("delete", room.id)

    def ask(self, person: Human, room: Room, data: str) -> Query:
        """Note that a person pressed a button."""
        self._next_query += random.randint(1, 10**9)  # noqa: S311 - no secret
        query = Query(str(self._next_query), person.id, room.id, self.clock.time(), data)
        self.queries[query.id] = query
        if len(self.queries) > _KEPT_QUERIES:
            self.queries.popitem(last=False)
        return query

    def new_poll_id(self) -> str:
        """Return the id of the next poll."""
        self._next_poll += random.randint(1, 10**9)  # noqa: S311 - no secret
        return str(self._next_poll)

    def poll_changed(self, poll: Poll) -> None:
        """Show a poll's state in all its messages and tell the bot."""
        state = poll.as_json()
        for chat_id, message_id in poll.places:
            room = self.rooms.get(chat_id)
            message = room.messages.get(message_id) if room else None
            if message is not None:
                message.json = {**message.json, "poll": state}
        self.updates.push("poll", state, ("poll", poll.id))
        self.events.publish("poll", *{chat_id for chat_id, _ in poll.places})

    def close_polls(self) -> None:
        """Close the polls whose time has come."""
        now = self.clock.time()
        for poll in self.polls.values():
            if poll.close_at is not None and poll.close_at <= now and not poll.is_closed:
                poll.is_closed = True
                self.poll_changed(poll)

    def next_poll_closing(self) -> float | None:
        """Return when the next open poll closes, as Unix seconds."""
        return min(
            (p.close_at for p in self.polls.values() if p.close_at is not None and not p.is_closed), default=None
        )
