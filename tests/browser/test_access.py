"""The page is usable with a keyboard alone, and says to a screen reader what it shows."""

import pytest
from playwright.async_api import expect

from tests.browser.desk import Desk
from tests.playground.conftest import Caller

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_a_couple_is_made_without_a_mouse(desk: Desk) -> None:
    page, anna, boris = desk.page, desk.anna, desk.boris
    press = page.keyboard.press
    await anna.input.focus()
    await page.keyboard.type("/invite")
    await press("Enter")
    await anna.sees("?start=")
    await anna.log.get_by_role("link").focus()
    await press("Enter")
    await expect(page.get_by_role("dialog").get_by_role("button", name="Boris's phone")).to_be_focused()
    await press("Enter")
    await boris.sees("Accept")
    await expect(boris.input).to_be_focused()
    await boris.log.get_by_role("button", name="Accept").focus()
    await press("Enter")
    await anna.sees("Yes, connect")
    await anna.log.get_by_role("button", name="Yes, connect").focus()
    await press("Space")
    await boris.sees("You and Anna are connected")


async def test_menus_open_walk_and_close_by_keys_and_give_the_focus_back(desk: Desk) -> None:
    page, anna = desk.page, desk.anna
    await anna.types("/start")
    await anna.sees("I'm Halfway")
    menu = anna.view.get_by_test_id("menu")
    await menu.focus()
    await page.keyboard.press("Enter")
    await expect(menu).to_have_attribute("aria-expanded", "true")
    await expect(anna.view.get_by_role("group", name="Commands").get_by_role("button").first).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(anna.input).to_be_focused()
    await anna.log.focus()
    await page.keyboard.press("ArrowUp")
    await page.keyboard.press("Enter")
    await expect(anna.view.get_by_role("menuitem", name="Reply")).to_be_focused()
    await page.keyboard.press("ArrowDown")
    await expect(anna.view.get_by_role("menuitem", name="Copy text")).to_be_focused()
    await page.keyboard.press("Escape")
    await expect(anna.messages.last).to_be_focused()


async def test_everything_that_can_be_pressed_has_a_name_and_a_visible_focus(desk: Desk) -> None:
    page = desk.page
    await desk.pairs()
    await page.get_by_test_id("developer").click()
    controls = page.locator("button:visible, input:visible, select:visible, textarea:visible, a[href]:visible")
    described = await controls.evaluate_all(
        "nodes => nodes.map(node => [node.outerHTML.slice(0, 90), (node.ariaLabel || node.innerText"
        " || node.closest('label')?.innerText || '').trim()])"
    )
    assert len(described) > 30
    assert [markup for markup, name in described if not name] == []
    for _ in range(6):
        await page.keyboard.press("Tab")
        outline = await page.evaluate("parseFloat(getComputedStyle(document.activeElement).outlineWidth)")
        assert outline >= 2


async def test_news_is_read_aloud_and_old_messages_are_not(bare: tuple[Desk, Caller]) -> None:
    desk, _ = bare
    await desk.anna.types("/start")
    await expect(desk.anna.log).to_have_attribute("aria-live", "polite")
    await expect(desk.anna.messages.last).to_have_attribute("aria-label", f"You, {await _time(desk)}")
    assert await desk.page.get_by_role("status").count() >= 3  # notes of both phones and of the page


async def _time(desk: Desk) -> str:
    return await desk.anna.messages.last.locator("time").inner_text()
