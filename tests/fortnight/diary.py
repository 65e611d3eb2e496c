"""Writing down what two people do and what their phones show, message by message, in their own time."""

import re
import textwrap
from collections.abc import Mapping
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.services import queue_stats
from tests.stage import Json, Phone, Stage, buttons_of, words_of

ZONE = ZoneInfo("Europe/Madrid")
_TOKEN = re.compile(r"start[= ][\w-]{32}")
_WIDTH, _INDENT = 128, " " * 10
_LONGEST, _BREAK = 850, "\n"  # characters; only lessons are longer
_LITTLE = 0.05  # seconds, so that what is due is over


class Diary:
    """What happened, as lines of text; every message that came or changed is in it."""

    def __init__(self, stage: Stage, *phones: Phone, same: Mapping[str, str]) -> None:
        """Begin with an empty page about these phones; lines that are the `same` stand for each other."""
        self.stage, self.phones, self._same = stage, phones, same
        self.lines: list[str] = []
        self._time = stage.now
        self._shown: dict[tuple[int, int], Json] = {}

    def day(self, title: str) -> None:
        """Begin a part of the story."""
        self.lines += ["", f"## {title}", ""]

    async def types(self, phone: Phone, text: str) -> None:
        """Let somebody write, and note what follows."""
        self._note(f"{self._clock()} {phone.name[0]} > {text}")
        await phone.types(text)
        self._look()

    async def taps(self, phone: Phone, label: str) -> None:
        """Let somebody tap the newest button whose label begins so, and note what follows."""
        whole = self._label(phone, label)
        self._note(f"{self._clock()} {phone.name[0]} tap [{whole}]")
        await phone.taps(whole)
        self._look()

    async def opens(self, phone: Phone, url: str) -> None:
        """Let somebody follow a link."""
        self._note(f"{self._clock()} {phone.name[0]} opens the link")
        await phone.opens(url)
        self._look()

    async def votes(self, phone: Phone, option: int) -> None:
        """Let somebody choose an answer of the newest poll."""
        poll = next(one["poll"] for one in reversed(phone.person.received) if "poll" in one)
        self._note(f"{self._clock()} {phone.name[0]} chooses “{poll['options'][option]['text']}”")
        phone.person.votes(option)
        await self.stage.settles()
        self._look()

    async def at(self, day: int, hour: int, minute: int = 0) -> None:
        """Let time pass up to a day and a time, from one due thing to the next; a smaller day is next month's."""
        now = self.stage.now.astimezone(ZONE)
        month = now.month if day >= now.day else now.month % 12 + 1
        end = datetime(now.year + (month < now.month), month, day, hour, minute, tzinfo=ZONE)
        assert self.stage.app is not None
        while self.stage.now < end:
            async with self.stage.app.storage.read() as uow:
                due = await queue_stats.next_thing_at(uow)
            step = end if due is None or due <= self.stage.now else min(due, end)
            await self.stage.moves(seconds=max((step - self.stage.now).total_seconds(), 0) + _LITTLE)
            self._time = step
            self._look()

    def _label(self, phone: Phone, beginning: str) -> str:
        for message in reversed(phone.person.received):
            for label in buttons_of(message):
                if label.startswith(beginning):
                    return label
        raise AssertionError(
            f"{phone.name} has no button {beginning!r}; the newest: {buttons_of(phone.person.received[-1])}"
        )

    def _clock(self) -> str:
        return f"{self._time.astimezone(ZONE):%a %H:%M}"

    def _look(self) -> None:
        """Note every message that came, changed or went."""
        for phone in self.phones:
            there = {message["message_id"]: message for message in phone.person.received}
            gone = [key for key in self._shown if key[0] == phone.id and key[1] not in there]
            for key in gone:
                self._note(f"{self._clock()} {phone.name[0]}   (gone: {_short(words_of(self._shown.pop(key)))})")
            for number, message in there.items():
                before = self._shown.get((phone.id, number))
                if before is None or _says_more(before, message):
                    self._show(phone, message, is_new=before is None)
                self._shown[phone.id, number] = dict(message)

    def _show(self, phone: Phone, message: Json, *, is_new: bool) -> None:
        silent = " (silent)" if is_new and phone.person.room.messages[message["message_id"]].is_silent else ""
        mark = " " if is_new else "~"
        poll = "".join(f" · {option['text']}" for option in message.get("poll", {}).get("options", []))
        labels = " ".join(f"[{label}]" for label in buttons_of(message))
        whole = f"{words_of(message)}{poll}"
        for line, first in self._same.items():
            whole = whole.replace(line, first)
        said = re.sub(r"\n+", " ⏎ ", _bounded(whole)) or "(picture)"
        self._note(f"{self._clock()} {phone.name[0]} {mark}{silent} {said}", labels)

    def _note(self, line: str, labels: str = "") -> None:
        for text in (_TOKEN.sub("start=…", line), labels and _INDENT + labels):
            if text:
                self.lines += textwrap.wrap(text, _WIDTH, subsequent_indent=_INDENT, break_long_words=False)


def _says_more(before: Json, message: Json) -> bool:
    """Return whether a message has other words or a button that it did not have; gone buttons say nothing."""
    return words_of(before) != words_of(message) or not set(buttons_of(message)) <= set(buttons_of(before))


def _bounded(text: str) -> str:
    """Return a text as it is, of a lesson its title alone."""
    return text if len(text) <= _LONGEST else f"{text.partition(_BREAK)[0]} … (the lesson)"


def _short(text: str) -> str:
    return textwrap.shorten(text, 60, placeholder=" …")
