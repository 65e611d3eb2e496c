"""Many people who do whatever comes to mind: pairing, signalling, leaving, forging, pressing each other's buttons."""

import random
from contextlib import suppress
from dataclasses import dataclass, field

from bot.playground.calls import Call
from bot.playground.people import ImpossibleError
from bot.playground.updates import Update
from tests.dialogues.watching import Watch, marker
from tests.stage import Phone, Stage

_BARE = ("/start", "/help", "/space", "/closeness", "/talk", "/back", "/privacy", "/safety", "/x", "/export", "/unpair")
_MENU = (
    "/invite",
    "/settings",
    "/pause",
    "/resume",
    "/soothe",
    "/lesson",
    "/checkin",
    "/history",
    "/cancel",
    "/delete",
    "/nonsense",
)
_HOW_FAR_BACK = (*[1] * 6, *[2] * 3, 3, 4, 6)  # most taps are at one of the last messages
_MARKED = ("/space 2h {}", "/space 30m {}", "/closeness {}", "/talk {}", "/back {}", "{}", "{} {}", "/space {}")


@dataclass
class Wanderers:
    """The people, and all that they know of buttons and links."""

    stage: Stage
    chance: random.Random
    watch: Watch
    phones: list[Phone]
    data: list[str] = field(default_factory=list)
    tokens: list[str] = field(default_factory=list)
    inviters: dict[str, int] = field(default_factory=dict)
    lines: int = 0
    updates: list[Update] = field(default_factory=list)  # that Telegram was told were taken

    def overhears(self, call: Call) -> None:
        """Remember the buttons and links of a call, whoever it is to: anybody may forge them."""
        markup = call.parameters.get("reply_markup") or {}
        for row in markup.get("inline_keyboard", []):
            self.data += [button["callback_data"] for button in row if "callback_data" in button]
        _, found, behind = call.parameters.text("text").partition("?start=")
        if found:
            token = behind.split()[0]
            self.tokens.append(token)
            self.inviters[token] = call.chat_id or 0

    async def step(self, phone: Phone, deed: str, chance: random.Random) -> None:
        """Let one person do one thing, by its name among `DEEDS`; how exactly is left to `chance`."""
        self.chance = chance
        if phone.person.room.is_blocked and chance.random() < 0.4:
            deed = "blocks_or_unblocks"
        self.stage.records.forget_pace()
        self.watch.begins(phone, deed)
        with suppress(ImpossibleError):  # there is no such button any more, or the bot is blocked
            await getattr(self, deed)(phone)
        await self.stage.settles()
        self.updates += self.stage.simulator.updates.last_confirmed
        self.watch.ends()

    async def types_something(self, phone: Phone) -> None:
        """Write a command, or words of one's own that can be told from everybody else's."""
        if self.chance.random() < 0.4:
            phone.person.types(self.chance.choice(_BARE + _MENU))
        else:
            words = self._own_words(phone)
            phone.person.types(self.chance.choice(_MARKED).format(words, words))

    async def taps_own(self, phone: Phone) -> None:
        """Tap a button that stands in one's own chat, most likely one of the last."""
        shown = [m for m in phone.person.received if m.get("reply_markup", {}).get("inline_keyboard")]
        if not shown:
            phone.person.types("/start")
            return
        message = shown[-min(len(shown), self.chance.choice(_HOW_FAR_BACK))]
        choices = [b for row in message["reply_markup"]["inline_keyboard"] for b in row if "callback_data" in b]
        if choices:
            phone.person.taps(data=self.chance.choice(choices)["callback_data"], message=message)

    async def sends_a_signal(self, phone: Phone) -> None:
        """Say something to the partner, as people do most of the time."""
        phone.person.types(
            self.chance.choice(("/space 2h {}", "/space 20m {}", "/talk {}")).format(self._own_words(phone))
        )
        await self.stage.settles()
        phone.person.taps("Send")

    async def answers(self, phone: Phone) -> None:
        """Tap an answer, and write a line where one is asked for."""
        await self.taps_own(phone)
        await self.stage.settles()
        phone.person.types(self._own_words(phone))

    async def follows_a_link(self, phone: Phone) -> None:
        """Follow any link that ever was, and mostly say yes."""
        if not self.tokens:
            phone.person.types("/invite")
            return
        recent = self.tokens[-4:] if self.chance.random() < 0.7 else self.tokens
        token = self.chance.choice(recent)
        self.watch.follows(phone, {self.inviters[token]})
        phone.person.types(f"/start {token}")
        await self.stage.settles()
        phone.person.taps("Accept")

    async def pairs_with_somebody(self, phone: Phone) -> None:
        """Invite somebody who follows at once, and confirm."""
        other = self.chance.choice([one for one in self.phones if one is not phone])
        before = len(self.tokens)
        phone.person.types("/invite")
        await self.stage.settles()
        if len(self.tokens) == before:
            return
        self.watch.follows(other, {phone.id})
        other.person.types(f"/start {self.tokens[-1]}")
        await self.stage.settles()
        other.person.taps("Accept")
        await self.stage.settles()
        phone.person.taps("Yes, connect")

    async def forges(self, phone: Phone) -> None:
        """Tap a button that stands, or stood, in anybody's chat."""
        if self.data:
            pool = self.data[-60:] if self.chance.random() < 0.6 else self.data
            data = self.chance.choice(pool)
            if data != "account:delete":  # that one is everybody's own, and would empty the stage
                phone.person.taps(data=data)

    async def forges_a_number(self, phone: Phone) -> None:
        """Tap a button that nobody was ever shown."""
        if self.data:
            parts = self.chance.choice(self.data).split(":")
            last = str(self.chance.choice((0, 1, 2**63 - 1, 2**63, self.chance.randrange(2**62))))
            phone.person.taps(data=":".join([*parts[:-1], last])[:64])

    async def leaves(self, phone: Phone) -> None:
        """Disconnect, kindly or quietly."""
        manner = self.chance.choice(("Tell them kindly", "Leave quietly"))
        for label in ("", manner, "Yes, disconnect"):
            if label:
                phone.person.taps(label)
            else:
                phone.person.types("/unpair")
            await self.stage.settles()

    async def deletes(self, phone: Phone) -> None:
        """Delete everything of oneself."""
        phone.person.types("/delete")
        await self.stage.settles()
        phone.person.taps("Yes, delete everything")

    async def is_renamed(self, phone: Phone) -> None:
        """Take another name at Telegram."""
        self.watch.renames(phone)
        phone.person.types("/start")

    async def blocks_or_unblocks(self, phone: Phone) -> None:
        """Block the bot, or let it write again."""
        if phone.person.room.is_blocked:
            phone.person.unblocks()
        else:
            phone.person.blocks()

    async def changes_words(self, phone: Phone) -> None:
        """Edit what one wrote last."""
        own = [m for m in phone.person.messages if m["from"]["id"] == phone.id and "text" in m]
        if own:
            phone.person.edits(own[-1], f"/space 1h {self._own_words(phone)}")

    async def sends_a_picture(self, phone: Phone) -> None:
        """Send something that is no text."""
        phone.person.sends("photo", caption=self._own_words(phone))

    async def time_passes(self, phone: Phone) -> None:
        """Let minutes, hours or days go by."""
        minutes = self.chance.choice((1, 5, 20, 60, 180, 720, 1_500, 3_000))
        await self.stage.moves(minutes=minutes)

    async def telegram_repeats_itself(self, phone: Phone) -> None:
        """Get the updates that were confirmed last once more, or some from long ago."""
        updates = self.stage.simulator.updates
        if self.updates and self.chance.random() < 0.5:
            start = self.chance.randrange(len(self.updates))
            updates.last_confirmed = self.updates[start : start + 3]
        self.stage.simulator.redeliver()

    async def pauses(self, phone: Phone) -> None:
        """Pause everything for a while, or come back."""
        words = ("1h", "today", "until monday", "a week", "until I resume")
        phone.person.types("/resume" if self.chance.random() < 0.4 else f"/pause {self.chance.choice(words)}")

    async def names_a_time(self, phone: Phone) -> None:
        """Answer with a time, look at what would arrive, and send it."""
        phone.person.taps(self.chance.choice(("Yes, at", "Not now, at", "Another time …")))
        for words in (self.chance.choice(("20:30", "in 20 min", "tomorrow 9", "3am")), "Send"):
            await self.stage.settles()
            phone.person.taps(words) if words == "Send" else phone.person.types(words)

    async def votes(self, phone: Phone) -> None:
        """Answer the newest question, change that or take it back; write a line where one is asked for."""
        polls = [m for m in phone.person.received if "poll" in m and not m["poll"]["is_closed"]]
        if not polls:
            phone.person.types("/checkin")
            return
        options = range(len(polls[-1]["poll"]["options"]))
        phone.person.votes(*([self.chance.choice(options)] if self.chance.random() < 0.9 else []), message=polls[-1])
        await self.stage.settles()
        if self.chance.random() < 0.3:
            phone.person.types(self._own_words(phone))
            await self.stage.settles()
            phone.person.taps("Send")

    async def asks_a_lessons_question(self, phone: Phone) -> None:
        """Read a lesson and ask its question."""
        phone.person.types("/lesson")
        for label in ("Ask my partner this", "Send"):
            await self.stage.settles()
            phone.person.taps(label)

    async def chooses_a_name(self, phone: Phone) -> None:
        """Choose another name for oneself, or leave it to Telegram again."""
        phone.person.types("/settings name")
        await self.stage.settles()
        if self.chance.random() < 0.7:
            phone.person.types(self.watch.chooses_name(phone))
        else:
            phone.person.taps("The one Telegram shows")

    def _own_words(self, phone: Phone) -> str:
        self.lines += 1
        self.watch.writes(phone, self.lines)
        return marker(self.lines)


# What people do, and how often.
DEEDS = {
    "types_something": 12,
    "taps_own": 26,
    "sends_a_signal": 10,
    "answers": 6,
    "names_a_time": 4,
    "follows_a_link": 4,
    "pairs_with_somebody": 10,
    "forges": 12,
    "forges_a_number": 3,
    "pauses": 4,
    "votes": 6,
    "asks_a_lessons_question": 3,
    "leaves": 4,
    "deletes": 2,
    "is_renamed": 2,
    "chooses_a_name": 2,
    "blocks_or_unblocks": 1,
    "changes_words": 2,
    "sends_a_picture": 1,
    "time_passes": 6,
    "telegram_repeats_itself": 4,
}
