"""What lines say outright: found however it is typed, and not found in figures of speech."""

from functools import cache
from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from bot.clock import SystemClock
from bot.content import Alarm, ContentStore
from bot.content.language import Language

CONTENT = Path(__file__).parent.parent.parent / "content"

# Written apart from the examples that safety.yaml brings along.
OUTRIGHT = {
    "I'LL KILL YOU": Alarm.THREAT,
    "i’ll  kill\nyou": Alarm.THREAT,
    "I'll k\u200bill you": Alarm.THREAT,
    "Come home or I'm going to hurt you": Alarm.THREAT,
    "I will smash your face": Alarm.THREAT,
    "I don't want to live anymore": Alarm.SELF_HARM,
    "sometimes I want to kill myself": Alarm.SELF_HARM,
    "i'm thinking of suicide": Alarm.SELF_HARM,
    "there is no reason to live": Alarm.SELF_HARM,
}
# Said round about, in haste, or without an apostrophe; none of these stands in safety.yaml.
ROUND_ABOUT = [
    *("i dont want to be alive anymore", "I just don't want to exist", "id be better off dead", "cant go on anymore"),
    *("u would all be better off without me", "whats the point of living", "no one would care if i was gone"),
    *("I'm going to take all the pills", "i cut myself again", "I don't feel safe with myself", "im done living"),
    *("I wish I wouldn't wake up tomorrow", "I keep thinking about killing myself", "gonna kil my self"),
    *("maybe i should just kill myself", "I CAN’T LIVE ANYMORE", "I want to d\u200bie"),
    *("estoy harto de vivir", "estarian mejor sin mi", "qiero morirme", "ojala no existiera", "me da igual morirme"),
    *("QUIERO QUITARME LA VIDA", "no veo sentido a seguir viviendo", "dormir y no volver a despertar"),
]
HARMLESS = [
    "This is killing me",
    "I could kill for a pizza tonight",
    "I want to end it here for tonight",
    "You'd be better off without me driving",
    "I don't want to live in Berlin anymore",
    "I don't want to wake you up",
    "I hope I don't wake up the neighbours",
    "I want this fight to end",
    "nobody will notice if we leave early",
    "I took my pills already",
    "My grandma died last year",
    "love you to death",
    "no quiero vivir así",
    "quiero acabar esto hoy",
    "me voy a colgar un rato de tu brazo",
    "te mato como llegues tarde",
    "no quiero despertarte",
    "ya no puedo más con esto",
    "this traffic is killing me",
    "I could kill for a coffee",
    "You'd kill me if you saw the kitchen",
    "I'm dying of curiosity",
    "Hit me with the details at eight",
    "I hurt my back, can you drive?",
    "I can't bear the noise any more",
    "I wish you were here",
    "I need to be alone until nine, I come back",
    "I'm ending this call now, talk at eight",
    "Shoot, I forgot the milk",
    "",
    "❤" * 120,
]


@pytest.mark.parametrize(("line", "alarm"), OUTRIGHT.items())
def test_outright_line_is_heard(english: Language, line: str, alarm: Alarm) -> None:
    assert english.safety.reads(line) is alarm


@pytest.mark.parametrize("line", ROUND_ABOUT)
def test_what_is_said_round_about_is_heard(line: str) -> None:
    assert Alarm.SELF_HARM in {language.safety.reads(line) for language in _languages()}


@pytest.mark.parametrize("line", HARMLESS)
def test_figure_of_speech_rings_no_alarm(line: str) -> None:
    assert {language.safety.reads(line) for language in _languages()} == {None}


def test_what_is_harmless_in_one_language_is_so_in_the_other() -> None:
    """All languages are read, as people write in one that their phone does not speak."""
    tried = 0
    for code in ("en", "es"):
        for line in yaml.safe_load((CONTENT / code / "safety.yaml").read_text(encoding="utf-8"))["harmless_examples"]:
            tried += 1
            assert {language.safety.reads(line) for language in _languages()} == {None}, line
    assert tried > 100


@cache
def _languages() -> list[Language]:
    return list(ContentStore(CONTENT, SystemClock()).current().languages.values())


def test_threat_outweighs_what_else_is_said(english: Language) -> None:
    assert english.safety.reads("I want to die and I'll kill you first") is Alarm.THREAT


def test_joke_beside_a_threat_hides_nothing(english: Language) -> None:
    assert english.safety.reads("My feet are killing me. I'll hit you.") is Alarm.THREAT


def test_no_sign_of_ours_rings_an_alarm(english: Language) -> None:
    assert len(english.signs) == 8
    for sign in english.signs.values():
        assert english.safety.reads(sign.text) is None
        assert english.lint.flags(sign.text) is None


@given(line=st.text(max_size=300))
def test_any_text_can_be_read(english: Language, line: str) -> None:
    assert english.safety.reads(line) in {None, *Alarm}
    english.lint.flags(line)


@pytest.mark.parametrize(
    ("line", "words"),
    [
        ("You NEVER listen", "you never"),
        ("fine then.", "fine then"),
        ("After everything I do for us", "after everything i"),
        ("what’s wrong with you", "what's wrong with you"),
    ],
)
def test_line_that_blames_is_flagged(english: Language, line: str, words: str) -> None:
    flag = english.lint.flags(line)
    assert flag is not None
    assert (flag.name, flag.words) == ("blame", words)


@pytest.mark.parametrize(
    "line", ["I felt alone about yesterday, and I'd like ten minutes", "You are never a burden", ""]
)
def test_line_without_blame_is_not_flagged(english: Language, line: str) -> None:
    assert english.lint.flags(line) is None


def test_flag_does_not_print_the_line(english: Language) -> None:
    assert "never" not in repr(english.lint.flags("you never listen"))
