"""Hold requests against the specification of the Bot API: methods, required fields, types, lengths, choices.

The data beside this file is Bot API 10.3, derived from the schema in aiogram 3.31.0 (MIT).
"""

import gzip
import json
import re
from collections.abc import Callable, Collection, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

Json = Mapping[str, Any]
_DATA = Path(__file__).parent / "botapi-10.3.json.gz"
_LENGTH = re.compile(r"\b(\d+)-(\d+) (characters|bytes)\b")
_COUNT = re.compile(r"\blist of (\d+)-(\d+) ")
_MUST_BE = re.compile(r"must be (?:one of )?(.+)")
_QUOTED = re.compile(r"[‘'“\"]([a-z_]+)[’'”\"]")
_DATE_TIME = re.compile(r"r|w?[dD]?[tT]?")  # "Date-time entity formatting" of the Bot API
_ACTIONS = ("url", "callback_data", "web_app", "login_url", "switch_inline_query", "copy_text", "callback_game", "pay")
_MOST_ENTITIES, _MOST_BUTTONS = 100, 100  # TDLib, get_formatted_text and get_reply_markup


@cache
def specification() -> Any:
    """Return the methods and types of the Bot API by name."""
    return json.loads(gzip.decompress(_DATA.read_bytes()))


def faults(method: str, parameters: Json, files: Collection[str] = ()) -> list[str]:
    """Return what is wrong with one request; `files` are the fields that were sent as files."""
    known = {name.lower(): spec for name, spec in specification()["methods"].items()}
    spec = known.get(method.lower())
    if spec is None:
        return [f"there is no method {method}"]
    given = dict(parameters) | dict.fromkeys(files, _File())
    found = list(_fields(spec, given, is_form=bool(files)))
    for text, entities in (("text", "entities"), ("caption", "caption_entities")):
        found += _entities(str(given.get(text, "")), given.get(entities) or [])
    if "text" in given and not str(given["text"]).strip() and spec["name"] != "answerCallbackQuery":
        found.append("text is blank")
    found += _keyboard(given.get("reply_markup"))
    return [f"{spec['name']}: {fault}" for fault in found]


class _File:
    """What stands in for a file that came with a request."""


def _fields(spec: Json, given: Json, *, is_form: bool = False) -> Iterator[str]:
    fields = {field["name"]: field for field in spec.get("fields", ())}
    yield from (f"{name} is unknown" for name in given if name not in fields)
    for name, field in fields.items():
        if name in given:
            yield from (f"{name} {fault}" for fault in _value(field, given[name], is_form=is_form))
        elif field["required"]:
            yield f"{name} is missing"


def _value(field: Json, value: Any, *, is_form: bool) -> list[str]:
    if is_form and isinstance(value, str):
        value = _of_form(field["types"], value)
    tried = [_typed(kind, value) for kind in field["types"]]
    if [] not in tried:
        return min(tried, key=len)
    return [*_measured(field["description"], value)]


def _typed(kind: str, value: Any) -> list[str]:
    if kind.startswith("Array of "):
        if not isinstance(value, list):
            return [f"is no {kind}"]
        inner = kind.removeprefix("Array of ")
        return [f"[{place}] {fault}" for place, one in enumerate(value) for fault in _typed(inner, one)]
    if kind in _SIMPLE:
        return [] if _SIMPLE[kind](value) else [f"is no {kind}"]
    spec = specification()["types"][kind]
    if "subtypes" in spec:
        tried = [_typed(one, value) for one in spec["subtypes"]]
        return [] if [] in tried else min(tried, key=len)
    return [f"→ {fault}" for fault in _fields(spec, value)] if isinstance(value, dict) else [f"is no {kind}"]


_SIMPLE: dict[str, Callable[[Any], bool]] = {
    "Integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "Float": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "Boolean": lambda value: isinstance(value, bool),
    "String": lambda value: isinstance(value, str),
    "InputFile": lambda value: isinstance(value, _File),
}


def _of_form(kinds: Collection[str], value: str) -> Any:
    """Return what a text field of a form stands for."""
    if "Integer" in kinds and value.lstrip("-").isdigit():
        return int(value)
    return value == "true" if "Boolean" in kinds and value in {"true", "false"} else value


def _measured(description: str, value: Any) -> Iterator[str]:
    if isinstance(value, str) and (said := _LENGTH.search(description)):
        size = len(value.encode()) if said[3] == "bytes" else _units(value)
        if not int(said[1]) <= size <= int(said[2]):
            yield f"has {size} {said[3]}, not {said[1]} to {said[2]}"
    if isinstance(value, list) and (said := _COUNT.search(description)) and not _in(said, len(value)):
        yield f"has {len(value)} items, not {said[1]} to {said[2]}"
    if isinstance(value, str) and (choices := _choices(description)) and value not in choices:
        yield f"is none of {sorted(choices)}"


def _in(said: re.Match[str], size: int) -> bool:
    return int(said[1]) <= size <= int(said[2])


def _choices(description: str) -> set[str]:
    """Return the values a field must be one of, none where the description names none."""
    if description.startswith("Type of the entity"):
        return set(_QUOTED.findall(description))
    said = _MUST_BE.search(description)
    if said is None or "type" not in description.lower():
        return set()
    return set(_QUOTED.findall(said[1])) or set(re.findall(r"^[a-z_]+$", said[1].strip("*_ .")))


def _entities(text: str, entities: Any) -> Iterator[str]:
    if not isinstance(entities, list):
        return  # told already
    if len(entities) > _MOST_ENTITIES:
        yield f"{len(entities)} entities are too many"
    for entity in entities:
        start, length = entity.get("offset", 0), entity.get("length", 0)
        if not (0 <= start < start + length <= _units(text)):
            yield f"an entity at {start} of length {length} lies outside the text"
        if entity.get("type") == "date_time":
            if "unix_time" not in entity:
                yield "a date_time entity has no unix_time"
            if not _DATE_TIME.fullmatch(entity.get("date_time_format", "")):
                yield "a date_time entity has a format that is none"


def _keyboard(markup: Any) -> Iterator[str]:
    rows = markup.get("inline_keyboard", []) if isinstance(markup, dict) else []
    buttons = [button for row in rows for button in row if isinstance(button, dict)]
    if len(buttons) > _MOST_BUTTONS:
        yield f"{len(buttons)} buttons are too many"
    for button in buttons:
        if sum(action in button for action in _ACTIONS) != 1:
            yield "a button does not do exactly one thing"
        if not str(button.get("text", "")).strip():
            yield "a button has no label"
        yield from (f"callback_data {fault}" for fault in _measured("1-64 bytes", button.get("callback_data", "x")))


def _units(text: str) -> int:
    return len(text.encode("utf-16-le")) // 2
