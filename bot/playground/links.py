"""Check addresses as Telegram checks them: in links within text and under buttons."""

import re

_URL = re.compile(
    r"(?i)(?:(?P<scheme>[a-z][a-z0-9+.-]*)://)?(?P<host>[^/?#:]*)(?::(?P<port>[^/?#]*))?(?P<rest>.*)", re.S
)
_OPEN_SCHEMES = {"tg", "ton", "tonsite"}


def checked_link(url: str) -> str:
    """Return `url` as Telegram stores it, with scheme and a path; ValueError with Telegram's reason when it is none."""
    url = url.strip()
    if re.search(r"\s", url) or not url:
        raise ValueError("Wrong HTTP URL" if url else "URL host is empty")
    match = _URL.fullmatch(url)
    assert match is not None  # noqa: S101 - every part of the pattern may be empty
    scheme = (match["scheme"] or "http").lower()
    if scheme in _OPEN_SCHEMES:
        return f"{scheme}://{match['host']}{match['rest']}"
    if scheme not in {"http", "https", "ftp"}:
        raise ValueError("Unsupported URL protocol")
    host = match["host"].lower().rpartition("@")[2]
    if not host:
        raise ValueError("URL host is empty")
    port = match["port"]
    if port is not None and not (port.isascii() and port.isdigit() and 0 < int(port) < 65536):
        raise ValueError("Wrong port number specified in the URL")
    if "." not in host.strip("."):
        raise ValueError("Wrong HTTP URL")
    rest = match["rest"]
    return f"{scheme}://{host}{f':{port}' if port else ''}{rest if rest.startswith('/') else '/' + rest}"


def mentioned_user(url: str) -> int | None:
    """Return the user id of a `tg://user?id=` link, or nothing."""
    match = re.fullmatch(r"(?i)tg:(?://)?user\?id=([1-9][0-9]{0,15})", url)
    return int(match[1]) if match else None
