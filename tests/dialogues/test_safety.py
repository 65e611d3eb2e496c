"""Help in private: opened by the person alone, recorded nowhere, told to nobody."""

from pathlib import Path

import pytest

from tests.dialogues.couples import connected, sends_space
from tests.stage import Stage, buttons_of, token_in, words_of

# What somebody may be in the middle of: what they type first, and what they tap then.
DIALOGUES = (
    ("/space", ()),
    ("/space", ("⋯", "Change time", "Other")),
    ("/space 2h", ()),
    ("/space 2h", ("My own words",)),
    ("/closeness", ()),
    ("/closeness", ("My own words",)),
    ("/talk", ()),
    ("/talk dishes", ()),
    ("/soothe", ("Write it out",)),
    ("/lesson", ("Ask my partner this",)),
    ("/pause", ()),
    ("/settings name", ()),
    ("/settings zone", ()),
    ("/settings quiet", ("From 22:30",)),
    ("/settings", ("How do you look for calm?", "Begin")),
    ("/unpair", ("Tell them kindly",)),
    ("/delete", ()),
)


async def test_safety_opens_from_the_middle_of_any_dialogue(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        for command, labels in DIALOGUES:
            await anna.types(command)
            for label in labels:
                await anna.taps(label)
            anna.looks_away()
            await anna.types("/safety")
            page = anna.sees("Is something not safe?", "call")
            assert {"My country", "Pause quietly", "Disconnect quietly"} <= set(buttons_of(page))
            anna.sees_nothing_new()
            boris.sees_nothing_new()
        await stage.moves(days=1)


async def test_safety_opens_before_anybody_is_connected(tmp_path: Path) -> None:
    """Whoever was invited can look at it first, and so can whoever invites; nobody hears of it."""
    async with Stage.opened(tmp_path) as stage:
        anna, boris = stage.phone("Anna"), stage.phone("Boris")
        await anna.types("/invite")
        invitation = anna.sees("Not for anybody who is afraid of the other")
        await anna.taps("Not safe?", under=invitation)
        anna.sees("Is something not safe?")
        await boris.types(f"/start {token_in(invitation)}")
        asked = boris.sees("If you are afraid, look here first")
        await boris.taps("Not safe?", under=asked)
        page = boris.sees("Is something not safe?")
        assert "Disconnect quietly" not in buttons_of(page)
        anna.sees_nothing_new()
        await boris.taps("Accept", under=asked)
        anna.sees("said yes", "If you are afraid of them, “No” needs no reason")


async def test_country_is_chosen_and_a_kind_without_a_line_says_what_to_search_for(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_stage, anna, _boris):
        await anna.types("/safety")
        await anna.taps("My country")
        await anna.taps("Germany")
        page = words_of(anna.sees("112"))
        assert "0800 1110111" not in page, "no government stands behind it, and nobody looked"
        assert "Search for “Telefonseelsorge”" in page


async def test_quiet_mode_holds_like_a_pause(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_stage, anna, boris):
        await anna.types("/safety")
        await anna.taps("Pause quietly")
        anna.sees("Quiet mode is on")
        await sends_space(boris)
        boris.sees("Held: Anna can't be reached here right now")
        anna.sees_nothing_new()


async def test_quiet_mode_ends_like_a_pause(tmp_path: Path) -> None:
    """What was held arrives at once, and a shorter pause that was on before does not end it."""
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("/pause 1h")
        await anna.types("/safety")
        await anna.taps("Pause quietly")
        await sends_space(boris, "5h")
        for phone in (anna, boris):
            phone.looks_away()
        await stage.moves(hours=2)
        stage.nothing_else_was_sent()
        await anna.taps("End quiet mode")
        assert "Quiet mode is on" not in words_of(anna.sees("Is something not safe?"))
        anna.sees("Boris would like some time alone")
        boris.sees("Delivered")


async def test_signal_on_its_way_is_held_by_quiet_mode(tmp_path: Path) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        await boris.types("/settings signals")
        await boris.taps("30 s")
        await sends_space(boris)
        boris.looks_away()
        await anna.types("/safety")
        await anna.taps("Pause quietly")
        anna.sees("Quiet mode is on")
        boris.sees("Held: Anna can't be reached here right now")
        await stage.moves(minutes=5)
        anna.sees_nothing_new()


async def test_x_removes_what_can_be_removed(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_stage, anna, boris):
        await anna.types("/space 2h")
        await anna.types("/x")
        await anna.taps("Remove this chat's last 48 h", under=anna.sees("It can't be brought back."))
        assert [words_of(m) for m in anna.person.messages] == ["Done."]
        anna.looks_away()
        await anna.taps("…")
        anna.sees("Older messages, the other phone and screenshots")
        boris.sees_nothing_new()


@pytest.mark.parametrize("command", ["/space 2h", "/closeness", "/talk", "/back"])
async def test_threat_is_passed_on_nowhere(tmp_path: Path, command: str) -> None:
    async with connected(tmp_path) as (stage, anna, boris):
        if command == "/back":
            await sends_space(anna)
            for phone in (anna, boris):
                phone.looks_away()
        await anna.types(f"{command} I will kill you")
        anna.sees("I don't pass on threats")
        boris.sees_nothing_new()
        assert b"kill you" not in stage.records.dump()
        anna.looks_away()


async def test_every_note_has_the_way_to_help_under_it(tmp_path: Path) -> None:
    """Own wishes, topics and lines of a space: whoever reads one has a private way to help, marked as such."""
    async with connected(tmp_path) as (_stage, anna, boris):
        await anna.types("/closeness come home or I don't know")
        await anna.taps("Whenever it suits")
        await anna.taps("Send")
        assert "🔒 Is something wrong?" in buttons_of(boris.sees("come home or I don't know"))
        await boris.taps("Not today")
        await anna.types("/talk it all being too much")
        await anna.taps("Send")
        assert "🔒 Is something wrong?" in buttons_of(boris.sees("it all being too much"))
        await sends_space(anna)
        await boris.taps("Leave a line for later")
        await boris.types("I can't go on like this")
        for phone in (anna, boris):
            phone.looks_away()
        await anna.types("/back nobody is left for me")
        await anna.taps("Send")
        assert "🔒 Is something wrong?" not in buttons_of(anna.sees("I can't go on like this"))
        assert "🔒 Is something wrong?" not in buttons_of(boris.sees("nobody is left for me")), "not under a return"
        for phone in (anna, boris):
            phone.looks_away()


async def test_worry_under_a_note_stays_private(tmp_path: Path) -> None:
    async with connected(tmp_path) as (_stage, anna, boris):
        await sends_space(anna, "2h I can't any more today")
        assert "🔒 Is something wrong?" in buttons_of(boris.sees("can't any more"))
        anna.looks_away()
        await boris.taps("🔒 Is something wrong?")
        boris.sees("You can't carry this alone")
        anna.sees_nothing_new()


async def test_safety_page_leads_to_what_to_do_for_a_friend_and_to_what_calling_is_like(tmp_path: Path) -> None:
    """Both are read in private, each with a number to call and buttons that copy it; nothing is kept or told."""
    async with connected(tmp_path) as (stage, anna, boris):
        await anna.types("/safety")
        await anna.taps("My country")
        await anna.taps("Spain")
        page = anna.sees("Is something not safe?")
        await anna.taps("For a friend in danger", under=page)
        friend = anna.sees("The next ten minutes", "Are you thinking of killing yourself?", "call 112")
        assert "Copy 112" in buttons_of(friend)
        await anna.taps("What happens when I call", under=page)
        anna.sees("When you call", "hang up whenever you like", "call 112")
        boris.sees_nothing_new()
        stage.nothing_else_was_sent()
