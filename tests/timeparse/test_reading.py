"""People say when in many ways, and the bot understands the ones that people use."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.timeparse import (
    Endless,
    LengthRead,
    NoTime,
    TimeWords,
    Unreadable,
    UntilRead,
    load_time_words,
    read_clock,
    read_length,
    read_moment,
    read_until,
)

UNHURRIED = settings(deadline=None)  # a busy machine is no fault of what is tested
CONTENT = Path(__file__).parents[2] / "content"
WORDS = {language: load_time_words(CONTENT / language / "times.yaml", language) for language in ("en", "es")}
EN, ES = WORDS["en"], WORDS["es"]

BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = datetime(2026, 3, 11, 15, 30, tzinfo=BERLIN).astimezone(UTC)


def shown(instant: datetime, zone: ZoneInfo = BERLIN) -> str:
    return instant.astimezone(zone).strftime("%a %d %H:%M")


def until(text: str, now: datetime, zone: ZoneInfo, words: TimeWords = EN) -> datetime:
    read = read_until(text, now, zone, words)
    assert isinstance(read, UntilRead), text
    return read.until_at


ENGLISH = [
    ("2h I need to recharge", "Wed 11 17:30", "I need to recharge"),
    ("until 20:00", "Wed 11 20:00", ""),
    ("tomorrow 9am need quiet", "Thu 12 09:00", "need quiet"),
    ("90 min", "Wed 11 17:00", ""),
    ("tonight", "Wed 11 21:00", ""),
    ("till 8pm ok", "Wed 11 20:00", "ok"),
    ("1h30", "Wed 11 17:00", ""),
    ("half an hour", "Wed 11 16:00", ""),
    ("an hour and a half", "Wed 11 17:00", ""),
    ("20:00", "Wed 11 20:00", ""),
    ("in 3 hours", "Wed 11 18:30", ""),
    ("9pm", "Wed 11 21:00", ""),
    ("friday 10:00", "Fri 13 10:00", ""),
    ("5m", "Wed 11 15:35", ""),
    ("3 days", "Sat 14 15:30", ""),
    ("0h", "Wed 11 15:30", ""),
    ("1h 30m", "Wed 11 17:00", ""),
    ("1 hour and 30 minutes, please", "Wed 11 17:00", "please"),
    ("1:30 hours", "Wed 11 17:00", ""),
    ("1.5 hours", "Wed 11 17:00", ""),
    ("2½ hours", "Wed 11 18:00", ""),
    ("two and a half hours", "Wed 11 18:00", ""),
    ("three quarters of an hour", "Wed 11 16:15", ""),
    ("a couple of hours alone", "Wed 11 17:30", "alone"),
    ("for a week", "Wed 18 15:30", ""),
    ("2 hours and 30 people", "Wed 11 17:30", "and 30 people"),
    ("٢h", "Wed 11 17:30", ""),
    ("until 8", "Wed 11 20:00", ""),
    ("until eight", "Wed 11 20:00", ""),
    ("at 9", "Wed 11 21:00", ""),
    ("Until 8 P.M. please", "Wed 11 20:00", "please"),
    ("until 8 o’clock", "Wed 11 20:00", ""),
    ("half past eight", "Wed 11 20:30", ""),
    ("quarter to nine", "Wed 11 20:45", ""),
    ("8 in the evening", "Wed 11 20:00", ""),
    ("until the evening", "Wed 11 19:00", ""),
    ("in the morning", "Thu 12 09:00", ""),
    ("7.30", "Wed 11 19:30", ""),
    ("noon", "Thu 12 12:00", ""),
    ("midnight", "Thu 12 00:00", ""),
    ("24:00", "Thu 12 00:00", ""),
    ("12am", "Thu 12 00:00", ""),
    ("12pm", "Thu 12 12:00", ""),
    ("tomorrow", "Thu 12 09:00", ""),
    ("tomorrow evening", "Thu 12 19:00", ""),
    ("tomorrow at 9 in the evening", "Thu 12 21:00", ""),
    ("9 tomorrow morning", "Thu 12 09:00", ""),
    ("tomorrow midnight", "Fri 13 00:00", ""),
    ("the day after tomorrow at noon", "Fri 13 12:00", ""),
    ("tonight at 10 see you", "Wed 11 22:00", "see you"),
    ("8pm tonight", "Wed 11 20:00", ""),
    ("tonight at 1", "Thu 12 01:00", ""),
    ("friday at 3", "Fri 13 15:00", ""),
    ("friday night", "Fri 13 21:00", ""),
    ("friday night at 1", "Sat 14 01:00", ""),
    ("wednesday 20:00", "Wed 11 20:00", ""),
    ("wednesday 10:00", "Wed 18 10:00", ""),
    ("wednesday", "Wed 18 09:00", ""),
    ("next monday 9am", "Mon 16 09:00", ""),
    ("sat 10:00", "Sat 14 10:00", ""),
    ("until sun", "Sun 15 09:00", ""),
    ("today", "Thu 12 00:00", ""),
    ("for the rest of the day", "Thu 12 00:00", ""),
    ("today at 9", "Wed 11 21:00", ""),
    ("today 9:00", "Wed 11 21:00", ""),
    ("today 09:00", "Wed 11 09:00", ""),
    ("12 march 10:00", "Thu 12 10:00", ""),
    ("March 12th", "Thu 12 09:00", ""),
    ("11 march 20:00", "Wed 11 20:00", ""),
    ("12.3. 18:00", "Thu 12 18:00", ""),
    ("2026-03-12 10:00", "Thu 12 10:00", ""),
]

SPANISH = [
    ("mañana a las 9", "Thu 12 09:00", ""),
    ("man\u0303ana a las 9", "Thu 12 09:00", ""),
    ("manana 9:00", "Thu 12 09:00", ""),
    ("hasta las 20:00", "Wed 11 20:00", ""),
    ("2 horas necesito calma", "Wed 11 17:30", "necesito calma"),
    ("media hora", "Wed 11 16:00", ""),
    ("hora y media", "Wed 11 17:00", ""),
    ("dos horas y media", "Wed 11 18:00", ""),
    ("una hora y cuarto", "Wed 11 16:45", ""),
    ("1h y 30 min", "Wed 11 17:00", ""),
    ("1h30", "Wed 11 17:00", ""),
    ("dentro de 3 horas", "Wed 11 18:30", ""),
    ("hasta 2 horas", "Wed 11 17:30", ""),
    ("2 días", "Fri 13 15:30", ""),
    ("mañana", "Thu 12 09:00", ""),
    ("mañana por la mañana", "Thu 12 09:00", ""),
    ("mañana por la tarde a las 6", "Thu 12 18:00", ""),
    ("hasta mañana a las 9 de la noche", "Thu 12 21:00", ""),
    ("pasado mañana", "Fri 13 09:00", ""),
    ("esta noche", "Wed 11 21:00", ""),
    ("hoy por la noche", "Wed 11 21:00", ""),
    ("el viernes a las 10", "Fri 13 10:00", ""),
    ("hasta el lunes", "Mon 16 09:00", ""),
    ("miércoles 20:00", "Wed 11 20:00", ""),
    ("sábado 9", "Sat 14 09:00", ""),
    ("a las 9 de la noche", "Wed 11 21:00", ""),
    ("hasta las 8 y media", "Wed 11 20:30", ""),
    ("hasta las nueve menos cuarto", "Wed 11 20:45", ""),
    ("hasta las 20h", "Wed 11 20:00", ""),
    ("20:00 h", "Wed 11 20:00", ""),
    ("mediodía", "Thu 12 12:00", ""),
    ("hasta medianoche", "Thu 12 00:00", ""),
    ("a medianoche", "Thu 12 00:00", ""),
    ("mañana a medianoche", "Fri 13 00:00", ""),
    ("el viernes a media noche", "Sat 14 00:00", ""),
    ("al final del día", "Thu 12 00:00", ""),
    ("12 de marzo a las 10", "Thu 12 10:00", ""),
    ("hoy", "Thu 12 00:00", ""),
]


@pytest.mark.parametrize(("text", "when", "rest"), ENGLISH)
def test_english_times_are_read_with_their_words(text: str, when: str, rest: str) -> None:
    read = read_until(text, WEDNESDAY, BERLIN, EN)
    assert isinstance(read, UntilRead)
    assert (shown(read.until_at), read.rest) == (when, rest)


@pytest.mark.parametrize(("text", "when", "rest"), SPANISH)
def test_spanish_times_are_read_with_their_words(text: str, when: str, rest: str) -> None:
    read = read_until(text, WEDNESDAY, BERLIN, ES)
    assert isinstance(read, UntilRead)
    assert (shown(read.until_at), read.rest) == (when, rest)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        *[
            (text, EN)
            for text in ("", "banana", "I need to recharge", "2 many people", "2 hugs", "13 reasons", "a", "🙂")
        ],
        *[(text, EN) for text in ("today was hard", "sun is too bright", "may I have an hour", "the evening was hard")],
        *[
            (text, EN)
            for text in ("until I feel better", "until a friend comes", "at a party", "2 hours ago we fought")
        ],
        *[
            (text, EN)
            for text in ("<b>2h</b>", "*2h*", "\x002h", "100% tired", "5% left", "I need 2h", "second thoughts")
        ],
        *[(text, ES) for text in ("un rato", "una tarde sola", "hoy fue duro", "el mar me calma", "la noche es larga")],
    ],
)
def test_words_without_time_stay_words(text: str, words: TimeWords) -> None:
    assert read_until(f"  {text} ", WEDNESDAY, BERLIN, words) == NoTime(text)


@pytest.mark.parametrize(
    "text",
    [
        "12/3",
        "2-3 hours",
        "20:00-22:00",
        "20:00:00",
        "9999-12-31",
        "1900-01-01",
        "2026-13-45",
        "10:5",
        "999999 weeks",
        "4000 days",
        "25:99",
        "24:30",
        "99999999h",
        "9" * 400 + "h",
        "-2h",
        "−2 hours",
        "-2",
        "until 25",
        "31 february",
        "30.2. 10:00",
    ],
)
def test_impossible_times_are_called_unreadable(text: str) -> None:
    assert read_until(text, WEDNESDAY, BERLIN, EN) == Unreadable()
    assert read_moment(text, WEDNESDAY, BERLIN, EN) is None
    assert read_length(text, WEDNESDAY, BERLIN, EN) == Unreadable()
    assert read_clock(text, EN) is None


@pytest.mark.parametrize(
    "rest", [":)", "<b>hi</b> & *you*", "מחר אני חוזר", "🙂" * 4096, "a  b\n\nc", "I’m “out”", "\x00x", "-1"]
)
def test_persons_own_words_stay_untouched(rest: str) -> None:
    assert read_until(f"2h {rest}", WEDNESDAY, BERLIN, EN) == UntilRead(WEDNESDAY + timedelta(hours=2), rest)
    assert read_until(f"2h\n{rest}", WEDNESDAY, BERLIN, EN) == UntilRead(WEDNESDAY + timedelta(hours=2), rest)


def test_mark_between_time_and_words_goes() -> None:
    for text in ("2h, need air", "2h. need air", "2h: need air", "2h - need air", "2h — need air", "\u200f2h need air"):
        assert read_until(text, WEDNESDAY, BERLIN, EN) == UntilRead(WEDNESDAY + timedelta(hours=2), "need air")


def test_time_ends_with_its_line() -> None:
    read = read_until("tomorrow\n9 things to do", WEDNESDAY, BERLIN, EN)
    assert isinstance(read, UntilRead)
    assert (shown(read.until_at), read.rest) == ("Thu 12 09:00", "9 things to do")


@pytest.mark.parametrize("text", ["2 to 3 hours", "10 to 15 minutes", "until friday week", "an hour or two"])
def test_span_is_never_a_clock_time(text: str) -> None:
    assert not isinstance(read_until(f"{text} I need rest", WEDNESDAY, BERLIN, EN), UntilRead)


@pytest.mark.parametrize(
    ("said_at", "meant"),
    [
        ("12:00", "21:00"),
        ("20:40", "21:00"),
        ("20:41", "22:00"),
        ("21:30", "22:00"),
        ("22:50", "00:00"),
        ("23:45", "01:00"),
    ],
)
def test_tonight_is_far_enough_ahead(said_at: str, meant: str) -> None:
    now = datetime.combine(date(2026, 3, 11), time.fromisoformat(said_at), BERLIN).astimezone(UTC)
    assert until("tonight", now, BERLIN).astimezone(BERLIN).strftime("%H:%M") == meant


@pytest.mark.parametrize(
    ("answer", "when"),
    [
        ("Yes, at 20:30", "Wed 11 20:30"),
        ("20:30", "Wed 11 20:30"),
        ("8", "Wed 11 20:00"),
        ("around 8.", "Wed 11 20:00"),
        ("ok 9pm please", "Wed 11 21:00"),
        ("half past seven", "Wed 11 19:30"),
        ("tomorrow", "Thu 12 09:00"),
        ("in 2 hours", "Wed 11 17:30"),
    ],
)
def test_answer_to_when_is_a_moment(answer: str, when: str) -> None:
    read = read_moment(answer, WEDNESDAY, BERLIN, EN)
    assert read is not None
    assert shown(read) == when


@pytest.mark.parametrize(
    "answer",
    ["", "yes", "maybe", "30", "20:30 works for me", "at 20:30 and bring wine", "20:30" + " " * 300 + "or later", "?"],
)
def test_answer_with_other_words_is_no_moment(answer: str) -> None:
    assert read_moment(answer, WEDNESDAY, BERLIN, EN) is None


def test_spanish_answer_to_when_is_a_moment() -> None:
    read = read_moment("Sí, a las 8 y media por favor", WEDNESDAY, BERLIN, ES)
    assert read is not None
    assert shown(read) == "Wed 11 20:30"


@pytest.mark.parametrize(
    ("text", "words", "length"),
    [
        ("3h", EN, timedelta(hours=3)),
        ("a week", EN, timedelta(days=7)),
        ("for 3 days please", EN, timedelta(days=3)),
        ("una semana", ES, timedelta(days=7)),
        ("por dos días", ES, timedelta(days=2)),
    ],
)
def test_pause_may_have_a_length(text: str, words: TimeWords, length: timedelta) -> None:
    assert read_length(text, WEDNESDAY, BERLIN, words) == LengthRead(length)


@pytest.mark.parametrize(
    ("text", "words", "when"),
    [
        ("until Monday", EN, "Mon 16 09:00"),
        ("today", EN, "Thu 12 00:00"),
        ("until tomorrow 20:00", EN, "Thu 12 20:00"),
        ("hasta el lunes", ES, "Mon 16 09:00"),
        ("hoy", ES, "Thu 12 00:00"),
    ],
)
def test_pause_may_end_at_a_moment(text: str, words: TimeWords, when: str) -> None:
    read = read_length(text, WEDNESDAY, BERLIN, words)
    assert isinstance(read, UntilRead)
    assert shown(read.until_at) == when


@pytest.mark.parametrize(("text", "words"), [("Until I resume.", EN), ("indefinitely", EN), ("hasta que vuelva", ES)])
def test_pause_may_have_no_end(text: str, words: TimeWords) -> None:
    assert read_length(text, WEDNESDAY, BERLIN, words) == Endless()


@pytest.mark.parametrize("text", ["", "3", "banana", "3h because I am tired", "until later"])
def test_unclear_pause_is_called_unreadable(text: str) -> None:
    assert read_length(text, WEDNESDAY, BERLIN, EN) == Unreadable()


@pytest.mark.parametrize(
    ("text", "words", "clock"),
    [
        ("20:00", EN, time(20)),
        ("8pm", EN, time(20)),
        ("7.30", EN, time(7, 30)),
        ("8", EN, time(8)),
        ("at 08", EN, time(8)),
        ("8 in the evening", EN, time(20)),
        ("half past 7", EN, time(7, 30)),
        ("midnight", EN, time(0)),
        ("24:00", EN, time(0)),
        ("０:００", EN, time(0)),
        ("las 8", ES, time(8)),
        ("a las 8 de la tarde", ES, time(20)),
        ("20h", ES, time(20)),
        ("la una", ES, time(1)),
        ("8 y media", ES, time(8, 30)),
    ],
)
def test_setting_of_a_clock_time_is_read(text: str, words: TimeWords, clock: time) -> None:
    assert read_clock(f" {text} ", words) == clock


@pytest.mark.parametrize(
    "text", ["", "25:00", "7:5", "2h", "tomorrow 8", "8 or 9", "eight people", "-8", "8" + " " * 300 + "x"]
)
def test_setting_that_is_no_clock_time_is_none(text: str) -> None:
    assert read_clock(text, EN) is None


@UNHURRIED
@given(st.builds(time, st.integers(0, 23), st.integers(0, 59)))
def test_every_clock_time_is_read_back(clock: time) -> None:
    for text in (f"{clock:%H:%M}", f"{clock.hour}.{clock:%M}", f"{clock:%I:%M %p}", f"{clock:%I:%M%p}".lower()):
        assert read_clock(text, EN) == clock
        assert read_clock(text, ES) == clock


@pytest.mark.parametrize("code", ["pt-br", "zh-hans", "de-at", "tlh"])
@pytest.mark.parametrize("said", ["hasta el viernes", "viernes 20:00", "el 12 de marzo", "el lunes que viene"])
def test_name_of_a_language_is_nobodys_locale(code: str, said: str) -> None:
    words = load_time_words(CONTENT / "es" / "times.yaml", code)
    assert read_until(said, WEDNESDAY, BERLIN, words) == read_until(said, WEDNESDAY, BERLIN, ES)
    assert isinstance(read_until(said, WEDNESDAY, BERLIN, words), UntilRead)


@pytest.mark.parametrize("language", sorted(path.parent.name for path in CONTENT.glob("*/times.yaml")))
def test_every_name_of_a_day_or_month_is_known(language: str) -> None:
    words = load_time_words(CONTENT / language / "times.yaml", language)
    for number, weekday in enumerate(dict.fromkeys(words.weekdays.values())):
        assert until(f"{weekday} 10:00", WEDNESDAY, BERLIN, words).astimezone(BERLIN).weekday() == number
    for number, month in enumerate(dict.fromkeys(words.months.values()), start=1):
        assert until(f"20 {month} 10:00", WEDNESDAY, BERLIN, words).astimezone(BERLIN).month == number
