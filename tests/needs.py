"""What tests need that may not be there: without it they are skipped with a line that says so; in CI they fail."""

import os
from typing import NoReturn

import pytest

NOTHING_MAY_BE_MISSING = "TESTS_MISS_NOTHING"  # set by .ci/run, so that a skip cannot hide what was never tried


def missing(what: str, why: str) -> NoReturn:
    """Skip the test, or all tests of a fixture, that need `what`; fail where nothing may be missing."""
    line = f"no {what}: {why}"
    if os.environ.get(NOTHING_MAY_BE_MISSING):
        pytest.fail(f"{line}, and {NOTHING_MAY_BE_MISSING} is set", pytrace=False)
    pytest.skip(line)
