"""The developer panel shows what the bot does, and breaks what a developer wants to see broken."""

import pytest
from playwright.async_api import expect

from tests.browser.desk import ANNA, Desk

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_fault_is_switched_on_survived_seen_and_switched_off(desk: Desk) -> None:
    anna, page = desk.anna, desk.page
    await page.get_by_test_id("developer").click()
    await page.get_by_test_id("fault").select_option("500")
    await page.get_by_test_id("fault-method").select_option("sendMessage")
    await page.get_by_role("combobox", name="with", exact=True).select_option(str(ANNA))
    await page.get_by_test_id("fault-on").click()
    rule = page.get_by_text("Telegram stumbles (500) · sending messages, with Anna · once more")
    await expect(rule).to_be_visible()
    await anna.types("/start")
    await anna.sees("I'm Halfway")
    await expect(rule).to_be_hidden()
    calls = page.get_by_test_id("calls").get_by_role("row").filter(has_text="sendMessage").filter(has_text="Anna")
    await expect(calls.filter(has_text="500")).not_to_have_count(0)
    await expect(anna.messages).to_have_count(2)  # what Telegram refused came once, not never and not twice
    await page.get_by_test_id("fault").select_option("slow")
    await page.get_by_label("how often").fill("5")
    await page.get_by_test_id("fault-on").click()
    await page.get_by_role("button", name="Switch off: Telegram answers slowly").click()
    await expect(page.get_by_role("button", name="Switch off")).to_have_count(0)


async def test_panel_shows_updates_agenda_and_a_third_phone(desk: Desk) -> None:
    page = desk.page
    await desk.pairs()
    await page.get_by_test_id("developer").click()
    updates = page.get_by_test_id("updates").get_by_role("row")
    await expect(updates.filter(has_text="callback_query").filter(has_text="Boris")).not_to_have_count(0)
    await expect(page.get_by_role("row", name="lesson.send 2")).to_be_visible()
    await page.get_by_test_id("person-name").fill("Carla")
    await page.get_by_test_id("add-person").click()
    await expect(page.get_by_role("region", name="Carla's phone")).to_be_visible()
