"""All menus are walked by their buttons: none is a dead end, each has a way out, and taps edit in place."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from bot.content import load
from bot.presentation.bot_profile import COMMANDS
from tests.content.folder import OURS
from tests.dialogues.conftest import MONDAY_NINE
from tests.stage import Json, Phone, Stage, buttons_of, words_of

# Buttons of which it is enough to tap one, whatever is chosen with it.
_ALIKE = re.compile(
    r"^(zone:(?:clock|city)|lesson:(?:open|skip|later|ask)|safety:country|draft:(?:wish|sign|window)).*"
)
_SETTLES = re.compile(
    r"^draft:(send|cancel)|^question:|^takeback:|^return:back|^zone:place|^pause:end|^reflect:(stop|use)"
)
_LAST = ("account", "safety", "unpair", "invite", "settings")  # the last of them first
_ENDS = re.compile(r"^settings:language|^safety:x|^unpair:yes|^account:delete|^invite:revoke")
# The buttons of menus, which change the message they stand under. What changes the keys below comes as a new message.
_IN_PLACE = re.compile(
    r"^(menu:(space|closeness|talk|help|home|safety)|settings(?!:(?:language:|switch:is_discreet))|zone:(ask|back)|reflect"
    r"|soothe|unpair(?!:yes)|pause|safety:(countr|quiet)|lesson:(list|fence|skip|later)"
    r"|draft:(until|wish|window|strength|sign|ask|wording))"
)
_WAYS_OUT = re.compile(
    r"^(menu:(home|help|safety|left)|safety:below|settings:open|zone:back|draft:(cancel|ask)|reply:cancel|soothe:menu"
    r"|reflect:stop|lesson:list|return:open|unpair:ask|pause:end|account:keep)"
)
# What may stand without a button: the end of something, or a message to show to somebody else.
# The heart that answers an answer ends the exchange, and a goodbye the connection.
_ECHO = re.compile(r"^\w+: ❤$|^\w+ (has stopped using Halfway with you|ya no usa Halfway contigo)")
_PLAIN = (
    "exported",
    "deleted",
    "unpaired",
    "cleared-more",
    "invite-qr",
    "zone-place",
    "zone-place-named",
    "zone-place-refused",
)


@dataclass
class Walk:
    """Everything that can be tapped, each kind of button once, the way on before the way out."""

    stage: Stage
    plain: list[str]
    tapped: set[str] = field(default_factory=set)
    at_last: list[tuple[Phone, Json, str]] = field(default_factory=list)

    async def through(self, phone: Phone, *commands: str) -> None:
        """Tap all that there is behind some commands; what ends a connection or an account comes last."""
        for command in commands:
            await phone.types(f"/{command}")
            await self._on(list(self._news()))
        await self._on(sorted(self.at_last, key=lambda one: _LAST.index(one[2].partition(":")[0])), is_end=True)

    async def _on(self, ahead: list[tuple[Phone, Json, str]], *, is_end: bool = False) -> None:
        settling: list[tuple[Phone, Json, str]] = []
        while ahead or settling:
            phone, under, data = ahead.pop() if ahead else settling.pop(0)
            if (kind := _kind(data)) in self.tapped:
                continue
            if _ENDS.match(data) and not is_end:
                self.at_last.append((phone, under, data))
            elif _SETTLES.match(data) and ahead:
                settling.append((phone, under, data))
            else:
                self.tapped.add(kind)
                ahead += await self._tap(phone, under, data)

    async def _tap(self, phone: Phone, under: Json, data: str) -> list[tuple[Phone, Json, str]]:
        known = {message["message_id"] for message in phone.person.received}
        await phone.forges(data, under=under)
        if _IN_PLACE.match(data):
            shown = [m for m in phone.person.received if m["message_id"] not in known]
            assert not shown, f"{data} adds to the chat: {[words_of(message) for message in shown]}"
        return list(self._news(data))

    def _news(self, tapped: str = "") -> Iterator[tuple[Phone, Json, str]]:
        for phone in self.stage.phones.values():
            for message in phone.looks_through():
                ways = _taps(message)
                assert ways or "poll" in message or self._is_plain(message), words_of(message)
                if _IN_PLACE.match(tapped) and ways:
                    assert any(map(_WAYS_OUT.match, ways)), f"no way out of {words_of(message)}: {buttons_of(message)}"
                yield from ((phone, message, data) for data in ways)

    def _is_plain(self, message: Json) -> bool:
        words = words_of(message)
        return _ECHO.match(words) is not None or any(words.startswith(beginning) for beginning in self.plain)


@pytest.mark.plays_on("sqlite")
@pytest.mark.parametrize("code", ["en", "es"])
@pytest.mark.parametrize("is_connected", [True, False], ids=["connected", "alone"])
async def test_no_menu_is_a_dead_end(tmp_path: Path, code: str, is_connected: bool) -> None:
    async with Stage.opened(tmp_path, at=MONDAY_NINE) as stage:
        anna = stage.phone("Anna")
        if is_connected:
            await stage.pairs(anna, stage.phone("Boris"))
        stage.simulator.person("Anna", language_code=code)
        await anna.types("/start")
        await stage.records.everybody_has(zone="UTC")
        anna.looks_away()
        walk = Walk(stage, _beginnings())
        await walk.through(anna, "start", *(one for one in COMMANDS if one != "x"))  # that one clears the chat
        assert len(walk.tapped) > (100 if is_connected else 70)
        assert {"draft:send:#", "account:delete"} <= walk.tapped or not is_connected


def _kind(data: str) -> str:
    return re.sub(r"\d+", "#", _ALIKE.sub(r"\1", data))


def _taps(message: Json) -> list[str]:
    rows = message.get("reply_markup", {}).get("inline_keyboard", [])
    return [button["callback_data"] for row in rows for button in row if "callback_data" in button]


def _beginnings() -> list[str]:
    """Return how the plain messages begin, in all languages."""
    languages = [load(OURS).language(code) for code in ("en", "es")]
    said = [one.phrases.text(name, 0, until="…", clock="…", place="…") for one in languages for name in _PLAIN]
    return [re.split("[….]", phrase)[0] for phrase in said]
