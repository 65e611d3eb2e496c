"""The joined list of all handlers, and how one raw update reaches them inside its transaction."""

from collections.abc import Mapping, Sequence
from typing import Any

from telegram import Bot, CallbackQuery, Chat, InaccessibleMessage, Message, Update, User
from telegram.constants import ChatType
from telegram.ext import Application

from bot.domain.api_calls import BotApiCall
from bot.domain.stored_names import DedupeKey
from bot.errors import HalfwayError
from bot.presentation.api_calls import to_api_calls
from bot.presentation.menu import Said
from bot.presentation.outcomes import Localizer, render
from bot.services import accounts, checkins_answers, reachability
from bot.services import safety as noting
from bot.services.enqueueing import enqueue, enqueue_as_system
from bot.services.work import UnitOfWork
from handlers import (
    beginnings,
    cards,
    chat_member,
    checkins,
    collisions,
    drafts,
    drafts_buttons,
    groups,
    history,
    leaving,
    lessons,
    lookback,
    menu,
    pairing,
    partner_messages,
    pauses,
    promises,
    prompt_replies,
    reflection,
    returns,
    safety,
    screening,
    settings,
    signals,
    soothing,
    tellings,
    text,
    typed_words,
    zones,
)
from handlers.context import AnyApplication, HandlerContext
from handlers.continuity import Continuity
from handlers.router import Router

FEATURES = (
    cards,  # before what else listens to /start
    pairing,
    drafts,
    drafts_buttons,
    signals,
    returns,
    promises,
    prompt_replies,
    collisions,
    soothing,
    leaving,
    safety,
    settings,
    zones,
    reflection,
    beginnings,
    lessons,
    history,
    lookback,
    pauses,
    checkins,
    tellings,
    partner_messages,
    typed_words,
    text,
    menu,  # with what nobody else listens to
)


class NotAnUpdate(HalfwayError):
    """What Telegram sent cannot be read as an update."""


class Dispatcher:
    """Take one raw update through the handlers."""

    def __init__(self, bot: Bot, localizer: Localizer) -> None:
        """Route with the handlers of all features, and speak by `localizer`."""
        self._localizer, self._continuity, self.router = localizer, Continuity(), Router()
        self._application: AnyApplication = Application.builder().bot(bot).updater(None).job_queue(None).build()
        for feature in FEATURES:
            self.router.include(feature.router)

    async def start(self) -> None:
        """Make ready; this asks Telegram who the bot is."""
        await self._application.initialize()

    async def stop(self) -> None:
        """Let go of what `start` took."""
        await self._application.shutdown()

    async def dispatch(self, uow: UnitOfWork, raw: Mapping[str, Any]) -> None:
        """Work on one raw update within `uow`; raise whatever went wrong, so that all of it is rolled back."""
        try:
            update = self._read(raw)
        except Exception as error:
            raise NotAnUpdate(type(error).__name__) from None
        if update.my_chat_member is not None:
            await self._carry(uow, await chat_member.on_changed(uow, update.my_chat_member))
        if update.poll is not None:  # names nobody; the vote itself comes as a poll_answer
            await checkins_answers.heard_of(uow, update.poll.id, update.poll.question)
            return
        user, chat = update.effective_user, update.effective_chat
        languages = self._localizer.languages  # those that are whole by now
        language = accounts.language_of(user.language_code if user else None, languages)
        if await groups.left(uow, update, self._localizer.phrase(language, "group-goodbye")):
            return
        if update.message is not None and update.message.pinned_message is not None:
            await self._tidy(uow, update.message)
            return
        if user is None or user.is_bot or (chat is not None and chat.type != ChatType.PRIVATE):
            return
        person, is_new = await accounts.arrived(uow, user.id, user.first_name, user.language_code, languages)
        if not person.is_reachable and update.my_chat_member is None:  # whoever writes can be written to
            await self._carry(uow, await reachability.regained(uow, person.id))
        self._continuity.notes(update)
        if update.message is not None:
            await noting.note_message(uow, person.id, update.message.message_id)
        ctx = HandlerContext(
            self._application,
            update,
            uow=uow,
            person=person,
            is_new=is_new,
            localizer=self._localizer,
            continuity=self._continuity,
        )
        if await screening.let_pass(ctx) and (found := self.router.find(update)) is not None:
            handler, carried = found
            await handler.handle_update(update, self._application, carried, ctx)

    def _read(self, raw: Mapping[str, Any]) -> Update:
        """Return an update as python-telegram-bot knows it; raise whatever it raises for what is none.

        Of the message that was tapped no more is read than where it stands, as if it were too old to be shown, unless
        the button says that its handler needs the text: all of it takes python-telegram-bot longer than the rest of
        the update.
        """
        bot, query = self._application.bot, raw.get("callback_query")
        shown = query.get("message") if isinstance(query, dict) else None
        if not isinstance(query, dict) or not shown or self.router.reads_message(str(query.get("data"))):
            return Update.de_json(dict(raw), bot)
        tap = CallbackQuery(
            id=query["id"],
            from_user=User.de_json(query["from"], bot),
            chat_instance=query.get("chat_instance", ""),
            message=InaccessibleMessage(Chat.de_json(shown["chat"], bot), shown["message_id"]),
            data=query.get("data"),
        )
        return Update(raw["update_id"], callback_query=tap)

    async def _tidy(self, uow: UnitOfWork, message: Message) -> None:
        """Take away what Telegram says in a chat of a pin of the bot's own; what a person pinned is theirs."""
        if message.from_user is not None and message.from_user.is_bot and message.chat.type == ChatType.PRIVATE:
            payload = {"chat_id": message.chat.id, "message_id": message.message_id}
            await enqueue(uow, [BotApiCall(message.chat.id, "deleteMessage", payload)])

    async def notify_failed(self, uow: UnitOfWork, person_id: int, number: int) -> None:
        """Tell somebody that what they asked failed, with the number under which it was put aside."""
        person = await accounts.known(uow, person_id)
        if person is not None:
            await self._carry(uow, [Said(person, "put-aside", number=number)])

    async def notify_failed_plainly(self, uow: UnitOfWork, person_id: int, code: str | None, number: int) -> None:
        """Say the same in the language of a phone, where nothing of the person can be read."""
        language = accounts.language_of(code, self._localizer.languages)
        said = self._localizer.phrase(language, "put-aside", number=str(number))
        key = DedupeKey.PUT_ASIDE.of(number)
        await enqueue_as_system(
            uow, [BotApiCall(person_id, "sendMessage", {"chat_id": person_id, "text": said}, dedupe_key=key)]
        )

    async def notify_throttled(self, uow: UnitOfWork, person_id: int) -> None:
        """Tell somebody that so much came from them at once that the last of it was left out."""
        person = await accounts.known(uow, person_id)
        if person is not None:
            await self._carry(uow, [Said(person, "flood")])

    async def _carry(self, uow: UnitOfWork, outcomes: Sequence[object]) -> None:
        for outcome in outcomes:
            await enqueue(uow, to_api_calls(render(outcome, self._localizer)))
