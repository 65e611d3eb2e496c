"""A playground started as people start it, a real browser, and a page on which nobody has done anything."""

import asyncio
import re
import shutil
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import aiohttp
import pytest
import pytest_asyncio
from playwright.async_api import Browser, async_playwright, expect

from bot.playground.simulator import Simulator
from tests.browser.desk import ARTEFACTS, PATIENCE, Desk
from tests.needs import missing
from tests.playground.conftest import Caller
from tests.stage import ROOT

_NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# Without these a browser in a container asks for a sandbox it cannot have, and every browser calls home.
_FLAGS = (
    *("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"),
    *("--disable-background-networking", "--disable-component-update", "--disable-sync"),
)
_USUAL = {"viewport": {"width": 1280, "height": 860}, "timezone_id": "UTC", "locale": "en-GB"}
_PATIENCE = 90.0  # seconds until the playground has to be open; no test waits for it to pass


@pytest.fixture(scope="session")
def chromium() -> str:
    """Return where the browser is; without one the tests on the page are skipped."""
    found = next(filter(None, map(shutil.which, _NAMES)), None)
    if found is None:
        missing("Chromium", "none of " + ", ".join(_NAMES) + " is on the path (Debian: apt-get install chromium)")
    return found


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def address(chromium: str) -> AsyncIterator[str]:
    """Run `python -m bot playground` and return the address that it prints."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "bot", "playground", "--port", "0", cwd=ROOT, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        first = (await asyncio.wait_for(process.stdout.readline(), _PATIENCE)).decode()
        found = re.search(r"http://\S+", first)
        assert found, f"the playground says {first!r} instead of its address"
        yield found[0]
    finally:
        if process.returncode is None:
            process.terminate()
        await asyncio.wait_for(process.communicate(), _PATIENCE)
    assert process.returncode == 0, f"the playground ended with status {process.returncode}"


@pytest_asyncio.fixture(scope="session", loop_scope="session")
async def browser(chromium: str) -> AsyncIterator[Browser]:
    """Run the browser, once for all stories."""
    async with async_playwright() as playwright:
        started = await playwright.chromium.launch(executable_path=chromium, args=list(_FLAGS))
        yield started
        await started.close()


@asynccontextmanager
async def _shown(browser: Browser, address: str, request: pytest.FixtureRequest) -> AsyncIterator[Desk]:
    """Show a page as a parameter of the test asks for it: a size, a look.

    When the story ends well, nothing may have gone wrong behind it; its last picture is kept in either case.
    """
    context = await browser.new_context(**_USUAL | getattr(request, "param", {}))
    context.set_default_timeout(PATIENCE)
    expect.set_options(timeout=PATIENCE)
    desk = Desk(await context.new_page(), address)
    try:
        yield desk
        desk.nothing_went_wrong()
    finally:
        await desk.keeps_picture(ARTEFACTS / f"{re.sub(r'[^a-z0-9]+', '-', request.node.name).strip('-')}.png")
        await context.close()


@pytest_asyncio.fixture(loop_scope="session")
async def desk(browser: Browser, address: str, request: pytest.FixtureRequest) -> AsyncIterator[Desk]:
    """Return the page of the playground, started over, on a Monday at nine."""
    async with _shown(browser, address, request) as desk:
        await desk.starts_over_unseen()
        await desk.opens()
        yield desk


@pytest_asyncio.fixture(loop_scope="session")
async def bare(browser: Browser, request: pytest.FixtureRequest) -> AsyncIterator[tuple[Desk, Caller]]:
    """Return the page of a Telegram without a bot, and somebody who calls it as a bot would."""
    async with (
        Simulator() as simulator,
        aiohttp.ClientSession() as session,
        _shown(browser, f"{simulator.url}/", request) as desk,
    ):
        await desk.opens()
        yield desk, Caller(simulator, session)


@pytest.fixture(scope="session", autouse=True)
def artefacts() -> Path:
    """Return the folder of pictures, which Git does not see."""
    ARTEFACTS.mkdir(exist_ok=True)
    return ARTEFACTS
