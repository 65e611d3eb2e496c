"""Log lines that can be shared: JSON where no terminal reads them, and never a token in any of them."""

import json
import logging
import re
import sys
from datetime import UTC, datetime

_TOKEN = re.compile(r"\d{3,}:[A-Za-z0-9_-]{20,}")
# Libraries that write addresses, and with them the token, or what they work on.
_LOUD = (
    "aiohttp.access",
    "aiosqlite",
    "alembic",
    "apscheduler",
    "asyncio",
    "httpcore",
    "httpx",
    "markdown_it",
    "telegram",
)
_BUILT_IN = frozenset(vars(logging.makeLogRecord({}))) | {"message", "asctime", "taskName"}


def redact(text: str) -> str:
    """Return `text` with everything that looks like a bot token replaced."""
    return _TOKEN.sub("[token]", text)


class _Line(logging.Formatter):
    """One line a record, without the text of exceptions: what a library quotes there may be somebody's words."""

    def formatException(self, ei: object) -> str:  # noqa: N802 - the name is logging's own
        """Return the types and places of the error, without its message."""
        return describe_error(ei[1]) if isinstance(ei, tuple) and isinstance(ei[1], BaseException) else ""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one redacted line."""
        return redact(super().format(record))


class _TextLine(_Line):
    """The same for a terminal, with what the caller passed as `extra` behind it."""

    def formatMessage(self, record: logging.LogRecord) -> str:  # noqa: N802 - the name is logging's own
        """Return time, level, logger, message, and name=value for each detail."""
        return " ".join([super().formatMessage(record), *(f"{name}={value}" for name, value in _extra(record).items())])


class _JsonLine(_Line):
    """The same as a JSON object, with what the caller passed as `extra`."""

    def format(self, record: logging.LogRecord) -> str:
        """Return the record as one redacted JSON object."""
        entry: dict[str, object] = {
            "at": datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds"),
            "level": record.levelname.lower(),
            "logger": record.name,
            "message": record.getMessage(),
        }
        entry |= _extra(record)
        if record.exc_info and record.exc_info[1]:
            entry["error"] = describe_error(record.exc_info[1])
        return redact(json.dumps(entry, default=str, ensure_ascii=False))


def _extra(record: logging.LogRecord) -> dict[str, object]:
    return {name: value for name, value in vars(record).items() if name not in _BUILT_IN}


def describe_error(error: BaseException) -> str:
    """Return the chain of an error as types and places in the code, without any message."""
    parts: list[str] = []
    seen: BaseException | None = error
    while seen is not None and len(parts) < 5:
        place, frame = "", seen.__traceback__
        while frame:
            place = f"{frame.tb_frame.f_globals.get('__name__', '?')}:{frame.tb_lineno}"
            frame = frame.tb_next
        parts.append(f"{type(seen).__name__} at {place}" if place else type(seen).__name__)
        seen = seen.__cause__ or seen.__context__
    return " from ".join(parts)


def configure(level: str, style: str) -> None:
    """Send all logs of at least `level` to standard error; `style` is "json", "text" or "auto" (by the terminal)."""
    handler = logging.StreamHandler()
    text = style == "text" or (style == "auto" and sys.stderr.isatty())
    handler.setFormatter(_TextLine("%(asctime)s %(levelname)s %(name)s: %(message)s") if text else _JsonLine())
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in _LOUD:
        logging.getLogger(name).setLevel(logging.WARNING)
