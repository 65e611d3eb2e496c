"""Own words, changed minds and old previews: what is approved is what goes, and nothing else."""

from tests.dialogues.relaying import arrived, quoted
from tests.stage import Phone, Stage, buttons_of, words_of

Couple = tuple[Phone, Phone]


async def test_own_line_arrives_in_quotation_marks(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    await anna.taps("⋯")
    await anna.taps("Add a line")
    anna.sees("can make the wait easier for Boris")
    await anna.taps("We're okay.")
    await anna.taps("My own words")
    anna.sees("Write one line")
    await anna.types("Dinner   is in\nthe fridge <b>& *more*</b> 🙂")
    preview = anna.sees("word for word")
    await anna.taps("Send")
    relay = boris.sees("“We're okay.”", "“Dinner is in the fridge <b>& *more*</b> 🙂”")
    assert arrived(relay) == quoted(preview)
    assert {e["type"] for e in relay["entities"]} == {"date_time"}


async def test_line_has_room_for_120_characters(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h " + "x" * 121)
    anna.sees("121 characters", "room for 120")
    boris.sees_nothing_new()
    await anna.types("x" * 120)
    assert "x" * 120 in quoted(anna.sees("word for word"))[0]


async def test_line_can_be_taken_out_again(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h not this after all")
    await anna.taps("✓ My own words")
    await anna.taps("Without my line")
    await anna.taps("Send")
    assert "not this after all" not in words_of(boris.sees("Anna"))


async def test_receiver_may_refuse_own_lines(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await stage.records.person_has(boris.id, takes_lines=False)
    await anna.types("/space 2h you always do this")
    asked = anna.sees("ready-made lines only")
    assert "My own words" not in buttons_of(asked)
    await anna.taps("Done")
    await anna.taps("Send")
    assert "you always do this" not in words_of(boris.sees("Anna"))


async def test_time_can_be_changed_in_the_preview(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await stage.records.person_has(anna.id, zone="UTC")
    await anna.types("/space 2h")
    await anna.taps("⋯")
    await anna.taps("Change time")
    await anna.taps("Other")
    anna.sees("in your own words")
    await anna.types("until 14:30")
    preview = anna.sees("word for word")
    await anna.taps("Send")
    assert arrived(boris.sees("14:30")) == quoted(preview)


async def test_cancelled_signal_reaches_nobody(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    for way in ("Cancel", "/cancel"):
        await anna.types("/space 2h")
        preview = anna.sees("word for word")
        if way == "Cancel":
            await anna.taps("⋯")
        await (anna.types(way) if way.startswith("/") else anna.taps(way))
        anna.sees("Nothing was sent")
        await anna.taps_again("Send", preview)
        anna.sees("no longer open")
        boris.sees_nothing_new()
    assert stage.records.rows("SELECT count(*) FROM signals") == [(0,)]
    assert stage.records.rows("SELECT count(*) FROM dialogues") == [(0,)]


async def test_double_send_arrives_once(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    anna.person.taps("Send")
    anna.person.taps("Send")
    await stage.settles()
    boris.sees_once("Anna", "some time alone")
    assert stage.records.rows("SELECT count(*) FROM signals") == [(1,)]


async def test_preview_sent_a_day_later_is_asked_again(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    anna.looks_away()
    await stage.moves(days=1)
    await anna.taps("Send")
    anna.sees("a bit short", "Until when do you need space?")
    stage.nothing_else_was_sent()
    await anna.taps("1 h")
    await anna.taps("Send")
    boris.sees("Anna")


async def test_preview_whose_words_changed_is_shown_again(stage: Stage, couple: Couple) -> None:
    """What was an hour ahead when it was previewed is half an hour ahead later."""
    anna, boris = couple
    for phone in couple:
        await stage.records.person_has(phone.id, zone="Europe/Berlin")
    await stage.moves(hours=13, minutes=5)  # 23:05 in Berlin
    await anna.types("/space 1h")
    assert "comes back in an hour, at 00:05, and" in quoted(anna.sees("word for word"))[0]
    await stage.moves(minutes=25)
    await anna.taps("Send")
    preview = anna.sees("Time has moved on", "word for word")
    assert "in half an hour, at 00:05" in quoted(preview)[0]
    boris.sees_nothing_new()
    await anna.taps("Send")
    assert arrived(boris.sees("00:05")) == quoted(preview)


async def test_a_weekday_stays_true_after_midnight(stage: Stage, couple: Couple) -> None:
    """What names its weekday goes as it was previewed, on that day too."""
    anna, boris = couple
    for phone in couple:
        await stage.records.person_has(phone.id, zone="Europe/Berlin")
    await stage.moves(hours=13, minutes=30)  # 23:30 in Berlin
    await anna.types("/space tomorrow 9am")
    preview = anna.sees("on Tuesday at 09:00")
    await stage.moves(hours=1)
    await anna.taps("Send")
    assert arrived(boris.sees("Anna")) == quoted(preview)


async def test_old_preview_gives_way_to_new_one(stage: Stage, couple: Couple) -> None:
    anna, boris = couple
    await anna.types("/space 2h")
    old = anna.sees("word for word")
    await anna.types("/closeness a hug")
    await anna.taps("Send", under=old)
    anna.sees("no longer open")
    boris.sees_nothing_new()
