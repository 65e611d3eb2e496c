"""The page as somebody at the desk uses it: two phones, a clock, and an ear for what goes wrong behind them."""

import re
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any

from playwright.async_api import ConsoleMessage, Locator, Page, Request, Response, expect
from playwright.async_api import TimeoutError as LookedTooLong

from tests.stage import ROOT

ARTEFACTS = ROOT / "artefacts"
ANNA, BORIS = 1001, 6_442_450_942_002
PATIENCE = 20_000  # milliseconds until something that has to come is given up; no test waits for it to pass


class Screen:
    """One phone on the page."""

    def __init__(self, page: Page, number: int) -> None:
        """Be the phone of the person with this Telegram id."""
        self.page, self.number = page, number
        self.view = page.locator(f'[data-phone="{number}"]')
        self.log = self.view.get_by_role("log")
        self.input = self.view.get_by_test_id("input")
        self.messages = self.log.get_by_role("article")

    async def types(self, text: str) -> None:
        """Write into the line, press Enter and see it in the chat."""
        await self.input.fill(text)
        await self.input.press("Enter")
        await self.sees(text)

    async def taps(self, label: str) -> None:
        """Tap the newest button in the chat with this label; one that ends in … may go on."""
        words = re.escape(label.removesuffix("…")) + ("" if label.endswith("…") else "$")
        await self.log.get_by_role("button", name=re.compile(f"^{words}")).last.click()

    async def sees(self, *parts: str) -> Locator:
        """Return the newest message that contains all `parts`, as soon as it is there."""
        found = self.messages
        for part in parts:
            found = found.filter(has_text=part)
        try:
            await found.last.wait_for()
        except LookedTooLong:
            shown = await self.messages.all_inner_texts()
            raise AssertionError(f"{self.number} does not see {parts}, but {shown}") from None
        return found.last

    async def count(self) -> int:
        """Return how many messages there are."""
        return await self.messages.count()

    @property
    def poll(self) -> Locator:
        """The newest poll."""
        return self.log.locator("[data-poll]").last


class Desk:
    """The whole page."""

    def __init__(self, page: Page, address: str) -> None:
        """Listen to all that goes wrong on `page`, which will show `address`."""
        self.page, self.address = page, address
        self.anna, self.boris = Screen(page, ANNA), Screen(page, BORIS)
        self.clock = page.get_by_test_id("clock-time")
        self.faults: list[str] = []
        page.on("console", self._hear)
        page.on("pageerror", lambda error: self.faults.append(f"error: {error}"))
        page.on("requestfailed", self._miss)
        page.on("response", self._judge)

    def _hear(self, message: ConsoleMessage) -> None:
        if message.type in {"error", "warning", "assert"}:
            self.faults.append(f"console: {message.text} ({message.location.get('url', '')})")

    def _miss(self, request: Request) -> None:
        if not request.url.endswith("/api/events"):  # the stream that leaving the page cuts
            self.faults.append(f"failed: {request.method} {request.url} {request.failure}")

    def _judge(self, response: Response) -> None:
        if response.status >= 400 or not response.url.startswith(self.address):
            self.faults.append(f"answered {response.status}: {response.url}")

    def nothing_went_wrong(self) -> None:
        """Assert that the console is silent and every request was answered well, by the playground itself."""
        assert not self.faults, self.faults

    def forgives(self, *words: str) -> None:
        """Forget faults that contain one of `words`; there has to be one for each."""
        for word in words:
            assert any(word in fault for fault in self.faults), f"nothing with {word!r} went wrong: {self.faults}"
        self.faults = [fault for fault in self.faults if not any(word in fault for word in words)]

    async def starts_over_unseen(self) -> None:
        """Let the playground start over without the page, on the next Monday at nine, whatever the day is here."""
        await self._asks("reset", {})
        state = await self.page.request.get(f"{self.address}api/state")
        now = datetime.fromisoformat((await state.json())["clock"]["now"])
        monday = (now + timedelta(days=7 - now.weekday())).replace(hour=9, minute=0, second=0, microsecond=0)
        await self._asks("clock", {"to": monday.isoformat()})

    async def _asks(self, path: str, body: dict[str, str]) -> None:
        answer = await self.page.request.post(f"{self.address}api/{path}", data=body)
        assert answer.ok, await answer.text()

    async def opens(self) -> None:
        """Open the page and wait for the phones."""
        await self.page.goto(self.address)
        await expect(self.page.get_by_test_id("start").first).to_be_visible()

    async def pushes(self, label: str) -> None:
        """Press a button of the clock once it has done what it was pressed for before."""
        button = self.page.get_by_role("button", name=label, exact=True)
        await expect(button).not_to_have_attribute("aria-busy", "true")
        await button.click()

    async def puts_on(self, look: str) -> None:
        """Let the system prefer the `light` or the `dark` look."""
        await self.page.emulate_media(color_scheme="dark" if look == "dark" else "light")

    async def keeps_picture(self, path: Path, **options: Any) -> None:
        """Keep a picture of the page, with nothing half-way in or out of sight."""
        await self.page.screenshot(path=path, animations="disabled", **options)

    async def pairs(self) -> None:
        """Connect Anna and Boris the way they would do it."""
        await self.anna.view.get_by_test_id("start").click()
        await self.anna.taps("Invite my partner")
        invitation = await self.anna.sees("?start=")
        await invitation.get_by_role("link", name=re.compile("start=")).click()
        await self.page.get_by_test_id(f"open-on-{BORIS}").click()
        await self.boris.taps("Accept")
        await self.anna.taps("Yes, connect")
        await self.anna.sees("You and Boris are connected")
        await self.boris.sees("You and Anna are connected")
