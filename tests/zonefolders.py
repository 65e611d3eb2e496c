"""Folders of time zone data as a machine has them: a copy of the package's, of another version, with other rules."""

import shutil
from collections.abc import Mapping
from importlib.resources import as_file, files
from pathlib import Path


def folder_of(folder: Path, version: str | None, rules_of: Mapping[str, str] | None = None) -> Path:
    """Make `folder` of data that say they are of `version`; each zone in `rules_of` keeps the rules of another."""
    with as_file(files("tzdata.zoneinfo")) as package:
        shutil.copytree(package, folder, ignore=shutil.ignore_patterns("__pycache__", "*.py"))
        for zone, other in (rules_of or {}).items():
            shutil.copyfile(package / other, folder / zone)
    (folder / "tzdata.zi").write_text(f"# version {version}\n" if version else "# nothing\n")
    return folder
