"""Screens of help in private."""

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
from bot.rendering.helplines import help_numbers
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import Button, Here, Message, New, Removal, Rows, Screen, rows
from bot.rendering.words import Words


@shows(SafetyOpened)
def safety_opened(outcome: SafetyOpened, voice: Voice) -> Mail:
    """Show the page."""
    words = voice.words(outcome.person)
    numbers = help_numbers(voice, outcome.person, outcome.today, outcome.country)
    text = words.say("safety", 0, emergency=numbers.emergency, lines=numbers.both)
    if outcome.is_quiet_mode:
        text = text + "\n" + words.say("safety-quiet-on")
    quiet = "off" if outcome.is_quiet_mode else "on"
    buttons = [
        Button(words.label("button-another-country" if numbers.is_guess else "button-country"), "safety:countries"),
        Button(words.label("button-friend"), "safety:friend"),
        Button(words.label("button-calling"), "safety:calling"),
        Button(words.label(f"button-quiet-{quiet}"), f"safety:quiet:{quiet}"),
        Button(words.label("button-disconnect-quietly"), "unpair:choose:quietly"),
        Button(words.label("button-clear"), "safety:x"),
        Button(words.label("button-menu"), "menu:home"),
    ]
    if outcome.person.couple_id is None:
        del buttons[4]
    return [
        Message(
            outcome.person,
            Screen(text, (*numbers.all_buttons, *rows(buttons, 1))),
            New() if outcome.is_below else Here(),
        )
    ]


@shows(FriendHelpOpened)
def friend_help_opened(outcome: FriendHelpOpened, voice: Voice) -> Mail:
    """Say what to do for a person in danger, with the numbers to call."""
    return _read_on(outcome, voice, "friend-ten-minutes")


@shows(CallingExplained)
def calling_explained(outcome: CallingExplained, voice: Voice) -> Mail:
    """Say what happens when one calls."""
    return _read_on(outcome, voice, "what-happens-when-you-call")


def _read_on(outcome: FriendHelpOpened | CallingExplained, voice: Voice, phrase: str) -> Mail:
    words = voice.words(outcome.person)
    numbers = help_numbers(voice, outcome.person, outcome.today, outcome.country)
    text = words.say(phrase, 0, emergency=numbers.emergency, crisis=numbers.crisis)
    return [Message(outcome.person, Screen(text, (*numbers.crisis_buttons, *_help(words))))]


@shows(CountriesShown)
def countries_shown(outcome: CountriesShown, voice: Voice) -> Mail:
    """Offer the countries, by their names in the person's language."""
    words = voice.words(outcome.person)
    buttons = [Button(name, f"safety:country:{code}") for code, name in voice.places(outcome.person)]
    last: Rows = (
        (Button(words.label("button-no-country"), "safety:country:--"),),
        (Button(words.label("button-back"), "menu:safety"),),
    )
    return [Message(outcome.person, Screen(words.say("countries"), (*rows(buttons, 2), *last)), Here())]


@shows(ClearAsked)
def clear_asked(outcome: ClearAsked, voice: Voice) -> Mail:
    """Ask once whether the chat is to be cleared."""
    words = voice.words(outcome.person)
    below = (Button(words.label("button-clear"), "safety:x"), Button(words.label("button-menu"), "menu:home"))
    return [Message(outcome.person, Screen(words.say("clear-ask"), rows(below, 1)))]


@shows(ChatCleared)
def chat_cleared(outcome: ChatCleared, voice: Voice) -> Mail:
    """Remove what can be removed, and say one neutral word."""
    words = voice.words(outcome.person)
    below: Rows = ((Button("…", "safety:more"),),)
    mail: Mail = [Removal(outcome.person, outcome.message_ids)] if outcome.message_ids else []
    return [*mail, Message(outcome.person, Screen(words.say("cleared"), below))]


@shows(ThreatRefused)
def threat_refused(outcome: ThreatRefused, voice: Voice) -> Mail:
    """Say that threats are not passed on."""
    words = voice.words(outcome.person)
    return [Message(outcome.person, Screen(words.say("threat-refused"), _help(words)))]


@shows(HelpOffered)
def help_offered(outcome: HelpOffered, voice: Voice) -> Mail:
    """Show help, in private, to somebody who wrote of ending their life for nobody to read."""
    words = voice.words(outcome.person)
    numbers = help_numbers(voice, outcome.person, outcome.today, outcome.country)
    text = words.say("help-offered", 0, emergency=numbers.emergency, crisis=numbers.crisis)
    call = (Button(words.label("button-call-someone"), "message:call"),)
    return [Message(outcome.person, Screen(text, (*numbers.crisis_buttons, call, *_help(words))))]


@shows(WorryShared)
def worry_shared(outcome: WorryShared, voice: Voice) -> Mail:
    """Show help to somebody who is worried by what they got."""
    words = voice.words(outcome.person)
    numbers = help_numbers(voice, outcome.person, outcome.today, outcome.country)
    text = words.say("worry", 0, emergency=numbers.emergency, crisis=numbers.crisis, violence=numbers.violence)
    return [Message(outcome.person, Screen(text, (*numbers.all_buttons, *_help(words))))]


def _help(words: Words) -> Rows:
    return ((Button(words.label("button-safety"), "menu:safety"),),)
