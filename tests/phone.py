"""One person's phone in a story: what they do, and what they see."""

from typing import Any, Protocol

from bot.playground.people import Person

Json = dict[str, Any]

# What brings the two keys below the chat is no news of a story; tests/dialogues/test_keys.py is about it.
_KEYS = ("The two keys below", "Las dos teclas de abajo")


class Stage(Protocol):
    """What a phone needs of the stage it is on."""

    async def settles(self) -> None:
        """Return when the bot has said all it has to say."""


class Phone:
    """What one person does, and what they see."""

    def __init__(self, stage: Stage, person: Person) -> None:
        """Belong to a `person` of the simulator; `person` itself does things without waiting for the bot."""
        self.stage, self.person = stage, person
        self._looked_at: dict[int, Json] = {}

    @property
    def id(self) -> int:
        """The Telegram id."""
        return self.person.id

    @property
    def name(self) -> str:
        """The first name."""
        return self.person.human.first_name

    async def types(self, text: str) -> None:
        """Send text and wait until the bot has said all it has to say, as after everything below."""
        self.person.types(text)
        await self.stage.settles()

    async def opens(self, url: str) -> None:
        """Follow a t.me link."""
        self.person.opens(url)
        await self.stage.settles()

    async def taps(self, label: str, *, under: Json | None = None) -> None:
        """Tap the newest button with this label, or the one under a message as it is shown now."""
        self.person.taps(label, message=under)
        await self.stage.settles()

    async def taps_again(self, label: str, under: Json) -> None:
        """Tap a button under a message as it was shown once: a phone that was offline still shows it."""
        await self.forges(data_of(under, label), under=under)

    async def forges(self, data: str, *, under: Json | None = None) -> None:
        """Send the tap of a button that may be somebody else's, or nobody's."""
        self.person.taps(data=data, message=under)
        await self.stage.settles()

    async def sends(self, kind: str, **details: Any) -> None:
        """Send a photo, a voice message, a sticker, …"""
        self.person.sends(kind, **details)
        await self.stage.settles()

    async def edits(self, message: Json, text: str) -> None:
        """Change an own message."""
        self.person.edits(message, text)
        await self.stage.settles()

    async def forwards(self, message: Json) -> None:
        """Forward a message to the bot."""
        self.person.forwards(message)
        await self.stage.settles()

    async def blocks(self) -> None:
        """Block the bot."""
        self.person.blocks()
        await self.stage.settles()

    async def unblocks(self) -> None:
        """Let the bot write again."""
        self.person.unblocks()
        await self.stage.settles()

    def sees(self, *parts: str) -> Json:
        """Return the one message that is new or changed and contains all `parts`; it counts as looked at now."""
        fresh = self._fresh()
        found = [message for message in fresh if all(part in words_of(message) for part in parts)]
        shown = [words_of(message) for message in fresh]
        assert found, f"{self.name} does not see {parts}, but {shown}"
        self._looked_at[found[-1]["message_id"]] = dict(found[-1])
        return dict(found[-1])

    def sees_once(self, *parts: str) -> Json:
        """Return the only message in the whole chat that contains all `parts`."""
        found = [message for message in self.person.received if all(part in words_of(message) for part in parts)]
        assert len(found) == 1, f"{self.name} has {len(found)} messages with {parts}"
        self._looked_at[found[0]["message_id"]] = dict(found[0])
        return dict(found[0])

    def sees_nothing_new(self) -> None:
        """Assert that nothing else came or changed."""
        assert not self.news(), f"{self.name} also sees {self.news()}"

    def news(self) -> list[str]:
        """Return what stands in the messages that are new or changed."""
        return [words_of(message) for message in self._fresh()]

    def looks_away(self) -> None:
        """Take all that is there for looked at."""
        for message in self.person.received:
            self._looked_at[message["message_id"]] = dict(message)

    def looks_through(self) -> list[Json]:
        """Return all that is new or changed, which counts as looked at."""
        fresh = [dict(message) for message in self._fresh()]
        self.looks_away()
        return fresh

    def message(self, number: int) -> Json:
        """Return a message of the chat as it is shown now."""
        return dict(self.person.room.messages[number].json)

    def _fresh(self) -> list[Json]:
        shown = [m for m in self.person.received if not words_of(m).startswith(_KEYS)]
        return [m for m in shown if _is_news(m, self._looked_at.get(m["message_id"]))]


def words_of(message: Json) -> str:
    """Return the text or caption of a message, the question of a poll."""
    poll = message.get("poll")
    return str(message.get("text") or message.get("caption") or (poll or {}).get("question") or "")


def buttons_of(message: Json) -> list[str]:
    """Return the labels of all buttons under a message."""
    return [button["text"] for button in _buttons(message)]


def data_of(message: Json, label: str) -> str:
    """Return what the button with this label under a message tells the bot."""
    found = [button["callback_data"] for button in _buttons(message) if button["text"].startswith(label)]
    assert found, f"no button {label} among {buttons_of(message)}"
    return str(found[0])


def token_in(message: Json) -> str:
    """Return the token of the invitation link in a message."""
    return words_of(message).partition("?start=")[2].split()[0]


async def connect(inviter: Phone, invited: Phone) -> None:
    """Connect two people the way they would do it."""
    await inviter.types("/start")
    await inviter.types("/invite")
    await invited.types(f"/start {token_in(inviter.sees('t.me/'))}")
    await invited.taps("Accept")
    await inviter.taps("Yes, connect")


def _buttons(message: Json) -> list[Json]:
    return [button for row in message.get("reply_markup", {}).get("inline_keyboard", []) for button in row]


def _is_news(message: Json, looked_at: Json | None) -> bool:
    """Return whether a message shows something that it did not show before; that buttons are gone is nothing to see."""
    if looked_at is None or words_of(message) != words_of(looked_at):
        return True
    if message.get("entities") != looked_at.get("entities"):
        return True
    return not set(buttons_of(message)) <= set(buttons_of(looked_at))
