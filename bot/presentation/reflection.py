"""Screens of the private self-reflection: one sentence after the other in one message, then what it suggests."""

from bot.content import Language
from bot.domain.reflection import (
    SKIPPED,
    Answers,
    Reflecting,
    ReflectionLeft,
    ReflectionOpened,
    SuggestionUsed,
)
from bot.domain.settings import Section
from bot.domain.text import Text, join
from bot.presentation.buttons.reflection import LeaveReflection, OpenReflection, ReflectOn, StopReflecting, UseResult
from bot.presentation.buttons.safety import OpenSafety
from bot.presentation.buttons.settings import OpenSection
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, EditTapped, Message, Rows, Screen, rows
from bot.presentation.words import Choice, Translator


@shows(ReflectionOpened)
def reflection_opened(outcome: ReflectionOpened, localizer: Localizer) -> Messages:
    """Say what it is, and what becomes of it."""
    words, reflection = localizer.words(outcome.person), localizer.language(outcome.person).reflection
    text = words.say("reflection-title") + "\n\n" + words.say("reflection-intro", intro=reflection.intro)
    below = ((_go(words.label("reflection-begin"), Answers()),), _to_settings(words))
    return [Message(outcome.person, Screen(text, below), EditTapped())]


@shows(Reflecting)
def reflecting(outcome: Reflecting, localizer: Localizer) -> Messages:
    """Show the next sentence, or the result."""
    words, language = localizer.words(outcome.person), localizer.language(outcome.person)
    if len(outcome.answers.given) < len(language.reflection.statements):
        text, below = _statement(outcome.answers, words, language)
    else:
        text, below = _result(outcome.answers, words, language)
    return [Message(outcome.person, Screen(text, below), EditTapped())]


@shows(SuggestionUsed)
def suggestion_used(outcome: SuggestionUsed, localizer: Localizer) -> Messages:
    """Say what is set now."""
    words = localizer.words(outcome.person)
    text = words.say("reflection-used", tone=localizer.language(outcome.person).tones[outcome.tone])
    return [Message(outcome.person, Screen(text, (_to_settings(words),)), EditTapped())]


@shows(ReflectionLeft)
def reflection_left(outcome: ReflectionLeft, localizer: Localizer) -> Messages:
    """Let go of what was answered."""
    words = localizer.words(outcome.person)
    text = words.say("reflection-left" if outcome.is_result_shown else "reflection-stopped")
    return [Message(outcome.person, Screen(text, (_to_settings(words),)), EditTapped())]


def _statement(answers: Answers, words: Translator, language: Language) -> tuple[Text, Rows]:
    reflection, place = language.reflection, len(answers.given)
    head = words.say("reflection-step", number=place + 1, count=len(reflection.statements))
    text = head + "\n\n" + reflection.statements[place].text
    options = [_go(label, answers.followed_by(value)) for value, label in enumerate(reflection.options, 1)]
    if place:
        back = _go(words.label("button-back"), answers.without_last())
    else:
        back = Button(words.label("button-back"), OpenReflection())
    skip = _go(words.label("reflection-skip"), answers.followed_by(SKIPPED))
    stop = Button(words.label("reflection-stop"), StopReflecting())
    return text, (*rows(options, 1), (skip,), (back, stop))


def _result(answers: Answers, words: Translator, language: Language) -> tuple[Text, Rows]:
    reflection = language.reflection
    result = reflection.result(answers.by(tuple(one.id for one in reflection.statements)))
    parts = (
        Text(result.text),
        words.say("reflection-suggests", tone=language.tones[result.tone], track=Choice(result.track)),
        Text(reflection.footer).styled("italic"),
    )
    below = (
        (Button(words.label("reflection-use"), UseResult(result.id)),),
        (Button(words.label("reflection-leave"), LeaveReflection()),),
        (_go(words.label("button-back"), answers.without_last()), Button(words.label("button-safety"), OpenSafety())),
    )
    return join(parts, "\n\n"), below


def _go(label: str, answers: Answers) -> Button:
    return Button(label, ReflectOn(answers.written))


def _to_settings(words: Translator) -> tuple[Button, ...]:
    return (Button(words.label("button-back"), OpenSection(Section.MAIN)),)
