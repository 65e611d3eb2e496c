"""A phone shows what Telegram shows: formatting, marks of time and change, keyboards, polls, pictures, files, notes."""

import asyncio

import pytest
from playwright.async_api import Route, expect

from bot.playground.files import plain_picture
from tests.browser.desk import ANNA, Desk
from tests.playground.conftest import Caller

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_formatting_is_drawn_and_nothing_typed_becomes_markup(bare: tuple[Desk, Caller]) -> None:
    desk, bot = bare
    await desk.anna.types("<img src=x onerror=alert(1)> & *stars*")
    await desk.anna.sees("<img src=x onerror=alert(1)> & *stars*")
    html = (
        "<b>bold</b> <i>italic</i> <u>under</u> <s>gone</s> <code>code</code> <a href='https://example.org/'>link</a>"
        "<blockquote>quoted</blockquote><blockquote expandable>1\n2\n3\n4\n5\n6\n7\n8</blockquote>\n/help"
    )
    await bot("sendMessage", chat_id=ANNA, text=html, parse_mode="HTML")
    shown = await desk.anna.sees("quoted")
    for tag, words in (("strong", "bold"), ("em", "italic"), ("u", "under"), ("s", "gone"), ("code", "code")):
        await expect(shown.locator(tag).first).to_have_text(words)
    await expect(shown.get_by_role("link", name="link")).to_have_attribute("rel", "noopener noreferrer")
    await shown.get_by_role("button", name="Show the whole quote").click()
    await expect(shown.get_by_role("button", name="Show less of the quote")).to_be_visible()
    await shown.get_by_role("button", name="/help").click()
    await expect(desk.anna.messages.last).to_contain_text("/help")


async def test_spoiler_hides_its_words_until_somebody_asks(bare: tuple[Desk, Caller]) -> None:
    desk, bot = bare
    await desk.anna.types("/start")
    await bot("sendMessage", chat_id=ANNA, text="<tg-spoiler>for your eyes</tg-spoiler>", parse_mode="HTML")
    veil = desk.anna.log.get_by_role("button", name="Hidden text. Show it")
    assert "for your eyes" not in await desk.anna.log.aria_snapshot()
    await veil.focus()
    await desk.page.keyboard.press("Enter")
    await expect(veil).to_have_count(0)
    assert "for your eyes" in await desk.anna.log.aria_snapshot()


async def test_edits_silence_typing_and_answers_to_taps_are_marked(bare: tuple[Desk, Caller]) -> None:
    desk, bot = bare
    await desk.anna.types("/start")
    keys = {"inline_keyboard": [[{"text": "One", "callback_data": "1"}, {"text": "Two", "callback_data": "2"}]]}
    sent = await bot("sendMessage", chat_id=ANNA, text="first", reply_markup=keys, disable_notification=True)
    await desk.anna.sees("first", "silent")
    await bot("editMessageText", chat_id=ANNA, message_id=sent["message_id"], text="second", reply_markup=keys)
    await desk.anna.sees("second", "edited")
    await bot("sendChatAction", chat_id=ANNA, action="upload_photo")
    await expect(desk.anna.view.get_by_text("sending a picture")).to_be_visible()
    for label, is_alert in (("One", False), ("Two", True)):
        await desk.anna.taps(label)
        *_, update = await bot("getUpdates", timeout=5, allowed_updates=["callback_query"])
        await bot(
            "answerCallbackQuery", callback_query_id=update["callback_query"]["id"], text="Noted", show_alert=is_alert
        )
        await expect(desk.anna.view.get_by_text("Noted").last).to_be_visible()
        await bot("getUpdates", offset=update["update_id"] + 1)
    await desk.anna.view.get_by_role("dialog").get_by_role("button", name="OK").click()
    await expect(desk.anna.view.get_by_role("dialog")).to_have_count(0)


async def test_reply_keyboard_and_asked_for_place(bare: tuple[Desk, Caller]) -> None:
    desk, bot = bare
    await desk.anna.types("/start")
    keyboard = [[{"text": "Berlin"}], [{"text": "Send my place", "request_location": True}]]
    markup = {"keyboard": keyboard, "one_time_keyboard": True, "resize_keyboard": True}
    await bot("sendMessage", chat_id=ANNA, text="Where?", reply_markup=markup)
    answers = desk.anna.view.get_by_role("group", name="Suggested answers")
    await answers.get_by_role("button", name="Send my place").click()
    await desk.anna.sees("Location")
    await expect(answers).to_be_hidden()
    await desk.anna.view.get_by_role("button", name="Show the suggested answers").click()
    await answers.get_by_role("button", name="Berlin").click()
    await expect(desk.anna.messages.last).to_contain_text("Berlin")


async def test_pictures_and_files_open_and_say_what_they_are(bare: tuple[Desk, Caller]) -> None:
    desk, bot = bare
    await desk.anna.types("/start")
    photo = {"photo": ("weeks.png", plain_picture(300, 200))}
    await bot.uploads("sendPhoto", photo, chat_id=str(ANNA), caption="Your weeks")
    await bot.uploads("sendDocument", {"document": ("halfway.json", b"{}")}, chat_id=str(ANNA))
    await desk.anna.log.get_by_role("button", name="Picture: Your weeks. Show it larger").click()
    picture = desk.page.get_by_role("dialog", name="Picture: Your weeks")
    assert await picture.get_by_role("img").evaluate("image => image.complete && image.naturalWidth > 0")
    await desk.page.keyboard.press("Escape")
    await expect(picture).to_have_count(0)
    async with desk.page.expect_download() as download:
        await desk.anna.log.get_by_role("link", name="Download halfway.json").click()
    assert (await (await download.value).path()).read_bytes() == b"{}"


async def test_poll_with_several_answers_is_sent_and_retracted(bare: tuple[Desk, Caller]) -> None:
    desk, bot = bare
    await desk.anna.types("/start")
    await bot("sendPoll", chat_id=ANNA, question="Which?", options=["a", "b", "c"], allows_multiple_answers=True)
    poll = desk.anna.poll
    vote = poll.get_by_role("button", name="Vote")
    await expect(vote).to_be_disabled()
    await poll.get_by_role("checkbox", name="a").check()
    await poll.get_by_role("checkbox", name="c").check()
    await vote.click()
    await expect(poll.get_by_role("listitem").filter(has_text="(your answer)")).to_have_count(2)
    await poll.get_by_role("button", name="Retract vote").click()
    await expect(poll.get_by_role("checkbox")).to_have_count(3)
    await expect(poll).to_contain_text("No votes yet")


async def test_message_longer_than_the_screen_opens_at_its_beginning(bare: tuple[Desk, Caller]) -> None:
    desk, bot = bare
    await desk.anna.types("/start")
    await bot("sendMessage", chat_id=ANNA, text="<b>The beginning</b>" + "\nline" * 60, parse_mode="HTML")
    await desk.anna.sees("The beginning")
    await expect(desk.anna.log.locator("strong", has_text="The beginning")).to_be_in_viewport()
    await desk.anna.view.get_by_role("button", name="To the newest message").click()
    await expect(desk.anna.log.locator("strong", has_text="The beginning")).not_to_be_in_viewport()
    await bot("sendMessage", chat_id=ANNA, text="short")
    await expect(desk.anna.messages.last).to_be_in_viewport()


async def test_own_messages_are_edited_answered_to_and_deleted(bare: tuple[Desk, Caller]) -> None:
    desk, bot = bare
    await desk.anna.types("helo")
    await desk.anna.input.press("ArrowUp")
    await desk.anna.types("hello")
    own = await desk.anna.sees("hello", "edited")
    await own.click(button="right")
    await desk.anna.view.get_by_role("menuitem", name="Reply").click()
    await desk.anna.types("again")
    await expect((await desk.anna.sees("again")).get_by_role("button", name="Answer to")).to_be_visible()
    await own.click(button="right")
    await desk.anna.view.get_by_role("menuitem", name="Delete").click()
    await expect(desk.anna.messages).to_have_count(1)


async def test_whoever_blocks_the_bot_unblocks_it_again(bare: tuple[Desk, Caller]) -> None:
    desk, bot = bare
    await desk.anna.types("/start")
    await desk.anna.view.get_by_test_id("chat-menu").click()
    await desk.anna.view.get_by_role("menuitem", name="Block the bot").click()
    await expect(desk.anna.input).to_be_hidden()
    assert "blocked" in await bot.refused("sendMessage", chat_id=ANNA, text="hi")
    await desk.anna.view.get_by_test_id("unblock").click()
    await expect(desk.anna.input).to_be_focused()


async def test_snapshot_that_comes_late_takes_no_message_away(bare: tuple[Desk, Caller]) -> None:
    desk, bot = bare
    is_under_way, may_come = asyncio.Event(), asyncio.Event()

    async def late(route: Route) -> None:
        snapshot = await route.fetch()
        is_under_way.set()
        await may_come.wait()
        await route.fulfill(response=snapshot)

    await desk.anna.types("/start")
    await desk.page.route("**/api/state", late, times=1)
    await bot("setMyName", name="Somewhere")
    await is_under_way.wait()
    await bot("sendMessage", chat_id=ANNA, text="Here I am.")
    await desk.anna.sees("Here I am.")
    async with desk.page.expect_response("**/api/state") as snapshot:
        may_come.set()
    await (await snapshot.value).finished()
    await desk.page.evaluate("new Promise((shown) => requestAnimationFrame(() => requestAnimationFrame(shown)))")
    await desk.anna.sees("Here I am.")


async def test_full_stop_stays_last_behind_names_of_every_script(bare: tuple[Desk, Caller]) -> None:
    """Where the bot isolates a name, the sentence around it runs its own way; without that it would not."""
    desk, bot = bare
    await desk.anna.types("/start")
    isolated = "\u200e\u2068\u05e9\u05e8\u05d4\u2069 is back.\nA line before."
    await bot("sendMessage", chat_id=ANNA, text=f"A line.\n{isolated}")
    shown = await desk.anna.sees("is back")
    stop, name = await shown.locator(".text").evaluate(_PLACES)
    assert stop > name, "the full stop stands on the right of the name"
    await bot("sendMessage", chat_id=ANNA, text="A line first.\n\u05e9\u05e8\u05d4 is gone.")
    bare_stop, bare_name = await (await desk.anna.sees("is gone")).locator(".text").evaluate(_PLACES)
    assert bare_stop < bare_name, "each paragraph has a direction of its own, so that the page shows what is wrong"


# Where, from the left, the full stop of the second line and the name in it stand.
_PLACES = """text => {
  const node = document.createTreeWalker(text, NodeFilter.SHOW_TEXT).nextNode();
  const start = node.data.indexOf("\\n") + 1;
  const place = at => {
    const range = document.createRange();
    range.setStart(node, at);
    range.setEnd(node, at + 1);
    return range.getBoundingClientRect().left;
  };
  const line = node.data.slice(start);
  return [place(start + line.indexOf(".")), place(start + line.indexOf("\u05e8"))];
}"""
