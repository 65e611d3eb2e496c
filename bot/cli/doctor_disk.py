"""What the doctor finds where a SQLite file lies: how much room there is, and whether it outlives a container."""

import re
import shutil
from collections.abc import Iterator
from pathlib import Path

from bot.cli.findings import Finding, fail, ok, warn
from bot.config import Settings

_GB = 1_000_000_000
_LITTLE, _NOTHING = _GB, _GB // 10  # bytes that are left on a disk
_MOUNTS = Path("/proc/self/mountinfo")  # of Linux, proc(5): the fifth field is where, what follows the hyphen is what
_MOUNT = re.compile(r"\S+ \S+ \S+ \S+ (?P<where>\S+) .*? - (?P<kind>\S+) ")
_IN_MEMORY = {"tmpfs", "ramfs"}
_LAYERS = {"overlay", "fuse-overlayfs", "aufs"}  # on which container engines put what a container writes


def look(settings: Settings, mounts: Path = _MOUNTS) -> Iterator[Finding]:
    """Look at the disk of a SQLite file; `mounts` lists what lies where."""
    if settings.sqlite_file is None:
        return
    folder = next(one for one in settings.sqlite_file.absolute().parents if one.exists()).resolve()
    free = shutil.disk_usage(folder).free
    words = f"{free / _GB:.1f} GB free where the database lies"
    yield (fail if free < _NOTHING else warn if free < _LITTLE else ok)("disk", words)
    where, kind = _mount_of(folder, mounts)
    right = "let DATABASE_URL name a folder of the machine, or a volume"
    if kind in _IN_MEMORY:
        yield warn("disk", f"{folder} is memory ({kind}), which is empty after a restart: {right}")
    elif kind in _LAYERS and where == Path("/"):
        yield warn("disk", f"{folder} lies on the container's own layer and goes with the container: {right}")


def _mount_of(folder: Path, mounts: Path) -> tuple[Path, str]:
    """Return where the file system begins that a folder lies on, and of what kind it is; "" where nobody says."""
    try:
        lines = mounts.read_text(errors="replace").splitlines()
    except OSError:
        return Path("/"), ""
    found = (Path("/"), "")
    for line in lines:  # what was mounted later lies above what is there
        if part := _MOUNT.match(line):
            where = Path(re.sub(r"\\([0-7]{3})", lambda octal: chr(int(octal[1], 8)), part["where"]))
            if folder.is_relative_to(where) and len(where.parts) >= len(found[0].parts):
                found = (where, part["kind"])
    return found
