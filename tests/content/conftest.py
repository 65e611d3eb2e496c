"""What tests of the library start with."""

from pathlib import Path

import pytest

from bot.content import Library, load
from bot.content.language import Language
from tests.content.folder import Folder


@pytest.fixture
def folder(tmp_path: Path) -> Folder:
    """A whole content directory that may be broken."""
    return Folder(tmp_path / "content")


@pytest.fixture(scope="session")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    """Our English content, loaded once."""
    return load(Folder(tmp_path_factory.mktemp("library") / "content").path)


@pytest.fixture(scope="session")
def english(library: Library) -> Language:
    """Everything we say in English."""
    return library.language("en")
