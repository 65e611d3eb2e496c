"""What somebody sets counts at once, for nobody's eyes but their own, and every way back leads back."""

import pytest

from tests.dialogues.relaying import is_framed, quoted, sends
from tests.stage import Json, Phone, Stage, buttons_of, data_of, words_of

Couple = tuple[Phone, Phone]
SCREENS = {
    "My name": "The name your partner sees: Anna",
    "How messages sound": "How messages to you sound",
    "Signals": "second thoughts",
    "Quiet hours": "22:30 to 08:00",
    "Time zone": "Time zone: Berlin",
    "Language": "Each of you has your own",
    "Discreet mode": "Discreet mode: off",
    "Check-ins": "One small question",
    "Lessons": "two minutes each",
}


def setting(stage: Stage, phone: Phone, name: str) -> object:
    """Return what is kept of one setting of somebody."""
    ((value,),) = stage.records.rows(f"SELECT {name} FROM people WHERE id = ?", phone.id)
    return value


def commands(stage: Stage, phone: Phone) -> list[Json]:
    """Return the commands that were registered for somebody's own chat, one list for each time."""
    scope = {"type": "chat", "chat_id": phone.id}
    calls = [call for call in stage.simulator.calls if call.method == "setMyCommands"]
    return [call.parameters for call in calls if call.parameters.get("scope") == scope]


async def test_one_screen_shows_all_in_words(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings")
    shown = anna.sees(
        "The name your partner sees: Anna",
        "How messages to you sound: Balanced",
        "own lines welcome, no reminders, sent at once, without sound in quiet hours",
        "Quiet hours: 22:30 to 08:00",
        "Time zone: not set yet",
        "Language: English",
        "Discreet mode: off",
        "Check-ins: every day at 20:00",
        "Lessons:",
    )
    assert {*SCREENS, "How do you look for calm?", "Menu"} == set(buttons_of(shown))


@pytest.mark.parametrize("label", SCREENS)
async def test_every_back_leads_back(stage: Stage, anna: Phone, label: str) -> None:
    await anna.types("/settings zone Munich")
    await anna.taps("Back")
    home = anna.sees("Settings")
    await anna.taps(label)
    screen = anna.sees(SCREENS[label])
    assert screen["message_id"] == home["message_id"]
    await anna.taps("Back")
    assert words_of(anna.sees("Settings")) == words_of(home)
    anna.sees_nothing_new()


@pytest.mark.parametrize(
    ("label", "edge", "asked"),
    [
        ("Quiet hours", "From 22:30", "When do your quiet hours begin?"),
        ("Quiet hours", "To 08:00", "When do your quiet hours end?"),
        ("Check-ins", "At 20:00", "At what time may the question come?"),
        ("Lessons", "At 12:30", "At what time may a lesson come?"),
    ],
)
async def test_back_from_a_time_leads_to_its_screen(
    stage: Stage, anna: Phone, label: str, edge: str, asked: str
) -> None:
    """Whoever went back is waited for no more: what they type then goes to nobody."""
    await anna.types("/settings")
    await anna.taps(label)
    before = words_of(anna.sees())
    await anna.taps(edge)
    anna.sees(asked)
    await anna.taps("Back")
    assert words_of(anna.sees()) == before
    await anna.types("21:15")
    anna.sees("The first step is to invite your partner")


async def test_tone_changes_how_messages_arrive(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await boris.types("/settings tone")
    screen = boris.sees("Short and light", "Alex would like some quiet and is back at")
    await boris.taps("Short and light", under=screen)
    assert "✓ Short and light" in buttons_of(boris.sees("How messages to you sound: Short and light"))
    anna.sees_nothing_new()
    preview = await sends(anna, "/space 2h")
    assert is_framed(quoted(preview)[0], "space", "low_pressure", 2)


async def test_switches_say_what_they_do(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await boris.types("/settings signals")
    for label, name, value, said in (
        ("Turn own lines off", "takes_lines", 0, "own words: off"),
        ("Turn own lines on", "takes_lines", 1, "own words: on"),
        ("Turn the reminder on", "takes_reminders", 1, "still open: on"),
        ("Hold signals in quiet hours", "holds_at_night", 1, "signals wait"),
        ("30 s", "undo_seconds", 30, "30 seconds. Until then nothing has left"),
        ("At once", "undo_seconds", 0, "none, it goes out at once"),
    ):
        await boris.taps(label)
        boris.sees(said)
        assert setting(stage, boris, name) == value
    anna.sees_nothing_new()


async def test_own_lines_switched_off_meanwhile_stay_out(stage: Stage, couple: Couple) -> None:
    """Boris wants ready-made lines only while Anna looks at a preview with a line of her own."""
    anna, boris = couple
    await anna.types("/space 2h I need to recharge")
    anna.sees("“I need to recharge”")
    await boris.types("/settings signals")
    await boris.taps("Turn own lines off")
    boris.looks_away()
    await anna.taps("Send")
    again = anna.sees("Boris takes ready-made lines only now", "word for word")
    assert "recharge" not in quoted(again)[0]
    boris.sees_nothing_new()
    await anna.taps("Send")
    assert "recharge" not in words_of(boris.sees("Anna"))


async def test_undo_time_holds_what_is_sent(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/settings signals")
    await anna.taps("10 s")
    anna.looks_away()
    await sends(anna, "/space 2h")
    anna.sees("10 seconds")
    boris.sees_nothing_new()
    await stage.moves(seconds=11)
    boris.sees("Anna")


async def test_quiet_hours_are_tapped_and_typed(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings zone Munich")
    await anna.types("/settings quiet")
    anna.sees("Quiet hours: 22:30 to 08:00")
    await anna.taps("From 22:30")
    await anna.taps("21:30")
    await anna.taps("To 08:00")
    await anna.types("a quarter of a fish")
    anna.sees("I couldn't read a time of day", "When do your quiet hours end?")
    await anna.types("7.15")
    anna.sees("Quiet hours: 21:30 to 07:15")
    await anna.taps("No quiet hours")
    assert "No quiet hours" not in buttons_of(anna.sees("Quiet hours: none"))


async def test_held_at_night_arrives_in_the_morning(stage: Stage, couple: Couple) -> None:
    """Boris holds signals until eight by his clock, wherever Anna's clock stands."""
    anna, boris = couple
    await boris.types("/settings zone New York")
    await boris.types("/settings signals")
    await boris.taps("Hold signals in quiet hours")
    boris.looks_away()
    await sends(anna, "/space 8h")  # nine in the morning in UTC is four in the morning for Boris
    anna.sees("Held: Boris can't be reached here")
    boris.sees_nothing_new()
    await stage.moves(hours=4, minutes=1)
    boris.sees("Anna", "12:00")


async def test_quiet_hours_name_the_zone_they_follow(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings quiet")
    anna.sees("I don't know your time zone yet", "UTC")
    await anna.taps("Set my time zone")
    await anna.types("Auckland")
    anna.sees("Time zone: Auckland", "22:00")


async def test_likely_places_are_those_of_the_language(stage: Stage, anna: Phone) -> None:
    """Telegram says English on her phone; Anna chose Spanish."""
    await anna.types("/settings language")
    await anna.taps("Español")
    anna.looks_away()
    await anna.types("/settings zone")
    asked = anna.sees("¿Qué hora es para ti? Escríbela, como 20:30, o tu ciudad.")
    shown = buttons_of(asked)
    assert shown[:2] == ["Madrid – 10:00", "Ciudad de México – 03:00"]
    assert len(f"{words_of(asked)} {' '.join(shown)}".replace("–", "").split()) <= 40
    await anna.taps("Buenos Aires", under=asked)
    anna.sees("Buenos Aires", "06:00")


async def test_typed_time_is_asked_about(stage: Stage, anna: Phone) -> None:
    """Ten o'clock is Berlin's time, and Lagos's, which knows no summer time."""
    await anna.types("/settings zone")
    anna.sees("What time is it for you?")
    await anna.types("10:00")
    await anna.taps("Lagos", under=anna.sees("Which one is it?"))
    after = anna.sees("Time zone: Lagos")
    assert buttons_of(after) == ["Change it", "Back"]
    assert setting(stage, anna, "zone") == "Africa/Lagos"


async def test_change_of_zone_can_be_left_undone(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings zone Munich")
    await anna.taps("Change it")
    anna.sees("What time is it for you?")
    await anna.taps("Back")
    anna.sees("Time zone: Berlin")
    await anna.types("Lagos")
    anna.sees("I don't pass on")
    assert setting(stage, anna, "zone") == "Europe/Berlin"


async def test_language_is_ones_own(stage: Stage, couple: Couple) -> None:
    """Anna reads Spanish from the next word on, list of commands included; Boris keeps English, and hers in his."""
    anna, boris = couple
    await anna.types("/settings language")
    await anna.taps("Español")
    assert "✓ Español" in buttons_of(anna.sees())
    listed = commands(stage, anna)[-1]["commands"]
    said = {one["command"]: one["description"] for one in listed}
    assert said["space"].startswith("Necesito")
    assert len(said) == len(listed) > 10
    boris.sees_nothing_new()
    assert not commands(stage, boris)
    await anna.types("/space 2h")
    await anna.taps("Enviar")
    anna.looks_away()
    assert "Okay, see you at 11:00 UTC" in buttons_of(boris.sees("Anna", "11:00 UTC"))


async def test_chosen_language_stays_when_telegrams_changes(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings language")
    await anna.taps("Español")
    stage.phone("Anna", language_code="en")
    stage.simulator.person("Anna", language_code="en")
    before = len(commands(stage, anna))
    await anna.types("/settings")
    assert setting(stage, anna, "language") == "es"
    assert len(commands(stage, anna)) == before + 1  # told again, for there may be new ones


async def test_unknown_language_changes_nothing(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings language")
    await anna.forges("settings:language:xx")
    assert setting(stage, anna, "language") == "en"
    assert not commands(stage, anna)


async def test_discreet_mode_covers_all_at_once(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await boris.types("/settings discreet")
    await boris.taps("Turn discreet mode on")
    screen = boris.sees("Discreet mode: on")
    assert screen["entities"][0]["type"] == "spoiler"
    await sends(anna, "/space 2h")
    relay = boris.sees("Anna")
    assert relay["entities"][0] == {"type": "spoiler", "offset": 0, "length": len(words_of(relay))}
    await boris.types("/settings discreet")
    await boris.taps("Turn discreet mode off")
    assert "spoiler" not in {e["type"] for e in boris.sees("Discreet mode: off")["entities"]}


async def test_check_ins_have_days_and_an_hour(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings zone Munich")
    await anna.types("/settings check-ins")
    anna.sees("Check-ins: every day at 20:00")
    for day in ("Mon", "Wed", "Fri", "Sat", "Sun"):
        await anna.taps(f"✓ {day}")
    anna.sees("Check-ins: Tue, Thu at 20:00")
    await anna.taps("At 20:00")
    await anna.types("6:30pm")
    anna.sees("Check-ins: Tue, Thu at 18:30")
    await anna.taps("No questions by themselves")
    assert buttons_of(anna.sees("Check-ins: off")) == ["Let questions come", "Back"]
    await anna.taps("Let questions come")
    screen = anna.sees("Check-ins: Tue, Thu at 18:30")
    await anna.taps("✓ Tue", under=screen)
    await anna.taps("✓ Thu")
    anna.sees("Check-ins: off")  # the last day away is as good as off


async def test_same_day_tapped_twice_counts_once(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings checkins")
    screen = anna.sees("every day")
    for _ in range(2):
        await anna.taps_again("✓ Mon", screen)
    anna.sees("Tue, Wed, Thu, Fri, Sat, Sun at 20:00")


async def test_lessons_have_a_track_without_a_test(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings lessons")
    await anna.taps("Lessons for taking room")
    assert "✓ Lessons for taking room" in buttons_of(anna.sees("Lessons:"))
    await anna.taps("No lessons by themselves")
    shown = anna.sees("Lessons: off")
    assert "✓ Lessons for taking room" in buttons_of(shown)


@pytest.mark.parametrize(
    "data",
    [
        "settings:undo:99",
        "settings:tone:loud",
        "settings:switch:couple_id:off",
        "settings:switch:takes_lines:maybe",
        "settings:open:nowhere",
        "settings:quiet-from:2561",
        "settings:day:checkins:7:on",
        "settings:rhythm:main:off",
        "settings:track:north",
        "settings:language:../../etc",
    ],
)
async def test_forged_buttons_change_nothing(stage: Stage, couple: Couple, data: str) -> None:
    anna, boris = couple
    await anna.types("/settings")
    before = stage.records.rows("SELECT * FROM people ORDER BY id")
    await anna.forges(data)
    assert stage.records.rows("SELECT * FROM people ORDER BY id") == before
    boris.sees_nothing_new()


async def test_typed_time_survives_a_restart(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings quiet")
    await anna.taps("To 08:00")
    await stage.restarts()
    await anna.types("9am")
    anna.sees("Quiet hours: 22:30 to 09:00")


async def test_settings_replace_an_open_dialogue_only_when_typed_into(stage: Stage, couple: Couple) -> None:
    """A look at the settings leaves the preview in place; asking for a time there replaces it."""
    anna, boris = couple
    await anna.types("/space 2h")
    preview = anna.sees("word for word")
    await anna.types("/settings tone")
    await anna.taps("Send", under=preview)
    boris.sees("Anna")


async def test_old_screen_still_works_weeks_later(stage: Stage, anna: Phone) -> None:
    await anna.types("/settings")
    old = anna.sees("Settings")
    await stage.moves(days=60)
    await anna.taps_again("Signals", old)
    assert data_of(anna.sees("second thoughts"), "10 s") == "settings:undo:10"


async def test_words_behind_the_command_lead_there(stage: Stage, anna: Phone) -> None:
    for words, seen in (
        ("zone Munich", "Time zone: Berlin"),
        ("zone Nowhereville", "I don't know a city of that name"),
        ("quiet", "Quiet hours:"),
        ("DISCREET", "Discreet mode"),
        ("lessons", "two minutes each"),
        ("fiddlesticks", "A change counts at once"),
        ("zone", "Time zone: Berlin"),
    ):
        await anna.types(f"/settings {words}")
        anna.sees(seen)
