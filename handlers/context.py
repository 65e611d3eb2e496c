"""What a handler has at hand while one update is worked on."""

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Any

from telegram import Bot, CallbackQuery, Message, MessageEntity, Update
from telegram.ext import Application, CallbackContext

from bot.content import Language
from bot.domain.marks import marked, plain
from bot.domain.own_words import is_visible
from bot.domain.people import Member
from bot.domain.text import Entity, units
from bot.presentation.api_calls import to_api_calls
from bot.presentation.outcomes import Localizer, render
from bot.presentation.words import Translator
from bot.services import accounts
from bot.services.enqueueing import enqueue, enqueue_as_system
from bot.services.work import UnitOfWork
from handlers.continuity import Continuity

# A mark between a command and its words: right behind the command, before words; or by itself, with blanks around.
_MARK = re.compile(r"^(?:[,;:.=!–—-]+(?=[\s\w\"'“„«‘(¿¡]|$)|\s+[,;:=–—-]+(?=\s|$))")
_LATE = timedelta(minutes=1)  # what comes sooner came at once
_KEPT_WAITING = timedelta(hours=25)  # Bot API: updates are kept for 24 hours
AnyApplication = Application[Any, Any, Any, Any, Any, Any]


class HandlerContext(CallbackContext[Bot, dict[Any, Any], dict[Any, Any], dict[Any, Any]]):
    """One update that is worked on: its transaction, who it came from, and what answers them."""

    def __init__(
        self,
        application: AnyApplication,
        update: Update,
        *,
        uow: UnitOfWork,
        person: Member,
        is_new: bool,
        localizer: Localizer,
        continuity: Continuity,
    ) -> None:
        """Work on `update` of `person`, who was never here before where they are new, within `uow`."""
        super().__init__(application)
        self.incoming, self.uow, self.person, self.is_new = update, uow, person, is_new
        self.localizer, self.continuity = localizer, continuity
        self.here = _tapped(update.callback_query)  # chat and message that an answer takes the place of
        # From then counts what was written in this update; that of the transaction for a tap.
        self.said_at = said_at(update.message, uow.now)

    @property
    def message(self) -> Message:
        """The message that a handler for messages got."""
        assert self.incoming.message is not None  # noqa: S101 - the handler's filter saw it
        return self.incoming.message

    @property
    def tapped_id(self) -> int | None:
        """The id of the message whose button was tapped."""
        tapped = _tapped(self.incoming.callback_query)
        return tapped[1] if tapped else None

    @property
    def telegram_language(self) -> str | None:
        """The language that Telegram speaks on this person's phone ("pt-br"), where it says so."""
        user = self.incoming.effective_user
        return user.language_code if user else None

    @property
    def is_late(self) -> bool:
        """Whether what was written waited for the bot."""
        return self.said_at < self.uow.now

    @property
    def language(self) -> Language:
        """All content in the language of this person."""
        return self.localizer.language(self.person)

    @property
    def words(self) -> Translator:
        """The phrases in the language of this person."""
        return self.localizer.words(self.person)

    @property
    def all_words(self) -> list[Translator]:
        """The phrases of all languages that are offered."""
        return [Translator(language.phrases, code) for code, language in self.languages.items()]

    @property
    def languages(self) -> Mapping[str, Language]:
        """All languages that are offered, by their codes."""
        return self.localizer.languages

    @property
    def english(self) -> Language:
        """The language in which buttons name what they mean, whatever their labels say."""
        return self.localizer.english

    def language_of(self, person: Member) -> Language:
        """Return all content in the language of another person."""
        return self.localizer.language(person)

    async def partner(self) -> Member | None:
        """Return the partner of this person as they are now, or None; people of couples are prefetched."""
        return await accounts.partner_of(self.uow, self.person)

    async def reply(self, *outcomes: object) -> None:
        """Put the messages that follow from `outcomes` into the outbox, within this transaction."""
        for outcome in outcomes:
            await enqueue(self.uow, to_api_calls(render(outcome, self.localizer), self.here))

    async def reply_as_system(self, outcome: object) -> None:
        """Put what follows from `outcome` into the outbox under the key of the app: the person's own is gone."""
        await enqueue_as_system(self.uow, to_api_calls(render(outcome, self.localizer), self.here))


def written_in(message: Message) -> str | None:
    """Return what somebody wrote in a message, with marks; None where there is nothing of it to be seen."""
    return _marked(message) if message.text and is_visible(message.text) else None


def words_after_command(message: Message, *, with_marks: bool = False) -> str:
    """Return what stands behind a command, which ends where Telegram says, without the mark that stands between.

    Words that are to be passed on come with marks for what is covered in them (`bot/domain/marks.py`).
    """
    text = message.text or ""
    ends = [e.length for e in message.entities if e.type == MessageEntity.BOT_COMMAND and not e.offset]
    command = ends[0] if ends else units(text.split(maxsplit=1)[0])
    rest = _MARK.sub("", _marked(message, command)).strip()
    if not is_visible(rest):
        return ""
    return rest if with_marks else plain(rest)


def _marked(message: Message, start: int = 0) -> str:
    """Return the text of a message from a UTF-16 unit on, with marks for what is covered and dated in it."""
    words = (message.text or "").encode("utf-16-le", "surrogatepass")[start * 2 :].decode("utf-16-le", "surrogatepass")
    found = [(e, max(0, e.offset - start), e.offset + e.length - start) for e in message.entities]
    kept = (Entity(str(e.type), begin, end - begin, _dated(e)) for e, begin, end in found if end > begin)
    return marked(words, kept)


def _dated(entity: MessageEntity) -> tuple[tuple[str, Any], ...]:
    if entity.unix_time is None:
        return ()
    return (("unix_time", int(entity.unix_time.timestamp())), ("date_time_format", entity.date_time_format))


def _tapped(query: CallbackQuery | None) -> tuple[int, int] | None:
    if query is None or query.message is None:
        return None
    return query.message.chat.id, query.message.message_id


def said_at(message: Message | None, now: datetime) -> datetime:
    """Return the instant from which what somebody writes counts: when they wrote it, where it comes late; else `now`.

    It never lies ahead, and no further back than Telegram keeps what waits for a bot.
    """
    if message is None or not _LATE <= now - message.date <= _KEPT_WAITING:
        return now
    return message.date
