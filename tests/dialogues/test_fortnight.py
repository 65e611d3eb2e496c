"""What a couple sees in a fortnight stands in the docs as the bot says it today."""

from pathlib import Path

import pytest

from tests.fortnight.page import PAGE, written
from tests.fortnight.story import played


@pytest.mark.plays_on("sqlite")
async def test_page_is_what_both_phones_show(tmp_path: Path) -> None:
    """Where this fails, `python -m tests.fortnight` writes the page anew: read what changed before you commit it."""
    assert written(await played(tmp_path)) == PAGE.read_text(encoding="utf-8")
