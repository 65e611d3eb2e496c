"""Polls in private chats: votes, changes of mind, ends, and what the bot hears of them."""

from typing import Any

import pytest

from bot.playground.people import ImpossibleError, Person
from bot.playground.simulator import Simulator
from tests.playground.conftest import Caller

_ASKED = {"question": "How close do you feel?", "options": ["far", {"text": "near"}, "in between"]}


async def _poll(bot: Caller, person: Person, **more: Any) -> dict[str, Any]:
    message: dict[str, Any] = await bot("sendPoll", chat_id=person.id, is_anonymous=False, **(_ASKED | more))
    return message


async def _heard(bot: Caller, kind: str) -> list[dict[str, Any]]:
    """Return the updates of a kind and confirm all."""
    updates = await bot("getUpdates")
    if updates:
        await bot("getUpdates", offset=updates[-1]["update_id"] + 1)
    return [update[kind] for update in updates if kind in update]


async def test_vote_is_heard_with_its_choices(bot: Caller, anna: Person) -> None:
    poll = (await _poll(bot, anna))["poll"]
    assert [option["text"] for option in poll["options"]] == ["far", "near", "in between"]
    assert poll["allows_revoting"] is True
    anna.votes(1)
    updates = await bot("getUpdates")
    state, answer = updates[0]["poll"], updates[1]["poll_answer"]
    assert (answer["poll_id"], answer["option_ids"]) == (poll["id"], [1])
    assert answer["option_persistent_ids"] == [poll["options"][1]["persistent_id"]]
    assert answer["user"]["id"] == anna.id
    assert [option["voter_count"] for option in state["options"]] == [0, 1, 0]
    assert anna.messages[-1]["poll"] == state


async def test_changing_and_retracting_is_heard(bot: Caller, anna: Person) -> None:
    await _poll(bot, anna)
    for choice in ((0,), (2,), (2,), ()):
        anna.votes(*choice)
    answers = await _heard(bot, "poll_answer")
    assert [answer["option_ids"] for answer in answers] == [[0], [2], []], "the same choice again says nothing new"
    assert answers[-1]["option_persistent_ids"] == []


async def test_several_answers_only_where_allowed(bot: Caller, anna: Person) -> None:
    await _poll(bot, anna)
    with pytest.raises(ImpossibleError):
        anna.votes(0, 1)
    with pytest.raises(ImpossibleError):
        anna.votes(3)
    await _poll(bot, anna, allows_multiple_answers=True)
    anna.votes(2, 0)
    assert [answer["option_ids"] for answer in await _heard(bot, "poll_answer")] == [[0, 2]]


async def test_final_vote_cannot_be_changed(bot: Caller, anna: Person) -> None:
    await _poll(bot, anna, allows_revoting=False)
    anna.votes(0)
    with pytest.raises(ImpossibleError):
        anna.votes()


async def test_anonymous_votes_name_nobody(bot: Caller, anna: Person) -> None:
    await bot("sendPoll", chat_id=anna.id, **_ASKED)
    anna.votes(0)
    (update,) = await bot("getUpdates")
    assert update["poll"]["total_voter_count"] == 1


async def test_stopped_poll_takes_no_votes(bot: Caller, anna: Person) -> None:
    message = await _poll(bot, anna)
    anna.votes(0)
    place = {"chat_id": anna.id, "message_id": message["message_id"]}
    final = await bot("stopPoll", **place)
    assert final["is_closed"] is True
    assert final["total_voter_count"] == 1
    with pytest.raises(ImpossibleError):
        anna.votes(1)
    assert await bot.refused("stopPoll", **place) == "Bad Request: poll has already been closed"
    assert "message with poll to stop not found" in await bot.refused("stopPoll", **(place | {"message_id": 4711}))
    words = await bot("sendMessage", chat_id=anna.id, text="no poll")
    assert "message is not a poll" in await bot.refused("stopPoll", **(place | {"message_id": words["message_id"]}))


async def test_poll_ends_when_the_clock_says(bot: Caller, sim: Simulator, anna: Person) -> None:
    await _poll(bot, anna, open_period=600)
    sim.clock.advance(599)
    anna.votes(0)
    sim.clock.advance(2)
    assert anna.messages[-1]["poll"]["is_closed"] is True
    assert [poll["is_closed"] for poll in await _heard(bot, "poll")] == [False, True]


async def test_poll_ends_by_itself_too(bot: Caller, sim: Simulator, anna: Person) -> None:
    await _poll(bot, anna, close_date=int(sim.clock.time()) + 5)
    sim.clock.offset += 4.9  # the clock's watchers hear nothing; only the timer can end the poll
    sim.world.on_poll_timed()
    await sim.wait_for(lambda: anna.messages[-1]["poll"]["is_closed"])


async def test_forwarded_poll_stays_the_same(bot: Caller, anna: Person, boris: Person) -> None:
    sent = await _poll(bot, anna)
    forwarded = await bot("forwardMessage", chat_id=boris.id, from_chat_id=anna.id, message_id=sent["message_id"])
    assert forwarded["poll"]["id"] == sent["poll"]["id"]
    anna.votes(0)
    boris.votes(0)
    assert [person.messages[-1]["poll"]["total_voter_count"] for person in (anna, boris)] == [2, 2]
    assert "poll can't be stopped" in await bot.refused(
        "stopPoll", chat_id=boris.id, message_id=forwarded["message_id"]
    )


@pytest.mark.parametrize(
    ("changed", "reason"),
    [
        ({"question": ""}, "poll question must be non-empty"),
        ({"question": "q" * 301}, "poll question length must not exceed 300"),
        ({"options": []}, "poll must have at least 1 option"),
        ({"options": ["a"] * 13}, "poll can't have more than 12 options"),
        ({"options": ["a", " "]}, "poll options must be non-empty"),
        ({"options": ["a", "b" * 101]}, "poll options length must not exceed 100"),
        ({"options": "a"}, "can't parse options JSON object"),
        ({"open_period": 4}, "POLL_OPEN_PERIOD_INVALID"),
        ({"close_date": 1}, "POLL_CLOSE_DATE_INVALID"),
        ({"type": "riddle"}, "unsupported poll type specified"),
        ({"type": "quiz"}, "QUIZ_CORRECT_ANSWERS_EMPTY"),
        ({"type": "quiz", "correct_option_ids": [3]}, "QUIZ_CORRECT_ANSWER_INVALID"),
    ],
)
async def test_impossible_poll_is_refused(bot: Caller, anna: Person, changed: dict[str, Any], reason: str) -> None:
    refusal = await bot.refused("sendPoll", chat_id=anna.id, **(_ASKED | changed))
    assert refusal == f"Bad Request: {reason}"
    assert anna.received == []


async def test_largest_poll_still_goes_through(bot: Caller, anna: Person) -> None:
    await _poll(bot, anna, question="q" * 300, options=["o" * 100] * 12)
    await _poll(bot, anna, options=["one"])
    quiz = await _poll(bot, anna, type="quiz", correct_option_ids=[1], explanation="Because")
    assert quiz["poll"]["allows_revoting"] is False
