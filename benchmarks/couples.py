"""Databases full of couples who are about to say something, made by the bot's own services."""

from datetime import timedelta
from pathlib import Path
from typing import Any

from benchmarks.bots import KEY, ROOT
from benchmarks.stand_in import TOKEN, Json
from bot import config
from bot.clock import SystemClock
from bot.content import ContentStore
from bot.db import outbox, pairing, people
from bot.db.engine import Storage, open_storage
from bot.db.unit_of_work import UnitOfWork
from bot.domain.api_calls import BotApiCall, Priority
from bot.domain.drafts import Draft
from bot.domain.people import Member
from bot.domain.signals import Kind
from bot.presentation import frames
from bot.services import accounts, drafts, signals

_AT_ONCE = 500
_FIRST = 5_000_000_000  # ids of people; two of a couple stand beside each other
_LANGUAGES = frozenset({"en", "es"})


def settings(database: str, **environ: str) -> config.Settings:
    """Return settings for a database address."""
    given = {"BOT_TOKEN": TOKEN, "DATABASE_URL": database, "ENCRYPTION_KEYS": KEY, "CONTENT_DIR": str(ROOT / "content")}
    return config.load(given | environ)


def sqlite(folder: Path, name: str) -> str:
    """Return the address of a SQLite file."""
    return f"sqlite+aiosqlite:///{folder / name}.db"


async def with_previews(database: str, couples: int, first: int = 0) -> list[Json]:
    """Make couples of whom one looks at a preview, and return the taps on *Send* as updates."""
    storage = await open_storage(settings(database), SystemClock())
    shelf = ContentStore(ROOT / "content", SystemClock())
    taps: list[Json] = []
    for start in range(first, first + couples, _AT_ONCE):
        async with storage.begin() as uow:
            for number in range(start, min(start + _AT_ONCE, first + couples)):
                one, draft_id = await _preview(uow, number, shelf)
                taps.append(_tap(number, one, draft_id))
    await storage.close()
    return taps


async def with_lessons(database: str, count: int) -> None:
    """Queue lessons for so many people who are due for them now."""
    await _with_letters(database, count, Priority.LESSON)


async def with_letters(database: str, count: int) -> None:
    """Queue check-ins for so many people."""
    await _with_letters(database, count, Priority.CHECKIN)


def partner_of(number: int) -> int:
    """Return the id of the one who gets what is said in a couple."""
    return _FIRST + 2 * number + 1


async def connected(uow: UnitOfWork, first: int) -> tuple[Member, Member]:
    """Connect two people, with the ids `first` and the one after it."""
    pair = []
    for place, name in enumerate(("Anna", "Boris")):
        member, _ = await accounts.arrived(uow, first + place, name, "en", _LANGUAGES)
        pair.append(member)
    couple = await pairing.add_couple(uow)
    for member in pair:
        row = await people.person(uow, member.id)
        assert row is not None
        row.couple_id, row.zone = couple.id, "UTC"
    await uow.session.flush()
    one, other = [member for member in [await accounts.known(uow, member.id) for member in pair] if member]
    return one, other


async def _preview(uow: UnitOfWork, number: int, shelf: ContentStore) -> tuple[Member, int]:
    one, other = await connected(uow, _FIRST + 2 * number)
    language = shelf.language("en")

    def wording(draft: Draft, sender: Member, receiver: Member, now: Any, *, is_held: bool | None = None) -> Any:
        return frames.relay(language, draft, sender, receiver, now, is_held=is_held)

    draft = (await drafts.begin(uow, one, Kind.SPACE)).changed(until_at=uow.now + timedelta(hours=2))
    await signals.preview(uow, one, draft, frames.wordings(language, draft, other), wording)
    return one, draft.id


def _tap(number: int, person: Member, draft_id: int) -> Json:
    user = {"id": person.id, "is_bot": False, "first_name": person.name, "language_code": "en"}
    chat = {"id": person.id, "type": "private", "first_name": person.name}
    message = {"message_id": 500, "date": 1_800_000_000, "chat": chat, "text": "This is what Boris will get"}
    query = {"id": str(10**15 + number), "from": user, "chat_instance": "1", "message": message}
    return {"update_id": 1_000_000 + number, "callback_query": query | {"data": f"draft:send:{draft_id}"}}


async def _with_letters(database: str, count: int, lane: Priority) -> None:
    storage: Storage = await open_storage(settings(database), SystemClock())
    text = "A short lesson. " * 60
    async with storage.begin() as uow:
        app = await uow.system_key()
        chats = range(7_000_000_000, 7_000_000_000 + count)
        letters = (BotApiCall(chat, "sendMessage", {"chat_id": chat, "text": text}, lane) for chat in chats)
        await outbox.enqueue(uow, [(app, letter) for letter in letters])
    await storage.close()
