"""Play people: they type, tap, vote, send, edit, delete, forward, block, and see what the bot wrote."""

from typing import Any

from bot.playground.answers import Json, RefusedError
from bot.playground.attachments import attachment
from bot.playground.formatting import format_text
from bot.playground.keyboards import buttons
from bot.playground.links import mentioned_user
from bot.playground.methods_chats import membership
from bot.playground.methods_messages import forwarded
from bot.playground.polls import Poll
from bot.playground.updates import CALLBACK_LIFE
from bot.playground.world import Human, Room, StoredMessage, World

_LONGEST_TEXT = 4096  # characters, not UTF-16 units: message_length_max of Telegram's own clients
_START = ("https://t.me/", "http://t.me/", "t.me/")


class ImpossibleError(ValueError):
    """Something that a person cannot do in Telegram; the message says why."""


def _is_labelled(text: str, label: str) -> bool:
    """Tell whether a button's text is `label`, or goes on after it with another word."""
    return text.startswith(label) and not text[len(label) : len(label) + 1].isalnum()


class Person:
    """One person and their private chat with the bot."""

    def __init__(self, world: World, human: Human) -> None:
        """Play `human` in `world`."""
        self._world, self.human = world, human

    @property
    def id(self) -> int:
        """Return the user id, which is the id of the private chat too."""
        return self.human.id

    @property
    def room(self) -> Room:
        """Return the private chat with the bot."""
        return self._world.rooms[self.human.id]

    @property
    def messages(self) -> list[Json]:
        """Return all messages of the chat that are still there, the oldest first, as the Bot API shows them."""
        return [message.json for message in self.room.messages.values()]

    @property
    def received(self) -> list[Json]:
        """Return the bot's messages that are still there, the oldest first."""
        return [message.json for message in self.room.messages.values() if not message.is_outgoing]

    @property
    def toasts(self) -> list[str]:
        """Return the texts that answers to taps have shown, the oldest first."""
        return [str(toast["text"]) for toast in self.room.toasts]

    def sees(self, words: str) -> Json | None:
        """Return the bot's newest message whose text or caption contains `words`, or nothing."""
        for message in reversed(self.received):
            if words in (message.get("text") or message.get("caption") or ""):
                return message
        return None

    async def hears(self, words: str, timeout: float = 5.0) -> Json:
        """Return the bot's newest message that contains `words` once there is one; TimeoutError else."""
        await self._world.events.wait_for(lambda: self.sees(words), timeout)
        message = self.sees(words)
        assert message is not None  # noqa: S101 - just seen
        return message

    def types(self, text: str, *, reply_to: int | None = None, entities: list[Json] | None = None) -> Json:
        """Send text and return the message; ImpossibleError when it is empty or too long."""
        formatted = format_text(text, entities=entities)
        if not formatted.text:
            raise ImpossibleError("There is no text to send.")
        if len(formatted.text) > _LONGEST_TEXT:
            raise ImpossibleError(f"A message holds at most {_LONGEST_TEXT} characters.")
        keyboard = self.room.reply_keyboard
        if keyboard and keyboard.get("one_time_keyboard"):
            labels = {button["text"] for row in keyboard["keyboard"] for button in row}
            if formatted.text in labels:
                self.room.reply_keyboard = None
        return self._says(formatted.fields(), reply_to)

    def sends(self, kind: str, *, reply_to: int | None = None, **details: Any) -> Json:
        """Send a photo, voice, sticker, video, document, location, contact, dice, animation, audio or the like.

        `details` are the fields of the thing (latitude, phone_number, emoji, caption ...) and, for files, `content`
        (bytes), `file_name` and `mime_type`; whatever is missing is made up.
        """
        try:
            fields = attachment(self._world, self.human, kind, details)
        except (RefusedError, ValueError, TypeError) as error:
            raise ImpossibleError(str(error)) from None
        return self._says(fields, reply_to)

    def opens(self, url: str) -> Json:
        """Follow a t.me link to the bot, which sends /start with what the link carries."""
        address, _, payload = url.partition("?start=")
        names = {start + self._world.bot["username"].lower() for start in _START}
        if address.lower().rstrip("/") not in names:
            raise ImpossibleError("The link does not lead to this bot.")
        return self.types(f"/start {payload}".strip())

    def taps(
        self,
        label: str | None = None,
        *,
        message: int | Json | None = None,
        data: str | None = None,
        row: int | None = None,
        column: int | None = None,
    ) -> str:
        """Press a button and return the callback query's id.

        The button is the newest whose text is `label`, or goes on after it with another word (under `message` if
        given), or the one at `row` and `column`, or, as modified clients can, any `data` under any message of the
        chat, a deleted one included.
        """
        number = message["message_id"] if isinstance(message, dict) else message
        if data is None:
            number, data = self._button(label, number, row, column)
        if number is None:
            number = self._holding(data)
        shown = self.room.messages.get(number)
        chat = self._world.chat_json(self.room)
        below = shown.json if shown else {"chat": chat, "message_id": number, "date": 0}
        query = self._world.ask(self.human, self.room, data)
        body = {
            "id": query.id,
            "from": self.human.as_user(),
            "message": below,
            "chat_instance": str(-(self.human.id * 7_919_000_003 % 10**18)),
            "data": data,
        }
        self._world.updates.push("callback_query", body, ("query", self.id), CALLBACK_LIFE)
        self._world.events.publish("tap", self.id)
        return query.id

    def _holding(self, data: str) -> int:
        """Return the newest message with a button that carries `data`, else the newest of all."""
        for message in reversed(self.room.messages.values()):
            if any(button.get("callback_data") == data for _, _, button in buttons(message.json.get("reply_markup"))):
                return message.id
        if not self.room.messages:
            raise ImpossibleError("There is no message to tap under.")
        return next(reversed(self.room.messages))

    def _button(self, label: str | None, number: int | None, row: int | None, column: int | None) -> tuple[int, str]:
        """Return message and data of the button that was meant."""
        for message in reversed(self.room.messages.values()):
            if number is not None and message.id != number:
                continue
            shown = list(buttons(message.json.get("reply_markup")))
            if label is None:
                fitting = [button for at_row, at_column, button in shown if (at_row, at_column) == (row, column)]
            else:
                fitting = [button for _, _, button in shown if _is_labelled(button["text"], label)]
                fitting.sort(key=lambda button: button["text"] != label)
            if fitting:
                if "callback_data" not in fitting[0]:
                    raise ImpossibleError("This button opens something; it tells the bot nothing.")
                return message.id, str(fitting[0]["callback_data"])
        raise ImpossibleError(f"There is no button {label or (row, column)!r} to tap.")

    def votes(self, *option_ids: int, message: int | Json | None = None) -> None:
        """Choose the answers at these places of a poll (the newest unless `message` says which); none retracts."""
        poll = self._poll(message)
        user = self.human.as_user()
        try:
            changed = poll.vote(self.id, list(option_ids))
        except ValueError as error:
            raise ImpossibleError(str(error)) from None
        if changed:
            self._world.poll_changed(poll)
            if not poll.is_anonymous:
                self._world.updates.push("poll_answer", poll.answer(user), ("poll", poll.id))

    def _poll(self, message: int | Json | None) -> Poll:
        """Return the poll that was meant."""
        number = message["message_id"] if isinstance(message, dict) else message
        for shown in reversed(self.room.messages.values()):
            if number in (None, shown.id) and "poll" in shown.json:
                return self._world.polls[shown.json["poll"]["id"]]
        raise ImpossibleError("There is no poll to vote in.")

    def edits(self, message: int | Json, text: str) -> Json:
        """Change the text of an own message and return it."""
        shown = self._own(message)
        formatted = format_text(text)
        if "text" not in shown.json or not formatted.text or formatted.text == shown.json["text"]:
            raise ImpossibleError("Only text can be changed, and only into other text.")
        fields = {**formatted.fields(), "edit_date": int(self._world.clock.time())}
        edited = self._world.replace(self.room, shown, fields, "entities")
        self._world.updates.push("edited_message", edited, self.id)
        return edited

    def _own(self, message: int | Json) -> StoredMessage:
        """Return an own message."""
        number = message["message_id"] if isinstance(message, dict) else message
        shown = self.room.messages.get(number)
        if shown is None or not shown.is_outgoing:
            raise ImpossibleError("This is not an own message.")
        return shown

    def deletes(self, message: int | Json) -> None:
        """Delete any message of the chat for both sides; the bot hears nothing of it."""
        number = message["message_id"] if isinstance(message, dict) else message
        shown = self.room.messages.get(number)
        if shown is None:
            raise ImpossibleError("There is no such message.")
        self._world.delete(self.room, shown)

    def forwards(self, message: Json) -> Json:
        """Forward any message, of whatever chat, to the bot; its buttons stay behind, a poll stays the same poll."""
        sent = self._says(forwarded(message), None)
        if poll := self._world.polls.get(sent.get("poll", {}).get("id", "")):
            poll.places.append((self.id, sent["message_id"]))
        return sent

    def blocks(self) -> None:
        """Block the bot."""
        if self.room.is_blocked:
            raise ImpossibleError("The bot is blocked already.")
        self._member("member", "kicked")

    def unblocks(self) -> None:
        """Unblock the bot."""
        if not self.room.is_blocked:
            raise ImpossibleError("The bot is not blocked.")
        self._member("kicked", "member")

    def deactivates(self) -> None:
        """Delete the account; the bot meets it with the next message."""
        self.human.is_deactivated = True

    def _member(self, before: str, after: str) -> None:
        """Tell the bot that it was blocked or unblocked."""
        self.room.is_blocked = after == "kicked"
        change = membership(self._world, self.id, self.human.as_user(), before, after)
        self._world.updates.push("my_chat_member", change, ("member", self.id))
        self._world.events.publish("member", self.id)

    def _says(self, fields: Json, reply_to: int | None) -> Json:
        """Put an own message into the chat and tell the bot."""
        if self.room.is_blocked or self.human.is_deactivated:
            raise ImpossibleError("Whoever blocked the bot cannot write to it.")
        if reply_to is not None:
            answered = self.room.messages.get(reply_to)
            if answered is None:
                raise ImpossibleError("There is no such message to answer.")
            fields["reply_to_message"] = {k: v for k, v in answered.json.items() if k != "reply_to_message"}
        self.room.is_started = True
        self._name_mentions(fields)
        message = self._world.store(self.room, fields, self.human.as_user(), is_outgoing=True)
        self._world.updates.push("message", message, self.id)
        return message

    def _name_mentions(self, fields: Json) -> None:
        """Fill in who is meant by links to people."""
        for entity in fields.get("entities", ()):
            number = mentioned_user(entity.get("url", "")) or entity.get("user", {}).get("id")
            if number in self._world.people:
                entity["user"] = self._world.people[number].as_user()
