"""Show the world to the page: people, chats and messages as JSON."""

from typing import Any

from bot.playground.answers import Json
from bot.playground.methods_pins import newest_pinned
from bot.playground.world import Human, Room, StoredMessage, World

_FILE_KINDS = ("document", "voice", "video", "animation", "audio", "video_note", "sticker")


def _files(message: Json) -> dict[str, str]:
    """Return where the page finds each file of a message."""
    shown: list[Json] = [*message.get("photo", ())]
    shown += [message[kind] for kind in _FILE_KINDS if kind in message]
    return {file["file_id"]: f"/files/{file['file_id']}" for file in shown}


def message_view(world: World, room: Room, message: StoredMessage) -> Json:
    """Return a message for the page."""
    view: Json = {
        **message.json,
        "outgoing": message.is_outgoing,
        "silent": message.is_silent,
        "files": _files(message.json),
    }
    if poll := world.polls.get(message.json.get("poll", {}).get("id", "")):
        chosen = poll.votes.get(room.person_id, []) if room.person_id is not None else []
        view["poll"] = {
            **poll.as_json(),
            "my_option_ids": chosen,
            "hide_results_until_closes": poll.hides_results,
        }
    if reactions := room.reactions.get(message.id):
        view["reactions"] = reactions
    return view


def person_view(world: World, person: Human) -> Json:
    """Return a person for the page."""
    return {
        "id": person.id,
        "first_name": person.first_name,
        "last_name": person.last_name,
        "username": person.username,
        "language_code": person.language_code,
        "blocked": world.rooms[person.id].is_blocked,
        "color": person.color,
    }


def chat_view(world: World, room: Room) -> Json:
    """Return a chat for the page."""
    action, until = room.typing or ("", 0.0)
    person = world.people.get(room.person_id) if room.person_id is not None else None
    language = (person and person.language_code) or ""
    return {
        "person_id": room.id,
        "messages": [message_view(world, room, message) for message in room.messages.values()],
        "typing": action if action and until > world.clock.time() else None,
        "commands": world.profile.commands_for(room.id, language),
        "description": world.profile.text("description", language[:2]),
        "menu_button": world.profile.menu_button(room.id),
        "toasts": list(room.toasts),
        "reply_keyboard": room.reply_keyboard,
        "pinned": newest_pinned(room) or None,
    }


def clock_view(world: World) -> Json:
    """Return the clock for the page."""
    return {"now": world.clock.now().isoformat(), "offset_seconds": world.clock.offset}


def state_view(world: World, faults: list[Json], *, is_listening: bool) -> Json:
    """Return everything for the page."""
    bot: dict[str, Any] = {name: world.bot[name] for name in ("id", "username", "first_name")}
    bot |= {
        "commands": world.profile.commands_for(0, ""),
        "description": world.profile.text("description"),
        "short_description": world.profile.text("short_description"),
        "menu_button": world.profile.menu_button(0),
        "is_listening": is_listening,
    }
    return {
        "bot": bot,
        "clock": clock_view(world),
        "people": [person_view(world, person) for person in world.people.values()],
        "chats": {str(number): chat_view(world, world.rooms[number]) for number in world.people},
        "faults": faults,
        "seq": world.events.seq,
    }
