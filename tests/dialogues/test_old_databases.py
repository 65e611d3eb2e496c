"""Whoever was in the middle of something when the bot was upgraded goes on with it, whatever version it was before.

In each of these databases Mia's words and Emil's question wait to be sent, Boris and Fay have drafts, Anna, Clara and
Ida are in a pause, Jon's wish is kept until Ida is back, and Gina's space is held until Hugo wants to hear of it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.past.databases import KEY, REVISIONS, replay, telegram_of, unpack
from tests.past.telegram import bring_back
from tests.records import STAGE_DATABASE_URL
from tests.stage import Json, Phone, Stage

pytestmark = pytest.mark.plays_on("sqlite")
every_old_one = pytest.mark.parametrize("revision", REVISIONS)
since_talks = pytest.mark.parametrize("revision", [one for one in REVISIONS if one >= "0002"])
since_lessons = pytest.mark.parametrize("revision", [one for one in REVISIONS if one >= "0004"])
since_kept = pytest.mark.parametrize("revision", [one for one in REVISIONS if one >= "0003"])


class Upgraded(Stage):
    """A stage whose database and Telegram are those of an older version."""

    revision: str

    async def begins(self) -> None:
        """Bring back both; where it is PostgreSQL, `place` has filled it."""
        bring_back(self.simulator, telegram_of(self.revision))
        if self.records.url.startswith("sqlite"):
            unpack(self.revision, self.folder / "halfway.db")


@pytest.fixture
def place(revision: str, played_on: str, tmp_path: Path, request: pytest.FixtureRequest) -> str | None:
    """Return the address of a PostgreSQL with an old database in it, None where a story plays on SQLite."""
    if played_on == "sqlite":
        return None
    url = str(request.getfixturevalue("empty_postgres_url"))
    asyncio.run(replay(revision, tmp_path / "old.db", url))
    return url


@pytest.fixture
async def stage(
    revision: str, place: str | None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> AsyncIterator[Stage]:
    """Yield a stage on which the new bot has started on the old database, two minutes later."""
    if place:
        monkeypatch.setenv(STAGE_DATABASE_URL, place)
    Upgraded.revision = revision
    async with Upgraded.opened(tmp_path, ENCRYPTION_KEYS=KEY) as opened:
        await opened.moves(minutes=2)  # until what Telegram refused is tried again
        yield opened


async def sends(phone: Phone, preview: Json) -> None:
    """Approve a preview, and once more where the words around have changed with the upgrade, which is shown first."""
    await phone.taps("Send", under=preview)
    with suppress(AssertionError):
        await phone.taps("Send", under=phone.sees("word for word"))


@every_old_one
async def test_what_waited_is_sent_with_its_words(stage: Stage) -> None:
    stage.phone("Noah").sees("a quiet evening")
    stage.phone("Mia").sees("Delivered")
    ((lost,),) = stage.records.rows("SELECT count(*) FROM outbox WHERE is_held = false")
    assert lost == 0


@since_lessons
async def test_question_of_a_lesson_arrives(stage: Stage) -> None:
    stage.phone("Fay").sees("What between us would you like to keep exactly as it is?")


@every_old_one
async def test_pause_goes_on_to_its_return(stage: Stage) -> None:
    anna, boris = stage.phone("Anna"), stage.phone("Boris")
    for phone in (anna, boris):
        phone.looks_away()
    await anna.taps("I'm back")
    boris.sees("Anna")
    anna.sees("Welcome back")


@every_old_one
async def test_wish_that_was_half_made_is_sent(stage: Stage) -> None:
    fay, emil = stage.phone("Fay"), stage.phone("Emil")
    for phone in (fay, emil):
        phone.looks_away()
    await fay.taps("Whenever it suits")
    await sends(fay, fay.sees("word for word"))
    emil.sees("a hug")
    await emil.taps("Yes, now")
    fay.sees("Emil")


@since_talks
async def test_draft_is_sent_with_its_words(stage: Stage) -> None:
    anna, boris = stage.phone("Anna"), stage.phone("Boris")
    preview = boris.sees("about the summer", "word for word")
    for phone in (anna, boris):
        phone.looks_away()
    await anna.taps("I'm back")
    await sends(boris, preview)
    anna.sees("about the summer")


@since_talks
async def test_space_whose_time_had_come_is_asked_about_and_comes_to_its_end(stage: Stage) -> None:
    clara, david = stage.phone("Clara"), stage.phone("David")
    for phone in (clara, david):
        phone.looks_away()
    await clara.taps("I'm back")
    clara.sees("Welcome back")
    david.sees("Clara")


@since_kept
async def test_what_was_held_and_what_was_kept_arrive(stage: Stage) -> None:
    hugo, ida, jon = stage.phone("Hugo"), stage.phone("Ida"), stage.phone("Jon")
    for phone in (hugo, ida, jon):
        phone.looks_away()
    await hugo.types("/resume")
    hugo.sees("I am worn out")
    await ida.types("/back")
    ida.sees("a hug")


@every_old_one
async def test_twelve_days_go_on_from_there(stage: Stage) -> None:
    """What was planned comes, nothing fails (the log says nothing), and people go on as ever."""
    for _ in range(12):
        await stage.moves(days=1)
    anna, boris = stage.phone("Anna"), stage.phone("Boris")
    await anna.types("/back")  # what an older bot did not follow up is still open
    for phone in (anna, boris):
        phone.looks_away()
    await anna.types("/space 2h a walk by myself")
    await sends(anna, anna.sees("word for word"))
    boris.sees("a walk by myself")
    for words in ("/settings", "/history", "/lesson", "/checkin", "/export"):
        await boris.types(words)
    assert boris.looks_through()
    await boris.types("/delete")
    await boris.taps("Yes, delete everything")
    assert not stage.records.rows("SELECT * FROM people WHERE id = ?", boris.id)


@pytest.mark.plays_on("postgresql")
@pytest.mark.parametrize("revision", REVISIONS[-1:])
async def test_all_of_this_is_so_on_postgresql(stage: Stage) -> None:
    await test_what_waited_is_sent_with_its_words(stage)
    await test_question_of_a_lesson_arrives(stage)
    await test_wish_that_was_half_made_is_sent(stage)
    await test_draft_is_sent_with_its_words(stage)
    await test_space_whose_time_had_come_is_asked_about_and_comes_to_its_end(stage)
    await test_what_was_held_and_what_was_kept_arrive(stage)
    await test_twelve_days_go_on_from_there(stage)
