"""Whatever people type, wherever they live and whichever night it is, times are read right and nothing breaks."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from bot.timeparse import (
    NoTime,
    TimeWords,
    UntilRead,
    clock_readings,
    load_time_words,
    read_clock,
    read_length,
    read_moment,
    read_until,
)

UNHURRIED = settings(deadline=None)  # a busy machine is no fault of what is tested
CONTENT = Path(__file__).parents[2] / "content"
EN, ES = (load_time_words(CONTENT / language / "times.yaml", language) for language in ("en", "es"))

BERLIN = ZoneInfo("Europe/Berlin")
WEDNESDAY = datetime(2026, 3, 11, 14, 30, tzinfo=UTC)

_ZONES = """Europe/Berlin America/New_York Asia/Beirut Australia/Lord_Howe Asia/Kathmandu Pacific/Apia America/St_Johns
America/Scoresbysund Africa/Casablanca Pacific/Kiritimati UTC"""
ZONES = st.sampled_from(_ZONES.split()).map(ZoneInfo)
# Days whose nights change the clocks somewhere in these zones, so that chance does not have to find them.
_CHANGES = """2026-03-29 2026-10-25 2026-03-08 2026-11-01 2026-04-05 2026-10-04 2011-12-30 2026-02-15 2026-03-22"""
DAYS = st.dates(date(2011, 1, 1), date(2036, 1, 1)) | st.sampled_from(_CHANGES.split()).map(date.fromisoformat)
INSTANTS = st.builds(
    lambda day, seconds: datetime(day.year, day.month, day.day, tzinfo=UTC) + timedelta(seconds=seconds),
    DAYS,
    st.integers(-86_400, 86_400),
)
CLOCKS = st.builds(time, st.integers(0, 23), st.integers(0, 59))


def wall(instant: datetime, zone: ZoneInfo) -> datetime:
    return instant.astimezone(zone).replace(tzinfo=None, fold=0)


def until(text: str, now: datetime, zone: ZoneInfo, words: TimeWords = EN) -> datetime:
    read = read_until(text, now, zone, words)
    assert isinstance(read, UntilRead), text
    return read.until_at


@UNHURRIED
@given(INSTANTS, ZONES, st.sampled_from([("tonight", EN), ("this evening", EN), ("esta noche", ES)]))
def test_tonight_is_always_within_a_day(now: datetime, zone: ZoneInfo, said: tuple[str, TimeWords]) -> None:
    ahead = until(said[0], now, zone, said[1]) - now
    assert timedelta(minutes=20) <= ahead <= timedelta(hours=23)


@UNHURRIED
@given(INSTANTS, CLOCKS, ZONES)
@example(datetime(2026, 3, 29, 0, 30, tzinfo=UTC), time(2, 30), BERLIN)
@example(datetime(2026, 10, 25, 0, 40, tzinfo=UTC), time(2, 30), BERLIN)
@example(datetime(2026, 3, 28, 20, 0, tzinfo=UTC), time(0, 20), ZoneInfo("Asia/Beirut"))
@example(datetime(2026, 10, 3, 15, 0, tzinfo=UTC), time(2, 15), ZoneInfo("Australia/Lord_Howe"))
@example(datetime(2011, 12, 30, 9, 0, tzinfo=UTC), time(23, 30), ZoneInfo("Pacific/Apia"))
@example(datetime(2011, 12, 30, 0, 0, tzinfo=UTC), time(0, 1), ZoneInfo("Pacific/Apia"))
def test_clock_alone_is_its_next_occurrence(now: datetime, clock: time, zone: ZoneInfo) -> None:
    clock = clock if not 10 <= clock.hour <= 12 else clock.replace(hour=clock.hour - 10)  # "10:30" has two halves
    read = until(f"until {clock:%H:%M}", now, zone)
    assert read > now
    if wall(read, zone).time() != clock:  # it was skipped, and this is the first instant after the gap
        skipped_from = wall(read - timedelta(seconds=1), zone)
        days = (skipped_from.date() + timedelta(days=n) for n in range(3))  # Apia once skipped a whole day
        assert any(skipped_from < datetime.combine(day, clock) < wall(read, zone) for day in days)
    minute = now.replace(second=0, microsecond=0) + timedelta(minutes=1)
    while minute < read:
        assert wall(minute, zone).time() != clock
        minute += timedelta(minutes=1)


@UNHURRIED
@given(INSTANTS, CLOCKS, ZONES)
@example(datetime(2026, 3, 28, 12, 0, tzinfo=UTC), time(2, 30), BERLIN)
def test_tomorrow_is_the_next_date_of_the_person(now: datetime, clock: time, zone: ZoneInfo) -> None:
    meant = datetime.combine(wall(now, zone).date() + timedelta(days=1), clock)
    read = until(f"tomorrow {clock:%H:%M}", now, zone)
    assert read == until(f"mañana a las {clock:%H:%M}", now, zone, ES)
    assert wall(read, zone) == meant or wall(read - timedelta(seconds=1), zone) < meant < wall(read, zone)


@UNHURRIED
@given(INSTANTS, CLOCKS, ZONES, st.integers(0, 6))
def test_weekday_is_within_the_coming_week(now: datetime, clock: time, zone: ZoneInfo, weekday: int) -> None:
    english = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")[weekday]
    spanish = ("lunes", "martes", "miércoles", "jueves", "viernes", "sábado", "domingo")[weekday]
    read = until(f"{english} {clock:%H:%M}", now, zone)
    assert read == until(f"el {spanish} a las {clock:%H:%M}", now, zone, ES)
    assert now < read <= now + timedelta(days=7, hours=25)
    assert wall(read, zone).weekday() == weekday or wall(read, zone).time() != clock


@UNHURRIED
@given(
    INSTANTS,
    ZONES,
    st.integers(0, 5_000),
    st.sampled_from([("m", "minutos", 60), ("h", "horas", 3_600), ("d", "días", 86_400)]),
)
def test_length_is_the_same_on_dst_nights(
    now: datetime, zone: ZoneInfo, count: int, unit: tuple[str, str, int]
) -> None:
    english, spanish, seconds = unit
    count = min(count, 3_000) if english == "d" else count
    assert until(f"{count}{english}", now, zone) == now + timedelta(seconds=count * seconds)
    assert until(f"en {count} {spanish}", now, zone, ES) == now + timedelta(seconds=count * seconds)


_TYPED = """2 2h 25:99 20:00 until till tomorrow 9am at and a half hour an hour friday march 12 tonight the evening in -
, . : ½ hasta mañana a las y media hora de la noche lunes 99999999999 -5 🙂 <b> &amp; 0 24:00 1e9 31.2. 9999-12-31"""
SCRAPS = st.sampled_from([*_TYPED.split(), "\u202e", "\x00", "\n"])


@UNHURRIED
@given(
    st.lists(SCRAPS | st.text(max_size=5), max_size=60).map(" ".join) | st.text(),
    INSTANTS,
    ZONES,
    st.sampled_from([EN, ES]),
)
@example("9999-12-31 23:59", WEDNESDAY, BERLIN, EN)
@example("0001-01-01", WEDNESDAY, BERLIN, EN)
@example("🙂" * 4096, WEDNESDAY, BERLIN, EN)
@example("1 " * 2048, WEDNESDAY, BERLIN, EN)
@example("until " * 700, WEDNESDAY, BERLIN, EN)
@example("in the next " * 300, WEDNESDAY, BERLIN, EN)
@example("2h" * 2048, WEDNESDAY, BERLIN, ES)
@example(" " * 4096 + "2h", WEDNESDAY, BERLIN, EN)
@example("20:30" + " " * 300 + "and more", WEDNESDAY, BERLIN, EN)
@example("²h \ud800", WEDNESDAY, BERLIN, EN)
def test_no_text_breaks_any_reading(text: str, now: datetime, zone: ZoneInfo, words: TimeWords) -> None:
    read = read_until(text, now, zone, words)
    if isinstance(read, NoTime):
        assert read.rest == text.strip()
    if isinstance(read, UntilRead):
        assert text.rstrip().endswith(read.rest)
        assert read.until_at.utcoffset() == timedelta()
    for reading in (read_moment, read_length):
        reading(text, now, zone, words)
    read_clock(text, words)


def test_repeated_words_are_no_heavy_work() -> None:
    lists = [listed for words in (EN, ES) for listed in vars(words).values() if not isinstance(listed, str)]
    phrases = {phrase for listed in lists for phrase in listed}
    assert len(phrases) > 200
    for phrase in phrases:
        read_until(f"{phrase} " * 100, WEDNESDAY, BERLIN, EN)
        read_until(f"{phrase} " * 100, WEDNESDAY, BERLIN, ES)


@pytest.mark.parametrize(
    ("text", "words", "clocks"),
    [
        *(("8 or 9", EN, "08:00 09:00"), ("between 8 and 9pm", EN, "08:00 21:00"), ("tomorrow at 8", EN, "08:00")),
        *(("las 8 o las 9 de la noche", ES, "08:00 21:00"), ("whenever", EN, ""), ("in two hours", EN, "")),
        *(("8:30 maybe 9:30 or 10 or 11", EN, "08:30 09:30 10:00"), ("25:00", EN, "")),
    ],
)
def test_a_setting_that_is_not_certain_has_readings(text: str, words: TimeWords, clocks: str) -> None:
    assert " ".join(f"{one:%H:%M}" for one in clock_readings(text, words)) == clocks
    assert read_clock(text, words) is None


@UNHURRIED
@given(st.text(max_size=300))
def test_no_setting_breaks_its_readings(text: str) -> None:
    for words in (EN, ES):
        assert len(clock_readings(text, words)) <= 3
