"""The files of a content directory: which there are, whether they changed, and their text."""

import os
import re
from collections.abc import Mapping
from pathlib import Path

from bot.library.faults import Findings

Pages = Mapping[str, bytes]  # path relative to the content directory, with slashes -> what is in the file
Stamp = tuple[int, int]  # nanoseconds of the last change, size

LARGEST = 256 * 1024  # bytes; the largest file of ours has a tenth of that
_NOT_OURS = re.compile(r"^[.#]|[~#]$|\.(?:swp|bak|orig|tmp)$|^README\.md$|^Thumbs\.db$")
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ufffe\uffff]")


def stamps(directory: Path) -> dict[str, Stamp]:
    """Return the stamp of each content file, left out what editors and systems leave behind and README.md."""
    found: dict[str, Stamp] = {}
    for folder, folders, names in os.walk(directory):
        folders[:] = sorted(name for name in folders if not _NOT_OURS.search(name))
        for name in sorted(name for name in names if not _NOT_OURS.search(name)):
            path = Path(folder, name)
            try:
                stat = path.stat()
            except OSError:  # gone since it was listed, or a link to nowhere
                continue
            found[path.relative_to(directory).as_posix()] = (stat.st_mtime_ns, stat.st_size)
    return found


def read(directory: Path, files: Mapping[str, Stamp], findings: Findings) -> dict[str, bytes]:
    """Return what is in the files; what cannot be read is noted and left out."""
    pages: dict[str, bytes] = {}
    for file, (_, size) in files.items():
        if size > LARGEST:
            findings.add(file, 1, f"is larger than {LARGEST // 1024} KB; split it")
            continue
        try:
            pages[file] = (directory / file).read_bytes()
        except OSError as error:
            findings.add(file, 1, f"cannot be read ({error.strerror}); check the file's permissions")
    return pages


def text_of(file: str, page: bytes, findings: Findings) -> str | None:
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
