"""Serve the page and its files, and let nobody else's page reach in."""

from collections.abc import Awaitable, Callable
from pathlib import Path
from urllib.parse import urlsplit

from aiohttp import web

from bot.playground.answers import encode
from bot.playground.files import Files

PAGE = Path(__file__).with_name("page")
_OWN_HOSTS = {"127.0.0.1", "localhost", "::1"}
HEADERS = {
    "Content-Security-Policy": (
        "default-src 'self'; img-src 'self' data: blob:; media-src 'self' blob:; object-src 'none'; "
        "base-uri 'none'; frame-ancestors 'none'; form-action 'self'"
    ),
    "Cache-Control": "no-store",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
_SHOWN_KINDS = {"image/png", "image/jpeg", "image/gif", "image/webp", "audio/ogg", "audio/mpeg", "video/mp4"}
Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]


def refusal(status: int, sentence: str) -> web.Response:
    """Return an error for the page."""
    return web.Response(
        text=encode({"error": sentence}), status=status, content_type="application/json", headers=HEADERS
    )


def _is_own(request: web.Request) -> bool:
    """Tell whether the request names this machine, and comes from the own page if it changes something."""
    if urlsplit(f"//{request.host}").hostname not in _OWN_HOSTS:
        return False
    if request.method in {"GET", "HEAD"}:
        return True
    if request.headers.get("Sec-Fetch-Site") in {"cross-site", "same-site"}:
        return False
    origin = request.headers.get("Origin")
    return origin is None or urlsplit(origin).netloc == request.host


def guarded(handler: Handler) -> Handler:
    """Wrap a handler so that it only answers this machine's own page."""

    async def answer(request: web.Request) -> web.StreamResponse:
        """Refuse strangers, answer the page."""
        if not _is_own(request):
            return refusal(403, "Only the playground's own page may ask this.")
        response = await handler(request)
        if not response.prepared:
            for name, value in HEADERS.items():
                response.headers.setdefault(name, value)
        return response

    return answer


class Page:
    """The page's files and the pictures shown on it."""

    def __init__(self, files: Files) -> None:
        """Show `files` under /files/."""
        self._files = files

    def routes(self) -> list[web.RouteDef]:
        """Return the routes of the page."""
        return [
            web.get("/", guarded(self.index)),
            web.get("/favicon.ico", guarded(self.no_icon)),
            web.get("/page/{path:.+}", guarded(self.asset)),
            web.get("/files/{file_id}", guarded(self.file)),
        ]

    async def index(self, request: web.Request) -> web.StreamResponse:
        """Return the page itself."""
        return self._asset("index.html")

    async def no_icon(self, request: web.Request) -> web.StreamResponse:
        """Say that there is no icon at the old address."""
        return web.Response(status=204)

    async def asset(self, request: web.Request) -> web.StreamResponse:
        """Return a file of the page."""
        return self._asset(request.match_info["path"])

    @staticmethod
    def _asset(name: str) -> web.StreamResponse:
        path = (PAGE / name).resolve()
        if not path.is_relative_to(PAGE.resolve()) or not path.is_file():
            return refusal(404, "There is no such file.")
        return web.FileResponse(path)

    async def file(self, request: web.Request) -> web.StreamResponse:
        """Return what somebody sent; what a browser might run is only offered for saving."""
        file = self._files.find(request.match_info["file_id"])
        if file is None:
            return refusal(404, "There is no such file.")
        kind = file.mime_type.partition(";")[0].strip().lower()
        if file.kind == "photo":
            kind = _picture_kind(file.content)
        headers = {"Content-Security-Policy": "default-src 'none'; sandbox"}
        if kind not in _SHOWN_KINDS:
            kind = "application/octet-stream"
            name = "".join(char if char.isalnum() or char in "._-" else "_" for char in file.name)
            headers["Content-Disposition"] = f'attachment; filename="{name}"'
        return web.Response(body=file.content, content_type=kind, headers=headers)


def _picture_kind(content: bytes) -> str:
    """Return the media type of a picture by its first bytes."""
    if content.startswith(b"\xff\xd8"):
        return "image/jpeg"
    if content.startswith(b"GIF8"):
        return "image/gif"
    return "image/webp" if content.startswith(b"RIFF") else "image/png"
