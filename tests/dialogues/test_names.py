"""The name that one's partner sees: Telegram's, or another that one chose."""

import pytest

from tests.stage import Phone, Stage, buttons_of, words_of

Couple = tuple[Phone, Phone]


async def test_chosen_name_is_what_the_partner_reads(couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/settings")
    screen = anna.sees("The name your partner sees: Anna")
    await anna.taps("My name", under=screen)
    assert anna.sees("write another one, up to 40 characters")["message_id"] == screen["message_id"]
    await anna.types("  Änni \n the   Great ")
    anna.sees("The name your partner sees: Änni the Great")
    boris.sees_nothing_new()
    await anna.types("/space 2h")
    assert "Änni the Great would like some time alone" in words_of(anna.sees("word for word"))
    await anna.taps("Send")
    boris.sees("Änni the Great")
    anna.looks_away()
    await anna.types("/settings")
    anna.sees("The name your partner sees: Änni the Great")


async def test_chosen_name_stays_when_telegrams_changes(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/settings name")
    await anna.types("Annika")
    anna.looks_away()
    anna.person.human.first_name = "A. K."
    await stage.restarts()
    await boris.types("/closeness")
    boris.looks_away()
    await anna.types("/settings name")
    screen = anna.sees("Annika")
    await anna.taps("The one Telegram shows", under=screen)
    again = anna.sees("The name your partner sees: A. K.")
    assert buttons_of(again) == ["Back"]
    anna.person.human.first_name = "Anna K."
    await anna.types("/settings")
    anna.sees("The name your partner sees: Anna K.")
    boris.sees_nothing_new()


@pytest.mark.parametrize(
    ("typed", "said"),
    [("…", "There is no name in that"), ("x" * 41, "too long for a name")],
)
async def test_what_is_no_name_is_asked_again(couple: Couple, typed: str, said: str) -> None:
    anna, boris = couple
    await anna.types("/settings name")
    await anna.types(typed)
    anna.sees(said, "The name your partner sees: Anna")
    await anna.sends("photo", caption="Annika")
    anna.sees("There is no name in that")
    await anna.types("🦊")
    anna.sees("The name your partner sees: 🦊")
    boris.sees_nothing_new()


async def test_threat_is_no_name(couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/settings name")
    anna.looks_away()
    await anna.types("I will kill you")
    anna.sees("I don't pass on threats")
    await anna.types("/settings")
    anna.sees("The name your partner sees: Anna")
    boris.sees_nothing_new()


async def test_name_can_be_chosen_before_connecting(stage: Stage) -> None:
    """Whoever does not want their name at Telegram to be seen by whom they invite chooses another first."""
    anna, boris = stage.phone("Anna"), stage.phone("Boris")
    await anna.types("/settings name")
    await anna.types("Nick")
    await stage.pairs(anna, boris)
    said = [call.parameters.text("text") for call in stage.simulator.calls_to(boris.id, "sendMessage")]
    assert any("Nick would like to try Halfway with you" in words for words in said)
    assert not any("Anna" in words for words in said)
