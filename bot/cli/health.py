"""`health`: ask the process that has METRICS_PORT on this machine whether it can work; for container engines."""

import argparse
from http import HTTPStatus
from http.client import HTTPConnection, HTTPException

from bot import config
from bot.errors import ConfigError

_PATIENCE = 8.0  # seconds; longer than a process waits for its database before it says so


def main(chosen: argparse.Namespace) -> int:
    """Print what it says; 0 when it is well, 1 when it is not or does not answer."""
    address = config.load().metrics_port
    if address is None:
        raise ConfigError("METRICS_PORT", "is missing", "set it, for the process and for this command, to a free port")
    connection = HTTPConnection(*address, timeout=_PATIENCE)
    try:
        connection.request("GET", "/healthz")
        answer = connection.getresponse()
        print(answer.read().decode().rstrip())
    except (OSError, HTTPException) as error:
        print(f"it does not answer ({type(error).__name__})")
        return 1
    finally:
        connection.close()
    return 0 if answer.status == HTTPStatus.OK else 1
