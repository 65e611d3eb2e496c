"""The addresses calls go to: the only object of the delivery worker that knows the token."""

from yarl import URL


class ApiUrls:
    """Build and keep one address for each method."""

    def __init__(self, base: str, token: str) -> None:
        """Take the base address of the Bot API and the bot's token."""
        self._prefix = f"{base}/bot{token}/"
        self._known: dict[str, URL] = {}

    def __repr__(self) -> str:
        """Show no address."""
        return "ApiUrls(…)"

    def of(self, method: str) -> URL:
        """Return the address of a method."""
        found = self._known.get(method)
        if found is None:
            found = self._known[method] = URL(self._prefix + method, encoded=True)
        return found
