"""What one act of a person is, however many updates it comes as: an album, a paste cut in two, an edit nobody made.

What is remembered for that stands in memory for a while, as hashes and times; an update that is worked on again, after
its transaction failed, is judged as it was the first time.
"""

import hashlib
from collections import OrderedDict
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Any, TypeVar

from telegram import Message, Update

from bot.domain.text import units

_REMEMBERED = 10_000  # messages, albums and verdicts in memory
# Clients cut a text of more than 4096 units at the last good place of the latter half (Telegram Desktop, CutPart).
_MAY_BE_CUT = 2_048
_FULL, _OTHERS_BETWEEN = 4_096, 50  # units of a message; ids within a moment of a bot that many write to
_TOGETHER = timedelta(seconds=3)  # between two parts of one paste, or two pictures of one album
_EDITABLE = timedelta(hours=48)  # Bot API: messages can be edited for so long; what changes later nobody edited
_LONG_UNKNOWN = timedelta(hours=1)  # as long, a message from before the process began is taken for edited
_K = TypeVar("_K")
_V = TypeVar("_V")


@dataclass(frozen=True, slots=True)
class _LongText:
    """A text that may have been cut: when it was written, its place in the chat, its length in UTF-16 units."""

    date: datetime
    message_id: int
    length: int

    def goes_on_in(self, message: Message) -> bool:
        """Return whether a message is the rest: it came together with the text, before the bot could answer that.

        Ids are counted over all chats of a bot, so that other people's messages may stand between the two; that is only
        believed of a text that fills a message to its end.
        """
        gap, wait = message.message_id - self.message_id, message.date - self.date
        return timedelta(0) <= wait <= _TOGETHER and (gap == 1 or (self.length == _FULL and 1 < gap <= _OTHERS_BETWEEN))


@dataclass(slots=True)
class Continuity:
    """The memory of one process: what came lately from whom."""

    _long: OrderedDict[int, "_LongText"] = field(default_factory=OrderedDict)  # the last one, by chat
    _albums: OrderedDict[tuple[int, str], int] = field(default_factory=OrderedDict)  # the update that is answered
    _texts: OrderedDict[tuple[int, int], bytes] = field(default_factory=OrderedDict)  # hashes, by chat and message
    _judged: OrderedDict[tuple[str, int], bool] = field(default_factory=OrderedDict)

    def notes(self, update: Update) -> None:
        """Remember a message that came, for what may belong to it."""
        if (message := update.message) is not None:
            self.is_rest(update)
            _keep(self._texts, (message.chat.id, message.message_id), _hash(message))

    def is_rest(self, update: Update) -> bool:
        """Return whether a message is the rest of a text that was too long for one: cut by the client."""
        message = update.message
        if message is None:
            return False
        known = self._judged.get(("rest", update.update_id))
        if known is None:
            before, length = self._long.get(message.chat.id), units(message.text or "")
            known = before is not None and length > 0 and before.goes_on_in(message)
            _keep(self._judged, ("rest", update.update_id), known)
            if known or length >= _MAY_BE_CUT:
                _keep(self._long, message.chat.id, _LongText(message.date, message.message_id, length))
        return known

    def is_answered(self, update: Update) -> bool:
        """Return whether a message belongs to an album of which another was answered."""
        message = update.message
        if message is None or message.media_group_id is None:
            return False
        album = (message.chat.id, message.media_group_id)
        if album not in self._albums:
            _keep(self._albums, album, update.update_id)
        return self._albums[album] != update.update_id

    def is_edit(self, update: Update, now: datetime) -> bool:
        """Return whether somebody changed what a message says; a reaction or a preview changes no words."""
        message = update.edited_message
        if message is None or message.text is None:  # captions and places go to nobody anyway
            return False
        known = self._judged.get(("edit", update.update_id))
        if known is None:
            place, changed = (message.chat.id, message.message_id), _hash(message)
            before, age = self._texts.get(place), now - message.date
            known = changed != before and age <= (_LONG_UNKNOWN if before is None else _EDITABLE)
            _keep(self._texts, place, changed)
            _keep(self._judged, ("edit", update.update_id), known)
        return known


def _hash(message: Message) -> bytes:
    said: Any = message.text or message.caption or ""
    return hashlib.blake2b(said.encode("utf-8", "surrogatepass"), digest_size=16).digest()


def _keep(memory: OrderedDict[_K, _V], key: _K, value: _V) -> None:
    memory[key] = value
    memory.move_to_end(key)
    if len(memory) > _REMEMBERED:
        memory.popitem(last=False)
