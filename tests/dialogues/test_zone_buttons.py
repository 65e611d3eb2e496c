"""Buttons of the question for the time, older ones and forged ones: what is not certain is asked about."""

from tests.phone import Phone, buttons_of
from tests.stage import Stage

Couple = tuple[Phone, Phone]


def zone_of(stage: Stage, phone: Phone) -> str | None:
    """Return the zone that is kept of somebody."""
    ((zone,),) = stage.records.rows("SELECT zone FROM people WHERE id = ?", phone.id)
    return None if zone is None else str(zone)


async def test_times_on_old_buttons_are_asked_anew(stage: Stage, couple: Couple) -> None:
    """Three hours later the button that shows what the clock shows now would be another zone's."""
    anna, _ = couple
    await anna.types("/space until 22:00")
    anna.sees("What time is it for you?")
    tapped = f"zone:clock:{int(stage.now.timestamp()) // 60}:Europe/Berlin"
    await stage.moves(hours=3)
    await anna.forges(tapped)
    anna.sees("These times had moved on", "What time is it for you?")
    assert zone_of(stage, anna) is None


async def test_a_tapped_time_that_places_with_other_rules_share_is_asked_about(stage: Stage, couple: Couple) -> None:
    """Two in the morning is Denver's time and Phoenix's until 14 March, before the first space as in the settings."""
    anna, boris = couple
    await anna.types("/space until 22:00")
    anna.sees("What time is it for you?")
    await anna.forges(f"zone:clock:{int(stage.now.timestamp()) // 60}:America/Phoenix")
    which = anna.sees("Which one is it?")
    assert {"Phoenix – 02:00", "Denver – 02:00"} <= set(buttons_of(which))
    assert zone_of(stage, anna) is None
    await anna.taps("Denver", under=which)
    assert zone_of(stage, anna) == "America/Denver"
    anna.sees("word for word")
    boris.sees_nothing_new()


async def test_a_tapped_time_of_one_rule_is_taken(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("/space until 22:00")
    anna.sees("What time is it for you?")
    await anna.forges(f"zone:clock:{int(stage.now.timestamp()) // 60}:Asia/Kathmandu")
    anna.sees("word for word")
    assert zone_of(stage, anna) == "Asia/Kathmandu"


async def test_forged_zones_are_no_zones(stage: Stage, couple: Couple) -> None:
    anna, _ = couple
    await anna.types("/space until 19:00")
    anna.sees("What time is it for you?")
    minutes = int(stage.now.timestamp()) // 60
    for data in (
        "zone:city:Europe/Atlantis",
        "zone:city:../../etc/passwd",
        f"zone:clock:{minutes}:Mars/Base",
        "zone:x",
    ):
        await anna.forges(data)
        anna.looks_away()
        assert zone_of(stage, anna) is None
    await anna.forges("zone:city:Europe/Berlin")
    anna.sees("word for word")
