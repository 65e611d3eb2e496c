"""A short storm of each kind; `make soak` lets five hundred kills pass."""

import os
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.chaos.storm import Plan, new_seed
from tests.chaos.storms import ON_POSTGRESQL, STORMS
from tests.db.postgres import OwnServer, own_server

_KILLS = {"one-process": 4, "several-processes": 6, "database-away": 5, "full-disk": 3, "locked-database": 2}


@pytest.fixture(scope="module")
def server() -> Iterator[OwnServer]:
    """Yield a PostgreSQL that nobody else is in need of."""
    with own_server() as running:
        yield running


@pytest.fixture
def needed_server(request: pytest.FixtureRequest, name: str) -> OwnServer | None:
    """Return that PostgreSQL where the storm of this name needs one: without, the others pass all the same."""
    return request.getfixturevalue("server") if name in ON_POSTGRESQL else None


@pytest.mark.timeout(240)  # processes begin many times, which takes long where others use the machine
@pytest.mark.parametrize("name", STORMS)
async def test_storm_loses_and_doubles_nothing(name: str, tmp_path: Path, needed_server: OwnServer | None) -> None:
    plan = Plan(int(os.environ.get("SEED") or new_seed()), _KILLS[name])
    sys.stderr.write(f"SEED={plan.seed}\n")  # for the report of a test that fails
    figures = await STORMS[name](plan, tmp_path, needed_server)
    assert figures.kills >= plan.kills  # a ledger that holds because nothing happened would say nothing
    assert figures.troubles or "process" in name
    assert figures.signals >= plan.couples
    assert figures.faults
