"""Screens of the private self-reflection: one sentence after the other in one message, then what it suggests."""

from bot.domain.reflection import (
    SKIPPED,
    Answers,
    Reflecting,
    ReflectionLeft,
    ReflectionOpened,
    SuggestionUsed,
)
from bot.domain.text import Text, join
from bot.library import Language
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import Button, Here, Message, Rows, Screen, rows
from bot.rendering.words import Choice, Words


@shows(ReflectionOpened)
def reflection_opened(outcome: ReflectionOpened, voice: Voice) -> Mail:
    """Say what it is, and what becomes of it."""
    words, reflection = voice.words(outcome.person), voice.language(outcome.person).reflection
    text = words.say("reflection-title") + "\n\n" + words.say("reflection-intro", intro=reflection.intro)
    below = ((_go(words.label("reflection-begin"), Answers()),), _to_settings(words))
    return [Message(outcome.person, Screen(text, below), Here())]


@shows(Reflecting)
def reflecting(outcome: Reflecting, voice: Voice) -> Mail:
    """Show the next sentence, or the result."""
    words, language = voice.words(outcome.person), voice.language(outcome.person)
    if len(outcome.answers.given) < len(language.reflection.statements):
        text, below = _statement(outcome.answers, words, language)
    else:
        text, below = _result(outcome.answers, words, language)
    return [Message(outcome.person, Screen(text, below), Here())]


@shows(SuggestionUsed)
def suggestion_used(outcome: SuggestionUsed, voice: Voice) -> Mail:
    """Say what is set now."""
    words = voice.words(outcome.person)
    text = words.say("reflection-used", tone=voice.language(outcome.person).tones[outcome.tone])
    return [Message(outcome.person, Screen(text, (_to_settings(words),)), Here())]


@shows(ReflectionLeft)
def reflection_left(outcome: ReflectionLeft, voice: Voice) -> Mail:
    """Let go of what was answered."""
    words = voice.words(outcome.person)
    text = words.say("reflection-left" if outcome.is_result_shown else "reflection-stopped")
    return [Message(outcome.person, Screen(text, (_to_settings(words),)), Here())]


def _statement(answers: Answers, words: Words, language: Language) -> tuple[Text, Rows]:
    reflection, place = language.reflection, len(answers.given)
    head = words.say("reflection-step", number=place + 1, count=len(reflection.statements))
    text = head + "\n\n" + reflection.statements[place].text
    options = [_go(label, answers.followed_by(value)) for value, label in enumerate(reflection.options, 1)]
    if place:
        back = _go(words.label("button-back"), answers.without_last())
    else:
        back = Button(words.label("button-back"), "reflect:open")
    skip = _go(words.label("reflection-skip"), answers.followed_by(SKIPPED))
    stop = Button(words.label("reflection-stop"), "reflect:stop")
    return text, (*rows(options, 1), (skip,), (back, stop))


def _result(answers: Answers, words: Words, language: Language) -> tuple[Text, Rows]:
    reflection = language.reflection
    result = reflection.result(answers.by(tuple(one.id for one in reflection.statements)))
    parts = (
        Text(result.text),
        words.say("reflection-suggests", tone=language.tones[result.tone], track=Choice(result.track)),
        Text(reflection.footer).styled("italic"),
    )
    below = (
        (Button(words.label("reflection-use"), f"reflect:use:{result.id}"),),
        (Button(words.label("reflection-leave"), "reflect:leave"),),
        (_go(words.label("button-back"), answers.without_last()), Button(words.label("button-safety"), "menu:safety")),
    )
    return join(parts, "\n\n"), below


def _go(label: str, answers: Answers) -> Button:
    return Button(label, f"reflect:at:{answers.written}")


def _to_settings(words: Words) -> tuple[Button, ...]:
    return (Button(words.label("button-back"), "settings:open:main"),)
