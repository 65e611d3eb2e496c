"""Telegram as it was when an old database was made: its people, chats, and polls, written down and brought back."""

from dataclasses import asdict
from typing import Any

from bot.playground.polls import Poll
from bot.playground.simulator import Simulator
from bot.playground.world import StoredMessage

_ROOM = ("is_started", "is_blocked")
_LEFT_OUT = ("as_json", "places", "votes")


def written_down(simulator: Simulator) -> dict[str, Any]:
    """Return all that a bot could still see or be told, as JSON."""
    world = simulator.world
    return {
        "at": simulator.clock.time(),
        "next_update": simulator.updates._tail,
        "last_message_id": world.last_message_id,
        "people": [asdict(human) for human in world.people.values()],
        "rooms": {
            number: {name: getattr(room, name) for name in _ROOM}
            | {"messages": [(one.json, one.is_outgoing, one.is_silent) for one in room.messages.values()]}
            for number, room in world.rooms.items()
        },
        "polls": [asdict(poll) for poll in world.polls.values()],
    }


def bring_back(simulator: Simulator, written: dict[str, Any]) -> None:
    """Let a simulator that has just been made go on where another was when it was written down."""
    world = simulator.world
    world.clear()
    simulator.clock.advance(written["at"] - simulator.clock.time())
    simulator.updates._tail = written["next_update"]
    world.last_message_id = written["last_message_id"]
    for human in written["people"]:
        named = {name: value for name, value in human.items() if name != "id"}
        world.add_person(person_id=human["id"], **named)
    for number, kept in written["rooms"].items():
        room = world.rooms[int(number)]
        for name in _ROOM:
            setattr(room, name, kept[name])
        for shown, is_outgoing, is_silent in kept["messages"]:
            room.messages[shown["message_id"]] = StoredMessage(shown, is_outgoing, is_silent)
    for kept in written["polls"]:
        votes = {int(person): chosen for person, chosen in kept.pop("votes").items()}
        places = [(chat, message) for chat, message in kept.pop("places")]
        world.polls[kept["id"]] = Poll(**kept, votes=votes, places=places)
