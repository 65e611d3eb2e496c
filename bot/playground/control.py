"""Let the page play: the JSON interface under /api/."""

import asyncio
import base64
import binascii
import json
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime
from typing import Any, Protocol

from aiohttp import web

from bot.playground.answers import Json, RefusedError, encode
from bot.playground.calls import Calls
from bot.playground.faults import Faults
from bot.playground.page import guarded, refusal
from bot.playground.people import ImpossibleError, Person
from bot.playground.snapshot import chat_view, clock_view, person_view, state_view
from bot.playground.updates import Update
from bot.playground.world import World

Action = Callable[[Person, Json], Json]
_LOOKS_AT_WORDS = 10  # from what is done to the message about it: the delivery worker's turn and one call
_LOOKS, _LOOK_SECONDS = 60, 0.05  # what is due is done within a tick of the bot's agenda, or something holds it up
_NAME_FIELDS = ("last_name", "username", "language_code")


class Stage(Protocol):
    """What the page plays on."""

    world: World
    faults: Faults
    call_log: Calls
    inside: Callable[[], Awaitable[Any]] | None

    @property
    def is_listening(self) -> bool:
        """Tell whether the bot takes updates in."""

    def pending_updates(self) -> list[Update]:
        """Return the updates that the bot has not confirmed."""

    async def next_instant(self) -> datetime | None:
        """Return when the next thing happens."""

    async def reset(self) -> None:
        """Start over."""


class NothingToComeError(Exception):
    """There is nothing that the clock could jump to; the message says why."""


def _whole(body: Json, name: str, default: int | None = None) -> int:
    """Return a whole number from the page; ValueError when it is none."""
    value = body.get(name, default)
    if isinstance(value, bool) or not isinstance(value, int):
        raise ValueError(f"{name} is a whole number.")
    return value


def _text(body: Json, name: str) -> str:
    """Return text from the page; ValueError when it is none."""
    value = body.get(name)
    if not isinstance(value, str):
        raise ValueError(f"{name} is text.")
    return value


def _say(person: Person, body: Json) -> Json:
    reply_to = body.get("reply_to_message_id")
    message = person.types(_text(body, "text"), reply_to=reply_to, entities=body.get("entities"))
    return {"message_id": message["message_id"]}


def _tap(person: Person, body: Json) -> Json:
    number = _whole(body, "message_id")
    data, row, column = body.get("data"), body.get("row"), body.get("column")
    if data is not None:
        return {"callback_query_id": person.taps(message=number, data=str(data))}
    return {"callback_query_id": person.taps(message=number, row=row, column=column)}


def _vote(person: Person, body: Json) -> Json:
    chosen = body.get("option_ids")
    if not isinstance(chosen, list) or not all(type(option) is int for option in chosen):
        raise ValueError("option_ids is a list of whole numbers.")
    person.votes(*chosen, message=_whole(body, "message_id"))
    return {}


def _edit(person: Person, body: Json) -> Json:
    person.edits(_whole(body, "message_id"), _text(body, "text"))
    return {}


def _send(person: Person, body: Json) -> Json:
    details = {name: value for name, value in body.items() if name not in {"kind", "base64", "reply_to_message_id"}}
    if "base64" in body:
        try:
            details["content"] = base64.b64decode(_text(body, "base64"), validate=True)
        except binascii.Error:
            raise ValueError("base64 is the file in base64.") from None
    else:
        details.pop("content", None)
    message = person.sends(_text(body, "kind"), reply_to=body.get("reply_to_message_id"), **details)
    return {"message_id": message["message_id"]}


def _block(person: Person, body: Json) -> Json:
    person.blocks()
    return {}


def _unblock(person: Person, body: Json) -> Json:
    person.unblocks()
    return {}


def _delete(person: Person, body: Json) -> Json:
    person.deletes(_whole(body, "message_id"))
    return {}


_ACTIONS: dict[str, Action] = {
    "text": _say, "tap": _tap, "vote": _vote, "edit": _edit, "send": _send, "block": _block, "unblock": _unblock,
    "delete": _delete,
}  # fmt: skip


class Control:
    """The page's way into the world."""

    def __init__(self, simulator: Stage) -> None:
        """Let the page play with `simulator`."""
        self._simulator = simulator
        self._world = simulator.world

    def routes(self) -> list[web.RouteDef]:
        """Return the routes under /api/."""
        gets = {"state": self.state, "chats/{id}": self.chat, "calls": self.calls, "updates": self.updates,
                "inside": self.inside, "faults": self.faults}  # fmt: skip
        posts = {"people": self.add_person, "chats/{id}/{action}": self.act, "clock": self.move_clock,
                 "clock/next": self.jump, "faults": self.set_faults, "reset": self.reset}  # fmt: skip
        return [
            web.get("/api/events", guarded(self._world.events.stream)),
            *(web.get(f"/api/{path}", guarded(self._json(handler))) for path, handler in gets.items()),
            *(web.post(f"/api/{path}", guarded(self._json(handler))) for path, handler in posts.items()),
            web.delete("/api/faults", guarded(self._json(self.clear_faults))),
        ]

    @staticmethod
    def _json(
        handler: Callable[[web.Request, Json], Awaitable[Any]],
    ) -> Callable[[web.Request], Awaitable[web.Response]]:
        """Wrap a handler: JSON in, JSON out, and one sentence where something cannot be done."""

        async def answer(request: web.Request) -> web.Response:
            """Read the body, act, and answer."""
            try:
                body = json.loads(await request.text() or "{}") if request.body_exists else {}
                if not isinstance(body, dict):
                    raise ValueError("The body is a JSON object.")
                result = await handler(request, body)
            except LookupError as error:
                return refusal(404, str(error.args[0]))
            except NothingToComeError as error:
                return refusal(409, str(error))
            except ImpossibleError as error:
                return refusal(409, str(error))
            except RefusedError as error:
                return refusal(400, error.description)
            except (TypeError, ValueError) as error:
                return refusal(400, str(error))
            return web.Response(text=encode(result), content_type="application/json")

        return answer

    def _person(self, request: web.Request) -> Person:
        """Return the person an address names."""
        number = request.match_info["id"]
        person = self._world.people.get(int(number)) if number.isascii() and number.isdigit() else None
        if person is None:
            raise LookupError("There is no such person.")
        return Person(self._world, person)

    def _clock(self) -> Json:
        return clock_view(self._world)

    def _rules(self) -> list[Json]:
        return [rule.as_json() for rule in self._simulator.faults.rules]

    async def state(self, request: web.Request, body: Json) -> Json:
        """Return everything."""
        return state_view(self._world, self._rules(), is_listening=self._simulator.is_listening)

    async def chat(self, request: web.Request, body: Json) -> Json:
        """Return one chat."""
        return chat_view(self._world, self._person(request).room)

    async def act(self, request: web.Request, body: Json) -> Json:
        """Let a person do something."""
        action = _ACTIONS.get(request.match_info["action"])
        if action is None:
            raise LookupError("There is no such thing to do.")
        return action(self._person(request), body)

    async def add_person(self, request: web.Request, body: Json) -> Json:
        """Let somebody else have an account."""
        first_name = _text(body, "first_name").strip()
        if not 1 <= len(first_name) <= 64:
            raise ValueError("first_name has 1 to 64 characters.")
        details: Json = {name: _text(body, name) for name in _NAME_FIELDS if body.get(name)}
        human = self._world.add_person(first_name, is_premium=bool(body.get("is_premium")), **details)
        self._world.events.publish("people", human.id)
        return person_view(self._world, human)

    async def move_clock(self, request: web.Request, body: Json) -> Json:
        """Push the clock forward."""
        await self._everything_heard()
        if "to" in body:
            instant = datetime.fromisoformat(_text(body, "to"))
            self._world.clock.move_to(instant if instant.tzinfo else instant.replace(tzinfo=UTC))
        else:
            seconds = body.get("advance_seconds")
            if isinstance(seconds, bool) or not isinstance(seconds, int | float):
                raise ValueError("advance_seconds is a number.")
            self._world.clock.advance(seconds)
        return self._clock()

    async def jump(self, request: web.Request, body: Json) -> Json:
        """Push the clock to the next thing to come; `is_silent` where nothing came of it on any phone."""
        await self._everything_heard()
        instant = await self._next_instant()
        before = self._world.spoken
        self._world.clock.move_to(instant)
        return {**self._clock(), "is_silent": not await self._is_heard_of(before)}

    async def _is_heard_of(self, before: int) -> bool:
        """Give the bot a moment to do what is due and to speak; return whether any phone shows something new."""
        left = _LOOKS
        while left and self._world.spoken == before:
            instant = await self._simulator.next_instant()
            if instant is None or instant > self._world.clock.now():  # done; what is said of it is on its way
                left = min(left, _LOOKS_AT_WORDS)
            left -= 1
            await asyncio.sleep(_LOOK_SECONDS)
        return self._world.spoken != before

    async def _everything_heard(self) -> None:
        """Give a bot that listens a moment to hear what people did, so that it counts for the time they did it."""
        for _ in range(_LOOKS):
            if not self._simulator.is_listening or not self._simulator.pending_updates():
                return
            await asyncio.sleep(_LOOK_SECONDS)

    async def _next_instant(self) -> datetime:
        """Return the next instant that lies ahead; what is due already is given a moment to be done."""
        for _ in range(_LOOKS):
            instant = await self._simulator.next_instant()
            if instant is None:
                raise NothingToComeError("There is nothing to come.")
            if instant > self._world.clock.now():
                return instant
            await asyncio.sleep(_LOOK_SECONDS)
        raise NothingToComeError("The bot is still busy with what is due now.")

    async def faults(self, request: web.Request, body: Json) -> Json:
        """Return the faults in force."""
        return {"rules": self._rules()}

    async def set_faults(self, request: web.Request, body: Json) -> Json:
        """Put other faults in force."""
        self._simulator.faults.replace(body.get("rules"))
        self._world.events.publish("fault")
        return {"rules": self._rules()}

    async def clear_faults(self, request: web.Request, body: Json) -> Json:
        """Stop breaking."""
        self._simulator.faults.clear()
        self._world.events.publish("fault")
        return {"rules": []}

    async def calls(self, request: web.Request, body: Json) -> Json:
        """Return what the bot called."""
        return {"calls": self._simulator.call_log.after(int(request.query.get("after", "0")))}

    async def updates(self, request: web.Request, body: Json) -> Json:
        """Return what the bot was told."""
        return {"updates": self._world.updates.recent()}

    async def inside(self, request: web.Request, body: Json) -> Any:
        """Return what the bot tells about its inside."""
        return await self._simulator.inside() if self._simulator.inside else {}

    async def reset(self, request: web.Request, body: Json) -> Json:
        """Start over."""
        await self._simulator.reset()
        return {}
