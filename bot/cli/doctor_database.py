"""What the doctor finds in a database and its keys, without making either where there is none."""

import os
import stat
from collections.abc import Iterator
from pathlib import Path

from bot.cli.findings import Finding, fail, ok, warn
from bot.config import Settings
from bot.db import inspection
from bot.db.inspection import Inspection, Unusable
from bot.db.keyring import MasterKey, read_key_file
from bot.db.migrations.upgrade import newest
from bot.errors import ConfigError

_WAL_RESET = (3, 51, 3)  # sqlite.org/wal.html#walresetbug: where it is mended
_POSTGRESQL = (15, 0)  # postgresql.org/support/versioning: the oldest that is still mended


async def look(settings: Settings) -> tuple[Inspection | None, list[Finding]]:
    """Look into the database; None where there is none."""
    file = settings.sqlite_file
    try:
        if file is None:
            inspected = await inspection.postgresql_at(settings.database_url)
            return inspected, [_postgresql(inspected), _schema(inspected)]
        if not file.exists():
            return None, [_to_be_made(file)]
        inspected = inspection.sqlite_file(file)
    except Unusable as error:
        return None, [fail("database", str(error))]
    return inspected, [*_sqlite(file, inspected), _schema(inspected)]


def _to_be_made(file: Path) -> Finding:
    folder = next(one for one in file.absolute().parents if one.exists())
    if not os.access(folder, os.W_OK | os.X_OK):
        return fail("database", f"there is none, and {folder} may not be written to")
    return warn("database", f"there is none yet; the first start makes {file.name}")


def _sqlite(file: Path, inspected: Inspection) -> Iterator[Finding]:
    number = ".".join(map(str, inspected.version))
    if inspected.faults:
        yield fail("database", f"{file.name} is damaged: restore a backup ({inspected.faults[0].splitlines()[-1]})")
    elif not os.access(file, os.W_OK) or not os.access(file.parent, os.W_OK):
        yield fail("database", f"{file.name} and its folder must both be writable for this user")
    else:
        yield ok("database", f"SQLite {number}; {file.name} opens and is whole")
    if inspected.revision and not inspected.is_wal:
        yield warn("database", "is not written by log (WAL) yet; the next start changes that")
    if inspected.version < _WAL_RESET:
        words = f"SQLite {number} can damage a file that several processes write (mended in 3.51.3)"
        yield warn("sqlite", f"{words}: run one, and take backups")
    if _is_open_to_others(file):
        yield warn("database", f"others on this machine can read {file.name}: chmod 600")


def _postgresql(inspected: Inspection) -> Finding:
    number = ".".join(map(str, inspected.version))
    if inspected.version < _POSTGRESQL:
        return warn("database", f"PostgreSQL {number} answers, and is no longer mended by its makers")
    return ok("database", f"PostgreSQL {number} answers")


def _schema(inspected: Inspection) -> Finding:
    if inspected.revision is None:
        return warn("schema", "there are no tables yet; the first start makes them")
    if inspected.revision == newest():
        return ok("schema", f"{inspected.revision}, the newest")
    if inspected.revision > newest():
        return fail("schema", f"{inspected.revision} is of a newer Halfway than this one, which ends at {newest()}")
    return warn("schema", f"{inspected.revision}; the next start, or `migrate`, brings it to {newest()}")


def keys(settings: Settings, inspected: Inspection | None) -> Iterator[Finding]:
    """Compare the master keys at hand with those that wrap data keys."""
    secrets = settings.encryption_keys
    if file := settings.key_file:
        try:
            secret = read_key_file(file)
        except (ConfigError, OSError) as error:
            yield fail("keys", str(error))
            return
        secrets = (secret,) if secret else ()
        yield from _key_file(settings, file, is_there=secret is not None)
    ids, used = [MasterKey.of(secret).id for secret in secrets], inspected.keys if inspected else {}
    if missing := sorted(used.keys() - set(ids)):
        yield fail("keys", f"the database is sealed with {', '.join(missing)}, which is not at hand: add it again")
    elif ids:
        yield ok("keys", f"{len(ids)} at hand, {sum(used.values())} data keys open")
        if old := sum(count for key, count in used.items() if key != ids[0]):
            yield warn("keys", f"{old} data keys are wrapped by an older key: `rotate-keys` wraps them anew")


def _key_file(settings: Settings, file: Path, *, is_there: bool) -> Iterator[Finding]:
    if not is_there and settings.sqlite_file is None:
        words = "on PostgreSQL no key file is made, and nothing starts: give ENCRYPTION_KEYS (openssl rand -base64 32)"
        yield fail("keys", f"there is none; {words}")
        return
    if not is_there:
        yield warn("keys", f"there is no key yet; the first start makes {file.name}. ENCRYPTION_KEYS keeps it apart")
        return
    if _is_open_to_others(file):
        yield fail("keys", f"others on this machine can read {file.name}: chmod 600")
    if settings.sqlite_file and settings.sqlite_file.absolute().parent == file.absolute().parent:
        words = "whoever copies that folder can read everything; ENCRYPTION_KEYS or KEY_FILE keeps them apart"
        yield warn("keys", f"{file.name} lies beside the database: {words}")
    elif file.absolute().is_relative_to(Path.cwd()):
        words = "a new version of a container has that folder empty; ENCRYPTION_KEYS is the place for what stands in it"
        yield warn("keys", f"{file.name} lies in the working folder: {words}")


def _is_open_to_others(file: Path) -> bool:
    return bool(stat.S_IMODE(file.stat().st_mode) & 0o077)
