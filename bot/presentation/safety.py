"""Screens of help in private."""

from bot.domain.leaving import Manner
from bot.domain.safety import (
    CallingExplained,
    ChatCleared,
    ClearAsked,
    CountriesShown,
    FriendHelpOpened,
    HelpOffered,
    SafetyOpened,
    ThreatRefused,
    WorryShared,
)
from bot.presentation.buttons.leaving import ChooseManner
from bot.presentation.buttons.menu import OpenMenu
from bot.presentation.buttons.partner_messages import CallSomebody
from bot.presentation.buttons.safety import (
    ChooseCountry,
    ClearChat,
    ExplainCalling,
    HelpFriend,
    ListCountries,
    OpenSafety,
    SetQuietMode,
    ShowNotCleared,
)
from bot.presentation.helplines import help_numbers
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, DeleteMessages, EditTapped, Message, Rows, Screen, SendNew, rows
from bot.presentation.words import Translator


@shows(SafetyOpened)
def safety_opened(outcome: SafetyOpened, localizer: Localizer) -> Messages:
    """Show the page."""
    words = localizer.words(outcome.person)
    numbers = help_numbers(localizer, outcome.person, outcome.today, outcome.country)
    text = words.say("safety", 0, emergency=numbers.emergency, lines=numbers.both)
    if outcome.is_quiet_mode:
        text = text + "\n" + words.say("safety-quiet-on")
    quiet = "off" if outcome.is_quiet_mode else "on"
    buttons = [
        Button(words.label("button-another-country" if numbers.is_guess else "button-country"), ListCountries()),
        Button(words.label("button-friend"), HelpFriend()),
        Button(words.label("button-calling"), ExplainCalling()),
        Button(words.label(f"button-quiet-{quiet}"), SetQuietMode(not outcome.is_quiet_mode)),
        Button(words.label("button-disconnect-quietly"), ChooseManner(Manner.QUIETLY)),
        Button(words.label("button-clear"), ClearChat()),
        Button(words.label("button-menu"), OpenMenu()),
    ]
    if outcome.person.couple_id is None:
        del buttons[4]
    return [
        Message(
            outcome.person,
            Screen(text, (*numbers.all_buttons, *rows(buttons, 1))),
            SendNew() if outcome.is_below else EditTapped(),
        )
    ]


@shows(FriendHelpOpened)
def friend_help_opened(outcome: FriendHelpOpened, localizer: Localizer) -> Messages:
    """Say what to do for a person in danger, with the numbers to call."""
    return _read_on(outcome, localizer, "friend-ten-minutes")


@shows(CallingExplained)
def calling_explained(outcome: CallingExplained, localizer: Localizer) -> Messages:
    """Say what happens when one calls."""
    return _read_on(outcome, localizer, "what-happens-when-you-call")


def _read_on(outcome: FriendHelpOpened | CallingExplained, localizer: Localizer, phrase: str) -> Messages:
    words = localizer.words(outcome.person)
    numbers = help_numbers(localizer, outcome.person, outcome.today, outcome.country)
    text = words.say(phrase, 0, emergency=numbers.emergency, crisis=numbers.crisis)
    return [Message(outcome.person, Screen(text, (*numbers.crisis_buttons, *_help(words))))]


@shows(CountriesShown)
def countries_shown(outcome: CountriesShown, localizer: Localizer) -> Messages:
    """Offer the countries, by their names in the person's language."""
    words = localizer.words(outcome.person)
    buttons = [Button(name, ChooseCountry(code)) for code, name in localizer.places(outcome.person)]
    last: Rows = (
        (Button(words.label("button-no-country"), ChooseCountry("--")),),
        (Button(words.label("button-back"), OpenSafety()),),
    )
    return [Message(outcome.person, Screen(words.say("countries"), (*rows(buttons, 2), *last)), EditTapped())]


@shows(ClearAsked)
def clear_asked(outcome: ClearAsked, localizer: Localizer) -> Messages:
    """Ask once whether the chat is to be cleared."""
    words = localizer.words(outcome.person)
    below = (Button(words.label("button-clear"), ClearChat()), Button(words.label("button-menu"), OpenMenu()))
    return [Message(outcome.person, Screen(words.say("clear-ask"), rows(below, 1)))]


@shows(ChatCleared)
def chat_cleared(outcome: ChatCleared, localizer: Localizer) -> Messages:
    """Remove what can be removed, and say one neutral word."""
    words = localizer.words(outcome.person)
    below: Rows = ((Button("…", ShowNotCleared()),),)
    mail: Messages = [DeleteMessages(outcome.person, outcome.message_ids)] if outcome.message_ids else []
    return [*mail, Message(outcome.person, Screen(words.say("cleared"), below))]


@shows(ThreatRefused)
def threat_refused(outcome: ThreatRefused, localizer: Localizer) -> Messages:
    """Say that threats are not passed on."""
    words = localizer.words(outcome.person)
    return [Message(outcome.person, Screen(words.say("threat-refused"), _help(words)))]


@shows(HelpOffered)
def help_offered(outcome: HelpOffered, localizer: Localizer) -> Messages:
    """Show help, in private, to somebody who wrote of ending their life for nobody to read."""
    words = localizer.words(outcome.person)
    numbers = help_numbers(localizer, outcome.person, outcome.today, outcome.country)
    text = words.say("help-offered", 0, emergency=numbers.emergency, crisis=numbers.crisis)
    call = (Button(words.label("button-call-someone"), CallSomebody()),)
    return [Message(outcome.person, Screen(text, (*numbers.crisis_buttons, call, *_help(words))))]


@shows(WorryShared)
def worry_shared(outcome: WorryShared, localizer: Localizer) -> Messages:
    """Show help to somebody who is worried by what they got."""
    words = localizer.words(outcome.person)
    numbers = help_numbers(localizer, outcome.person, outcome.today, outcome.country)
    text = words.say("worry", 0, emergency=numbers.emergency, crisis=numbers.crisis, violence=numbers.violence)
    return [Message(outcome.person, Screen(text, (*numbers.all_buttons, *_help(words))))]


def _help(words: Translator) -> Rows:
    return ((Button(words.label("button-safety"), OpenSafety()),),)
