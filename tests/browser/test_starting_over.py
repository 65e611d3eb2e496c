"""Start over: everything goes, after one question; and a playground that was closed is found again."""

import pytest
from playwright.async_api import expect

from tests.browser.desk import Desk
from tests.playground.conftest import Caller

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_start_over_asks_and_then_empties_both_phones(desk: Desk) -> None:
    anna, boris = desk.anna, desk.boris
    await desk.pairs()
    await anna.input.fill("half a sentence")
    opener = desk.page.get_by_test_id("start-over")
    await opener.click()
    await desk.page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    await expect(opener).to_be_focused()
    assert await anna.count() > 0
    await opener.click()
    await desk.page.get_by_test_id("start-over-confirm").click()
    await expect(desk.page.get_by_text("Started over. Both phones are empty.")).to_be_visible()
    for screen in (anna, boris):
        await expect(screen.messages).to_have_count(0)
        await expect(screen.view.get_by_test_id("start")).to_be_visible()
        await expect(screen.input).to_have_value("")
    await anna.types("/space 2h")
    await anna.sees("Invite")  # the bot has forgotten that there was a couple


async def test_page_says_that_the_bot_is_not_listening_until_it_is(bare: tuple[Desk, Caller]) -> None:
    desk, bot = bare
    banner = desk.page.get_by_text("The bot isn't listening just now")
    await expect(banner).to_be_visible()
    await desk.anna.types("hello?")
    (update,) = await bot("getUpdates")
    assert update["message"]["text"] == "hello?"
    await expect(banner).to_be_hidden()


async def test_closed_playground_is_found_again_and_nothing_typed_is_lost(bare: tuple[Desk, Caller]) -> None:
    desk, bot = bare
    port = bot.simulator.port
    await bot.simulator.stop()
    await expect(desk.page.get_by_text("The playground isn't answering. It may have been closed")).to_be_visible()
    await desk.anna.input.fill("are you there?")
    await desk.anna.input.press("Enter")
    await expect(desk.anna.view.get_by_text("The playground isn't answering right now.")).to_be_visible()
    await expect(desk.anna.input).to_have_value("are you there?")
    await bot.simulator.start(port)
    await expect(desk.page.get_by_text("The playground isn't answering. It may")).to_be_hidden()
    await desk.anna.input.press("Enter")
    await desk.anna.sees("are you there?")
    desk.forgives("ERR_CONNECTION_REFUSED")
