"""Whom files belong to that a command makes as root: the owner of the folder they are in, who reads them later."""

import os
from pathlib import Path


def give(path: Path) -> None:
    """Give a file or folder that was just made to the owner of the folder it is in; only root can, and has to."""
    if os.geteuid() != 0:
        return
    owner = path.absolute().parent.stat()
    os.chown(path, owner.st_uid, owner.st_gid)


def make_folder(folder: Path, mode: int = 0o777) -> None:
    """Make a folder and those above it that are missing, each belonging to the owner of the one it is in."""
    missing = [folder, *folder.absolute().parents]
    for one in reversed([one for one in missing if not one.exists()]):
        one.mkdir(mode=mode, exist_ok=True)
        give(one)
