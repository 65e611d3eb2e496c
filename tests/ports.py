"""Free ports for processes that a test starts: below those that the machine hands out by itself, reserved for it."""

import os
import socket
from collections import deque
from itertools import count

_FIRST, _EACH = 20_000, 400  # Linux hands out 32768 and above to whoever asks for any
_WORKER = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:])
_numbers = count()
_reserved: deque[socket.socket] = deque()
_LATELY = 100  # reservations that are kept; no test has more ports


def free_port() -> int:
    """Return a port that nobody has, another one at each call, which no other run of tests gets meanwhile.

    A port that was merely looked at would be free for two runs at once, and one of them would not get it.
    """
    while True:
        port = _FIRST + _WORKER % 30 * _EACH + next(_numbers) % _EACH
        reserving = socket.socket()
        try:
            reserving.bind(("", port))  # fails beside anybody who listens, or has reserved it
        except OSError:
            reserving.close()
            continue
        # From now on those may listen who share addresses, as servers do, while other reservations go on failing.
        reserving.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        _reserved.append(reserving)
        if len(_reserved) > _LATELY:
            _reserved.popleft().close()
        return port
