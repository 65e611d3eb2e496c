"""`python -m tests.fortnight`: play the fortnight and write docs/fortnight.md anew."""

import asyncio
import tempfile
from pathlib import Path

from tests.fortnight.page import PAGE, written
from tests.fortnight.story import played

with tempfile.TemporaryDirectory() as folder:
    PAGE.write_text(written(asyncio.run(played(Path(folder)))), encoding="utf-8")
