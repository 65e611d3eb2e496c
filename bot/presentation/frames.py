"""The words in which a signal arrives: a frame in the receiver's language and tone, and the sender's own words."""

import hashlib
import re
from datetime import datetime

from bot.content import Language
from bot.domain.collisions import Choice
from bot.domain.drafts import Draft
from bot.domain.marks import plain
from bot.domain.people import Member
from bot.domain.receiving import Reception, reception
from bot.domain.relayed import in_quotes
from bot.domain.signals import Kind, Sent
from bot.domain.text import Text, join
from bot.presentation.words import Translator, as_value

_PLACE = re.compile(r"\{(S|t|at|ask|win|sign)\}")


def wordings(language: Language, draft: Draft, receiver: Member) -> int:
    """Return in how many wordings the frame of this draft exists."""
    if draft.kind is Kind.TALK:
        return language.phrases.variants("talk-frame")
    return len(language.frames.wordings(draft.kind, receiver.tone, draft.strength))


def relay(
    language: Language, draft: Draft, sender: Member, receiver: Member, now: datetime, *, is_held: bool | None = None
) -> Text:
    """Return what the receiver gets, word for word; `language` is the receiver's.

    In the sender's `language` it is the gloss of that, for somebody who doesn't read the other's.
    """
    words = Translator(language.phrases, language.code)
    if draft.kind is Kind.TALK:
        phrase = "talk-frame-bare" if draft.is_bare else "talk-frame"
        told = words.say(phrase, draft.variant, name=sender.name)
        return told if draft.is_bare else join([own_words(language, draft), told], "\n")
    pattern = language.frames.wordings(draft.kind, receiver.tone, draft.strength)[draft.variant]
    if is_held is None:
        is_held = reception(receiver, now) is Reception.HELD
    values: dict[str, Text] = {"S": as_value(sender.name, language.code), "sign": Text(), "ask": Text()}
    if draft.until_at is not None:
        values["t"] = words.time(receiver, draft.until_at, now, is_held=is_held)
        values["at"] = words.time(receiver, draft.until_at, now, with_at=True, is_held=is_held)
    if draft.kind is Kind.CLOSENESS:
        values["win"] = Text(language.windows[draft.window or ""].text)
    return join([own_words(language, draft), _filled(pattern, values).stripped()], "\n")


def standing(language: Language, draft: Draft, sender: Member, receiver: Member) -> str:
    """Return what the words of a need for space turn on besides the time, as a short digest.

    It changes with the tone, the language and the ready lines of the receiver, the sender's name, and the content.
    """
    patterns = language.frames.wordings(draft.kind, receiver.tone, draft.strength)
    takes = draft.line if receiver.takes_lines or not draft.line else ""
    said = [language.signs[sign].text for sign in draft.signs if sign in language.signs]
    turns_on = (patterns[draft.variant % len(patterns)], *said, takes or "", language.code, receiver.tone, sender.name)
    return hashlib.sha256("\0".join(turns_on).encode()).hexdigest()[:16]


def beside_wish(
    language: Language, draft: Draft, sender: Member, receiver: Member, wish: Sent, choice: Choice, now: datetime
) -> Text:
    """Return what the receiver gets of a need for space that answers their wish; `language` is theirs."""
    words = Translator(language.phrases, language.code)
    time = words.relayed_time(receiver, draft.until_at or now, now)
    phrase = f"space-after-wish-{choice}"
    told = words.say(phrase, name=sender.name, t=time, ask=ask_of(language, wish), sign="").stripped()
    return join([own_words(language, draft), told], "\n")


def own_words(language: Language, draft: Draft) -> Text:
    """Return what the sender says themselves, in quotation marks: wish, ticked lines, own line; empty without any."""
    said = [ask(language, draft)] if draft.kind is Kind.CLOSENESS else []
    if draft.kind is Kind.TALK:
        said = [topic(Translator(language.phrases, language.code), draft)]
    said += [language.signs[sign].text for sign in draft.signs] + ([draft.line] if draft.line else [])
    return Text(" ".join(map(in_quotes, said)))


def ask(language: Language, draft: Draft) -> str:
    """Return the wish as its sender says it."""
    if draft.wish == "own":
        return draft.own_wish or ""
    return language.wishes[draft.wish or ""].says


def topic(words: Translator, draft: Draft) -> str:
    """Return a topic as one sentence, which stays in the language it was written in."""
    if draft.own_wish:
        return draft.own_wish
    felt, about, like = draft.topic
    return words.label("talk-topic", felt=felt, about=about, like=like)


def ask_of(language: Language, signal: Sent) -> str:
    """Return the wish of a signal that was sent, as it stands in a sentence of another language too."""
    return in_quotes(signal.own_wish or "") if signal.wish == "own" else language.wishes[signal.wish or ""].text


def quoted(own: str) -> str:
    """Return somebody's own words in quotation marks, so that another sentence can follow."""
    return in_quotes(own) + ("" if plain(own).endswith((".", "!", "?", "…")) else ".")


def _filled(pattern: str, values: dict[str, Text]) -> Text:
    parts: list[Text | str] = []
    position = 0
    for found in _PLACE.finditer(pattern):
        parts += [pattern[position : found.start()], values[found[1]]]
        position = found.end()
    return join([*parts, pattern[position:]])
