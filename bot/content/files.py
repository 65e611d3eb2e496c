"""The files of a content directory: which there are, whether they changed, and their text.

Folders behind symbolic links are read like others. What is there and cannot be read is never passed over: it has a
stamp that says so, and `read` notes it.
"""

import os
import re
import stat
from collections.abc import Mapping
from pathlib import Path

from bot.content.faults import ErrorCollector

Pages = Mapping[str, bytes]  # path relative to the content directory, with slashes -> what is in the file
Stamp = tuple[int, int]  # nanoseconds of the last change, size in bytes or a key of _UNREADABLE

LARGEST = 256 * 1024  # bytes; the largest file of ours has a tenth of that
_NOWHERE, _ROUND, _NO_FILE, _SHUT = -1, -2, -3, -4
_UNREADABLE = {
    _NOWHERE: "is a link that leads nowhere; mend or delete it",
    _ROUND: "is a link to a folder that it stands in; delete it",
    _NO_FILE: "is neither a file nor a folder; delete it",
    _SHUT: "is a folder that cannot be listed; check its permissions",
}
_NOT_OURS = re.compile(r"^[.#]|[~#]$|\.(?:swp|bak|orig|tmp)$|^README\.md$|^Thumbs\.db$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def stamps(directory: Path) -> dict[str, Stamp]:
    """Return the stamp of each content file, left out what editors and systems leave behind and README.md."""
    found: dict[str, Stamp] = {}

    def note_shut(error: OSError) -> None:
        folder = Path(error.filename)
        if folder != directory and not isinstance(error, FileNotFoundError):  # gone since it was listed
            found[folder.relative_to(directory).as_posix()] = (0, _SHUT)

    above: dict[Path, frozenset[tuple[int, int]]] = {directory: frozenset(_identity(directory))}
    for name, folders, names in os.walk(directory, onerror=note_shut, followlinks=True):
        folder = Path(name)
        kept = []
        for path in sorted(folder / one for one in folders if not _NOT_OURS.search(one)):
            itself = frozenset(_identity(path))
            if itself & above[folder]:
                found[path.relative_to(directory).as_posix()] = (0, _ROUND)
            else:
                above[path] = above[folder] | itself
                kept.append(path.name)
        folders[:] = kept
        for path in sorted(folder / one for one in names if not _NOT_OURS.search(one)):
            if (stamp := _stamp(path)) is not None:
                found[path.relative_to(directory).as_posix()] = stamp
    return found


def _identity(folder: Path) -> list[tuple[int, int]]:
    """Return what tells a folder from all others, by whatever way one comes to it; nothing where it is gone."""
    try:
        one = folder.stat()
    except OSError:
        return []
    return [(one.st_dev, one.st_ino)]


def _stamp(path: Path) -> Stamp | None:
    """Return the stamp of what is no folder, None where it is gone since it was listed."""
    try:
        one = path.stat()
    except OSError:
        return (0, _NOWHERE) if path.is_symlink() else None
    return (one.st_mtime_ns, one.st_size if stat.S_ISREG(one.st_mode) else _NO_FILE)


def read(directory: Path, files: Mapping[str, Stamp], findings: ErrorCollector) -> dict[str, bytes]:
    """Return what is in the files; what cannot be read is noted and left out."""
    pages: dict[str, bytes] = {}
    for file, (_, size) in files.items():
        if size in _UNREADABLE:
            findings.add(file, 1, _UNREADABLE[size])
            continue
        if size > LARGEST:
            findings.add(file, 1, f"is larger than {LARGEST // 1024} KB; split it")
            continue
        try:
            pages[file] = (directory / file).read_bytes()
        except OSError as error:
            findings.add(file, 1, f"cannot be read ({error.strerror}); check the file's permissions")
    return pages


def text_of(file: str, page: bytes, findings: ErrorCollector) -> str | None:
    """Return a page as text with plain line ends, or note why it is none and return None."""
    if page.startswith((b"\xff\xfe", b"\xfe\xff")):
        findings.add(file, 1, "is saved as UTF-16; save it as UTF-8")
        return None
    if page.startswith(b"\xef\xbb\xbf"):
        findings.add(file, 1, "begins with a byte order mark; save it as UTF-8 without BOM")
        return None
    try:
        text = page.decode("utf-8").replace("\r\n", "\n")
    except UnicodeDecodeError as error:
        findings.add(file, page.count(b"\n", 0, error.start) + 1, "has a character that is not UTF-8; save it as UTF-8")
        return None
    if control := _CONTROL.search(text):
        line = text.count("\n", 0, control.start()) + 1
        findings.add(file, line, f"has an invisible control character (U+{ord(control[0]):04X}); delete it")
        return None
    return text
