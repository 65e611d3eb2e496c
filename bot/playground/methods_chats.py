"""Answer presses of buttons, show that the bot is at work, react, and ask about chats and people."""

from typing import Any

from bot.playground import json_fields
from bot.playground.answers import Json, bad_request, forbidden
from bot.playground.doors import chat_number, known_room, message_in, open_room
from bot.playground.methods_pins import pinned_message
from bot.playground.parameters import Parameters
from bot.playground.units import utf16_length
from bot.playground.world import World

ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document",
     "choose_sticker", "find_location", "record_video_note", "upload_video_note"}
)  # fmt: skip
TYPING_SECONDS = 5
"""How long an action shows (Bot API, sendChatAction)."""
QUERY_LIFE = 150.0
"""Seconds within which a press can be answered. Telegram does not say; the update itself lives as long."""
_EMOJI = frozenset(
    "👍👎❤🔥🥰👏😁🤔🤯😱🤬😢🎉🤩🤮💩🙏👌🕊🤡🥱🥴😍🐳🌚🌭💯🤣⚡🍌🏆💔🤨😐🍓🍾💋🖕😈😴😭🤓👻👀🎃🙈😇😨🤝✍🤗🫡🎅🎄☃💅🤪🗿🆒💘🙉🦄😘💊🙊😎👾🤷😡"
)
_GIFTS = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription", "gifts_from_channels")
_OLD_QUERY = "query is too old and response timeout expired or query ID is invalid"


def answer_callback_query(world: World, parameters: Parameters) -> bool:
    """Answer a press: the sign on the button stops turning, and a text may show."""
    query = world.queries.get(parameters.text("callback_query_id"))
    if query is None or query.answer is not None or world.clock.time() - query.asked_at > QUERY_LIFE:
        raise bad_request(_OLD_QUERY)
    text = parameters.text("text")
    if utf16_length(text) > 200:
        raise bad_request("MESSAGE_TOO_LONG")
    query.answer = {
        "text": text,
        "show_alert": parameters.flag("show_alert"),
        "url": parameters.text("url"),
        "at": world.clock.now().isoformat(),
    }
    room = world.rooms[query.chat_id]
    if text:
        room.toasts.append({name: query.answer[name] for name in ("text", "show_alert", "at")})
    world.events.publish("toast", room.id)
    return True


def send_chat_action(world: World, parameters: Parameters) -> bool:
    """Show that the bot types or uploads."""
    room = open_room(world, parameters)
    action = parameters.text("action").lower()
    if action not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    room.typing = (action, world.clock.time() + TYPING_SECONDS)
    world.events.publish("typing", room.id)
    return True


def _emoji(reaction: Any) -> str:
    """Return the emoji of a reaction; refused where it is none."""
    try:
        if not isinstance(reaction, dict):
            raise json_fields.FieldError("expected an Object")
        if json_fields.text(reaction, "type", is_required=True) != "emoji":
            raise json_fields.FieldError("invalid reaction type specified")
        return json_fields.text(reaction, "emoji", is_required=True)
    except json_fields.FieldError as error:
        raise bad_request(f"can't parse ReactionType: {error}") from None


def set_message_reaction(world: World, parameters: Parameters) -> bool:
    """Put the bot's one reaction on a message, or take it off."""
    room = open_room(world, parameters)
    message = message_in(room, parameters, "to react")
    reaction = parameters.get("reaction") or []
    if not isinstance(reaction, list) or len(reaction) > 1:
        raise bad_request("REACTIONS_TOO_MANY")
    for one in reaction:
        emoji = _emoji(one).replace("\ufe0f", "")
        if not emoji or any(char not in _EMOJI for char in emoji):
            raise bad_request("REACTION_INVALID")
    room.reactions.pop(message.id, None)
    if reaction:
        room.reactions[message.id] = reaction
    world.events.publish("reaction", room.id)
    return True


def get_chat(world: World, parameters: Parameters) -> Json:
    """Return all about a chat."""
    room = known_room(world, parameters)
    if room.person_id is not None and not room.is_started:
        raise bad_request("chat not found")
    gifts = dict.fromkeys(_GIFTS, False)
    about = {"accent_color_id": room.id % 7, "max_reaction_count": 11, "accepted_gift_types": gifts}
    return {**world.chat_json(room), **about, **pinned_message(room)}


def leave_chat(world: World, parameters: Parameters) -> bool:
    """Leave a group."""
    room = known_room(world, parameters)
    if room.person_id is not None:
        raise bad_request("chat member status can't be changed in private chats")
    if not room.is_member:
        raise forbidden("bot is not a member of the supergroup chat")
    room.is_member = False
    change = membership(world, room.id, world.bot, "member", "left")
    world.updates.push("my_chat_member", change, ("member", room.id))
    world.events.publish("member", room.id)
    return True


def membership(world: World, chat_id: int, actor: Json, before: str, after: str) -> Json:
    """Return the ChatMemberUpdated that says how the bot's own place in a chat changed."""

    def member(status: str) -> Json:
        extra = {"until_date": 0} if status == "kicked" else {}
        return {"user": world.bot, "status": status, **extra}

    return {
        "chat": world.chat_json(world.rooms[chat_id]),
        "from": actor,
        "date": int(world.clock.time()),
        "old_chat_member": member(before),
        "new_chat_member": member(after),
    }


def get_user_profile_photos(world: World, parameters: Parameters) -> Json:
    """Return somebody's pictures; nobody here has any."""
    if chat_number(parameters.get("user_id")) not in world.people:
        raise bad_request("user not found")
    return {"total_count": 0, "photos": []}


def get_chat_member(world: World, parameters: Parameters) -> Json:
    """Return somebody's place in a chat."""
    room = known_room(world, parameters)
    number = chat_number(parameters.get("user_id"))
    if number == world.bot["id"]:
        return {"user": world.bot, "status": "member" if room.is_member else "left"}
    person = world.people.get(number) if number is not None else None
    if person is None or (room.person_id is not None and room.person_id != number):
        raise bad_request("user not found")
    return {"user": person.as_user(), "status": "member"}


METHODS: dict[str, Any] = {
    "answercallbackquery": answer_callback_query,
    "sendchataction": send_chat_action,
    "setmessagereaction": set_message_reaction,
    "getchat": get_chat,
    "leavechat": leave_chat,
    "getuserprofilephotos": get_user_profile_photos,
    "getchatmember": get_chat_member,
}
