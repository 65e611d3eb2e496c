"""The fortnight: Anna closes the gap, Boris widens it; one night of quarrel, one bad line, one broken promise."""

import re
import shutil
from collections.abc import Awaitable, Callable
from datetime import datetime
from pathlib import Path

import yaml

from tests.fortnight.diary import ZONE, Diary
from tests.stage import ROOT, Phone, Stage, token_in

BEGIN = datetime(2026, 11, 30, 18, 30, tzinfo=ZONE)
_OTHER_WORDING = re.compile(r"^    \.[a-z] =.*\n(?:     +.*\n)*", re.MULTILINE)
Part = Callable[[Diary, Phone, Phone], Awaitable[None]]


async def played(folder: Path) -> list[str]:
    """Play it with a database in `folder` and return what both phones showed, as lines.

    Sentences with several wordings take turns by random ids; here each has its first alone.
    """
    content = first_wordings(folder / "content")
    async with Stage.opened(folder, at=BEGIN, CONTENT_DIR=str(content)) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        diary = Diary(stage, anna, boris, same=first_bridges(content))
        for part in PARTS:
            await part(diary, anna, boris)
        return diary.lines


def first_wordings(folder: Path) -> Path:
    """Return a copy of the content, made in `folder`, in which every phrase has one wording."""
    shutil.copytree(ROOT / "content", folder)
    for file in folder.glob("*/phrases/*.ftl"):
        file.write_text(_OTHER_WORDING.sub("", file.read_text(encoding="utf-8")), encoding="utf-8")
    return folder


def first_bridges(content: Path) -> dict[str, str]:
    """Return for each line between two answers the first of its kind, which stands for all in the diary."""
    first: dict[str, str] = {}
    for file in content.glob("*/checkins/bridges.yaml"):
        for lines in yaml.safe_load(file.read_text(encoding="utf-8"))["bridges"].values():
            first |= dict.fromkeys(lines, lines[0])
    return first


async def beginning(diary: Diary, anna: Phone, boris: Phone) -> None:
    """Two people connect, and say where they live."""
    diary.day("Monday 30 November, half past six: beginning")
    await diary.types(anna, "/start")
    await diary.taps(anna, "Invite my partner")
    await diary.at(30, 18, 33)
    await diary.types(anna, "he will never click on that, he hates apps")
    await diary.at(30, 18, 40)
    await diary.types(boris, f"/start {token_in(anna.sees('t.me/'))}")
    await diary.taps(boris, "Show me an example")
    await diary.taps(boris, "Accept")
    await diary.at(30, 18, 45)
    await diary.taps(anna, "Yes, connect")
    await diary.at(30, 18, 46)
    for phone in (anna, boris):
        await diary.types(phone, "/settings zone Madrid")
        await diary.taps(phone, "Madrid, Spain")
        await diary.taps(phone, "Yes, each evening")


async def quarrel(diary: Diary, anna: Phone, boris: Phone) -> None:
    """He needs an hour, late at night; she cannot bear it; he falls asleep over it."""
    await diary.at(30, 23, 5)
    diary.day("Monday, five past eleven: after a quarrel")
    await diary.types(boris, "I need space")
    await diary.taps(boris, "We're okay.")
    await diary.taps(boris, "Send")
    await diary.at(30, 23, 6)
    await diary.types(anna, "what does he mean?? is he leaving me")
    await diary.taps(anna, "Just for me")
    await diary.at(30, 23, 8)
    await diary.types(anna, "I'm sorry for shouting. I hate it when you go quiet but I get that you need it.")
    await diary.taps(anna, "Keep it")
    await diary.at(30, 23, 11)
    await diary.types(anna, "/closeness")
    await diary.taps(anna, "Just a heart back")
    await diary.taps(anna, "In the next hour")
    await diary.taps(anna, "Send")
    await diary.at(1, 8, 40)
    await diary.taps(boris, "I'm back")
    await diary.at(1, 8, 42)
    await diary.taps(anna, "Good to have you back")


async def days(diary: Diary, anna: Phone, boris: Phone) -> None:
    """Questions, a lesson, three times not today."""
    await diary.at(1, 20, 10)
    diary.day("Tuesday 1 to Saturday 5 December: a question, a lesson, three times “not today”")
    await diary.votes(anna, 1)
    await diary.votes(boris, 2)
    await diary.at(2, 13, 10)
    await diary.taps(anna, "Ask my partner this")
    await diary.taps(anna, "Send")
    await diary.at(2, 13, 20)
    await diary.types(boris, "that you laugh at my jokes")
    await diary.taps(boris, "Send")
    for day in (2, 3, 4):
        await diary.at(day, 17, 20)
        await diary.types(anna, "/closeness")
        await diary.taps(anna, "A walk")
        await diary.taps(anna, "This evening")
        await diary.taps(anna, "Send")
        await diary.at(day, 18, 5)
        await diary.taps(boris, "Not today")
    await diary.taps(boris, "❤ for now")
    await diary.at(5, 10, 0)
    await diary.types(boris, "/space until 3pm gym, head full")
    await diary.taps(boris, "Send")
    await diary.at(5, 11, 2)
    await diary.taps(anna, "Okay ❤")
    await diary.at(5, 13, 30)
    await diary.types(boris, "/back got bread")
    await diary.taps(boris, "Send")
    await diary.taps(anna, "❤")


async def promises(diary: Diary, anna: Phone, boris: Phone) -> None:
    """A wish for a named time; a topic; a promise that is broken."""
    await diary.at(7, 12, 45)
    diary.day("Monday 7 to Thursday 10 December: promises, kept and broken")
    await diary.types(anna, "/closeness")
    await diary.taps(anna, "A call")
    await diary.taps(anna, "Whenever it suits")
    await diary.taps(anna, "Send")
    await diary.at(7, 13, 0)
    await diary.taps(boris, "Not now, at")
    await diary.types(boris, "tomorrow at 7pm")
    await diary.taps(boris, "Send")
    await diary.at(8, 19, 0)
    await diary.taps(boris, "I'm here")
    await diary.at(9, 13, 0)
    await diary.types(anna, "/talk")
    await diary.types(anna, "lonely")
    await diary.types(anna, "you leaving in the middle of a sentence")
    await diary.types(anna, "you to tell me before you go, with a time")
    await diary.taps(anna, "Send")
    await diary.at(9, 13, 20)
    await diary.taps(boris, "Yes, at")
    await diary.types(boris, "21:00")
    await diary.taps(boris, "Send")
    await diary.at(10, 21, 30)


async def hard_lines(diary: Diary, anna: Phone, boris: Phone) -> None:
    """Two languages, a line that may land as blame, a line about dying, a Persian name."""
    await diary.at(11, 18, 0)
    diary.day("Friday 11 December: hard lines, two languages, a Persian name")
    await diary.types(boris, "/settings language es")
    await diary.taps(boris, "Español")
    await diary.types(anna, "/settings name")
    await diary.types(anna, "علی‌رضا")
    await diary.at(11, 19, 0)
    await diary.types(anna, "/space 1h I can't do this anymore, you always do this to me")
    await diary.taps(anna, "No line")
    await diary.taps(anna, "Send")
    await diary.at(11, 19, 10)
    await diary.taps(boris, "De acuerdo ❤")
    await diary.at(11, 19, 50)
    await diary.taps(anna, "I'm back")
    await diary.at(11, 23, 20)
    await diary.types(anna, "/space 1h I want to kill myself")
    await diary.taps(anna, "Send to")
    await diary.at(12, 9, 0)


async def leaving(diary: Diary, anna: Phone, boris: Phone) -> None:
    """He leaves, kindly."""
    await diary.at(14, 10, 0)
    diary.day("Monday 14 December: leaving")
    await diary.types(boris, "/unpair")
    await diary.taps(boris, "Avisar con amabilidad")
    await diary.taps(boris, "Sí, desconectar")
    await diary.at(14, 10, 5)
    await diary.types(anna, "/space 1h")


PARTS: tuple[Part, ...] = (beginning, quarrel, days, promises, hard_lines, leaving)
