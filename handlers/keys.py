"""The two keys below the chat: a press comes as a message with the label, in whatever language and age it has."""

from functools import lru_cache

from bot.domain.signals import Kind
from bot.rendering import keys
from bot.rendering.words import Words
from bot.services import replies, soothing
from handlers import drafts
from handlers.turn import Turn


async def pressed(turn: Turn, text: str) -> bool:
    """Begin what a key is for, whatever else was open; False where the text is no label of a key."""
    kind = _shipped(tuple(turn.all_words)).get(" ".join(text.split()).casefold())
    if kind is None:
        return False
    await replies.leave(turn.uow, turn.person)
    await soothing.leave(turn.uow, turn.person)
    await drafts.begin(turn, kind, "")
    return True


@lru_cache(maxsize=8)  # the languages change when content does
def _shipped(all_words: tuple[Words, ...]) -> dict[str, Kind]:
    return keys.shipped(all_words)
