"""Whatever somebody sends, they get one kind sentence, nothing changes, and nobody else hears of it."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

import pytest

from bot.playground.methods_chats import membership
from tests.dialogues.relaying import sends
from tests.stage import Json, Phone, Stage, buttons_of, data_of, words_of

Couple = tuple[Phone, Phone]
NOT_TEXT = "I can read text and taps on buttons, nothing else"
NOT_SENT, FREE_TEXT = ("I haven't sent this", "This stays here"), "I don't pass on what you write here"
KINDS = (
    *("photo", "voice", "sticker", "video", "document", "animation", "audio", "video_note"),
    *("location", "venue", "contact", "dice"),
)
TEXTS = {
    "emoji": "🥺" * 4096,
    "families": "👩‍👩‍👧‍👦" * 500,
    "right to left": "أحتاج إلى بعض المساحة \u202e/space 2h\u202c من فضلك",
    "html": "<b>bold</b> <script>alert(1)</script> </b> & &amp; &#x1F600;",
    "markdown": "*bold* _it [link](http://example.org) ``` ~~ ||spoiler|| `",
    "zero width": "\u200b\u200d\ufeff x",
    "fluent": "{ $partner } { $name -> *[other] x } \ue0000\ue001",
    "percent": "%s %(name)s {0} {partner} $partner",
    "sql": "'); DROP TABLE people; --",
    "newlines": "a" + "\n" * 500 + "b",
    "combining": "Z" + "͑ͫ̓ͪ̂ͫ̽͏̴̙̤̞͉͚" * 100,
    "slash": "/",
    "looks like a time": "2h",
}
UNREADABLE = (
    "banana",
    "25:99",
    "31 february",
    "2",
    "-5",
    "until",
    "0x10 h",
    "١٢٣٤٥ ✨",
    "{ $x }",
    "<b>2h</b>",
    "🙂" * 900,
)
WOULD_WORK = "I couldn't read a time in that. “2h”, “until 20:00” or “tomorrow 9am” would work"
TOO_SHORT = ("5m", "0m", "18 min", "1 second", "today 08:00")
TOO_LONG = ("3 days", "25 hours", "2 weeks", "tomorrow 10am")
SHORT, LONG = "20 minutes or more", "a day at most"
HUGE = ("99999999 h", "9" * 300 + " h", "1e308 h")


@asynccontextmanager
async def nothing_follows(stage: Stage, *, without: tuple[str, ...] = ()) -> AsyncIterator[None]:
    """Assert that what happens inside changes nothing and brings no phone anything but what it looks at inside."""
    for phone in stage.phones.values():
        phone.looks_away()
    before = stage.records.all(without=without)
    yield
    stage.nothing_else_was_sent()
    assert stage.records.all(without=without) == before


async def test_anything_but_text_is_declined(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    for kind in KINDS:
        async with nothing_follows(stage):
            await anna.sends(kind)
            assert "I need space" in buttons_of(anna.sees(NOT_TEXT)), kind


async def test_odd_text_goes_to_nobody(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    for what, text in TEXTS.items():
        async with nothing_follows(stage, without=("dialogues",)):
            await anna.types(text)
            said = words_of(anna.sees(""))
            assert what == "slash" or said.startswith((*NOT_SENT, FREE_TEXT))


async def test_odd_text_of_strangers_goes_to_nobody(stage: Stage) -> None:
    clara = stage.phone("Clara")
    await clara.types("/start")
    async with nothing_follows(stage):
        await clara.types("<b>hello</b>")
        assert "Invite my partner" in buttons_of(clara.sees(FREE_TEXT))
        await clara.sends("photo")
        clara.sees(NOT_TEXT)
        for command in ("/space 2h", "/closeness a hug"):
            await clara.types(command)
            clara.sees("You aren't connected with anybody here")
        await clara.types("/back")
        clara.sees("You aren't in a pause")


async def test_edited_message_is_not_followed(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("hello")
    own = anna.person.messages[-2]
    async with nothing_follows(stage):
        await anna.edits(own, "/space 2h")
        anna.sees("I don't follow changes to messages")


async def test_edited_answer_does_not_change_dialogue(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("/space 2h")
    own = next(m for m in anna.person.messages if words_of(m) == "/space 2h")
    async with nothing_follows(stage):
        await anna.edits(own, "/space 5h")
        anna.sees("I don't follow changes to messages")


@pytest.mark.parametrize(
    ("times", "reason"), [(UNREADABLE, WOULD_WORK), (TOO_SHORT, SHORT), (TOO_LONG, LONG), (HUGE, "")]
)
async def test_odd_times_are_asked_again(stage: Stage, couple: Couple, times: tuple[str, ...], reason: str) -> None:
    anna, _ = couple
    await stage.records.person_has(anna.id, zone="UTC")
    for said in times:
        async with nothing_follows(stage, without=("dialogues",)):
            await anna.types(f"/space {said}")
            asked = anna.sees(reason, "Until when do you need space?")
            assert buttons_of(asked)[0].startswith("20 min · "), said
    await anna.types("1h")  # what was asked can be answered at once
    assert "Send" in buttons_of(anna.sees("word for word"))


async def test_anything_but_text_does_not_answer(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    for open_dialogue in ("/space", "/space 2h", "/closeness"):
        await anna.types(open_dialogue)
        async with nothing_follows(stage):
            await anna.sends("voice")
            (said,) = [words_of(m) for m in anna.person.received[-1:]]
            assert "text" in said
            anna.looks_away()


async def test_odd_wishes_are_carried_or_asked_again(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    async with nothing_follows(stage, without=("dialogues",)):
        await anna.types("/closeness " + "🥺" * 81)
        anna.sees("81 characters", "room for 80")
        await anna.types("🥺" * 4096)
        anna.sees("4,096 characters", "room for 80")
    odd = "<b>{ $name }</b> \\ *x* {S} {ask}"
    await anna.types(odd)
    await anna.taps("Whenever it suits")
    await anna.taps("Send")
    assert f"“{odd}”" in words_of(boris.sees("Anna"))


async def test_odd_lines_arrive_as_they_are(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    odd = "{S} {t} { $at } \ue0000\ue001 <i>x</i> 🥺 {sign}"
    await anna.types(f"/space 2h {odd}")
    await anna.taps("Send")
    assert f"“{odd}”" in words_of(boris.sees("Anna"))


async def test_unknown_commands_point_to_help(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    for command in ("/banana", "/space_2h", "/SPACEX", "/help2", "/start@some_other_bot", "/1", "/pair@"):
        async with nothing_follows(stage):
            await anna.types(command)
            anna.looks_away()
    await anna.types("/banana")
    anna.sees("I don't know that command", "/help")


async def test_commands_work_in_any_case_and_by_name(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    name = stage.simulator.world.bot["username"]
    for command in ("/SPACE 2h", f"/space@{name} 2h", "/space   2h", "/space\n2h", " /space 2h"):
        await anna.types(command)
        assert "Send" in buttons_of(anna.sees("word for word"))


async def test_commands_cut_into_any_dialogue(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space")
    asked = anna.sees("word for word")
    await anna.types("/help")
    anna.sees("What there is")
    await anna.types("/closeness a hug")
    anna.sees("And when?")
    await anna.taps("Send", under=asked)
    anna.sees("no longer open")
    await anna.types("/invite")
    anna.sees("already connected")
    await anna.types("/start")
    anna.sees("You and Boris are connected")
    await anna.types("/back")
    anna.sees("You aren't in a pause")
    await anna.types("/cancel")
    anna.sees("Cancelled. Nothing was sent")
    await anna.types("/cancel")
    anna.sees("nothing open")
    boris.sees_nothing_new()


async def test_old_buttons_say_that_they_are_old(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    preview = await sends(anna, "/space 2h")
    relay = boris.sees("Anna")
    await anna.types("/back")
    await stage.moves(days=20)
    for phone, message, labels in (
        (anna, preview, ("Send", "My own words", "⋯")),
        (boris, relay, ("Okay, see you", "Okay ❤", "Leave a line", "🔒 Help me wait")),
    ):
        for label in labels:
            async with nothing_follows(stage):
                await phone.taps_again(label, message)
                assert len(phone.news()) == 1, label
                phone.looks_away()


async def test_button_under_deleted_message_still_works(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    preview = anna.sees("word for word")
    anna.person.deletes(preview)
    await anna.types("/cancel")
    anna.sees("Nothing was sent")
    boris.sees_nothing_new()


async def test_send_under_deleted_preview_leaves_a_receipt(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    preview = anna.sees("word for word")
    anna.person.deletes(preview)
    await anna.taps_again("Send", preview)
    boris.sees("Anna")
    anna.sees("Delivered")


async def test_forwarded_message_carries_no_buttons(stage: Stage, couple: Couple) -> None:
    """What is forwarded is just text, and a tap that pretends to be under it does no more than any other."""
    anna, boris = couple
    await anna.types("/space 2h")
    preview = anna.sees("word for word")
    async with nothing_follows(stage, without=("dialogues",)):
        await boris.forwards(preview)
        boris.sees(NOT_SENT[0])
    async with nothing_follows(stage):
        await boris.forges(data_of(preview, "Send"), under=boris.person.messages[-1])
        boris.sees("no longer open")


async def test_buttons_of_others_do_nothing(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    mallory = stage.phone("Mallory")
    await mallory.types("/start")
    await anna.types("/space 2h")
    preview = anna.sees("word for word")
    for thief in (boris, mallory):
        for data in _all_data(preview):
            async with nothing_follows(stage):
                await thief.forges(data)
                thief.looks_away()
    await anna.taps("Send")
    relay, receipt = boris.sees("Anna"), anna.sees("Delivered")
    for data in (*_all_data(relay), *_all_data(receipt)):
        async with nothing_follows(stage):
            await mallory.forges(data)
            mallory.looks_away()
    for data in _all_data(relay):
        async with nothing_follows(stage):
            await anna.forges(data)  # nobody answers their own signal
            anna.looks_away()
    for data in _all_data(receipt):
        async with nothing_follows(stage):
            await boris.forges(data)  # nobody comes back for the other
            boris.looks_away()


async def test_nonsense_in_buttons_does_nothing(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    for data in (
        *("x", "draft:send:", "draft:send:0", f"draft:send:{2**63}", "draft:send:99999999999999999999", "draft::1"),
        *("draft:until:1:99h", "draft:strength:1:9", "draft:sign:1:../..", "draft:wish:1:nope", "answer:own:1"),
        *("answer:see-you:0", "when:yes-at:1:9h", "return:back:1", "menu:nope", "🙂" * 16, "draft:send:1\n"),
        *("invite:yes:١٢٣", "draft:send:٣", "return:back:１"),
    ):
        async with nothing_follows(stage):
            await anna.forges(data)
            assert len(anna.news()) == 1, data
            anna.looks_away()


async def test_forged_choices_do_not_break_a_draft(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    ((draft,),) = stage.records.rows("SELECT id FROM dialogues")
    for data in (f"draft:wish:{draft}:hug", f"draft:window:{draft}:this-evening", f"draft:sign:{draft}:like-you"):
        await anna.forges(data)
    await anna.forges(f"draft:ask:{draft}:window")
    await anna.forges(f"draft:ask:{draft}:wish")
    await anna.forges(f"draft:preview:{draft}")
    await anna.taps("Send")
    assert "hug" not in words_of(boris.sees("Anna"))


async def test_bot_leaves_groups_after_one_sentence(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    group = stage.simulator.group("Family")
    async with nothing_follows(stage, without=("data_keys",)):  # the app makes its own when first needed
        group.adds_bot(anna.person)
        await stage.settles()
        said = [words_of(m) for m in group.messages if m["from"].get("is_bot")]
        assert said == ["I only work in a private chat between one person and me, so I'm leaving. Write to me there."]
        assert not group.has_bot


async def test_command_in_a_group_goes_nowhere(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    group = stage.simulator.group("Family")
    group.room.is_member = True  # added while the bot was away for longer than Telegram keeps updates
    async with nothing_follows(stage, without=("data_keys",)):
        group.says(anna.person, "/space 2h")
        await stage.settles()
        assert not group.has_bot
        assert len([m for m in group.messages if m["from"].get("is_bot")]) == 1


async def test_bot_leaves_channels_without_a_word(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    channel = stage.simulator.group("News")
    channel.room.is_member = True
    world = stage.simulator.world
    change = membership(world, channel.id, anna.person.human.as_user(), "left", "administrator")
    change["new_chat_member"] |= _RIGHTS
    change["chat"] = {"id": channel.id, "title": "News", "type": "channel"}
    async with nothing_follows(stage, without=("data_keys",)):
        world.updates.push("my_chat_member", change, ("member", channel.id))
        await stage.settles()
        assert not channel.has_bot
        assert channel.messages == []


_RIGHTS = {
    "can_be_edited": False,
    **dict.fromkeys(
        (
            *("is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats"),
            *("can_restrict_members", "can_promote_members", "can_change_info", "can_invite_users"),
            *("can_post_stories", "can_edit_stories", "can_delete_stories"),
        ),
        False,
    ),
}


def _all_data(message: Json) -> list[str]:
    found = [data_of(message, label) for label in buttons_of(message)]
    assert found
    return found
