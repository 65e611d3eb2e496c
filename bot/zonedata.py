"""Which rules of the world's time zones are in force: the machine's or the tzdata package's, whichever are newer.

`zoneinfo` takes the machine's data before the package's, however old they are. `bot/__init__.py` calls `put_in_force`,
so that it is done before any zone is made, in every process, command and test.
"""

import re
import zoneinfo
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from importlib.resources import files
from pathlib import Path

PACKAGE = "the tzdata package"
_OLD = timedelta(days=365)
_VERSION = re.compile(r"# version (\d{4}[a-z]+)")
_NAMED = re.compile(r"\d{4}[a-z]+")
_EXPIRES = re.compile(r"^#expires (\d+)", re.MULTILINE)
# Releases by the NEWS file of the tz distribution; of others only bounds are known.
_RELEASED = {"2025a": date(2025, 1, 15), "2025b": date(2025, 3, 22), "2025c": date(2025, 12, 10)}
# Each bulletin of the IERS counts for a year and gives way to the next after half of that, so data that were made
# under it are at least so much older than its end.
_BULLETIN = timedelta(days=165)


@dataclass(frozen=True, slots=True)
class Rules:
    """Rules of time zones: their version ("2026f", None where they do not say) and where they come from."""

    version: str | None
    source: str  # `PACKAGE`, or a folder of the machine
    passed_over: str = ""  # the other rules that are there, and older: "2025b of /usr/share/zoneinfo"

    def __str__(self) -> str:
        """Return both as one phrase."""
        return f"{self.version or 'an unknown version'} from {self.source}"

    def are_old(self, today: date) -> bool:
        """Return whether they are more than twelve months old, as far as that can be known: a version is no date."""
        return self.version is not None and today - _latest_release(self.version) > _OLD


def put_in_force() -> Rules:
    """Let the newer rules count from now on and return them; where the machine's have no version, the package's.

    Zones that were made before keep their rules.
    """
    global _in_force
    _in_force = _choose(zoneinfo.TZPATH, _packaged())
    if _in_force.source == PACKAGE:
        zoneinfo.reset_tzpath(())
    zoneinfo.ZoneInfo.clear_cache()
    return _in_force


def in_force() -> Rules:
    """Return the rules that count."""
    return _in_force


def read(name: str) -> str:
    """Return a text file of the rules in force, such as "zone.tab", or the package's where that has it alone."""
    if _in_force.source != PACKAGE:
        file = Path(_in_force.source, name)
        if file.is_file():
            return file.read_text(encoding="utf-8")
    return files("tzdata.zoneinfo").joinpath(name).read_text(encoding="utf-8")


def _choose(folders: tuple[str, ...], packaged: str | None) -> Rules:
    folder = next((folder for folder in folders if Path(folder).is_dir()), None)
    own = None if folder is None else _version_in(folder)
    if folder is None or (packaged is not None and (own is None or own <= packaged)):
        passed_over = f"{own or 'an unknown version'} of {folder}" if folder and own != packaged else ""
        return Rules(packaged, PACKAGE, passed_over)
    return Rules(own, folder, f"{packaged} of {PACKAGE}" if packaged else "")


def _packaged() -> str | None:
    try:
        from tzdata import IANA_VERSION
    except ImportError:
        return None
    return IANA_VERSION if _NAMED.fullmatch(IANA_VERSION) else None


def _version_in(folder: str) -> str | None:
    """Return the version of a folder's data by the first line of its `tzdata.zi`, or None."""
    try:
        with Path(folder, "tzdata.zi").open(encoding="utf-8", errors="replace") as lines:
            found = _VERSION.match(lines.readline())
    except OSError:
        return None
    return found[1] if found else None


def _latest_release(version: str) -> date:
    """Return the last day on which the rules in force may have been released."""
    bounds = [date(int(version[:4]), 12, 31)]
    if version in _RELEASED:
        return _RELEASED[version]
    try:
        expires = _EXPIRES.search(read("leapseconds"))
    except (OSError, ImportError, UnicodeDecodeError):
        expires = None
    if expires:
        bounds.append(datetime.fromtimestamp(int(expires[1]), UTC).date() - _BULLETIN)
    return max(min(bounds), date(int(version[:4]), 1, 1))


_in_force = Rules(None, PACKAGE)
