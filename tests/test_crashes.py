"""A process that dies leaves no words behind: not in what it says, not in a file of its memory."""

import subprocess
import sys

import pytest

from tests.stage import ROOT

WORDS = "zqxjkvbn, which nobody may read"
_DEATHS = {
    "raise ValueError(words)": "ValueError at __main__:",
    "import threading\nthreading.Thread(target=int, args=[words]).start()": "a thread ends: ValueError",
    "import asyncio\nasync def fails(): raise RuntimeError(words)\nasyncio.run(fails())": "RuntimeError at __main__:",
    "class Odd:\n    def __del__(self): raise KeyError(words)\nOdd()": "nobody could be told: KeyError",
    "try:\n    {}[words]\nexcept KeyError as error:\n    raise OSError(words) from error": "OSError at",
}


def _run(code: str) -> subprocess.CompletedProcess[str]:
    before = f"from bot import hardening; hardening.harden_process(); words = {WORDS!r}\n"
    return subprocess.run([sys.executable, "-c", before + code], cwd=ROOT, capture_output=True, text=True, check=False)


@pytest.mark.parametrize("death", _DEATHS)
def test_death_tells_its_place_without_words(death: str) -> None:
    said = _run(death)
    assert _DEATHS[death] in said.stderr
    assert "zqxjkvbn" not in said.stderr + said.stdout


@pytest.mark.skipif(sys.platform != "linux", reason="asks the Linux kernel")
def test_memory_of_the_process_goes_into_no_file() -> None:
    asking = (
        "import ctypes, resource\n"
        "print(resource.getrlimit(resource.RLIMIT_CORE), ctypes.CDLL(None).prctl(3, 0, 0, 0, 0))"  # PR_GET_DUMPABLE
    )
    assert _run(asking).stdout.strip() == "(0, 0) 0"
