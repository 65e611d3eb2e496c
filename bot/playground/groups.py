"""Play a group, so that one can see whether the bot leaves it."""

from bot.playground.answers import Json
from bot.playground.formatting import format_text
from bot.playground.methods_chats import membership
from bot.playground.people import Person
from bot.playground.world import Room, World


class Group:
    """A group, in which the bot may or may not be."""

    def __init__(self, world: World, room: Room) -> None:
        """Play the group in `room`."""
        self._world, self.room = world, room

    @property
    def id(self) -> int:
        """Return the chat id."""
        return self.room.id

    @property
    def has_bot(self) -> bool:
        """Tell whether the bot is in the group."""
        return self.room.is_member

    @property
    def messages(self) -> list[Json]:
        """Return the group's messages, the oldest first."""
        return [message.json for message in self.room.messages.values()]

    def adds_bot(self, by: Person) -> None:
        """Let a person put the bot into the group."""
        self.room.is_member = True
        user = by.human.as_user()
        change = membership(self._world, self.id, user, "left", "member")
        self._world.updates.push("my_chat_member", change, ("member", self.id))
        fields = {"new_chat_members": [self._world.bot]}
        message = self._world.store(self.room, fields, user, is_outgoing=True)
        self._world.updates.push("message", message, self.id)

    def says(self, person: Person, text: str) -> Json:
        """Let a person write in the group; with privacy mode on the bot hears only commands and mentions of itself."""
        formatted = format_text(text)
        message = self._world.store(self.room, formatted.fields(), person.human.as_user(), is_outgoing=True)
        is_meant = text.startswith("/") or f"@{self._world.bot['username']}" in text
        if self.room.is_member and is_meant:
            self._world.updates.push("message", message, self.id)
        return message
