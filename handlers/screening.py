"""Every typed word is screened before anything reads it: a threat goes nowhere, words about dying are asked about.

This is the one gate of all fields in which somebody writes, those to come included: it stands before all handlers, and
only what is listed in `PRIVATE` passes by it. Words are looked at in memory; that something was found is kept nowhere.
"""

from dataclasses import replace

from bot import timeparse
from bot.content import Alarm
from bot.domain.own_words import cut, normalized
from bot.domain.partner_messages import WORDS_LENGTH, HelpContext
from bot.domain.safety import ThreatRefused
from bot.domain.text import Text
from bot.presentation.partner_messages import serious_arriving
from bot.presentation.words import weekday_and_clock
from bot.services import partner_messages, prompts, soothing
from handlers.context import HandlerContext

PRIVATE = frozenset({soothing.KIND})  # kinds of conversations whose words go to nobody
_UNREAD = ("/start",)  # what follows these is no writing of anybody


async def let_pass(ctx: HandlerContext) -> bool:
    """Return whether an update goes on to the handlers; words are asked about first where they must not."""
    text = ctx.incoming.message.text if ctx.incoming.message else None
    if not text or text.startswith(_UNREAD):
        return True
    if not text.startswith("/") and await prompts.open_kind(ctx.uow, ctx.person) in PRIVATE:
        return True
    return not await stopped(ctx, text)


async def stopped(ctx: HandlerContext, words: str) -> bool:
    """Return whether words may not go on: a threat is refused, words about dying are asked about.

    Whoever sends words that were typed earlier, or puts some together, asks here once more.
    """
    found = alarm(ctx, words)
    if found is Alarm.THREAT:
        await ctx.reply(ThreatRefused(ctx.person))
    elif found is Alarm.SELF_HARM:
        await _ask(ctx, words)
    return found is not None


def alarm(ctx: HandlerContext, words: str) -> Alarm | None:
    """Return what words say outright, in any of the languages that are offered; a threat outweighs the rest."""
    found = {language.safety.reads(words) for language in ctx.languages.values()} if words else set()
    return Alarm.THREAT if Alarm.THREAT in found else Alarm.SELF_HARM if found - {None} else None


async def _ask(ctx: HandlerContext, words: str) -> None:
    partner, localizer = await ctx.partner(), ctx.localizer
    own = _own(ctx, words)

    def wording(context: HelpContext) -> tuple[Text | None, Text | None]:
        if partner is None:
            return None, None
        shown = own if partner.takes_lines else ""
        read_by = [partner] if partner.language == ctx.person.language else [partner, ctx.person]
        texts = []
        for reader in read_by:
            day, clock = weekday_and_clock(localizer.words(reader), partner, ctx.uow.now)
            there = replace(ctx.person, language=reader.language)  # the writer's country, in the reader's words
            number = localizer.help_card(there, context.today, context.country).emergency
            texts.append(serious_arriving(localizer, ctx.person, reader, shown, day=day, clock=clock, emergency=number))
        return texts[0], texts[1] if len(texts) > 1 else None

    await ctx.reply(await partner_messages.ask_about_self_harm(ctx.uow, ctx.person, words, wording))


def _own(ctx: HandlerContext, words: str) -> str:
    """Return what somebody wrote without the command, and the time, that it stands behind."""
    command, _, rest = words.partition(" ") if words.startswith("/") else ("", "", words)
    if command.startswith("/space"):
        read = timeparse.read_until(rest, ctx.uow.now, ctx.person.zone, ctx.language.times)
        rest = read.rest if isinstance(read, timeparse.UntilRead) and read.rest else rest
    elif command.startswith("/settings"):
        rest = rest.partition(" ")[2]
    return cut(normalized(rest), WORDS_LENGTH)
