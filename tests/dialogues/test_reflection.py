"""The private self-reflection: eight sentences in one message, a suggestion, and nothing kept but what was taken."""

import pytest

from tests.stage import Phone, Stage, buttons_of, words_of

Couple = tuple[Phone, Phone]
OPTIONS = ["Not like me at all", "Not really", "Partly", "Mostly", "Very much like me"]
REVERSED = {4, 5}  # the places of the sentences that speak against their side
REACHING = {1, 3, 5, 7}


def answer(place: int, towards: str) -> str:
    """Return the answer at a place that speaks fully for reaching ("reach") or for stepping back ("retreat")."""
    is_for = (place in REACHING) == (towards == "reach")
    return OPTIONS[4] if is_for != (place in REVERSED) else OPTIONS[0]


async def opens(phone: Phone) -> None:
    """Open the first sentence from the settings."""
    await phone.types("/settings")
    await phone.taps("How do you look for calm?")
    phone.sees("No right or wrong, no diagnosis", "Nothing is saved", "three months")
    await phone.taps("Begin")


@pytest.mark.parametrize(
    ("towards", "result", "tone", "column"),
    [
        ("reach", "Under stress you tend to reach", "Reassuring first", "reassure_first"),
        ("retreat", "Under stress you tend to step back", "Short and light", "low_pressure"),
    ],
)
async def test_eight_answers_lead_to_a_suggestion(
    stage: Stage, couple: Couple, towards: str, result: str, tone: str, column: str
) -> None:
    """Before the tap nothing is kept at all; after it the tone and the lessons are, and nothing else."""
    anna, boris = couple
    await anna.types("/settings")
    before = stage.records.all(without=("updates", "outbox"))
    await anna.taps("How do you look for calm?")
    await anna.taps("Begin")
    for place in range(1, 9):
        screen = anna.sees(f"{place} of 8")
        assert buttons_of(screen)[:5] == OPTIONS
        await anna.taps(answer(place, towards), under=screen)
    shown = anna.sees(result, f"messages to you sound “{tone}”", "A snapshot, not a verdict")
    assert {"Use this", "Leave as is", "Back", "Not safe?"} == set(buttons_of(shown))
    assert kept(stage) == strangers(before)
    await anna.taps("Use this")
    anna.sees("Set.", tone)
    assert stage.records.rows("SELECT tone FROM people WHERE id = ?", anna.id) == [(column,)]
    assert {**kept(stage), "people": 0, "courses": 0} == {**strangers(before), "people": 0, "courses": 0}
    await anna.types("/settings lessons")
    chosen = "✓ Lessons for closing the gap" if towards == "reach" else "✓ Lessons for taking room"
    assert chosen in buttons_of(anna.sees("Lessons"))
    boris.sees_nothing_new()


def strangers(tables: dict[str, list[object]]) -> dict[str, object]:
    """Return what is in all tables that could know of a self-reflection."""
    passing = {"updates", "outbox", "send_budgets", "chat_messages", "messages"}
    return {name: rows for name, rows in tables.items() if name not in passing}


def kept(stage: Stage) -> dict[str, object]:
    """Return what is in all those tables now."""
    return strangers(stage.records.all())


async def test_leave_as_is_leaves_all(stage: Stage, anna: Phone) -> None:
    await opens(anna)
    for _ in range(8):
        await anna.taps("Partly")
    anna.sees("No clear lean")
    await anna.taps("Leave as is")
    anna.sees("All as it was")
    assert stage.records.rows("SELECT tone FROM people") == [("balanced",)]
    await anna.taps("Back")
    anna.sees("How messages to you sound: Balanced")


async def test_every_back_leads_one_back(stage: Stage, anna: Phone) -> None:
    await opens(anna)
    for place in range(1, 9):
        anna.sees(f"{place} of 8")
        await anna.taps("Mostly")
    anna.sees("A snapshot")
    for place in range(8, 0, -1):
        await anna.taps("Back")
        anna.sees(f"{place} of 8")
    await anna.taps("Back")
    anna.sees("No right or wrong")
    await anna.taps("Back")
    anna.sees("A change counts at once")


async def test_it_stays_in_one_message(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings")
    count = len(anna.person.received)
    await anna.taps("How do you look for calm?")
    await anna.taps("Begin")
    for _ in range(8):
        await anna.taps("Not really")
    assert len(anna.person.received) == count


async def test_stopping_is_possible_at_any_point(stage: Stage, anna: Phone) -> None:
    await opens(anna)
    await anna.taps("Very much like me")
    await anna.taps("Stop")
    anna.sees("Stopped. Nothing of it is kept.")
    await anna.taps("Back")
    anna.sees("A change counts at once")


async def test_skipped_sentences_say_nothing(stage: Stage, anna: Phone) -> None:
    await opens(anna)
    for _ in range(8):
        await anna.taps("Skip this one")
    anna.sees("No clear lean")


async def test_restart_on_the_way_changes_nothing(stage: Stage, anna: Phone) -> None:
    await opens(anna)
    for place in range(1, 5):
        await anna.taps(answer(place, "reach"))
    await stage.restarts()
    for place in range(5, 9):
        anna.sees(f"{place} of 8")
        await anna.taps(answer(place, "reach"))
    anna.sees("Under stress you tend to reach")


@pytest.mark.parametrize("data", ["reflect:use:nobody", "reflect:at:9", "reflect:at:" + "1" * 50, "reflect:use:"])
async def test_forged_results_set_nothing(stage: Stage, anna: Phone, data: str) -> None:
    await anna.types("/settings")
    await anna.forges(data)
    assert stage.records.rows("SELECT tone FROM people") == [("balanced",)]


async def test_more_answers_than_sentences_are_a_result(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings")
    await anna.forges("reflect:at:" + "3" * 20)
    assert "A snapshot" in words_of(anna.sees("No clear lean"))
