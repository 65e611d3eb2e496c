"""Log lines can be shared: no token in any of them, and none of the words that errors quote."""

import json
import logging
import sys
from collections.abc import Iterator

import pytest

from bot import log

TOKEN = "123456:AAbbCCddEEffGGhhIIjjKKll-_mm"
_QUIET = ("httpx", "httpcore", "telegram", "aiohttp.access", "apscheduler", "aiosqlite", "asyncio")


@pytest.fixture(autouse=True)
def as_before() -> Iterator[None]:
    """Leave logging as it was."""
    root, levels = logging.getLogger(), {name: logging.getLogger(name).level for name in _QUIET}
    handlers, level = root.handlers[:], root.level
    yield
    root.handlers[:] = handlers
    root.setLevel(level)
    for name, before in levels.items():
        logging.getLogger(name).setLevel(before)


def said(style: str, capsys: pytest.CaptureFixture[str], *words: object, **details: object) -> str:
    """Log one line and return it as it was written."""
    log.configure("INFO", style)
    logging.getLogger("bot.anything").warning(*words, **details)  # type: ignore[arg-type]
    return capsys.readouterr().err


@pytest.mark.parametrize("style", ["json", "text"])
def test_token_is_redacted_wherever_it_stands(style: str, capsys: pytest.CaptureFixture[str]) -> None:
    address = f"https://api.telegram.org/bot{TOKEN}/getMe"
    line = said(style, capsys, "asking %s as %s", address, TOKEN, extra={"url": address, "parts": [TOKEN]})
    assert "AAbbCC" not in line
    assert "[token]" in line


@pytest.mark.parametrize("style", ["json", "text"])
def test_exception_is_shown_without_its_words(style: str, capsys: pytest.CaptureFixture[str]) -> None:
    def fails() -> None:
        try:
            raise KeyError("what Anna wrote")
        except KeyError as error:
            raise ValueError("and what Boris wrote") from error

    try:
        fails()
    except ValueError:
        line = said(style, capsys, "it failed", exc_info=True)
    assert "wrote" not in line
    assert "ValueError at tests.test_log:" in line
    assert "KeyError" in line


def test_json_lines_are_json_with_what_was_passed(capsys: pytest.CaptureFixture[str]) -> None:
    entry = json.loads(said("json", capsys, "näïve \n line", extra={"call": 7, "odd": object}))
    assert entry["message"] == "näïve \n line"
    assert (entry["level"], entry["logger"], entry["call"]) == ("warning", "bot.anything", 7)


def test_each_record_is_one_json_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert said("json", capsys, "one\ntwo").count("\n") == 1


def test_json_where_no_terminal_reads(capsys: pytest.CaptureFixture[str]) -> None:
    assert not sys.stderr.isatty()
    assert said("auto", capsys, "hello").startswith("{")


def test_chatty_libraries_keep_quiet(capsys: pytest.CaptureFixture[str]) -> None:
    log.configure("DEBUG", "text")
    for name in _QUIET:
        logging.getLogger(name).info("POST /bot%s/getUpdates", TOKEN)
    assert capsys.readouterr().err == ""


def test_trace_follows_causes_to_an_end() -> None:
    first = ValueError("secret")
    second = RuntimeError("secret")
    first.__cause__, second.__cause__ = second, first
    assert "secret" not in log.describe_error(first)
    assert log.describe_error(first).count(" from ") < 10
