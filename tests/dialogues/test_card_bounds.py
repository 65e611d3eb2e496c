"""What holds for a line holds for a card: who may send it, in which words, how often, and into what."""

from pathlib import Path

import pytest

from tests.content.folder import Folder
from tests.dialogues.couples import NOON, connected, sends_space
from tests.dialogues.relaying import arrived, quoted
from tests.dialogues.test_cards import KEY, keys_of, link_of, prepares
from tests.stage import Phone, Stage, buttons_of

STALE = "have changed since you approved this card"
ASKED = "Are you thinking of ending your life?"


@pytest.mark.parametrize("whose", ["boris renames himself", "anna takes no lines"])
async def test_card_that_would_read_otherwise_is_looked_at_first(tmp_path: Path, whose: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await prepares(boris, line="back before the bread burns")
        (key,) = keys_of(stage, boris)[2:]
        if whose == "anna takes no lines":
            await stage.records.person_has(anna.id, takes_lines=False)
        else:
            await boris.types("/settings name")
            await boris.types("Borja")
        boris.looks_away()
        await boris.types(key)
        shown = boris.sees(STALE, "word for word")
        await stage.moves(minutes=1)
        anna.sees_nothing_new()
        await boris.taps("Send")
        got = anna.sees("Bor")
        assert arrived(got) == quoted(shown)
        assert ("bread" in got["text"]) == (whose == "boris renames himself")
        boris.looks_away()


@pytest.mark.plays_on("sqlite")
async def test_changed_content_is_approved_anew(tmp_path: Path) -> None:
    content = Folder(tmp_path / "content")
    async with Stage.opened(tmp_path, at=NOON, CONTENT_DIR=str(content.path)) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await stage.pairs(anna, boris)
        await prepares(boris)
        content.change("en/frames.yaml", "We're okay.", "You and I are okay.")
        assert not content.faults()
        await stage.restarts()
        await boris.types(KEY)
        shown = boris.sees(STALE, "“You and I are okay.”")
        anna.sees_nothing_new()
        await boris.taps("Send")
        assert arrived(anna.sees("Boris")) == quoted(shown)
        boris.looks_away()


async def test_card_waits_for_a_pause_as_any_line(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await prepares(boris)
        await anna.types("/pause 30m")
        anna.looks_away()
        await boris.types(KEY)
        boris.sees("Held: Anna can't be reached here right now")
        await stage.moves(seconds=11)
        anna.sees_nothing_new()
        await stage.moves(minutes=31)
        anna.sees("Your pause is over")
        anna.sees("“We're okay.”", "Boris")
        boris.looks_away()


async def test_card_counts_among_the_twelve_of_a_day(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_stage, anna, boris):
        await prepares(boris)
        for _ in range(12):
            await sends_space(boris, "20m")
            await boris.types("/back")
        for phone in (anna, boris):
            phone.looks_away()
        await boris.types(KEY)
        boris.sees("I carry at most twelve pauses a day")
        anna.sees_nothing_new()


@pytest.mark.parametrize(
    ("line", "said"), [("I want to kill myself", ASKED), ("I'll kill you", "I don't pass on threats")]
)
async def test_no_card_is_kept_with_words_that_stop(tmp_path: Path, line: str, said: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/cards")
        await boris.taps("New card")
        await boris.taps("My own words")
        boris.looks_away()
        await boris.types(line)
        boris.sees(said)
        anna.sees_nothing_new()
        assert stage.records.rows("SELECT count(*) FROM cards") == [(0,)]


@pytest.mark.plays_on("sqlite")
@pytest.mark.parametrize("way", ["key", "link"])
async def test_card_that_was_kept_before_its_words_were_known_is_asked_about(tmp_path: Path, way: str) -> None:
    content = Folder(tmp_path / "content")
    async with Stage.opened(tmp_path, at=NOON, CONTENT_DIR=str(content.path)) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await stage.pairs(anna, boris)
        await prepares(boris, line="the moonless lake is calling me")
        (key,) = keys_of(stage, boris)[2:]
        await boris.types("/cards")
        await boris.taps(key)
        link = link_of(stage, boris)
        await boris.types("/cancel")
        boris.looks_away()
        learned = "self_harm:\n  patterns:\n    - '\\bmoonless lake is calling\\b'"
        content.change("en/safety.yaml", "self_harm:\n  patterns:", learned)
        await stage.restarts()
        await (boris.types(key) if way == "key" else boris.opens(link))
        boris.sees(ASKED, "moonless lake")
        await stage.moves(minutes=1)
        anna.sees_nothing_new()


async def test_a_link_opens_and_never_sends(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        link = await link_to_a_card(stage, boris)
        for _ in range(3):
            await boris.opens(link)
            await stage.moves(minutes=2)
        boris.looks_away()
        anna.sees_nothing_new()
        assert stage.records.rows("SELECT count(*) FROM signals") == [(0,)]
        await boris.taps("Send")
        anna.sees("“We're okay.”")
        boris.looks_away()
        await boris.opens(link)
        boris.sees("You are in a pause until")
        anna.sees_nothing_new()


async def test_a_card_obeys_its_owner_alone(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        clara, david = stage.phone("Clara"), stage.phone("David")
        await stage.pairs(clara, david)
        link = await link_to_a_card(stage, boris)
        (card,) = stage.records.rows("SELECT id FROM cards")[0]
        for other in (anna, clara):
            await other.opens(link)
            other.sees("That card isn't here")
            for deed in ("open", "drop"):
                await other.forges(f"card:{deed}:{card}")
            other.looks_away()
        await david.types(KEY)
        david.sees("That card isn't here")
        assert stage.records.rows("SELECT id FROM cards") == [(card,)]
        boris.sees_nothing_new()
        await anna.types("/unpair")
        await anna.taps("Leave quietly")
        await anna.taps("Yes, disconnect")
        for phone in (anna, boris):
            phone.looks_away()
        await boris.types(KEY)
        assert "Send" not in buttons_of(boris.sees(""))


async def link_to_a_card(stage: Stage, phone: Phone) -> str:
    """Keep a card, and return its link."""
    await prepares(phone)
    await phone.types("/cards")
    await phone.taps(KEY)
    link = link_of(stage, phone)
    await phone.types("/cancel")
    phone.looks_away()
    return link


@pytest.mark.plays_on("sqlite")
async def test_keys_of_cards_follow_the_language_and_older_ones_go_on_working(tmp_path: Path) -> None:
    async with connected(tmp_path, NOON) as (stage, anna, boris):
        await prepares(boris)
        await prepares(boris, line="gym, head full")
        assert keys_of(stage, boris)[2:] == [KEY, "▸ 1 h · gym, head full"]
        await boris.types("/settings language es")
        await boris.taps("Español")
        assert keys_of(stage, boris)[2:] == ["▸ 1 h · Estamos bien.", "▸ 1 h · gym, head full"]
        for key in ("▸ 1 h · Estamos bien.", KEY):
            boris.looks_away()
            await boris.types(key)
            await stage.moves(seconds=11)
            anna.sees("“We're okay.”")
            await boris.taps("Estoy de vuelta")
            anna.looks_away()
        boris.looks_away()
