"""Keep the files that bot and people send, and look into pictures far enough to know their size."""

import hashlib
import struct
import zlib
from collections import OrderedDict
from dataclasses import dataclass
from typing import Any

from bot.playground.answers import Json, bad_request
from bot.playground.parameters import Parameters, Upload

_KEPT_BYTES = 256 * 1024 * 1024
_LARGEST = 50 * 1024 * 1024
_LARGEST_PHOTO = 10 * 1024 * 1024
_FOLDERS = {
    "photo": "photos", "document": "documents", "voice": "voice", "sticker": "stickers", "animation": "animations",
    "video": "videos", "audio": "music", "video_note": "video_notes",
}  # fmt: skip
_PREFIXES = {
    "photo": "AgAC", "document": "BQAC", "voice": "AwAC", "sticker": "CAAC", "animation": "CgAC", "video": "BAAC",
    "audio": "CQAC", "video_note": "DQAC",
}  # fmt: skip


@dataclass(slots=True, frozen=True)
class StoredFile:
    """A file and what is known about it."""

    file_id: str
    file_unique_id: str
    kind: str
    name: str
    mime_type: str
    content: bytes
    width: int = 0
    height: int = 0

    @property
    def path(self) -> str:
        """Return the path under which getFile offers it."""
        suffix = self.name.rpartition(".")[2] if "." in self.name else "bin"
        return f"{_FOLDERS[self.kind]}/{self.file_unique_id}.{suffix}"

    def identity(self) -> Json:
        """Return the fields that every kind of file has."""
        return {"file_id": self.file_id, "file_unique_id": self.file_unique_id, "file_size": len(self.content)}

    def as_json(self) -> Json:
        """Return the file as the Bot API object of its kind (a PhotoSize for a photo)."""
        fields: Json = self.identity()
        if self.kind == "photo":
            return {**fields, "width": self.width, "height": self.height}
        if self.kind == "sticker":
            shape = {"width": self.width or 512, "height": self.height or 512}
            return {**fields, **shape, "type": "regular", "is_animated": False, "is_video": False, "emoji": "🙂"}
        if self.kind == "voice":
            return {**fields, "duration": 3, "mime_type": self.mime_type}
        if self.kind == "video_note":
            return {**fields, "duration": 3, "length": 240}
        fields |= {"file_name": self.name, "mime_type": self.mime_type}
        if self.kind == "audio":
            return {**fields, "duration": 3}
        if self.kind in {"video", "animation"}:
            return {**fields, "duration": 3, "width": self.width or 320, "height": self.height or 240}
        return fields


def _jpeg_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height from a JPEG's frame header."""
    at = 2
    while at + 9 <= len(content) and content[at] == 0xFF:
        marker, length = content[at + 1], struct.unpack(">H", content[at + 2 : at + 4])[0]
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", content[at + 5 : at + 9])
            return width, height
        at += 2 + length
    return None


def picture_size(content: bytes) -> tuple[int, int] | None:
    """Return width and height of a PNG, JPEG, GIF or WebP, nothing when it is none of them."""
    if content.startswith(b"\x89PNG\r\n\x1a\n") and len(content) >= 24:
        width, height = struct.unpack(">II", content[16:24])
        return width, height
    if content.startswith(b"\xff\xd8"):
        return _jpeg_size(content)
    if content[:6] in (b"GIF87a", b"GIF89a") and len(content) >= 10:
        width, height = struct.unpack("<HH", content[6:10])
        return width, height
    if content[:4] == b"RIFF" and content[8:16] == b"WEBPVP8X" and len(content) >= 30:
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    return (512, 512) if content[:4] == b"RIFF" and content[8:12] == b"WEBP" else None


def plain_picture(width: int = 320, height: int = 200, color: tuple[int, int, int] = (108, 160, 220)) -> bytes:
    """Return a PNG of one colour, for people who send a photo without having one."""

    def chunk(kind: bytes, content: bytes) -> bytes:
        return struct.pack(">I", len(content)) + kind + content + struct.pack(">I", zlib.crc32(kind + content))

    rows = (b"\0" + bytes(color) * width) * height
    header = struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0)
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", header) + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b"")


class Files:
    """All files, the oldest making room."""

    def __init__(self) -> None:
        """Start without files."""
        self._files: OrderedDict[str, StoredFile] = OrderedDict()
        self._bytes = 0
        self._count = 0

    def find(self, file_id: str) -> StoredFile | None:
        """Return a file by its id."""
        return self._files.get(file_id)

    def at(self, path: str) -> StoredFile | None:
        """Return a file by the path that getFile gave."""
        return next((file for file in self._files.values() if file.path == path), None)

    def keep(self, kind: str, upload: Upload) -> StoredFile:
        """Store a file of a kind; refused as Telegram refuses empty and oversized files and unreadable photos."""
        size = picture_size(upload.content)
        if not upload.content:
            raise bad_request("file must be non-empty")
        if len(upload.content) > _LARGEST:
            raise bad_request("file is too big")
        if kind == "photo":
            _check_photo(upload.content, size)
        self._count += 1
        digest = hashlib.sha256(upload.content + kind.encode()).hexdigest()[:14]
        width, height = size or (0, 0)
        file_id = f"{_PREFIXES[kind]}AgIAAxkBAAI{self._count:06d}{digest}"
        file = StoredFile(file_id, "AQAD" + digest, kind, upload.name, upload.mime_type, upload.content, width, height)
        self._files[file_id] = file
        self._bytes += len(file.content)
        while self._bytes > _KEPT_BYTES:
            self._bytes -= len(self._files.popitem(last=False)[1].content)
        return file

    def given(self, kind: str, parameters: Parameters, value: Any, field: str) -> StoredFile:
        """Return the file a call means: one it brings, or one Telegram has by its id."""
        if field in parameters.files:
            return self.keep(kind, parameters.files[field])
        if not isinstance(value, str) or not value:
            raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
        if value.startswith("attach://"):
            upload = parameters.files.get(value.removeprefix("attach://"))
            if upload is None:
                raise bad_request(f"there is no {kind.replace('_', ' ')} in the request")
            return self.keep(kind, upload)
        if value.startswith(("http://", "https://")):
            raise bad_request("failed to get HTTP URL content")
        file = self._files.get(value)
        if file is None:
            raise bad_request("wrong file identifier/HTTP URL specified")
        if file.kind != kind:
            raise bad_request(f"can't use file of type {file.kind.capitalize()} as {kind.capitalize()}")
        return file


def _check_photo(content: bytes, size: tuple[int, int] | None) -> None:
    """Refuse what Telegram would not take for a photo."""
    if len(content) > _LARGEST_PHOTO:
        raise bad_request("file is too big")
    if size is None:
        raise bad_request("IMAGE_PROCESS_FAILED")
    width, height = size
    if width + height > 10_000 or min(size) < 1 or max(size) > 20 * min(size):
        raise bad_request("PHOTO_INVALID_DIMENSIONS")
