"""Pin messages in a chat and take pins off, by Telegram's rules for private chats.

Pinning there is always silent and for both sides. Whether Telegram adds a "… pinned …" message is its own affair, so
the simulator does it only where `World.announces_pins` says so; the bot then hears of it as of any message.
"""

from collections.abc import Callable

from bot.playground.answers import Json, bad_request
from bot.playground.doors import known_room, message_in, open_room
from bot.playground.parameters import Parameters
from bot.playground.world import Room, World


def pin_chat_message(world: World, parameters: Parameters) -> bool:
    """Pin a message; one that is pinned already stays so."""
    room = open_room(world, parameters)
    message = message_in(room, parameters, "to pin")
    if "pinned_message" in message.json:
        raise bad_request("message can't be pinned")
    if message.id in room.pinned:
        return True
    room.pinned.append(message.id)
    world.events.publish("edit", room.id)
    if world.announces_pins:
        said = world.store(room, {"pinned_message": message.json}, world.bot, silent=True)
        world.updates.push("message", said, room.id)
    return True


def unpin_chat_message(world: World, parameters: Parameters) -> bool:
    """Take one pin off: that of the message named, or of the newest pinned one by the date it was sent."""
    room = open_room(world, parameters)
    if parameters.get("message_id") not in (None, ""):
        number = message_in(room, parameters, "to unpin").id
    elif room.pinned:
        number = newest_pinned(room)
    else:
        raise bad_request("message to unpin not found")
    if number in room.pinned:
        room.pinned.remove(number)
        world.events.publish("edit", room.id)
    return True


def unpin_all_chat_messages(world: World, parameters: Parameters) -> bool:
    """Take all pins off, the person's own included."""
    room = known_room(world, parameters)
    room.pinned.clear()
    world.events.publish("edit", room.id)
    return True


def newest_pinned(room: Room) -> int:
    """Return the pinned message that was sent last, not the one that was pinned last; 0 where none is pinned."""
    return max(room.pinned, key=lambda number: (room.messages[number].json["date"], number), default=0)


def pinned_message(room: Room) -> Json:
    """Return the field of a chat that names its pinned message, empty where none is pinned."""
    number = newest_pinned(room)
    return {"pinned_message": room.messages[number].json} if number else {}


METHODS: dict[str, Callable[[World, Parameters], bool]] = {
    "pinchatmessage": pin_chat_message,
    "unpinchatmessage": unpin_chat_message,
    "unpinallchatmessages": unpin_all_chat_messages,
}
