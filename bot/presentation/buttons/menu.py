"""What the buttons carry that lead to the menu and to the help, and one that only goes when it is tapped."""

from bot.presentation.callback_data import CallbackData


class OpenMenu(CallbackData, prefix="menu:home"):
    """Show the menu."""


class OpenHelp(CallbackData, prefix="menu:help"):
    """Show what there is."""


class LetBe(CallbackData, prefix="menu:left"):
    """Take the buttons away; nothing else happens."""


class StopWaiting(CallbackData, prefix="reply:cancel"):
    """Wait for no more words."""
