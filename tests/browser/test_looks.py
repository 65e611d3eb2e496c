"""Light and dark, wide and narrow: the page can be read and used."""

import pytest
from playwright.async_api import expect

from tests.browser.desk import BORIS, Desk
from tests.playground.conftest import Caller

pytestmark = pytest.mark.asyncio(loop_scope="session")

WIDTH = 390
PHONE = {"viewport": {"width": WIDTH, "height": 780}, "has_touch": True, "is_mobile": True}
# Ink and the ground it lies on; all text of the page is one of these.
PAIRS = [
    *(("ink", "page"), ("ink-soft", "page"), ("ink", "card"), ("ink-soft", "card"), ("ink-soft", "card-soft")),
    *(("accent", "card"), ("danger", "card"), ("on-accent", "accent-ground"), ("on-accent", "danger-ground")),
    *(("on-accent", "notice-ground"), ("in-ink", "in"), ("in-meta", "in"), ("in-link", "in"), ("in-link", "in-tint")),
    *(("out-ink", "out"), ("out-meta", "out"), ("out-link", "out"), ("on-key", "key"), ("on-pill", "pill")),
]
# Draws a colour over the wallpaper it may let through and reads the pixel, as an eye would; WCAG 2's contrast.
CONTRAST = """(pairs) => {
  const root = getComputedStyle(document.documentElement);
  const pen = new OffscreenCanvas(1, 1).getContext("2d", { willReadFrequently: true });
  const probe = document.body.appendChild(document.createElement("i"));
  const light = (name) => {
    for (const layer of ["wall-1", name]) {
      probe.style.setProperty("color", `var(--${layer})`);
      pen.fillStyle = getComputedStyle(probe).color;
      pen.fillRect(0, 0, 1, 1);
    }
    const [r, g, b] = [...pen.getImageData(0, 0, 1, 1).data].map((part) => {
      const share = part / 255;
      return share <= 0.03928 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
    });
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const found = pairs.map(([ink, ground]) => {
    const [a, b] = [light(ink), light(ground)].sort((x, y) => y - x);
    return [`${ink} on ${ground}`, (a + 0.05) / (b + 0.05)];
  });
  probe.remove();
  return Object.fromEntries(found);
}"""


async def test_all_text_stands_out_from_its_ground_in_both_looks(bare: tuple[Desk, Caller]) -> None:
    desk, _ = bare
    for look in ("light", "dark"):
        await desk.puts_on(look)
        contrasts = await desk.page.evaluate(CONTRAST, PAIRS)
        assert len(contrasts) == len(PAIRS)
        assert {pair: ratio for pair, ratio in contrasts.items() if ratio < 4.5} == {}, look


@pytest.mark.parametrize("desk", [{"color_scheme": "dark"}], indirect=True)
async def test_dark_follows_the_system_until_somebody_chooses(desk: Desk) -> None:
    page = desk.page
    root = page.locator("html")
    await expect(root).to_have_attribute("data-theme", "dark")
    await desk.pairs()
    await page.get_by_role("button", name="Switch to the light look").click()
    await expect(root).to_have_attribute("data-theme", "light")
    await page.reload()
    await expect(root).to_have_attribute("data-theme", "light")
    await desk.anna.sees("You and Boris are connected")  # what was said is still there


@pytest.mark.parametrize("desk", [PHONE], indirect=True)
async def test_narrow_shows_one_phone_and_news_of_the_other(desk: Desk) -> None:
    page, anna, boris = desk.page, desk.anna, desk.boris
    await expect(boris.view).to_be_hidden()
    await anna.view.get_by_test_id("start").tap()
    await anna.taps("Invite my partner")
    await (await anna.sees("?start=")).get_by_role("link").tap()
    await page.get_by_test_id(f"open-on-{BORIS}").tap()
    await boris.taps("Accept")
    await expect(anna.view).to_be_hidden()
    tab = page.get_by_role("button", name="Anna")
    await expect(tab).to_contain_text("1 new")
    await tab.tap()
    await anna.taps("Yes, connect")
    await anna.sees("You and Boris are connected")
    await anna.view.get_by_test_id("menu").tap()
    await anna.view.get_by_role("button", name="/space").tap()
    await anna.taps("20 min")
    await anna.taps("Send")
    await anna.sees("Delivered.")
    for width in (WIDTH, 320):
        await page.set_viewport_size({"width": width, "height": 568})
        controls = page.locator("button:visible, select:visible, textarea:visible")
        beyond = await controls.evaluate_all(
            "nodes => nodes.filter(node => node.getBoundingClientRect().right > innerWidth).map(node => node.outerHTML)"
        )
        assert beyond == [], f"out of reach at {width} pixels"
