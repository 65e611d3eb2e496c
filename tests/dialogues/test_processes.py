"""Several processes on one PostgreSQL: as the Procfile starts them, and while they are stopped and replaced."""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

import asyncpg
import pytest

from tests.deployment import GRACE, Deployment
from tests.dialogues.conftest import MONDAY_NINE
from tests.dialogues.relaying import space_and_back
from tests.phone import Phone, connect, words_of
from tests.ports import free_port

pytestmark = pytest.mark.plays_on("postgresql")  # SQLite is for one process


@pytest.fixture
async def deployment(tmp_path: Path, empty_postgres_url: str) -> AsyncIterator[Deployment]:
    """Yield a deployment on a database without tables, where nothing runs yet."""
    async with Deployment.opened(tmp_path, empty_postgres_url, MONDAY_NINE) as opened:
        yield opened


async def test_procfile_brings_a_need_from_one_phone_to_the_other(deployment: Deployment) -> None:
    """As hosting services read it: release first, then web and worker, each with a PORT of its own."""
    port = free_port()
    deployment.environ["WEBHOOK_URL"] = f"http://127.0.0.1:{port}/telegram"
    honcho = ("python", "-m", "honcho", "--env", "none", "start", "--no-colour")
    release = await deployment.begins(*honcho, "release")
    assert await release.ends(60) == 0
    await release.says("The database is up to date.")

    running = await deployment.begins(*honcho, "-p", str(port), "web", "worker")
    await deployment.simulator.wait_for(lambda: deployment.simulator.updates.is_webhook_set, 40)
    anna, boris = deployment.phone("Anna"), deployment.phone("Boris")
    await connect(anna, boris)
    for phone in (anna, boris):
        phone.looks_away()
    await space_and_back(anna, boris)
    deployment.nothing_else_was_sent()

    await running.is_stopped()
    for name in ("web.1", "worker.1"):  # honcho tells the status of the shell around each, which SIGTERM ends
        assert any(f"{name} " in line and "Halfway has stopped" in line for line in running.lines)
    assert not [line for line in running.lines if "Traceback" in line or '"level": "error"' in line]


@pytest.mark.timeout(300)  # six processes begin in it, which takes long where others use the machine, too
async def test_processes_are_replaced_while_people_write(deployment: Deployment) -> None:
    """Two of each begin side by side on an empty database; one of each makes room for a newcomer, then they go."""
    webs = await asyncio.gather(deployment.web(0), deployment.web(1))
    workers = await asyncio.gather(deployment.worker(), deployment.worker())
    await asyncio.gather(*(one.is_up() for one in (*webs, *workers)))
    people = [deployment.phone(name) for name in ("Anna", "Boris", "Clara", "David")]
    await connect(*people[:2])
    await connect(*people[2:])

    async def writes(phone: Phone) -> None:
        """Ask for one thing after the other, each as soon as the one before is answered."""
        while not has_ended.is_set():
            phone.person.types(f"/space 2h line {said[phone.name]:03}")
            said[phone.name] += 1
            await deployment.simulator.wait_for(lambda: len(previews(phone)) == said[phone.name], 40)

    said = dict.fromkeys((phone.name for phone in people), 0)
    has_ended = asyncio.Event()
    writing = [asyncio.create_task(writes(phone)) for phone in people]
    assert set(await asyncio.gather(webs[0].is_stopped(), workers[0].is_stopped())) == {0}
    newcomers = (await deployment.web(0), await deployment.worker())
    await asyncio.gather(*(one.is_up() for one in newcomers))
    await webs[1].is_killed()  # which takes nothing along: what was not answered comes again, what was sent stays sent
    assert await workers[1].is_stopped() == 0
    has_ended.set()
    await asyncio.gather(*writing)
    await deployment.settles()
    for phone in people:
        assert previews(phone) == [f"{number:03}" for number in range(said[phone.name])]  # all, once, in order
        assert said[phone.name] > 1
    await all_is_quiet(deployment)


def previews(phone: Phone) -> list[str]:
    """Return the numbers of the lines that were previewed to somebody, in the order in which that arrived."""
    shown = [words_of(message) for message in phone.person.received]
    return [words.partition("“line ")[2][:3] for words in shown if "“line " in words]


async def test_web_finishes_what_is_in_hand(deployment: Deployment) -> None:
    """An update waits for its couple, which something else holds, when the process is asked to stop, twice."""
    watched = {"METRICS_PORT": str(free_port())}
    web, worker = await deployment.web(0), await deployment.worker(**watched)
    await asyncio.gather(web.is_up(), worker.is_up())
    anna, boris = deployment.phone("Anna"), deployment.phone("Boris")
    await connect(anna, boris)
    attempts = deployment.simulator.webhook.attempts
    async with deployment.database.transaction():
        await deployment.database.execute("SELECT * FROM couples FOR UPDATE")
        anna.person.types("/space 2h")
        await until_somebody_waits(deployment.database)
        web.asks_to_stop()
        await web.says("asked to stop")
        web.asks_to_stop()
    assert await web.ends() == 0
    await deployment.settles()
    anna.sees_once("word for word")
    assert deployment.simulator.webhook.attempts == attempts + 1

    assert await says_of_health(deployment, **watched) == (0, ["ok"])
    assert await worker.is_stopped() == 0
    assert await says_of_health(deployment, **watched) == (1, ["it does not answer (ConnectionRefusedError)"])


async def says_of_health(deployment: Deployment, **environ: str) -> tuple[int, list[str]]:
    """Ask as a container engine would; return the exit status and what is said."""
    asking = await deployment.begins("python", "-m", "bot", "health", **environ)
    return await asking.ends(40), asking.lines


async def until_somebody_waits(database: asyncpg.Connection) -> None:
    """Return once another transaction waits for a row that this one holds."""
    waiting = "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
    async with asyncio.timeout(GRACE):
        while True:
            if await database.fetchval(waiting):
                return
            await asyncio.sleep(0.01)


async def all_is_quiet(deployment: Deployment) -> None:
    """Assert that nothing failed and that what the app needs is planned once, however many processes there were."""
    asked = {
        "SELECT count(*) FROM set_aside_updates": 0,
        "SELECT count(*) FROM agenda WHERE kind = 'housekeeping'": 1,
        "SELECT count(*) FROM outbox WHERE state = 1": 0,
    }
    assert {question: await deployment.database.fetchval(question) for question in asked} == asked
