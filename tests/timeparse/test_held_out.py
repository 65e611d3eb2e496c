"""Phrases that nobody mended anything for are read right or asked about; other ways to go on than the suites have."""

from datetime import timedelta

import pytest

from bot.timeparse import NoTime, Unclear, UntilRead, read_length, read_until
from tests.timeparse.held_out import phrases, verdicts
from tests.timeparse.judge import WORDS
from tests.timeparse.own_words import HELD_OUT, TIMES
from tests.timeparse.test_own_words import MADRID, NOW, read

TOMORROW_EVENING = "tomorrow evening talks end badly"  # whoever writes this means tomorrow evening, or may


@pytest.mark.parametrize(("name", "count", "read"), [("held-out.txt", 318, 310), ("held-out-2.txt", 301, 290)])
def test_no_phrase_is_read_wrong_and_most_are_read(name: str, count: int, read: int) -> None:
    found = [(case["typed"], verdicts(case)) for case in phrases(name)]
    assert len(found) == count
    assert [typed for typed, both in found if "wrong" in both or "left" in both] == []
    assert sum(space == "right" for _, (space, _) in found) >= read


@pytest.mark.parametrize(
    ("language", "text", "times", "rest"),
    [
        ("en", "after dinner I need rest", ("Wed 20:00", "Wed 21:00"), "I need rest"),
        ("en", "until just after nine", ("Wed 21:30", "Wed 22:00"), ""),
        ("en", "tomorrow after work, I need rest", ("Thu 18:00", "Thu 19:00"), "I need rest"),
        ("en", "an hour or two please", ("Wed 18:30", "Wed 19:30"), "please"),
        ("es", "hasta después de cenar", ("Wed 22:00", "Wed 23:00"), ""),
        ("es", "media hora o una", ("Wed 18:00", "Wed 18:30"), ""),
    ],
)
def test_what_is_only_later_than_something_is_asked_with_good_times(
    language: str, text: str, times: tuple[str, ...], rest: str
) -> None:
    found = read_until(text, NOW, MADRID, WORDS[language])
    assert isinstance(found, Unclear)
    assert tuple(f"{one.until_at.astimezone(MADRID):%a %H:%M}" for one in found.readings) == times
    assert {one.rest for one in found.readings} == {rest}


@pytest.mark.parametrize(
    ("language", "hour", "text"),
    [("en", 20, "this afternoon"), ("es", 13, "hoy al mediodía"), ("es", 22, "esta tarde"), ("en", 12, "this morning")],
)
def test_a_part_of_today_that_is_over_is_no_later_hour(language: str, hour: int, text: str) -> None:
    now = NOW.astimezone(MADRID).replace(hour=hour, minute=10)
    found = read_until(text, now, MADRID, WORDS[language])
    assert isinstance(found, UntilRead)
    assert found.until_at < now  # every screen says that it is past


@pytest.mark.parametrize("language", ["en", "es"])
def test_words_behind_a_time_change_nothing(language: str) -> None:
    plain, like_time = HELD_OUT[language]
    asked = 0
    for time in TIMES[language]:
        alone = read(language, time)
        assert isinstance(alone, UntilRead)
        for tail in (*plain, *like_time):
            found = read(language, f"{time} {tail}")
            if isinstance(found, Unclear):
                assert tail in like_time
                asked += 1
            elif f"{time} {tail}" != TOMORROW_EVENING:
                assert found == UntilRead(alone.until_at, tail)
    assert asked <= len(TIMES[language]) * len(like_time) / 2


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(("en", "friday was awful, I need space"), ("en", "lunch was awful"), ("en", "2h was not enough")),
        *(
            ("es", "la cena fue un desastre, necesito un rato"),
            ("es", "hoy es un mal día"),
            ("es", "el lunes fue duro"),
        ),
    ],
)
def test_a_sentence_about_a_time_is_no_time(language: str, text: str) -> None:
    assert read_until(text, NOW, MADRID, WORDS[language]) == NoTime(text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        *(("en", "tomorrow is better"), ("en", "dinner with mum"), ("en", "tomorrow lunch with mum")),
        *(("en", "until tomorrow early"), ("en", "tonight after ten"), ("en", "until friday or saturday")),
        *(("en", "until eight and a bit"), ("en", "an hour adn a half"), ("en", "2h five minutes of quiet help")),
        *(("es", "mañana no puedo más"), ("es", "cena con mis padres"), ("es", "esta noche después de las diez")),
        *(("es", "hasta las ocho y pico"), ("es", "hasta el viernes o el sábado"), ("es", "2h o más")),
    ],
)
def test_what_leaves_the_time_open_is_asked(language: str, text: str) -> None:
    found = read_until(text, NOW, MADRID, WORDS[language])
    assert isinstance(found, Unclear)
    assert found.words == text


def test_what_may_be_a_sentence_is_kept_whole() -> None:
    found = read_until("dinner with mum", NOW, MADRID, WORDS["en"])
    assert isinstance(found, Unclear)
    assert [one.rest for one in found.readings] == ["dinner with mum"]


def test_a_pause_of_two_lengths_is_asked_about() -> None:
    found = read_length("2 or 3 hours", NOW, MADRID, WORDS["en"])
    assert isinstance(found, Unclear)
    assert [one.until_at - NOW for one in found.readings] == [timedelta(hours=2), timedelta(hours=3)]
