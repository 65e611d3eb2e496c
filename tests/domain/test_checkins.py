"""When small questions come, which they are, when two answers are shown, and what is said about them."""

from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import SystemClock
from bot.content import ContentStore
from bot.domain.bridges import Bridge, Question, bridge
from bot.domain.checkins import asking_clock, reveals_at, settles_at
from bot.domain.localtime import at_local, is_quiet
from bot.domain.rotation import Order, question_on
from bot.presentation.checkins import in_sentence
from bot.services.checkins import order_of

ROOT = Path(__file__).parent.parent.parent
MONDAY = date(2027, 3, 1)
ZONES = [
    ZoneInfo(name) for name in ("Europe/Berlin", "America/New_York", "Pacific/Auckland", "Pacific/Pago_Pago", "UTC")
]
ENGLISH = ContentStore(ROOT / "content", SystemClock()).language("en")
QUESTIONS = ENGLISH.checkins
ORDER = order_of(QUESTIONS)
SCALE = (1, 2, 3, 4, 5)

zones = st.sampled_from(ZONES)
clocks = st.times().map(lambda clock: clock.replace(second=0, microsecond=0))
days = st.dates(date(2026, 1, 1), date(2030, 12, 31))


def walk(evenings: int, happened: frozenset[str] = frozenset(), every: int = 1) -> list[tuple[date, str]]:
    """Return what a couple is asked, from the evening of a Monday on, oldest first."""
    asked: list[tuple[date, str]] = []
    for ahead in range(0, evenings, every):
        day = MONDAY + timedelta(days=ahead)
        asked.append((day, question_on(day, MONDAY, ORDER, asked[::-1], happened)))
    return asked


def test_first_evenings_follow_the_order() -> None:
    """Seven daily questions in their order; the Sunday of the first week asks about the next."""
    assert [item for _, item in walk(8)] == ["D1", "D2", "D5", "D3", "D7", "D4", "W10", "D6"]


def test_weeks_end_with_the_week() -> None:
    """Every second week brings the two pictures, the others three questions, one of them by what happened."""
    asked = dict(walk(28, frozenset({"space"})))
    evenings = [asked[MONDAY + timedelta(days=ahead)] for ahead in (11, 12, 13, 18, 19, 20, 25, 26, 27)]
    assert evenings[1:3] == ["W11", "W12"] == evenings[7:9]
    assert evenings[3:6] == ["W2", "W1", "W10"]
    assert evenings[0].startswith("D")
    assert evenings[6].startswith("D")


def test_all_questions_come_in_turn() -> None:
    """In half a year each of the 19 is asked, and no evening is without one."""
    asked = walk(26 * 7, frozenset({"space", "closeness"}))
    assert len(QUESTIONS.items) == 19
    assert {item for _, item in asked} == set(QUESTIONS.items)
    assert len(asked) == 26 * 7


def test_no_weekday_is_stuck_with_a_question() -> None:
    """Whoever is asked on Tuesdays only gets all daily questions, too."""
    assert {item for _, item in walk(20 * 7)[1::7]} == set(ORDER.daily)
    assert {item for _, item in walk(20 * 7, every=7)} == set(ORDER.daily)


def test_nothing_is_asked_about_what_did_not_happen() -> None:
    """Without a space nobody is asked how it was to find each other again."""
    quiet = {item for _, item in walk(40 * 7)}
    assert "W8" in quiet
    assert not quiet & {"W2", "W3"}
    assert "W2" not in {item for _, item in walk(40 * 7, frozenset({"closeness"}))}


def test_order_survives_empty_groups() -> None:
    """A language whose files leave groups out still asks."""
    order = Order(("D1", "D2"), (), (), (), ())
    assert {question_on(MONDAY + timedelta(days=ahead), MONDAY, order, [], frozenset()) for ahead in range(30)} == {
        "D1"
    }


@given(clocks, clocks, clocks)
def test_asking_clock_is_outside_quiet_hours(clock: time, quiet_from: time, quiet_to: time) -> None:
    """Whatever was chosen, nobody is asked in their quiet hours; outside of them the choice stands."""
    found = asking_clock(clock, quiet_from, quiet_to)
    utc = ZoneInfo("UTC")
    assert not is_quiet(at_local(MONDAY, found, utc), utc, quiet_from, quiet_to)
    if not is_quiet(at_local(MONDAY, clock, utc), utc, quiet_from, quiet_to):
        assert found == clock


@pytest.mark.parametrize(
    ("chosen", "asked"), [("20:00", "20:00"), ("23:15", "22:00"), ("22:30", "22:00"), ("06:00", "08:00")]
)
def test_quiet_evening_asks_before_it_gets_quiet(chosen: str, asked: str) -> None:
    """The nearest time outside of the usual quiet hours."""
    assert asking_clock(time.fromisoformat(chosen), time(22, 30), time(8)) == time.fromisoformat(asked)


@given(days, zones, clocks, zones, clocks)
def test_both_can_answer_before_it_is_settled(
    day: date, zone: ZoneInfo, clock: time, other_zone: ZoneInfo, other_clock: time
) -> None:
    """Wherever the two are, each has three hours or more, it does not matter who comes first, and each waits for it."""
    people = [(zone, clock), (other_zone, other_clock)]
    for is_weekly in (False, True):
        settled = settles_at(day, is_weekly, people)
        assert settled == settles_at(day, is_weekly, people[::-1])
        for own_zone, own_clock in people:
            asked = at_local(day, own_clock, own_zone)
            assert settled - asked >= timedelta(hours=3)
            shown = reveals_at(day, is_weekly, own_zone, own_clock, settled, asked)
            assert shown >= settled
            assert shown - settled <= timedelta(hours=49)


@given(days, zones, st.sampled_from([time(19), time(20), time(21, 30)]))
def test_neighbours_see_it_the_next_morning(day: date, zone: ZoneInfo, clock: time) -> None:
    """In one zone a daily question is shown the next morning at nine, one about the week after 48 hours."""
    people = [(zone, clock), (zone, time(20))]
    asked = at_local(day, clock, zone)
    settled = settles_at(day, False, people)
    assert reveals_at(day, False, zone, clock, settled, asked) == at_local(day + timedelta(days=1), time(9), zone)
    settled = settles_at(day, True, people)
    assert reveals_at(day, True, zone, time(20), settled, asked) == at_local(day, time(20), zone) + timedelta(hours=48)


def test_antipodes_still_share_an_evening() -> None:
    """Auckland and Pago Pago, a day apart: the reveal waits until the second one could answer."""
    auckland, pago_pago = ZoneInfo("Pacific/Auckland"), ZoneInfo("Pacific/Pago_Pago")
    settled = settles_at(MONDAY, False, [(auckland, time(20)), (pago_pago, time(20))])
    assert settled > at_local(MONDAY, time(20), pago_pago)
    asked = at_local(MONDAY, time(20), auckland)
    shown = reveals_at(MONDAY, False, auckland, time(20), settled, asked)
    assert (shown.astimezone(auckland).date() - MONDAY, shown.astimezone(auckland).hour) == (timedelta(days=2), 9)


@pytest.mark.parametrize(
    ("one", "other", "name"),
    [
        (4, 4, "similar_good"),
        (3, 4, "similar_good"),
        (2, 2, "similar_middle"),
        (1, 2, "similar_middle"),
        (0, 1, "similar_low"),
        (1, 3, "apart"),
        (0, 4, "apart"),
    ],
)
def test_scale_is_bridged_by_kind(one: int, other: int, name: str) -> None:
    """Similar and good, in the middle, low, or two steps apart; in other words about a week."""
    assert bridge(Question("D1", False, SCALE, False), (one,), (other,)) == Bridge(name)
    weekly = bridge(Question("W6", True, SCALE, False), (other,), (one,)).name
    assert weekly == name.replace("similar_", "week-") if "similar" in name else weekly == "week-apart"


def test_little_room_is_nobodys_name() -> None:
    """One had little room, whoever it was; when both had, it was a heavy day for both."""
    room = Question("D2", False, SCALE, False)
    assert bridge(room, (1,), (2,)) == bridge(room, (2,), (1,)) == Bridge("little_room")
    assert bridge(room, (0,), (1,)) == Bridge("similar_low")


def test_wishes_meet_where_they_can() -> None:
    """What both wish for, else one of each; "nothing special" is no wish."""
    wishes = Question("D7", False, None, True)
    assert bridge(wishes, (1, 2), (2, 5)) == Bridge("wishes_same", (2,))
    assert bridge(wishes, (5,), (0, 3)) == Bridge("wishes_differ", (0, 3), (5,))
    assert bridge(wishes, (6,), (4,)) == Bridge("one-wish", (4,))
    assert bridge(wishes, (6,), (6,)) == Bridge("no-wish")


def test_pictures_and_moments_have_their_own() -> None:
    """W7, W11 and W12 are no scales."""
    assert bridge(Question("W12", True, None, False), (2,), (2,)) == Bridge("pictures_same", (2,))
    assert bridge(Question("W12", True, None, False), (2,), (3,)).name == "pictures_differ"
    assert bridge(Question("W11", True, None, False), (2,), (3,)).name == "different"
    assert bridge(Question("W7", True, None, False), (3,), (3,)).name == "no-moment"
    assert bridge(Question("W7", True, None, False), (3,), (0,)).name == "moments"


def _wordings(name: str) -> tuple[str, ...]:
    """Return all wordings of a bridge, wherever they are written."""
    named, phrases = f"bridge-{name}", ENGLISH.phrases
    written = QUESTIONS.bridges.get(name)
    return written or tuple(phrases.text(named, variant, x="…") for variant in range(phrases.variants(named)))


def test_every_pair_has_words() -> None:
    """For every question and every pair of answers there are lines, without numbers, the same from both sides."""
    pairs = 0
    for item in QUESTIONS.items.values():
        asked = Question(item.id, item.freq == "weekly", item.scores, item.takes_several)
        for one in range(len(item.options)):
            for other in range(len(item.options)):
                found = bridge(asked, (one,), (other,))
                assert found == bridge(asked, (other,), (one,))
                for text in _wordings(found.name):
                    assert "?" in text
                    assert not any(character.isdigit() for character in text)
                pairs += 1
    assert pairs > 400


@pytest.mark.parametrize(
    ("option", "inside"),
    [("Quite close", "quite close"), ("I pulled back", "I pulled back"), ("So-so", "so-so"), ("", ""), ("TV", "TV")],
)
def test_options_stand_inside_sentences(option: str, inside: str) -> None:
    """Words, with a small letter where a sentence goes on."""
    assert in_sentence(option) == inside


def test_now_is_utc_everywhere() -> None:
    """The instants that come out are aware and in UTC."""
    settled = settles_at(MONDAY, False, [(ZONES[0], time(20)), (ZONES[1], time(20))])
    assert settled.tzinfo is UTC
    assert settled == datetime(2027, 3, 2, 8, tzinfo=UTC)
