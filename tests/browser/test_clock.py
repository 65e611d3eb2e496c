"""The clock between the phones goes forward, and both phones with it."""

import pytest
from playwright.async_api import expect

from tests.browser.desk import Desk

pytestmark = pytest.mark.asyncio(loop_scope="session")


async def test_buttons_push_the_clock_for_everybody(desk: Desk) -> None:
    for label, instant in (("+5 min", "09:05"), ("+1 h", "10:05"), ("next morning", "08:00")):
        await desk.pushes(label)
        await expect(desk.clock).to_have_text(instant)
        for screen in (desk.anna, desk.boris):
            await expect(screen.view.get_by_test_id("phone-time")).to_contain_text(instant)
    await expect(desk.page.get_by_test_id("clock-lead")).to_contain_text("ahead of real time")
    await desk.pushes("to the next thing to come")  # nobody is there yet, so nothing is planned
    await expect(desk.page.get_by_text("There is nothing to come.")).to_be_visible()
    await expect(desk.clock).to_have_text("08:00")
    desk.forgives("409")


async def test_each_phone_shows_times_in_its_own_zone(desk: Desk) -> None:
    anna, boris = desk.anna, desk.boris
    await boris.view.get_by_role("combobox", name="Time zone of Boris's phone").select_option("Asia/Tokyo")
    await expect(boris.view.get_by_test_id("phone-time")).to_contain_text("18:00")
    await desk.pairs()
    await anna.types("/space 2h")
    await anna.sees("This is what Boris will get", "11:00")
    await anna.taps("Send")
    relay = await boris.sees("20:00")
    await expect(relay.locator("time").first).to_have_text("20:00")
