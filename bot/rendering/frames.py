"""The words in which a signal arrives: a frame in the receiver's language and tone, and the sender's own words."""

import re
from datetime import datetime

from bot.domain.collisions import Choice
from bot.domain.drafts import Draft
from bot.domain.people import Member
from bot.domain.signals import Kind, Sent
from bot.domain.text import Text, join
from bot.library import Language
from bot.rendering.words import Words

_PLACE = re.compile(r"\{(S|t|at|ask|win|sign)\}")


def wordings(language: Language, draft: Draft, receiver: Member) -> int:
    """Return in how many wordings the frame of this draft exists."""
    if draft.kind is Kind.TALK:
        return language.phrases.variants("talk-frame")
    return len(language.frames.wordings(draft.kind, receiver.tone, draft.strength))


def relay(language: Language, draft: Draft, sender: Member, receiver: Member, now: datetime) -> Text:
    """Return what the receiver gets, word for word; `language` is the receiver's."""
    words = Words(language.phrases, language.code)
    if draft.kind is Kind.TALK:
        if draft.is_bare:
            return words.say("talk-frame-bare", draft.variant, name=sender.name)
        return words.say("talk-frame", draft.variant, name=sender.name, topic=quoted(topic(words, draft)))
    pattern = language.frames.wordings(draft.kind, receiver.tone, draft.strength)[draft.variant]
    values: dict[str, Text] = {"S": Text(sender.name), "sign": signs(language, draft, sender)}
    if draft.until_at is not None:
        values["t"] = words.time(receiver, draft.until_at, now)
        values["at"] = words.time(receiver, draft.until_at, now, with_at=True)
    if draft.kind is Kind.CLOSENESS:
        values["ask"] = Text(ask(language, draft))
        values["win"] = Text(language.windows[draft.window or ""].text)
    return _filled(pattern, values).stripped()


def beside_wish(
    language: Language, draft: Draft, sender: Member, receiver: Member, wish: Sent, choice: Choice, now: datetime
) -> Text:
    """Return what the receiver gets of a need for space that answers their wish; `language` is theirs."""
    words = Words(language.phrases, language.code)
    time, sign = words.time(receiver, draft.until_at or now, now), signs(language, draft, sender)
    phrase = f"space-after-wish-{choice}"
    return words.say(phrase, name=sender.name, t=time, ask=ask_of(language, wish), sign=sign).stripped()


def ask(language: Language, draft: Draft) -> str:
    """Return the wish as it stands in a sentence."""
    if draft.wish == "own":
        return f"“{draft.own_wish}”"
    return language.wishes[draft.wish or ""].text


def topic(words: Words, draft: Draft) -> str:
    """Return a topic as one sentence in the sender's words."""
    if draft.own_wish:
        return draft.own_wish
    felt, about, like = draft.topic
    return words.label("talk-topic", felt=felt, about=about, like=like)


def ask_of(language: Language, signal: Sent) -> str:
    """Return the wish of a signal that was sent, as it stands in a sentence of another language too."""
    return f"“{signal.own_wish}”" if signal.wish == "own" else language.wishes[signal.wish or ""].text


def signs(language: Language, draft: Draft, sender: Member) -> Text:
    """Return what the sender ticked or typed, in quotation marks and as their own; empty without any."""
    said = [language.signs[sign].text for sign in draft.signs] + ([draft.line] if draft.line else [])
    if not said:
        return Text()
    return Text(f"{sender.name}: " + " ".join(map(quoted, said)))


def quoted(own: str) -> str:
    """Return somebody's own words in quotation marks, so that another sentence can follow."""
    return f"“{own}”" + ("" if own.endswith((".", "!", "?", "…")) else ".")


def _filled(pattern: str, values: dict[str, Text]) -> Text:
    parts: list[Text | str] = []
    position = 0
    for found in _PLACE.finditer(pattern):
        parts += [pattern[position : found.start()], values[found[1]]]
        position = found.end()
    return join([*parts, pattern[position:]])
