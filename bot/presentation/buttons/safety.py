"""What the buttons of the safety page carry."""

from typing import Annotated

from bot.presentation.callback_data import CallbackData

NO_COUNTRY = "--"


class OpenSafety(CallbackData, prefix="menu:safety"):
    """Open the safety page."""


class OpenSafetyBelow(CallbackData, prefix="safety:below"):
    """Open the safety page below what was tapped, which is still wanted."""


class ListCountries(CallbackData, prefix="safety:countries"):
    """Offer the countries."""


class ChooseCountry(CallbackData, prefix="safety:country"):
    """Set the country whose lines are shown, or none."""

    code: Annotated[str, f"[A-Z]{{2}}(?:-[A-Z]{{3}})?|{NO_COUNTRY}"]


class SetQuietMode(CallbackData, prefix="safety:quiet"):
    """Set quiet mode."""

    is_on: bool


class HelpFriend(CallbackData, prefix="safety:friend"):
    """Show what to do for a person in danger."""


class ExplainCalling(CallbackData, prefix="safety:calling"):
    """Show what happens when one calls."""


class ClearChat(CallbackData, prefix="safety:x"):
    """Remove what can be removed."""


class ShowNotCleared(CallbackData, prefix="safety:more"):
    """Say what could not be removed."""


class SayWorried(CallbackData, prefix="safety:worry"):
    """Show help to somebody who is worried by what they got."""

    number: int
