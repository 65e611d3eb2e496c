"""Every way by which words of people get in: one after the other, with a word in each that stands nowhere else."""

import asyncio
from collections.abc import AsyncIterator

from tests.stage import Json, Phone, Stage

_ANSWERS_IN_WORDS = ("Yes, at …", "Not now, at …")
_COMMANDS_WITH_WORDS = (
    *("/start", "/help", "/back", "/soothe", "/checkin", "/lesson", "/lessons", "/pause", "/resume", "/invite"),
    *("/settings", "/settings zone", "/safety", "/privacy", "/export", "/unpair", "/delete", "/cancel", "/{}"),
)


async def writes_everywhere(stage: Stage, mark: str) -> AsyncIterator[str]:
    """Go through all ways, and yield what was just done after each; `mark` is the word."""
    anna, boris = stage.phone("Anna", last_name=mark, username=f"{mark}_user"), stage.phone(f"Bo{mark}")
    yield await _by_command(stage, anna, mark)
    await stage.pairs(anna, boris)
    yield "names, shown to each other"
    for part in (_names, _space, _closeness, _talk, _answers, _returns, _held, _settings, _anything, _soothing):
        async for done in part(stage, anna, boris, mark):
            yield done


async def _by_command(stage: Stage, anna: Phone, mark: str) -> str:
    for command in (*_COMMANDS_WITH_WORDS, "/resume", "/cancel"):
        anna.person.types(f"{command} {mark}".format(mark))
    await stage.settles()
    return "words behind every command"


async def _names(stage: Stage, anna: Phone, boris: Phone, mark: str) -> AsyncIterator[str]:
    await boris.types("/settings name")
    await boris.types(f"{mark} chosen")
    yield "a chosen name"
    boris.person.human.first_name = f"New{mark}"
    await boris.types("/settings name")
    await boris.taps("The one Telegram shows")
    yield "a name that changed at Telegram"


async def _space(stage: Stage, anna: Phone, boris: Phone, mark: str) -> AsyncIterator[str]:
    await anna.types(f"/space 2h {mark} in one line")
    yield "a line in a preview"
    await anna.types(f"/space {mark}")
    await anna.types("/space")
    await anna.taps("⋯")
    await anna.taps("Change time")
    await anna.taps("Other")
    await anna.types(f"{mark} is no time")
    yield "a time that cannot be read"
    await anna.types("2h")
    await anna.taps("My own words")
    await anna.types(f"{mark} of my own")
    yield "a line that was asked for"
    await anna.types(f"/space 2h {mark} I will kill you")
    await anna.types(f"/space 2h {mark} I want to kill myself")
    yield "a threat, and despair"


async def _closeness(stage: Stage, anna: Phone, boris: Phone, mark: str) -> AsyncIterator[str]:
    await anna.types("/closeness")
    await anna.taps("My own words")
    await anna.sends("photo", caption=f"{mark} caption in a dialogue")
    await anna.types(f"{mark} {'x' * 90}")
    yield "a wish that is too long"
    await anna.types(f"{mark} by buttons")
    yield "a wish by buttons, left as a draft"
    await anna.types(f"/closeness {mark} wish")
    await anna.taps("Whenever it suits")
    await anna.taps("Send")
    yield "a wish that was sent"
    for label in _ANSWERS_IN_WORDS:
        await boris.taps(label)
        await boris.types(f"{mark} is no time either")
    await boris.taps("Not today")
    yield "an answer in words"


async def _talk(stage: Stage, anna: Phone, boris: Phone, mark: str) -> AsyncIterator[str]:
    await anna.types("/talk")
    for part in ("felt", "about", "like"):
        await anna.types(f"{mark} {part}")
        yield f"what one {part}"
    await anna.taps("Send")
    await boris.taps("Not today")
    yield "a talk in three parts"


async def _answers(stage: Stage, anna: Phone, boris: Phone, mark: str) -> AsyncIterator[str]:
    await anna.types(f"/space 2h {mark} line")
    await anna.taps("Send")
    yield "a line that was sent"
    await boris.taps("Leave a line for later")
    await boris.types(f"{mark} for later")
    yield "a line for the return"


async def _returns(stage: Stage, anna: Phone, boris: Phone, mark: str) -> AsyncIterator[str]:
    await stage.moves(hours=1, minutes=56)
    await _works_on_what_is_due(stage)
    await anna.taps("⋯ More ways")
    for label in ("Other time", "Back, topic later"):
        await anna.taps(label)
        await anna.types(f"{mark} is no time")
        yield f"{label}, which cannot be read"
    await anna.types(f"/back {mark} returning")
    yield "a line of the return in a preview"
    await anna.taps("Send")
    yield "a line of the return"


async def _held(stage: Stage, anna: Phone, boris: Phone, mark: str) -> AsyncIterator[str]:
    await boris.types("/pause 20h")
    await anna.types(f"/space 3h {mark} held")
    await anna.taps("Send")
    yield "a signal that is held"
    await anna.types(f"/back {mark} held as well")
    await anna.taps("Send")
    yield "a return that is held"
    await boris.types("/resume")
    yield "what was held, delivered"
    await anna.types("/settings signals")
    await anna.taps("30 s")
    await anna.types(f"/talk {mark} in the undo time")
    await anna.taps("Send")
    yield "a signal in its undo time"
    await anna.taps("Take back")
    yield "a signal taken back"


async def _settings(stage: Stage, anna: Phone, boris: Phone, mark: str) -> AsyncIterator[str]:
    for screen in ("quiet-from", "quiet-to", "checkins-hour", "lessons-hour"):
        await anna.forges(f"settings:open:{screen}")
        await anna.types(f"{mark} is no hour")
    yield "hours that cannot be read"
    await anna.types("/settings zone")
    await anna.types(f"{mark} is no city")
    yield "a city that nobody knows"
    yield await _by_command(stage, anna, mark)


async def _anything(stage: Stage, anna: Phone, boris: Phone, mark: str) -> AsyncIterator[str]:
    await anna.types("/cancel")
    await anna.types(f"free text {mark}")
    own = _own(anna)
    await anna.edits(own, f"/space 1h {mark} edited")
    await anna.forwards(own)
    yield "free text, edited and forwarded"
    await anna.sends("document", caption=f"{mark} caption", file_name=f"{mark}.txt", content=mark.encode())
    await anna.sends("contact", first_name=mark)
    await anna.sends("venue", title=mark, address=mark)
    yield "files, contacts and places"
    await anna.forges(f"draft:send:{mark}")
    yield "a forged button"


async def _soothing(stage: Stage, anna: Phone, boris: Phone, mark: str) -> AsyncIterator[str]:
    await anna.types("/soothe")
    await anna.taps("Write it out")
    await anna.types(f"{mark} private anger")
    yield "private writing"


async def _works_on_what_is_due(stage: Stage) -> None:
    """Wait for a bot in a process of its own, which ticks by itself."""
    async with asyncio.timeout(20):
        while True:
            if not stage.records.things_due(stage.now):
                break
            await asyncio.sleep(0.01)
    await stage.settles()


def _own(phone: Phone) -> Json:
    return next(m for m in reversed(phone.person.messages) if m["from"]["id"] == phone.id and "text" in m)
