"""Refuse what comes too fast, as Telegram does: about one message a second in a chat, thirty a second in all."""

import math
from dataclasses import dataclass, field

from bot.playground.answers import too_many_requests
from bot.playground.clock import SimulatedClock

_COUNTED = ("send", "edit", "forward", "copy", "stoppoll")
_REMEMBERED_CHATS = 10_000


@dataclass(slots=True)
class _Bucket:
    level: float
    filled_at: float


@dataclass(slots=True)
class Limits:
    """Token buckets for the bot and for each chat; the numbers are those of core.telegram.org/bots/faq.

    Short bursts in a chat are tolerated there without a number; five is this simulator's guess.
    """

    per_second: float = 30
    per_chat_second: float = 1
    burst: float = 30
    chat_burst: float = 5
    _all: _Bucket | None = None
    _chats: dict[int, _Bucket] = field(default_factory=dict)

    def check(self, method: str, chat_id: int | None, clock: SimulatedClock) -> None:
        """Refuse a call that comes too soon; only calls that put something into a chat count."""
        if chat_id is None or not method.startswith(_COUNTED) or method == "sendchataction":
            return
        now = clock.time()
        self._all = self._filled(self._all, self.per_second, self.burst, now)
        if len(self._chats) > _REMEMBERED_CHATS:
            self._chats = {key: held for key, held in self._chats.items() if held.level < self.chat_burst - 1}
        chat = self._chats[chat_id] = self._filled(self._chats.get(chat_id), self.per_chat_second, self.chat_burst, now)
        missing = max((1 - self._all.level) / self.per_second, (1 - chat.level) / self.per_chat_second)
        if missing > 0:
            raise too_many_requests(math.ceil(missing))
        self._all.level -= 1
        chat.level -= 1

    @staticmethod
    def _filled(bucket: _Bucket | None, rate: float, most: float, now: float) -> _Bucket:
        """Return the bucket as it is now."""
        if bucket is None:
            return _Bucket(most, now)
        return _Bucket(min(most, bucket.level + (now - bucket.filled_at) * rate), now)
