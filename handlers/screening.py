"""Every typed word is screened before anything reads it: a threat goes nowhere, words about dying are asked about.

This is the one gate of all fields in which somebody writes, those to come included: it stands before all handlers, and
only what is listed in `PRIVATE` passes by it. Words are looked at in memory; that something was found is kept nowhere.
"""

from dataclasses import replace

from telegram import Update
from telegram.ext import ApplicationHandlerStop, MessageHandler, filters

from bot import timeparse
from bot.domain.own_words import cut, normalized
from bot.domain.partner_messages import WORDS_LENGTH, HelpContext
from bot.domain.safety import ThreatRefused
from bot.domain.text import Text
from bot.library import Alarm
from bot.rendering.partner_messages import serious_arriving
from bot.rendering.words import weekday_and_clock
from bot.services import partner_messages, replies, soothing
from handlers.turn import Turn, message_of, scene, type_of_application

PRIVATE = frozenset({soothing.KIND})  # kinds of conversations whose words go to nobody
_UNREAD = ("/start",)  # what follows these is no writing of anybody
_FIRST = -1  # the group of handlers that goes before all others


async def screened(update: Update, turn: Turn) -> None:
    """Let words pass, or ask about them and let nothing else read them."""
    text = message_of(update).text or ""
    if text.startswith(_UNREAD):
        return
    if not text.startswith("/") and await replies.open_kind(turn.uow, turn.person) in PRIVATE:
        return
    if await stopped(turn, text):
        raise ApplicationHandlerStop


async def stopped(turn: Turn, words: str) -> bool:
    """Return whether words may not go on: a threat is refused, words about dying are asked about.

    Whoever sends words that were typed earlier, or puts some together, asks here once more.
    """
    found = alarm(turn, words)
    if found is Alarm.THREAT:
        await turn.carry(ThreatRefused(turn.person))
    elif found is Alarm.SELF_HARM:
        await _ask(turn, words)
    return found is not None


def alarm(turn: Turn, words: str) -> Alarm | None:
    """Return what words say outright, in any of the languages that are offered; a threat outweighs the rest."""
    found = {language.safety.reads(words) for language in turn.languages.values()} if words else set()
    return Alarm.THREAT if Alarm.THREAT in found else Alarm.SELF_HARM if found - {None} else None


async def _ask(turn: Turn, words: str) -> None:
    partner, voice = await turn.partner(), scene.get().voice
    own = _own(turn, words)

    def wording(context: HelpContext) -> tuple[Text | None, Text | None]:
        if partner is None:
            return None, None
        shown = own if partner.takes_lines else ""
        read_by = [partner] if partner.language == turn.person.language else [partner, turn.person]
        texts = []
        for reader in read_by:
            day, clock = weekday_and_clock(voice.words(reader), partner, turn.uow.now)
            there = replace(turn.person, language=reader.language)  # the writer's country, in the reader's words
            number = voice.help_card(there, context.today, context.country).emergency
            texts.append(serious_arriving(voice, turn.person, reader, shown, day=day, clock=clock, emergency=number))
        return texts[0], texts[1] if len(texts) > 1 else None

    await turn.carry(await partner_messages.ask_about_self_harm(turn.uow, turn.person, words, wording))


def _own(turn: Turn, words: str) -> str:
    """Return what somebody wrote without the command, and the time, that it stands behind."""
    command, _, rest = words.partition(" ") if words.startswith("/") else ("", "", words)
    if command.startswith("/space"):
        read = timeparse.read_until(rest, turn.uow.now, turn.person.zone, turn.language.times)
        rest = read.rest if isinstance(read, timeparse.UntilRead) and read.rest else rest
    elif command.startswith("/settings"):
        rest = rest.partition(" ")[2]
    return cut(normalized(rest), WORDS_LENGTH)


def register(application: type_of_application) -> None:
    """Stand before all that reads what people type."""
    private = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE & filters.TEXT
    application.add_handler(MessageHandler(private, screened), group=_FIRST)
