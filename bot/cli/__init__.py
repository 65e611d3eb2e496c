"""The command line: `python -m bot <command>`."""

import argparse
import asyncio
import gc
import logging
import signal
import socket
import sys
from collections.abc import Awaitable, Callable, Coroutine
from importlib import import_module
from pathlib import Path
from typing import Any

from bot import config, log
from bot.config import Settings
from bot.errors import ConfigError, ContentFaults, MigrationFailed

COMMANDS = {
    "run": "everything in one process; by webhook if WEBHOOK_URL is set, else by long polling",
    "web": "take updates in by webhook; any number of these, on PostgreSQL",
    "worker": "agenda and delivery worker; any number of these, on PostgreSQL",
    "playground": "the same bot against a local Telegram, with a page that shows two phones",
    "migrate": "bring the database to the newest schema and stop",
    "backup": "copy a SQLite database that is in use, its data keys apart",
    "restore": "make a database again from a backup and the newest data keys",
    "rotate-keys": "seal everything anew with the first of ENCRYPTION_KEYS",
    "doctor": "look at everything the bot needs, one line a check, and change nothing",
    "health": "ask the process that has METRICS_PORT on this machine whether it can work",
    "helplines": "list the help lines that are due for a look, or record one",
    "check": "look over content and configuration, and list every fault",
}
_FAILED, _BAD_CONFIGURATION = 1, 2
_YOUNG = 20_000  # new objects between two looks for circles; a batch of a hundred updates makes about as many


def main(arguments: list[str] | None = None) -> int:
    """Run one command and return the exit status: 0 fine, 1 faults found, 2 a setting is wrong."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="Halfway, a Telegram bot for couples.")
    commands = parser.add_subparsers(dest="command", required=True, metavar="command")
    typed = sys.argv[1:] if arguments is None else arguments
    for name, what in COMMANDS.items():
        added = commands.add_parser(name, help=what, description=what)
        if name in typed[:1]:  # to add them may import the library, and container engines ask for `health` all day
            _add_arguments(name, added)
    chosen = parser.parse_args(typed)
    try:
        command: Callable[[argparse.Namespace], int] = import_module(f"bot.cli.{chosen.command.replace('-', '_')}").main
        return command(chosen)
    except ConfigError as error:
        print(error, file=sys.stderr)
        return _BAD_CONFIGURATION
    except MigrationFailed as error:
        print(error, file=sys.stderr)
        return _FAILED
    except ContentFaults as error:
        first, count = error.faults[0], len(error.faults)
        print(
            f"CONTENT_DIR: cannot be used ({first}; faults: {count}); `python -m bot check` lists all", file=sys.stderr
        )
        return _BAD_CONFIGURATION
    except KeyboardInterrupt:
        return 0


def _add_arguments(command: str, parser: argparse.ArgumentParser) -> None:
    match command:
        case "playground":
            parser.add_argument("--port", type=int, help="of the page; 0 takes any (default: the first free of 8000…)")
        case "helplines":
            import_module("bot.cli.helplines").add_arguments(parser)
        case "backup":
            where = "where backups lie (default: backups/ beside the database)"
            parser.add_argument("folder", nargs="?", type=Path, help=where)
        case "restore":
            parser.add_argument("data", nargs="?", type=Path, help="the data file of a backup, on SQLite")
            parser.add_argument("--keys", type=Path, help="the newest keys (default: the file beside the data)")


def settings() -> Settings:
    """Return the settings from the environment and begin to log as they say."""
    found = config.load()
    log.configure(found.log_level, found.log_format)
    return found


def live(process: Callable[[Settings, asyncio.Event], Awaitable[None]]) -> int:
    """Run a process by the settings of the environment until asked to stop, and return its exit status."""
    found = settings()
    calm_the_collector()
    until_stopped(lambda stopping: process(found, stopping))
    gc.freeze()  # else the interpreter looks for circles among all objects as it ends: 0.5 s of a core, for nothing
    return 0


def calm_the_collector() -> None:
    """Look for circles less often, and not among what was imported: it took a quarter of all processor time."""
    gc.freeze()
    gc.set_threshold(_YOUNG, 20, 100)


def until_stopped(work: Callable[[asyncio.Event], Awaitable[None]]) -> None:
    """Run `work` on uvloop until it ends; SIGTERM and SIGINT set the event it is given."""

    async def guarded() -> None:
        stopping = asyncio.Event()
        loop = asyncio.get_running_loop()
        for name in (signal.SIGTERM, signal.SIGINT):
            loop.add_signal_handler(name, stopping.set)
        await work(stopping)

    on_loop(guarded())


def on_loop(work: Coroutine[Any, Any, None]) -> None:
    """Run a coroutine to its end, on uvloop where that is installed."""
    try:
        factory = import_module("uvloop").new_event_loop
    except ImportError:
        logging.getLogger(__name__).debug("uvloop is not installed")
        factory = None
    with asyncio.Runner(loop_factory=factory) as runner:
        runner.get_loop().set_exception_handler(_left_over)
        runner.run(work)


def _left_over(loop: asyncio.AbstractEventLoop, context: dict[str, Any]) -> None:
    """Log an error that nobody waited for, unless a host was looked up for longer than its connection was waited for.

    That cannot be called off, and comes again at each attempt while a name server is away.
    """
    if not isinstance(context.get("exception"), socket.gaierror):
        loop.default_exception_handler(context)
