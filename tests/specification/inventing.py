"""Invent updates that are valid by the Bot API specification, from a seed."""

import random
import re
from typing import Any

from tests.specification.judge import specification

Json = dict[str, Any]
KINDS = tuple(field["name"] for field in specification()["types"]["Update"]["fields"] if field["name"] != "update_id")
_QUOTED = re.compile(r"[“‘'\"]([a-z_]{3,30})[”’'\"]")
_DEEPEST = 4
_SAYINGS = (
    *("/start", "/space 2h", "/space tomorrow 9am I need air", "/closeness a walk", "/back", "/talk", "/invite"),
    *("/start banana", "/delete", "/unpair", "/export", "/safety", "/x", "/soothe", "20:00", "hello", "💙" * 50),
    *("\u202eabc", "<b>bold</b>", "/space@halfway_playground_bot 1h", "{ $name }", ""),
)
_TAPS = ("menu:home", "menu:space", "draft:send:1", "answer:heart:5", "invite:accept:7", "unpair:ask", "?")


class Inventor:
    """Invent updates; the same seed gives the same ones."""

    def __init__(self, seed: int, people: list[Json]) -> None:
        """Let `people` (User objects) be those who write."""
        self._chance = random.Random(seed)
        self._people = people
        self._types: Json = specification()["types"]

    def update(self, update_id: int, kind: str) -> Json:
        """Return an update of one kind."""
        body = self._of_type(next(f for f in self._types["Update"]["fields"] if f["name"] == kind)["types"], kind, 0)
        return {"update_id": update_id, kind: body}

    def _of_type(self, types: list[str], name: str, depth: int) -> Any:
        chosen = self._chance.choice(types)
        if chosen.startswith("Array of "):
            several = range(self._chance.randint(1, 2))
            return [self._of_type([chosen.removeprefix("Array of ")], name, depth + 1) for _ in several]
        if chosen in self._types:
            return self._object(chosen, depth)
        return self._scalar(chosen, name)

    def _object(self, type_name: str, depth: int) -> Any:
        spec = self._types[type_name]
        if type_name == "User":
            return dict(self._chance.choice(self._people))
        if type_name == "Chat":
            return self._chat()
        if spec.get("subtypes"):
            return self._of_type(self._fitting(spec["subtypes"], depth), type_name, depth + 1)
        made: Json = {}
        for field in spec.get("fields", ()):
            likely = 0.25 if depth < 2 else 0.05
            if field["required"] or (depth < _DEEPEST and self._chance.random() < likely):
                made[field["name"]] = self._field(field, depth)
        if type_name == "Message" and self._chance.random() < 0.6:
            made |= {"text": self._chance.choice(_SAYINGS), "entities": []}
            self._from_private_chat(made)
        return made

    def _fitting(self, subtypes: list[str], depth: int) -> list[str]:
        """Return the subtypes to choose from: where it is deep enough, those that end there."""
        ending = [name for name in subtypes if name not in self._types]
        return ending if depth > _DEEPEST and ending else subtypes

    def _from_private_chat(self, message: Json) -> None:
        sender = self._chance.choice(self._people)
        chat = {"id": sender["id"], "type": "private", "first_name": sender["first_name"]}
        message |= {"from": dict(sender), "chat": chat}
        command = message["text"].split(" ")[0]
        if command.startswith("/"):
            message["entities"] = [{"type": "bot_command", "offset": 0, "length": len(command)}]

    def _field(self, field: Json, depth: int) -> Any:
        quoted = _QUOTED.findall(field["description"])
        if field["name"] in {"type", "status", "source"} and quoted:
            is_fixed = "always" in field["description"] or "must be" in field["description"]
            return quoted[0] if is_fixed else self._chance.choice(quoted)
        return self._of_type(field["types"], field["name"], depth + 1)

    def _chat(self) -> Json:
        person = self._chance.choice(self._people)
        if self._chance.random() < 0.7:
            return {"id": person["id"], "type": "private", "first_name": person["first_name"]}
        kind = self._chance.choice(["group", "supergroup", "channel"])
        return {"id": -1_000_000 - self._chance.randrange(50), "type": kind, "title": "Somewhere"}

    def _scalar(self, type_name: str, name: str) -> Any:
        if type_name == "Boolean":
            return self._chance.random() < 0.5
        if type_name == "Float":
            return round(self._chance.uniform(-80, 80), 3)
        if type_name == "Integer":
            date = name.endswith("date") or name in {"date", "unix_time"}
            return 1_800_000_000 + self._chance.randrange(10**6) if date else self._chance.randrange(1, 10**6)
        if name == "data":
            return self._chance.choice(_TAPS)
        if name in {"text", "caption", "query"}:
            return self._chance.choice(_SAYINGS[:-1])
        return f"{name}-{self._chance.randrange(99)}"
