"""The two keys below the chat: a press comes as a message with the label, in whatever language and age it has."""

from functools import lru_cache

from bot.domain.signals import Kind
from bot.presentation import keys
from bot.presentation.words import Translator
from bot.services import prompts, soothing
from handlers import drafts
from handlers.context import HandlerContext


async def pressed(ctx: HandlerContext, text: str) -> bool:
    """Begin what a key is for, whatever else was open; False where the text is no label of a key."""
    kind = _shipped(tuple(ctx.all_words)).get(" ".join(text.split()).casefold())
    if kind is None:
        return False
    await prompts.cancel(ctx.uow, ctx.person)
    await soothing.leave(ctx.uow, ctx.person)
    await drafts.begin(ctx, kind, "")
    return True


@lru_cache(maxsize=8)  # the languages change when content does
def _shipped(all_words: tuple[Translator, ...]) -> dict[str, Kind]:
    return keys.shipped(all_words)
