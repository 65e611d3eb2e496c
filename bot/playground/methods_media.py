"""Send files, places, contacts and dice, and hand files out again."""

import random
from collections.abc import Callable
from typing import Any

from bot.playground.answers import Json, bad_request
from bot.playground.doors import open_room, put
from bot.playground.files import StoredFile
from bot.playground.formatting import caption_text
from bot.playground.methods_messages import edit
from bot.playground.parameters import Parameters
from bot.playground.world import World

_LARGEST_DOWNLOAD = 20 * 1024 * 1024
_MEDIA = ("photo", "document", "video", "animation", "audio")
_UNCAPTIONED = frozenset({"sticker", "video_note"})
_DICE = {"🎲": 6, "🎯": 6, "🎳": 6, "🏀": 5, "⚽": 5, "🎰": 64}


def media_fields(file: StoredFile) -> Json:
    """Return the fields by which a message shows a file."""
    shown = file.as_json()
    if file.kind == "photo":
        return {"photo": [shown]}
    if file.kind == "animation":
        document = {k: shown[k] for k in ("file_id", "file_unique_id", "file_size", "file_name", "mime_type")}
        return {"animation": shown, "document": document}
    return {file.kind: shown}


def _caption(parameters: Parameters) -> Json:
    """Return the caption's fields, none where there is none."""
    formatted = caption_text(
        parameters.text("caption"), parameters.text("parse_mode"), parameters.get("caption_entities")
    )
    return formatted.fields("caption", "caption_entities") if formatted.text else {}


def _sender(kind: str) -> Callable[[World, Parameters], Json]:
    """Build the method that sends a kind of file."""

    def send(world: World, parameters: Parameters) -> Json:
        """Send a file."""
        caption = {} if kind in _UNCAPTIONED else _caption(parameters)
        room = open_room(world, parameters)
        file = world.files.given(kind, parameters, parameters.get(kind), kind)
        extra: Json = {}
        if parameters.flag("has_spoiler") and kind in {"photo", "video", "animation"}:
            extra["has_media_spoiler"] = True
        return put(world, room, parameters, {**media_fields(file), **caption, **extra})

    return send


def edit_message_media(world: World, parameters: Parameters) -> Json:
    """Put another file into one's own message."""
    media = parameters.get("media")
    if not isinstance(media, dict) or media.get("type") not in _MEDIA:
        raise bad_request("can't parse InputMedia: unsupported type")
    inner = Parameters(media, parameters.files)
    kind = str(media["type"])
    caption = _caption(inner)
    file = world.files.given(kind, inner, media.get("media"), "media")
    replaced = (*_MEDIA, "caption", "caption_entities", "text", "entities", "link_preview_options")
    return edit(world, parameters, {**media_fields(file), **caption}, replaced)


def place(parameters: Parameters) -> Json:
    """Return a Location; refused where there is no such place."""
    latitude, longitude = parameters.number("latitude"), parameters.number("longitude")
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("LOCATION_INVALID")
    return {"latitude": latitude, "longitude": longitude}


def _needed(parameters: Parameters, name: str) -> str:
    """Return a parameter that must be there."""
    value = parameters.text(name)
    if not value:
        raise bad_request(f'parameter "{name}" is required')
    return value


def send_location(world: World, parameters: Parameters) -> Json:
    """Send a place on the map."""
    return put(world, open_room(world, parameters), parameters, {"location": place(parameters)})


def send_venue(world: World, parameters: Parameters) -> Json:
    """Send a place with a name."""
    venue = {
        "location": place(parameters),
        "title": _needed(parameters, "title"),
        "address": _needed(parameters, "address"),
    }
    fields = {"venue": venue, "location": venue["location"]}
    return put(world, open_room(world, parameters), parameters, fields)


def send_contact(world: World, parameters: Parameters) -> Json:
    """Send somebody's number."""
    contact = {name: _needed(parameters, name) for name in ("phone_number", "first_name")}
    for name in ("last_name", "vcard"):
        if value := parameters.text(name):
            contact[name] = value
    return put(world, open_room(world, parameters), parameters, {"contact": contact})


def send_dice(world: World, parameters: Parameters) -> Json:
    """Throw a die."""
    emoji = parameters.text("emoji") or "🎲"
    if emoji not in _DICE:
        raise bad_request("wrong dice emoji specified")
    value = random.randint(1, _DICE[emoji])  # noqa: S311 - a game
    return put(world, open_room(world, parameters), parameters, {"dice": {"emoji": emoji, "value": value}})


def get_file(world: World, parameters: Parameters) -> Json:
    """Say where a file can be fetched."""
    file = world.files.find(parameters.text("file_id"))
    if file is None:
        raise bad_request("invalid file_id")
    if len(file.content) > _LARGEST_DOWNLOAD:
        raise bad_request("file is too big")
    return {**file.identity(), "file_path": file.path}


METHODS: dict[str, Callable[[World, Parameters], Any]] = {
    "sendphoto": _sender("photo"),
    "senddocument": _sender("document"),
    "sendvoice": _sender("voice"),
    "sendsticker": _sender("sticker"),
    "sendanimation": _sender("animation"),
    "sendvideo": _sender("video"),
    "sendaudio": _sender("audio"),
    "sendvideonote": _sender("video_note"),
    "sendlocation": send_location,
    "sendvenue": send_venue,
    "sendcontact": send_contact,
    "senddice": send_dice,
    "editmessagemedia": edit_message_media,
    "getfile": get_file,
}
