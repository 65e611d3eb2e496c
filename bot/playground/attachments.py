"""Make the things that people send besides text: pictures, voices, stickers, places, contacts, dice."""

import random
from typing import Any

from bot.playground.answers import Json
from bot.playground.files import plain_picture
from bot.playground.formatting import format_text
from bot.playground.methods_media import media_fields, place
from bot.playground.parameters import Parameters, Upload
from bot.playground.world import Human, World

_MADE_UP = {
    "photo": ("photo.png", "image/png"),
    "voice": ("voice.ogg", "audio/ogg"),
    "sticker": ("sticker.webp", "image/webp"),
    "video": ("video.mp4", "video/mp4"),
    "document": ("note.txt", "text/plain"),
    "animation": ("wave.mp4", "video/mp4"),
    "audio": ("song.mp3", "audio/mpeg"),
    "video_note": ("round.mp4", "video/mp4"),
}
KINDS = (*_MADE_UP, "location", "venue", "contact", "dice")


def _file(world: World, kind: str, details: dict[str, Any]) -> Json:
    """Return the fields of a message with a file, made up where none was given."""
    name, mime_type = _MADE_UP[kind]
    content = details.get("content") or (plain_picture() if kind == "photo" else b"made up by the playground")
    name, mime_type = details.get("file_name") or name, details.get("mime_type") or mime_type
    fields = media_fields(world.files.keep(kind, Upload(name, mime_type, content)))
    if caption := details.get("caption"):
        fields |= format_text(str(caption)).fields("caption", "caption_entities")
    if group := details.get("media_group_id"):
        fields["media_group_id"] = str(group)
    return fields


def attachment(world: World, human: Human, kind: str, details: dict[str, Any]) -> Json:
    """Return the fields of a message with a `kind` of thing; ValueError when there is no such kind."""
    if kind in _MADE_UP:
        return _file(world, kind, details)
    if kind in {"location", "venue"}:
        where = place(Parameters({"latitude": 52.52, "longitude": 13.405, **details}))
        if kind == "location":
            return {"location": where}
        title, address = str(details.get("title", "A café")), str(details.get("address", "A street 1"))
        return {"venue": {"location": where, "title": title, "address": address}, "location": where}
    if kind == "contact":
        number = str(details.get("phone_number", "+10000000000"))
        first_name = str(details.get("first_name", human.first_name))
        return {"contact": {"phone_number": number, "first_name": first_name, "user_id": human.id}}
    if kind == "dice":
        emoji = str(details.get("emoji") or "🎲")
        return {"dice": {"emoji": emoji, "value": int(details.get("value") or random.randint(1, 5))}}  # noqa: S311
    raise ValueError(f"There is no such thing to send; there are {', '.join(KINDS)}.")
