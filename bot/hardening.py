"""What a process leaves behind when it dies: no memory in a file, and no words in what it says about it."""

import asyncio
import ctypes
import logging
import resource
import sys
import threading
from types import TracebackType

from bot.log import describe_error

_PR_SET_DUMPABLE = 4  # linux/prctl.h
_log = logging.getLogger(__name__)


def harden_process() -> None:
    """Let this process write no core dump, and say of a crash only where it happened.

    A core dump holds all that is in memory: keys, the token, words. Where the system pipes dumps to a program, as
    many do, the limit alone does not count (core(5)); what is not dumpable is not piped either, and nobody but root
    can look into the memory or the environment of the process.
    """
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(_PR_SET_DUMPABLE, 0)
    sys.excepthook = _crashed
    threading.excepthook = _thread_crashed
    sys.unraisablehook = _unraisable


def _crashed(kind: type[BaseException], error: BaseException, places: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt | asyncio.CancelledError):
        return
    _log.critical("the process ends: %s", describe_error(error))


def _thread_crashed(crash: threading.ExceptHookArgs) -> None:
    if crash.exc_value is not None:
        _log.critical("a thread ends: %s", describe_error(crash.exc_value))


def _unraisable(happened: "sys.UnraisableHookArgs") -> None:
    if happened.exc_value is not None:
        _log.error("nobody could be told: %s", describe_error(happened.exc_value))
