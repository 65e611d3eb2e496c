"""What the readers of HTML and Markdown share: their result, their error and what links and times turn into."""

import re
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit

from bot.playground.links import checked_link, mentioned_user
from bot.playground.spans import Span

_TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")


class MarkupError(ValueError):
    """Markup that Telegram does not understand; the message is what follows "can't parse entities:"."""


@dataclass(slots=True)
class Marked:
    """Plain text and the marks on it."""

    text: str
    spans: list[Span]


def link_span(url: str, start: int, end: int) -> Span | None:
    """Return the mark of a link, a mention for tg://user, or nothing where Telegram would drop the address."""
    if user_id := mentioned_user(url):
        return Span("text_mention", start, end, {"user": {"id": user_id}})
    try:
        return Span("text_link", start, end, {"url": checked_link(url)})
    except ValueError:
        return None


def time_extra(unix: str, form: str) -> dict[str, Any]:
    """Return what belongs to a date-time mark; MarkupError where time or format are none."""
    if not re.fullmatch(r"[0-9]{1,12}", unix):
        raise MarkupError("Invalid date specified")
    if not _TIME_FORMAT.fullmatch(form):
        raise MarkupError("Invalid date format specified")
    extra: dict[str, Any] = {"unix_time": int(unix)}
    if form:
        extra["date_time_format"] = form
    return extra


def special_link_span(url: str, start: int, end: int) -> Span:
    """Return the mark of `![...](tg://emoji?id=...)` or `![...](tg://time?unix=...&format=...)`."""
    parts = urlsplit(url)
    query = {name: values[-1] for name, values in parse_qs(parts.query).items()}
    if parts.scheme == "tg" and parts.netloc == "emoji" and query.get("id", "").isdigit():
        return Span("custom_emoji", start, end, {"custom_emoji_id": query["id"]})
    if parts.scheme == "tg" and parts.netloc == "time":
        return Span("date_time", start, end, time_extra(query.get("unix", ""), query.get("format", "")))
    raise MarkupError("Custom emoji entity must contain a tg://emoji URL")
