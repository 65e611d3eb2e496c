"""Free ports for processes that a test starts: below those that the machine hands out by itself."""

import os
import socket
from itertools import count

_FIRST, _EACH = 20_000, 400  # Linux hands out 32768 and above to whoever asks for any
_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
_numbers = count()


def free_port() -> int:
    """Return a port that nobody listens on, another one at each call."""
    while True:
        port = _FIRST + _WORKER % 30 * _EACH + next(_numbers) % _EACH
        with socket.socket() as trial:
            if trial.connect_ex(("127.0.0.1", port)) != 0:
                return port
