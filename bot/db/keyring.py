"""Sealing of what people write: AES-GCM under data keys, which are wrapped by the master keys of the operator.

A sealed value is `01 | data key id (8) | nonce (12) | ciphertext and tag`, bound to its place: table, column and
row. Deleting a data key makes everything sealed with it unreadable; how that reaches backups stands in `backups`.
"""

import base64
import hashlib
import logging
import os
import secrets
from collections import OrderedDict
from dataclasses import dataclass, field
from pathlib import Path

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from bot.db import labels, ownership
from bot.db.schema import Encrypted
from bot.errors import ConfigError, KeyMissing

_VERSION = b"\x01"
_NONCE = 12  # bytes; NIST SP 800-38D recommends 96 bits for GCM
_HEADER = len(_VERSION) + 8
_CACHE = 20_000  # unwrapped data keys kept in memory, about 10 MB


@dataclass(frozen=True, slots=True)
class MasterKey:
    """One of the operator's keys; its `id` is derived from it and gives nothing away."""

    id: str
    cipher: AESGCM = field(repr=False)

    @classmethod
    def of(cls, secret: bytes) -> "MasterKey":
        """Make one from 32 bytes."""
        return cls(hashlib.sha256(b"halfway master key id" + secret).hexdigest()[:16], AESGCM(secret))


class Keyring:
    """Seal and open values with data keys that were unwrapped before."""

    def __init__(self, master_keys: tuple[bytes, ...]) -> None:
        """Take the master keys, newest first: the first wraps, any unwraps."""
        self._masters = {key.id: key for key in map(MasterKey.of, master_keys)}
        self.current = next(iter(self._masters.values()))
        self._ciphers: OrderedDict[int, AESGCM] = OrderedDict()

    @property
    def master_ids(self) -> frozenset[str]:
        """The ids of all master keys at hand."""
        return frozenset(self._masters)

    def new_data_key(self, key_id: int) -> bytes:
        """Make a data key, remember it under `key_id`, and return it wrapped by the current master key."""
        secret = AESGCM.generate_key(256)
        self._remember(key_id, secret)
        return self._wrap(key_id, secret)

    def unwrap(self, key_id: int, master_id: str, wrapped: bytes) -> None:
        """Make the data key `key_id` usable; raise `KeyMissing` when its master key is not at hand or wrong."""
        self._remember(key_id, self._unwrapped(key_id, master_id, wrapped))

    def rewrap(self, key_id: int, master_id: str, wrapped: bytes) -> bytes:
        """Return the data key wrapped by the current master key instead."""
        return self._wrap(key_id, self._unwrapped(key_id, master_id, wrapped))

    def is_known(self, key_id: int) -> bool:
        """Return whether the data key can be used without asking the database."""
        return key_id in self._ciphers

    def forget(self, key_id: int) -> None:
        """Drop a data key from memory."""
        self._ciphers.pop(key_id, None)

    def seal(self, key_id: int, place: str, text: str) -> Encrypted:
        """Seal `text` for one `place` ("table.column:row")."""
        nonce = secrets.token_bytes(_NONCE)
        sealed = self._cipher(key_id).encrypt(nonce, text.encode(), place.encode())
        return Encrypted(_VERSION + key_id.to_bytes(8, "big") + nonce + sealed)

    def open(self, place: str, sealed: bytes) -> str:
        """Return what was sealed for `place`; raise `KeyMissing` when it cannot be opened there."""
        nonce, body = sealed[_HEADER : _HEADER + _NONCE], sealed[_HEADER + _NONCE :]
        try:
            return self._cipher(key_of(sealed)).decrypt(nonce, body, place.encode()).decode()
        except (InvalidTag, ValueError) as error:
            raise KeyMissing(f"{place.partition(':')[0]} does not open with its key") from error

    def _cipher(self, key_id: int) -> AESGCM:
        try:
            self._ciphers.move_to_end(key_id)
        except KeyError as error:
            raise KeyMissing("a data key is gone") from error
        return self._ciphers[key_id]

    def _remember(self, key_id: int, secret: bytes) -> None:
        self._ciphers[key_id] = AESGCM(secret)
        if len(self._ciphers) > _CACHE:
            self._ciphers.popitem(last=False)

    def _wrap(self, key_id: int, secret: bytes) -> bytes:
        nonce = secrets.token_bytes(_NONCE)
        return nonce + self.current.cipher.encrypt(nonce, secret, labels.data_key(key_id).encode())

    def _unwrapped(self, key_id: int, master_id: str, wrapped: bytes) -> bytes:
        if master_id not in self._masters:
            raise KeyMissing(f"the master key {master_id} is not at hand")
        try:
            return self._masters[master_id].cipher.decrypt(
                wrapped[:_NONCE], wrapped[_NONCE:], labels.data_key(key_id).encode()
            )
        except InvalidTag as error:
            raise KeyMissing("a data key does not open with its master key") from error


def key_of(sealed: bytes) -> int:
    """Return the id of the data key that a sealed value needs."""
    if sealed[:1] != _VERSION:
        raise KeyMissing("a sealed value has an unknown form")
    return int.from_bytes(sealed[1:_HEADER], "big")


def read_key_file(path: Path) -> bytes | None:
    """Return the key in the file at `path`, None without a file; raise `ConfigError` where it holds no key."""
    if not path.exists():
        return None
    try:
        key = base64.b64decode(path.read_bytes().strip(), validate=True)
    except ValueError:
        key = b""
    if len(key) != 32:
        raise ConfigError("ENCRYPTION_KEYS", f"the key file {path.name} holds no key", "restore it from your backup")
    return key


def make_key_file(path: Path) -> bytes:
    """Make a key file that only the owner may read, say so in the log, and return its key."""
    key = AESGCM.generate_key(256)
    ownership.make_folder(path.parent)
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    try:
        os.write(handle, base64.b64encode(key) + b"\n")
        os.fsync(handle)
    finally:
        os.close(handle)
    ownership.give(path)
    logging.getLogger(__name__).warning(
        "no ENCRYPTION_KEYS: made the key file %s; without it the database cannot be read, so back it up elsewhere",
        path.name,
    )
    return key
