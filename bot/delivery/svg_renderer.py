"""Pictures are painted here, off the event loop: one at a time, each in a process that ends with it."""

import asyncio
import sys
from asyncio.subprocess import DEVNULL, PIPE
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path

from bot.errors import HalfwayError

_PATIENCE = 15.0  # seconds for waiting and painting; the lease of a call leaves room for them
SVG_WORKER = Path(__file__).resolve().with_name("svg_worker.py")


class RenderError(HalfwayError):
    """A picture could not be painted; the message says why, without a word of what is in it."""


class SvgRenderer:
    """Paint pictures.

    A process for each was chosen after measuring: the library keeps Python's lock while it paints, so that in a thread
    the loop would stand still for 60 ms and more; a process that waits for the next picture would keep its memory.
    """

    def __init__(self, patience: float = _PATIENCE, svg_worker: Path | None = None) -> None:
        """Let the program `svg_worker` paint, else Halfway's own, and give a picture up after `patience` seconds."""
        self._patience, self._semaphore = patience, asyncio.Semaphore(1)
        # Isolated from variables and folders of the machine: nothing but the libraries Halfway is installed with.
        self._command = (sys.executable, "-I", str(svg_worker or SVG_WORKER))

    async def render(self, drawing: str) -> bytes:
        """Return an SVG document as PNG; raise `RenderError`."""
        try:
            async with asyncio.timeout(self._patience), self._semaphore:
                return await _painted(self._command, drawing)
        except TimeoutError:
            raise RenderError("not painted in time") from None
        except OSError as error:
            raise RenderError(f"the SVG worker could not start ({type(error).__name__})") from None


async def _painted(command: Sequence[str], drawing: str) -> bytes:
    process = await asyncio.create_subprocess_exec(*command, stdin=PIPE, stdout=PIPE, stderr=DEVNULL, env={})
    try:
        picture, _ = await process.communicate(drawing.encode())
    finally:
        if process.returncode is None:
            with suppress(ProcessLookupError):
                process.kill()
            await process.wait()
    if process.returncode or not picture:
        raise RenderError(f"the SVG worker ended with status {process.returncode}")
    return picture
