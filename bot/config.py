"""Settings from the environment, checked once at the start: a value that is right, or one clear line."""

import base64
import binascii
import hmac
import os
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo, available_timezones

from bot import libpq
from bot.errors import ConfigError

TELEGRAM = "https://api.telegram.org"
SQLITE = "sqlite+aiosqlite:///data/halfway.db"
_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
_SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")  # Bot API, setWebhook.secret_token
_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that the environment decides. Secrets are kept out of `repr`."""

    bot_token: str
    telegram_api_url: str
    database_url: str
    database_wait: int
    encryption_keys: tuple[bytes, ...]
    key_file: Path | None
    webhook_url: str | None
    webhook_secret: str
    port: int
    content_dir: Path
    default_timezone: ZoneInfo
    messages_per_second: int
    flood_limit: int
    log_level: str
    log_format: str
    clock_file: Path | None
    tick_seconds: float
    metrics_port: tuple[str, int] | None

    @property
    def sqlite_file(self) -> Path | None:
        """The file of a SQLite database, None where it is PostgreSQL."""
        is_sqlite = self.database_url.startswith("sqlite")
        return Path(self.database_url.split(":///", 1)[1].split("?", 1)[0]) if is_sqlite else None

    def __repr__(self) -> str:
        """Show no value at all: several are secrets."""
        return "Settings(…)"


def load(environ: Mapping[str, str] = os.environ) -> Settings:
    """Read all settings, or raise `ConfigError` for the first that is wrong."""
    database_url = _database_url(environ.get("DATABASE_URL") or SQLITE)
    keys = _encryption_keys(environ.get("ENCRYPTION_KEYS", ""))
    token = _token(environ.get("BOT_TOKEN", ""))
    return Settings(
        bot_token=token,
        telegram_api_url=_http_url("TELEGRAM_API_URL", environ.get("TELEGRAM_API_URL") or TELEGRAM),
        database_url=database_url,
        database_wait=_number("DATABASE_WAIT", environ.get("DATABASE_WAIT") or "120", 0, 86_400),
        encryption_keys=keys,
        key_file=None if keys else _key_file(database_url, environ.get("KEY_FILE")),
        webhook_url=_webhook_url(environ.get("WEBHOOK_URL"), token),
        webhook_secret=_webhook_secret(environ.get("WEBHOOK_SECRET"), token),
        port=_number("PORT", environ.get("PORT") or "8080", 1, 65535),
        content_dir=_content_dir(environ.get("CONTENT_DIR") or "content"),
        default_timezone=_zone(environ.get("DEFAULT_TIMEZONE") or "UTC"),
        messages_per_second=_number("MESSAGES_PER_SECOND", environ.get("MESSAGES_PER_SECOND") or "30", 1, 10_000),
        flood_limit=_number("FLOOD_LIMIT", environ.get("FLOOD_LIMIT") or "30", 5, 1_000_000),
        log_level=_choice("LOG_LEVEL", (environ.get("LOG_LEVEL") or "INFO").upper(), _LEVELS),
        log_format=_choice("LOG_FORMAT", (environ.get("LOG_FORMAT") or "auto").lower(), ("auto", "json", "text")),
        clock_file=Path(environ["CLOCK_FILE"]) if environ.get("CLOCK_FILE") else None,
        tick_seconds=_seconds("TICK_SECONDS", environ.get("TICK_SECONDS") or "1"),
        metrics_port=_host_and_port("METRICS_PORT", environ.get("METRICS_PORT")),
    )


def _token(value: str) -> str:
    if not value:
        raise ConfigError("BOT_TOKEN", "is missing", "take one from @BotFather (it looks like 123456:ABC…)")
    if not _TOKEN.fullmatch(value.strip()):
        raise ConfigError("BOT_TOKEN", "does not look like a token", "take it from @BotFather (like 123456:ABC…)")
    return value.strip()


def _http_url(variable: str, value: str, schemes: tuple[str, ...] = ("http", "https")) -> str:
    try:
        parts = urlsplit(value)
        good = parts.scheme in schemes and bool(parts.hostname) and parts.port != 0
    except ValueError:
        good = False
    if not good:
        raise ConfigError(variable, "is not an address", f"write it as {schemes[-1]}://host")
    return value.rstrip("/")


def _webhook_url(value: str | None, token: str) -> str | None:
    if value and token in value:
        right = "leave it out: WEBHOOK_SECRET guards the address, which proxies write into their logs"
        raise ConfigError("WEBHOOK_URL", "contains the bot's token", right)
    return _http_url("WEBHOOK_URL", value, ("http", "https")) if value else None


def _webhook_secret(value: str | None, token: str) -> str:
    """Return the secret that was given, else one that all processes with the same token derive alike."""
    if value and not _SECRET.fullmatch(value):
        raise ConfigError("WEBHOOK_SECRET", "has characters Telegram refuses", "use 1 to 256 of A-Z a-z 0-9 _ -")
    return value or hmac.digest(token.encode(), b"halfway webhook secret", "sha256").hex()


def _database_url(value: str) -> str:
    scheme, found, rest = value.strip().partition("://")
    if found and scheme in {"postgres", "postgresql", "postgresql+asyncpg"}:
        return "postgresql+asyncpg://" + libpq.read(rest)
    if value.startswith("sqlite+aiosqlite:///"):
        if value.endswith((":///", ":memory:")):
            raise ConfigError("DATABASE_URL", "names no file", f"write it as {SQLITE}")
        return value
    raise ConfigError("DATABASE_URL", "names no database Halfway knows", f"use {SQLITE} or {libpq.POSTGRESQL}")


def _key_file(database_url: str, named: str | None) -> Path:
    if named:
        return Path(named)
    if database_url.startswith("sqlite"):
        return Path(database_url.split(":///", 1)[1].split("?", 1)[0]).with_suffix(".key")
    return Path("data/halfway.key")


def _encryption_keys(value: str) -> tuple[bytes, ...]:
    keys = []
    for number, part in enumerate((p for p in value.split(",") if p.strip()), start=1):
        try:
            key = base64.b64decode(part.strip(), validate=True)
        except (binascii.Error, ValueError):
            key = b""
        if len(key) != 32:  # AES-256
            wrong = f"key number {number} is not 32 bytes in base64"
            raise ConfigError("ENCRYPTION_KEYS", wrong, "make one with: openssl rand -base64 32")
        keys.append(key)
    return tuple(keys)


def _content_dir(value: str) -> Path:
    path = Path(value)
    if not (path / "en").is_dir():
        raise ConfigError("CONTENT_DIR", "is no folder with an en/ folder inside", "point it at Halfway's content/")
    return path


def _zone(value: str) -> ZoneInfo:
    if value not in available_timezones():
        raise ConfigError("DEFAULT_TIMEZONE", "is no IANA time zone", "write it like Europe/Berlin or UTC")
    return ZoneInfo(value)


def _number(variable: str, value: str, least: int, most: int) -> int:
    if not (value.isascii() and value.isdigit() and least <= int(value[:9]) <= most and len(value) < 9):
        raise ConfigError(variable, "is not a number in range", f"use a whole number from {least} to {most}")
    return int(value)


def _host_and_port(variable: str, value: str | None) -> tuple[str, int] | None:
    if not value:
        return None
    host, _, port = value.rpartition(":")
    return host or "127.0.0.1", _number(variable, port, 1, 65535)


def _seconds(variable: str, value: str) -> float:
    try:
        seconds = float(value)
    except ValueError:
        seconds = 0.0
    if not 0.01 <= seconds <= 60:
        raise ConfigError(variable, "is not a length in range", "use seconds from 0.01 to 60")
    return seconds


def _choice(variable: str, value: str, allowed: tuple[str, ...]) -> str:
    if value not in allowed:
        raise ConfigError(variable, "is none of the known values", "use one of " + ", ".join(allowed))
    return value
