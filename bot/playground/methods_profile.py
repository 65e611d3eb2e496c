"""Let the bot say what it is: commands, name, descriptions, menu button."""

from collections.abc import Callable
from typing import Any

from bot.playground import json_fields
from bot.playground.answers import Json, bad_request
from bot.playground.doors import known_room
from bot.playground.parameters import Parameters
from bot.playground.profile import TEXTS, commands_of, language_of, scope_of
from bot.playground.units import utf16_length
from bot.playground.world import World

Method = Callable[[World, Parameters], Any]
_FALLBACK_NAME = "name"


def get_me(world: World, parameters: Parameters) -> Json:
    """Return the bot's own user."""
    return {
        **world.bot,
        "can_join_groups": True,
        "can_read_all_group_messages": False,
        "supports_guest_queries": False,
        "supports_inline_queries": False,
        "can_connect_to_business": False,
        "has_main_web_app": False,
        "has_topics_enabled": False,
        "allows_users_to_create_topics": False,
        "can_manage_bots": False,
        "supports_join_request_queries": False,
    }


def set_my_commands(world: World, parameters: Parameters) -> bool:
    """Set the commands of a scope and language."""
    key = scope_of(parameters.get("scope")), language_of(parameters.text("language_code"))
    commands = commands_of(parameters.get("commands"))
    if commands:
        world.profile.commands[key] = commands
    else:
        world.profile.commands.pop(key, None)
    world.events.publish("commands", *world.rooms)
    return True


def get_my_commands(world: World, parameters: Parameters) -> list[Json]:
    """Return the commands of exactly this scope and language."""
    key = scope_of(parameters.get("scope")), language_of(parameters.text("language_code"))
    return world.profile.commands.get(key, [])


def delete_my_commands(world: World, parameters: Parameters) -> bool:
    """Forget the commands of a scope and language."""
    key = scope_of(parameters.get("scope")), language_of(parameters.text("language_code"))
    world.profile.commands.pop(key, None)
    world.events.publish("commands", *world.rooms)
    return True


def _text_setter(what: str, most: int) -> Method:
    """Build the method that sets one of the bot's texts."""

    def set_text(world: World, parameters: Parameters) -> bool:
        """Set a text; an empty one is forgotten."""
        language = language_of(parameters.text("language_code"))
        text = parameters.text(what).strip()
        if utf16_length(text) > most:
            raise bad_request(f"{what.replace('_', ' ')} is too long")
        world.profile.texts.pop((what, language), None)
        if text:
            world.profile.texts[what, language] = text
        world.events.publish("profile")
        return True

    return set_text


def _text_getter(what: str) -> Method:
    """Build the method that returns one of the bot's texts."""

    def get_text(world: World, parameters: Parameters) -> Json:
        """Return a text."""
        text = world.profile.text(what, language_of(parameters.text("language_code")))
        return {what: text or (world.bot["first_name"] if what == _FALLBACK_NAME else "")}

    return get_text


def _menu_button(value: Any) -> Json:
    """Return a menu button as Telegram stores it."""
    if value in (None, ""):
        return {"type": "default"}
    if not isinstance(value, dict):
        raise bad_request("can't parse menu button: MenuButton must be an Object")
    try:
        kind = json_fields.text(value, "type", is_required=True)
        if kind not in {"commands", "web_app", "default"}:
            raise json_fields.FieldError("MenuButton has unsupported type")
        if kind != "web_app":
            return {"type": kind}
        url = json_fields.text(json_fields.required(value, "web_app", dict), "url", is_required=True)
        return {"type": kind, "text": json_fields.text(value, "text", is_required=True), "web_app": {"url": url}}
    except json_fields.FieldError as error:
        raise bad_request(f"can't parse menu button: {error}") from None


def set_chat_menu_button(world: World, parameters: Parameters) -> bool:
    """Set the button beside the input field, of one private chat or of all."""
    button = _menu_button(parameters.get("menu_button"))
    chat_id = known_room(world, parameters).id if parameters.text("chat_id") else 0
    world.profile.menu_buttons.pop(chat_id, None)
    if button["type"] != "default":
        world.profile.menu_buttons[chat_id] = button
    world.events.publish("profile")
    return True


def get_chat_menu_button(world: World, parameters: Parameters) -> Json:
    """Return the button beside the input field."""
    return world.profile.menu_button(known_room(world, parameters).id if parameters.text("chat_id") else 0)


_CAMEL = {"name": "myname", "description": "mydescription", "short_description": "myshortdescription"}

METHODS: dict[str, Method] = {
    "getme": get_me,
    "setmycommands": set_my_commands,
    "getmycommands": get_my_commands,
    "deletemycommands": delete_my_commands,
    "setchatmenubutton": set_chat_menu_button,
    "getchatmenubutton": get_chat_menu_button,
    **{f"set{_CAMEL[what]}": _text_setter(what, most) for what, most in TEXTS.items()},
    **{f"get{_CAMEL[what]}": _text_getter(what) for what in TEXTS},
}
