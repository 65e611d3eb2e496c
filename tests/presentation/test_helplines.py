"""Help lines on a phone: what somebody reads in a bad hour fits one screen, wherever they are guessed to be."""

from datetime import date
from zoneinfo import ZoneInfo

import pytest

from bot.clock import SystemClock
from bot.content import ContentStore
from bot.domain.people import Member, Tone
from bot.domain.safety import CallingExplained, FriendHelpOpened, HelpOffered, SafetyOpened, WorryShared
from bot.presentation.outcomes import Localizer, render
from bot.presentation.screen import Message
from tests.content.folder import OURS
from tests.screens import CHARACTERS, LINES, lines

VOICE = Localizer(ContentStore(OURS, SystemClock()), "halfway_bot")
REVIEWED = date(2026, 11, 30)
ZONES = {
    "AR": "America/Argentina/Buenos_Aires", "AT": "Europe/Vienna", "AU": "Australia/Sydney", "BR": "America/Sao_Paulo",
    "CA": "America/Toronto", "CL": "America/Santiago", "DE": "Europe/Berlin", "ES": "Europe/Madrid",
    "FR": "Europe/Paris", "GB": "Europe/London", "IE": "Europe/Dublin", "IN": "Asia/Kolkata", "IT": "Europe/Rome",
    "MX": "America/Mexico_City", "NL": "Europe/Amsterdam", "PL": "Europe/Warsaw", "PT": "Europe/Lisbon",
    "UA": "Europe/Kyiv", "US": "America/New_York",
}  # fmt: skip


def test_every_country_has_a_zone_by_which_it_is_guessed() -> None:
    assert set(ZONES) == {path.stem for path in (OURS / "helplines").glob("??.yaml")}


@pytest.mark.parametrize("language", ["en", "es"])
@pytest.mark.parametrize("country", ZONES)
def test_screens_of_a_bad_hour_fit_a_phone_with_all_that_can_stand_on_them(country: str, language: str) -> None:
    anna = Member(1, "Anna", language, ZoneInfo(ZONES[country]), True, Tone.BALANCED, 1)
    for outcome in (
        SafetyOpened(anna, REVIEWED, None, is_quiet_mode=True),
        FriendHelpOpened(anna, REVIEWED, None),
        CallingExplained(anna, REVIEWED, None),
        HelpOffered(anna, REVIEWED, None),
        WorryShared(anna, REVIEWED, None),
    ):
        (message,) = render(outcome, VOICE)
        assert isinstance(message, Message)
        text = message.screen.text.plain
        assert (len(text) <= CHARACTERS, lines(text) <= LINES) == (True, True), f"{len(text)}, {lines(text)}: {text}"
