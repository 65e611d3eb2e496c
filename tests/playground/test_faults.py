"""Faults break exactly the calls they are for, as often as they say."""

import aiohttp
import pytest

from bot.playground.limits import Limits
from bot.playground.people import Person
from bot.playground.simulator import Simulator
from tests.playground.conftest import Caller


@pytest.mark.parametrize(
    ("fault", "code", "description"),
    [
        ("429", 429, "Too Many Requests: retry after 7"),
        ("500", 500, "Internal Server Error"),
        ("401", 401, "Unauthorized"),
        ("404", 404, "Not Found"),
        ("403_blocked", 403, "Forbidden: bot was blocked by the user"),
    ],
)
async def test_fault_refuses_and_is_over(
    bot: Caller, sim: Simulator, anna: Person, fault: str, code: int, description: str
) -> None:
    sim.faults.add(fault, "sendMessage", retry_after=7, times=2)
    for _ in range(2):
        answer = await bot.answer("sendMessage", chat_id=anna.id, text="a")
        assert (answer["error_code"], answer["description"]) == (code, description)
        assert answer.get("parameters") == ({"retry_after": 7} if fault == "429" else None)
    await bot("sendMessage", chat_id=anna.id, text="b")
    assert [message["text"] for message in anna.received] == ["b"]
    assert [call.fault for call in sim.calls] == [fault, fault, None]


async def test_fault_keeps_to_method_and_chat(bot: Caller, sim: Simulator, anna: Person, boris: Person) -> None:
    sim.faults.add("500", "sendMessage", anna.id)
    await bot("sendMessage", chat_id=boris.id, text="a")
    await bot("sendChatAction", chat_id=anna.id, action="typing")
    assert await bot.refused("sendMessage", chat_id=anna.id, text="a") == "Internal Server Error"
    sim.faults.add("500", "*")
    assert await bot("getUpdates") == [], "polling has its own faults"
    assert await bot.refused("getMe") == "Internal Server Error"


async def test_bad_gateway_speaks_html(bot: Caller, sim: Simulator, anna: Person) -> None:
    sim.faults.add("502_html", "getMe")
    async with bot.session.post(bot.address("getMe")) as response:
        assert (response.status, response.content_type) == (502, "text/html")
        assert "502 Bad Gateway" in await response.text()


async def test_line_can_be_cut_before_and_after(bot: Caller, sim: Simulator, anna: Person) -> None:
    for fault, arrived in (("torn_before", 0), ("torn_after", 1)):
        sim.faults.add(fault, "sendMessage")
        with pytest.raises(aiohttp.ClientError):
            await bot("sendMessage", chat_id=anna.id, text="a")
        assert len(anna.received) == arrived


async def test_slow_answer_comes_after_the_deed(bot: Caller, sim: Simulator, anna: Person) -> None:
    sim.faults.add("slow", "sendMessage", seconds=30)
    with pytest.raises(TimeoutError):
        async with bot.session.post(
            bot.address("sendMessage"),
            json={"chat_id": anna.id, "text": "a"},
            timeout=aiohttp.ClientTimeout(total=0.2),
        ):
            pass
    assert len(anna.received) == 1


async def test_polling_fault_strikes_the_one_who_waits(bot: Caller, sim: Simulator, anna: Person) -> None:
    sim.faults.add("401", "getUpdates")
    assert await bot.refused("getUpdates", timeout=50) == "Unauthorized"
    sim.faults.add("409", "getUpdates")
    assert (await bot.refused("getUpdates")).startswith("Conflict: terminated by other getUpdates")
    assert await bot("getUpdates") == []


def test_nonsense_faults_are_refused() -> None:
    sim = Simulator()
    for wrong in ({"fault": "earthquake"}, {"fault": "500", "times": 0}, {"fault": "slow", "seconds": -1.0}):
        with pytest.raises(ValueError):
            sim.faults.add(**wrong)
    assert sim.faults.rules == []


async def test_limits_refuse_what_comes_too_fast(session: aiohttp.ClientSession) -> None:
    async with Simulator(limits=Limits(chat_burst=2, burst=3)) as sim:
        bot = Caller(sim, session)
        anna, boris = sim.person("Anna"), sim.person("Boris")
        anna.types("hi")
        boris.types("hi")
        for _ in range(2):
            await bot("sendMessage", chat_id=anna.id, text="a")
        answer = await bot.answer("sendMessage", chat_id=anna.id, text="a")
        assert (answer["error_code"], answer["parameters"]) == (429, {"retry_after": 1})
        sim.clock.advance(1)
        await bot("sendMessage", chat_id=anna.id, text="a")
        await bot("sendChatAction", chat_id=anna.id, action="typing")
        await bot("sendMessage", chat_id=boris.id, text="a")
        assert len(anna.received) == 3


async def test_limits_hold_for_all_chats_together(session: aiohttp.ClientSession) -> None:
    async with Simulator(limits=Limits(per_second=0.01, burst=2)) as sim:
        bot = Caller(sim, session)
        people = [sim.person(name) for name in ("Anna", "Boris", "Carla")]
        for person in people:
            person.types("hi")
        answers = [await bot.answer("sendMessage", chat_id=person.id, text="a") for person in people]
        assert [answer["ok"] for answer in answers] == [True, True, False]
        assert answers[2]["parameters"]["retry_after"] == pytest.approx(100, abs=5)
