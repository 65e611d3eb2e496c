"""What the doctor asks Telegram: who the bot is, where updates go, and what time it is."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit
from urllib.request import getproxies

import aiohttp

from bot.cli.findings import Finding, fail, ok, warn
from bot.clock import Clock
from bot.config import Settings
from bot.delivery import responses
from bot.delivery.api_urls import ApiUrls
from bot.updates.polling import ALLOWED

_PATIENCE = aiohttp.ClientTimeout(10)  # seconds for one question
_LATE, _TOO_LATE = 5, 60  # seconds between two clocks; Telegram's tells whole seconds
_RECENT = 3_600  # seconds for which an error of the webhook is news
_MANY = 100  # updates; Telegram gives out as many at a time


async def look(settings: Settings, clock: Clock) -> list[Finding]:
    """Return what is found; nothing is changed, and no update is fetched."""
    addresses = ApiUrls(settings.telegram_api_url, settings.bot_token)
    host = urlsplit(settings.telegram_api_url).hostname
    async with aiohttp.ClientSession(timeout=_PATIENCE, trust_env=bool(getproxies())) as session:
        try:
            me, date = await _ask(session, addresses, "getMe")
            here = clock.now()
            if not isinstance(me, responses.Ok):
                return [_unusable(me, settings)]
            if not (isinstance(me.result, dict) and me.result.get("is_bot") and me.result.get("username")):
                return [fail("telegram", f"{host} answers getMe without is_bot or username: it is not quite Telegram")]
            found = [ok("token", f"accepted; the bot is @{me.result['username']}"), _clock(here, date)]
            hook, _date = await _ask(session, addresses, "getWebhookInfo")
        except (aiohttp.ClientError, TimeoutError, OSError, ValueError) as error:
            return [fail("telegram", f"{host} cannot be reached ({type(error).__name__}); check network and proxy")]
    if not isinstance(hook, responses.Ok):
        return [*found, fail("webhook", f"getWebhookInfo came to nothing ({getattr(hook, 'reason', '429')})")]
    return [*found, *_webhook(settings, hook.result, here.timestamp())]


async def _ask(
    session: aiohttp.ClientSession, addresses: ApiUrls, method: str
) -> tuple[responses.Response, str | None]:
    """Ask one thing and return the answer, and the date of it as the server writes it."""
    async with session.post(addresses.of(method), allow_redirects=False) as response:
        return responses.read(method, response.status, await response.read()), response.headers.get("Date")


def _unusable(answer: responses.Response, settings: Settings) -> Finding:
    if isinstance(answer, responses.Unauthorized):
        return fail("token", "is not accepted; take it from @BotFather, and check TELEGRAM_API_URL")
    host, reason = urlsplit(settings.telegram_api_url).hostname, getattr(answer, "reason", "asked to wait (429)")
    return fail("telegram", f"{host} is reached and cannot be used ({reason})")


def _clock(here: datetime, date: str | None) -> Finding:
    try:
        there = parsedate_to_datetime(date or "").astimezone(UTC)
    except ValueError:
        return warn("clock", "Telegram's answer has no date to compare with")
    apart = (here - there).total_seconds()
    words = f"{abs(apart):.0f} s {'ahead of' if apart > 0 else 'behind'} Telegram's"
    if abs(apart) <= _LATE:
        return ok("clock", f"{here:%Y-%m-%d %H:%M:%S} UTC, as Telegram's")
    right = "promised times would be off; let the system keep its time (NTP)"
    return (fail if abs(apart) > _TOO_LATE else warn)("clock", f"{words}: {right}")


def _webhook(settings: Settings, info: dict[str, Any], now: float) -> Iterator[Finding]:
    """Compare what Telegram knows with what the settings want."""
    yield _address(settings.webhook_url, str(info.get("url") or ""))
    waiting = int(info.get("pending_update_count") or 0)
    if waiting > _MANY:
        yield warn("webhook", f"{waiting} updates wait at Telegram: the bot does not run, or does not keep up")
    if settings.webhook_url and info.get("last_error_date"):
        ago = max(0, now - info["last_error_date"])
        words = f"Telegram's last delivery that failed was {_ago(ago)} ago: {info.get('last_error_message')}"
        yield (fail if ago < _RECENT and waiting else warn)("webhook", words)
    kinds = info.get("allowed_updates")
    if info.get("url") and kinds and not set(ALLOWED) <= set(kinds):
        yield warn("webhook", f"Telegram is not told to bring {json.dumps(sorted(set(ALLOWED) - set(kinds)))}; restart")


def _address(wanted: str | None, known: str) -> Finding:
    host = urlsplit(known).hostname
    if wanted is None:
        if known:
            words = f"one is set, to {host}, though WEBHOOK_URL is not: `run` takes it away when it starts to poll"
            return warn("webhook", words)
        return ok("webhook", "none is set, as polling needs it")
    if not known:
        return warn("webhook", "is not set at Telegram; `run` or `web` sets it when it starts")
    if known != wanted:
        return fail("webhook", f"Telegram brings updates elsewhere, to {host}: does another process use this token?")
    return ok("webhook", f"set to {host}, as WEBHOOK_URL says")


def _ago(seconds: float) -> str:
    return f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
