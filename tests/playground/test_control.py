"""The page plays through /api/, and nobody else's page does."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
import pytest
from yarl import URL

from bot.playground.page import PAGE
from bot.playground.people import Person
from bot.playground.simulator import Simulator
from tests.playground.conftest import Caller

_BUTTON = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}]]}


class Page:
    """Fetches as the page does."""

    def __init__(self, simulator: Simulator, session: aiohttp.ClientSession) -> None:
        self.simulator, self.session = simulator, session

    async def get(self, path: str) -> Any:
        async with self.session.get(f"{self.simulator.url}/api/{path}") as response:
            assert response.status == 200, await response.text()
            assert response.headers["Cache-Control"] == "no-store"
            return await response.json()

    async def post(self, path: str, status: int = 200, **body: Any) -> Any:
        async with self.session.post(f"{self.simulator.url}/api/{path}", json=body) as response:
            assert response.status == status, await response.text()
            return await response.json()


@pytest.fixture
def page(sim: Simulator, session: aiohttp.ClientSession) -> Page:
    return Page(sim, session)


async def test_state_shows_two_people_at_start(page: Page) -> None:
    state = await page.get("state")
    assert [(person["id"], person["first_name"]) for person in state["people"]] == [
        (1001, "Anna"),
        (6_442_450_942_002, "Boris"),
    ]
    assert state["bot"]["username"] == "halfway_playground_bot"
    assert set(state) == {"bot", "clock", "people", "chats", "faults", "seq"}
    assert state["chats"]["1001"]["messages"] == []
    assert set(state["people"][0]) == {
        "id", "first_name", "last_name", "username", "language_code", "blocked", "color",
    }  # fmt: skip


async def test_page_types_and_taps(page: Page, bot: Caller, anna: Person) -> None:
    typed = await page.post(f"chats/{anna.id}/text", text="hello")
    markup = {"inline_keyboard": [[{"text": "Yes", "callback_data": "y"}, {"text": "No", "callback_data": "n"}]]}
    sent = await bot("sendMessage", chat_id=anna.id, text="Well?", reply_markup=markup, disable_notification=True)
    by_place = await page.post(f"chats/{anna.id}/tap", message_id=sent["message_id"], row=0, column=1)
    by_data = await page.post(f"chats/{anna.id}/tap", message_id=sent["message_id"], data="y")
    updates = await bot("getUpdates")
    assert updates[0]["message"]["message_id"] == typed["message_id"]
    assert [update["callback_query"]["data"] for update in updates[1:]] == ["n", "y"]
    await bot("answerCallbackQuery", callback_query_id=by_place["callback_query_id"], text="Hm")
    await bot("answerCallbackQuery", callback_query_id=by_data["callback_query_id"])
    await bot("sendChatAction", chat_id=anna.id, action="upload_photo")
    chat = await page.get(f"chats/{anna.id}")
    assert [(message["text"], message["outgoing"], message["silent"]) for message in chat["messages"][1:]] == [
        ("hello", True, False),
        ("Well?", False, True),
    ]
    assert [toast["text"] for toast in chat["toasts"]] == ["Hm"]
    assert chat["typing"] == "upload_photo"


async def test_page_votes_edits_sends_deletes(page: Page, bot: Caller, anna: Person) -> None:
    poll = await bot("sendPoll", chat_id=anna.id, question="?", options=["a", "b"], is_anonymous=False)
    await page.post(f"chats/{anna.id}/vote", message_id=poll["message_id"], option_ids=[1])
    typed = await page.post(f"chats/{anna.id}/text", text="helo")
    await page.post(f"chats/{anna.id}/edit", message_id=typed["message_id"], text="hello")
    photo = await page.post(f"chats/{anna.id}/send", kind="photo", caption="look")
    note = await page.post(f"chats/{anna.id}/send", kind="document", base64="YWJj", file_name="a.txt")
    chat = await page.get(f"chats/{anna.id}")
    shown = {message["message_id"]: message for message in chat["messages"]}
    assert shown[poll["message_id"]]["poll"]["my_option_ids"] == [1]
    assert shown[typed["message_id"]]["text"] == "hello"
    (address,) = shown[photo["message_id"]]["files"].values()
    async with page.session.get(page.simulator.url + address) as response:
        assert response.content_type == "image/png"
    assert shown[note["message_id"]]["document"]["file_size"] == 3
    await page.post(f"chats/{anna.id}/delete", message_id=photo["message_id"])
    assert photo["message_id"] not in {m["message_id"] for m in (await page.get(f"chats/{anna.id}"))["messages"]}


async def test_page_blocks_and_invites_people(page: Page, bot: Caller) -> None:
    carla = await page.post("people", first_name="Carla", language_code="es")
    assert carla["id"] == 6_442_450_942_003
    await bot("setMyDescription", description="For two.")
    await bot("setMyDescription", description="Para dos.", language_code="es")
    state = await page.get("state")
    assert [chat["description"] for chat in state["chats"].values()] == ["For two.", "For two.", "Para dos."]
    await page.post(f"chats/{carla['id']}/text", text="hola")
    await page.post(f"chats/{carla['id']}/block")
    await page.post(f"chats/{carla['id']}/text", status=409, text="hola?")
    assert (await page.get("state"))["people"][2]["blocked"] is True
    await page.post(f"chats/{carla['id']}/unblock")
    assert [sorted(update)[-1] for update in await bot("getUpdates")] == ["update_id"] * 3


@pytest.mark.parametrize(
    ("path", "status", "body"),
    [
        ("chats/4711/text", 404, {"text": "a"}),
        ("chats/x/text", 404, {"text": "a"}),
        ("chats/1001/dance", 404, {}),
        ("chats/1001/text", 400, {"text": 5}),
        ("chats/1001/text", 400, {"text": "a", "entities": [{"type": "bold", "offset": 0, "length": 9}]}),
        ("chats/1001/text", 409, {"text": " "}),
        ("chats/1001/tap", 400, {"data": "y"}),
        ("chats/1001/tap", 409, {"message_id": 1, "row": 0, "column": 0}),
        ("chats/1001/vote", 400, {"message_id": 1, "option_ids": "all"}),
        ("chats/1001/vote", 409, {"message_id": 1, "option_ids": [0]}),
        ("chats/1001/edit", 409, {"message_id": 1, "text": "a"}),
        ("chats/1001/send", 409, {"kind": "love"}),
        ("chats/1001/send", 400, {"kind": "document", "base64": "%"}),
        ("chats/1001/unblock", 409, {}),
        ("people", 400, {"first_name": ""}),
        ("clock", 400, {"advance_seconds": -1}),
        ("clock", 400, {"advance_seconds": "soon"}),
        ("clock", 400, {"to": "2020-01-01T00:00:00+00:00"}),
        ("clock", 400, {"to": "tomorrow"}),
        ("clock/next", 409, {}),
        ("faults", 400, {"rules": [{"fault": "earthquake"}]}),
        ("faults", 400, {"rules": "all"}),
    ],
)
async def test_nonsense_gets_one_sentence(page: Page, path: str, status: int, body: dict[str, Any]) -> None:
    answer = await page.post(path, status=status, **body)
    assert list(answer) == ["error"]
    assert answer["error"]


async def test_foreign_pages_are_kept_out(page: Page, sim: Simulator) -> None:
    address = f"{sim.url}/api/chats/1001/text"
    for headers in (
        {"Origin": "http://evil.example"},
        {"Origin": "null"},
        {"Sec-Fetch-Site": "cross-site"},
        {"Host": "evil.example"},
    ):
        async with page.session.post(address, json={"text": "a"}, headers=headers) as response:
            assert response.status == 403
    async with page.session.get(f"{sim.url}/api/state", headers={"Host": "evil.example"}) as response:
        assert response.status == 403
    async with page.session.post(address, json={"text": "a"}, headers={"Origin": sim.url}) as response:
        assert response.status == 200


async def test_page_comes_with_strict_headers(page: Page, sim: Simulator) -> None:
    assert (PAGE / "index.html").is_file()
    for path in ("/", "/page/index.html"):
        async with page.session.get(sim.url + path) as response:
            assert response.status == 200
            assert response.content_type == "text/html"
            assert "default-src 'self'" in response.headers["Content-Security-Policy"]
            assert response.headers["Cache-Control"] == "no-store"
    for path in ("/page/../server.py", "/page/%2e%2e/simulator.py", "/page/missing.js", "/files/x"):
        async with page.session.get(URL(sim.url + path, encoded=True)) as response:
            assert response.status == 404


async def _events(response: aiohttp.ClientResponse) -> AsyncIterator[dict[str, Any]]:
    async for line in response.content:
        if line.startswith(b"data: "):
            yield json.loads(line[6:])


async def test_changes_are_streamed_as_they_happen(page: Page, sim: Simulator, bot: Caller, anna: Person) -> None:
    async with page.session.get(f"{sim.url}/api/events") as response:
        assert response.content_type == "text/event-stream"
        assert await response.content.readline() == b"retry: 1000\n"
        events = _events(response)
        anna.types("hello")
        first = await anext(events)
        assert (first["what"], first["chats"]) == ("message", [anna.id])
        await bot("sendMessage", chat_id=anna.id, text="hi")
        assert [(await anext(events))["what"] for _ in range(2)] == ["message", "call"]
        sim.clock.advance(5)
        clock = await anext(events)
        assert clock["what"] == "clock"
        assert clock["seq"] == (await page.get("state"))["seq"]


async def test_clock_moves_by_hand_and_by_agenda(session: aiohttp.ClientSession) -> None:
    due: list[datetime] = []

    async def upcoming() -> datetime | None:
        return due.pop(0) if len(due) > 1 else next(iter(due), None)  # what is due is done by the next look

    async with Simulator(upcoming=upcoming) as sim:
        page = Page(sim, session)
        assert (await page.post("clock", advance_seconds=300))["offset_seconds"] == 300
        await page.post("clock/next", status=409)
        due.append(sim.clock.now() + timedelta(hours=2))
        jumped = await page.post("clock/next")
        assert datetime.fromisoformat(jumped["now"]) >= due[0]
        assert jumped["offset_seconds"] == pytest.approx(7500, abs=5)
        due[:] = [sim.clock.now(), sim.clock.now() + timedelta(hours=1)]
        assert datetime.fromisoformat((await page.post("clock/next"))["now"]) >= due[0]
        morning = (datetime.now(UTC) + timedelta(days=3)).isoformat()
        await page.post("clock", to=morning)
        assert sim.clock.now() >= datetime.fromisoformat(morning)


async def test_it_is_told_when_nothing_came_of_what_was_due(session: aiohttp.ClientSession) -> None:
    """A question that rests during a pause moves the clock and no phone; the page says so."""
    due: list[datetime] = []

    async def upcoming() -> datetime | None:
        if due and due[0] <= sim.clock.now():
            due.clear()
            if speaks:
                await Caller(sim, session)("sendMessage", chat_id=1001, text="Good evening")
        return next(iter(due), None)

    async with Simulator(upcoming=upcoming) as sim:
        page = Page(sim, session)
        sim.person("Anna").types("/start")
        for speaks in (False, True):
            due[:] = [sim.clock.now() + timedelta(hours=2)]
            assert (await page.post("clock/next"))["is_silent"] is not speaks


async def test_clock_stays_while_the_bot_is_busy_with_what_is_due(
    session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.playground.control._LOOK_SECONDS", 0.0)

    async def upcoming() -> datetime | None:
        return datetime.now(UTC) - timedelta(seconds=1)

    async with Simulator(upcoming=upcoming) as sim:
        answer = await Page(sim, session).post("clock/next", status=409)
        assert answer == {"error": "The bot is still busy with what is due now."}
        assert sim.clock.offset == 0


async def test_clock_waits_until_the_bot_has_heard_what_people_did(
    page: Page, sim: Simulator, bot: Caller, anna: Person
) -> None:
    anna.types("before")
    (update,) = await bot("getUpdates")
    moving = asyncio.create_task(page.post("clock", advance_seconds=60))
    await page.get("state")
    assert sim.clock.offset == 0
    await bot("getUpdates", offset=update["update_id"] + 1)
    assert (await moving)["offset_seconds"] == 60


async def test_page_hears_whether_the_bot_listens(page: Page, sim: Simulator, bot: Caller, anna: Person) -> None:
    async def is_listening() -> bool:
        return bool((await page.get("state"))["bot"]["is_listening"])

    assert not await is_listening()
    async with page.session.get(f"{sim.url}/api/events") as response:
        events = _events(response)
        asking = asyncio.create_task(bot("getUpdates", timeout=20))
        assert (await anext(events))["what"] == "bot"
        assert await is_listening()
        anna.types("hello")
        await asking
        assert await is_listening()  # it works on what it got, and will ask again
        sim.updates.attention.is_lost()
        assert {(await anext(events))["what"] for _ in range(2)} == {"message", "bot"}
        assert not await is_listening()


async def test_page_lists_updates_without_their_words(page: Page, bot: Caller, anna: Person, boris: Person) -> None:
    anna.types("a secret")
    sent = await bot("sendMessage", chat_id=boris.id, text="?", reply_markup=_BUTTON)
    boris.taps("Yes", message=sent["message_id"])
    (first, *_) = await bot("getUpdates")
    await bot("getUpdates", offset=first["update_id"] + 1)
    answer = await page.get("updates")
    assert "secret" not in json.dumps(answer)
    assert [(one["kind"], one["from_id"], one["waiting"]) for one in answer["updates"][-2:]] == [
        ("message", anna.id, False),
        ("callback_query", boris.id, True),
    ]


async def test_faults_are_set_from_the_page(page: Page, sim: Simulator, bot: Caller, anna: Person) -> None:
    rule = {"method": "sendMessage", "chat_id": anna.id, "fault": "429", "retry_after": 9, "times": 2}
    await page.post("faults", rules=[rule])
    assert (await page.get("faults"))["rules"] == [rule | {"seconds": 2.0}]
    assert (await bot.answer("sendMessage", chat_id=anna.id, text="a"))["parameters"] == {"retry_after": 9}
    assert (await page.get("state"))["faults"][0]["times"] == 1
    async with page.session.delete(f"{sim.url}/api/faults") as response:
        assert await response.json() == {"rules": []}
    await bot("sendMessage", chat_id=anna.id, text="a")


async def test_calls_are_listed_without_words(page: Page, bot: Caller, anna: Person) -> None:
    await bot("sendMessage", chat_id=anna.id, text="intimate")
    await bot.refused("sendMessage", chat_id=4711, text="intimate")
    calls = (await page.get("calls?after=0"))["calls"]
    assert [(call["method"], call["ok"], call["error_code"]) for call in calls] == [
        ("sendMessage", True, None),
        ("sendMessage", False, 400),
    ]
    assert "intimate" not in json.dumps(calls)
    assert (await page.get(f"calls?after={calls[0]['n']}"))["calls"] == calls[1:]


async def test_inside_shows_what_the_bot_tells(page: Page, session: aiohttp.ClientSession) -> None:
    async def inside() -> dict[str, int]:
        return {"outbox": 3}

    assert await page.get("inside") == {}
    async with Simulator(inside=inside) as sim:
        assert await Page(sim, session).get("inside") == {"outbox": 3}


async def test_starting_over_empties_the_world(session: aiohttp.ClientSession) -> None:
    told: list[int] = []

    async def reset(restart_clock: Callable[[], None]) -> None:
        told.append(len(sim.pending_updates()))
        restart_clock()

    async with Simulator(reset=reset) as sim:
        page, bot = Page(sim, session), Caller(sim, session)
        sim.person("Carla").types("hola")
        await bot("setMyCommands", commands=[{"command": "start", "description": "Begin"}])
        sim.clock.advance(60)
        await page.post("reset")
        state = await page.get("state")
        assert told == [0], "the bot that starts over hears nothing of the old world"
        assert [person["first_name"] for person in state["people"]] == ["Anna", "Boris"]
        assert state["chats"]["1001"]["commands"] == [{"command": "start", "description": "Begin"}]
        assert state["clock"]["offset_seconds"] == 0, "a new world begins now"
        assert sim.pending_updates() == []


async def test_stop_leaves_nothing_running(session: aiohttp.ClientSession) -> None:
    sim = Simulator()
    before = asyncio.all_tasks()
    await sim.start()
    port = sim.port
    bot = Caller(sim, session)
    sim.person("Anna").types("hello")
    await bot("sendPoll", chat_id=1001, question="?", options=["a"], open_period=600)
    (update,) = await bot("getUpdates")
    waiting = asyncio.create_task(bot.answer("getUpdates", offset=update["update_id"] + 1, timeout=50))
    watching = asyncio.create_task(session.get(f"{sim.url}/api/events"))
    await sim.wait_until_idle()
    stream = await watching
    await sim.stop()
    assert (await waiting)["result"] == []
    assert b"retry" in await stream.read()
    assert asyncio.all_tasks() == before
    await sim.start(port)
    assert len(sim.chat(1001).messages) == 2, "the world outlives the connection"
    await sim.stop()
