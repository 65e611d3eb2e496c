"""Screens of two signals that meet: joint words for both, a kept wish, a small sign, the choice of what comes first."""

from bot.domain.collisions import (
    Choice,
    HeartSent,
    Joined,
    Meeting,
    SpaceAfterWish,
    WishKept,
    WishWaits,
)
from bot.domain.letters import Lane
from bot.domain.people import Member
from bot.domain.signals import Draft, Sent
from bot.domain.text import Text, join
from bot.rendering import frames
from bot.rendering.delivery import to_partner
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import Button, Here, Message, Removal, Rows, Screen, rows


@shows(Joined)
def joined(outcome: Joined, voice: Voice) -> Mail:
    """Say the same to both, in place of what each had before."""
    mail: Mail = [Removal(person, (message,), Lane.RETURN, of_couple=True) for person, message in outcome.obsolete]
    both = (outcome.first.sender, outcome.second.sender)
    signal_ids = {outcome.first.sender.id: outcome.first.id, outcome.second.sender.id: outcome.second.id}
    for person in both:
        words = voice.words(person)
        values = {"t": words.time(person, outcome.until_at, outcome.at)} if outcome.until_at else {}
        # The number of the couple's day decides the wording: the same for both, and no trace of who was first.
        variant = (outcome.first.id ^ outcome.second.id) % 2
        text = words.say(f"joint-{outcome.meeting}", variant, **values)
        screen = Screen(text, _joint_rows(voice, person, outcome, signal_ids[person.id]))
        key = f"joint:{outcome.first.id}:{outcome.second.id}:{person.id}"
        mail.append(Message(person, screen, lane=Lane.RELAY, of_couple=True, dedupe_key=key))
    return mail


@shows(WishKept)
def wish_kept(outcome: WishKept, voice: Voice) -> Mail:
    """Tell the one who wishes, and only them, that the wish is kept for the return."""
    wish, words = outcome.wish, voice.words(outcome.wish.sender)
    until = outcome.space.until_at or outcome.at
    time, at = (words.time(wish.sender, until, outcome.at, with_at=flag) for flag in (False, True))
    text = words.say("wish-kept", wish.id % 2, name=outcome.space.sender.name, t=time, at=at)
    below: Rows = (
        (Button(words.label("button-heart"), f"collision:heart:{wish.id}"),),
        (Button(words.label("button-keep-it", t=time), f"collision:keep:{wish.id}"),),
        (Button(words.label("button-ten-for-me"), "menu:soothe"),),
    )
    return [Message(wish.sender, Screen(text, below), Here(), of_couple=True)]


@shows(HeartSent)
def heart_sent(outcome: HeartSent, voice: Voice) -> Mail:
    """Carry one small sign into a pause, without sound."""
    wish, space = outcome.wish, outcome.space
    mine, theirs = voice.words(wish.sender), voice.words(space.sender)
    until = space.until_at or outcome.at
    own = mine.say("heart-sent", at=mine.time(wish.sender, until, outcome.at, with_at=True))
    time, at = (theirs.time(space.sender, until, outcome.at, with_at=flag) for flag in (False, True))
    sign = theirs.say("heart-arrives", wish.id % 2, name=wish.sender.name, t=time, at=at)
    arrives = Message(
        space.sender, Screen(sign), lane=Lane.RELAY, is_silent=True, of_couple=True, dedupe_key=f"heart:{wish.id}"
    )
    return [Message(wish.sender, Screen(own), Here(), of_couple=True), arrives]


@shows(WishWaits)
def wish_waits(outcome: WishWaits, voice: Voice) -> Mail:
    """Let the one who needs space choose, with what the other would read word for word."""
    person, partner, wish, draft = outcome.person, outcome.partner, outcome.wish, outcome.draft
    words = voice.words(person)
    parts = [words.say("wish-waits", wish.id % 2, name=partner.name, ask=frames.ask_of(voice.language(person), wish))]
    for choice in (Choice.HEART_AND_TIME, Choice.ONLY_TIME):
        text = _space_after_wish(voice, draft, person, partner, wish, choice, outcome).styled("blockquote")
        parts.append(words.say(f"wish-waits-{choice}", name=partner.name, text="") + "\n" + text)
    buttons = [
        Button(words.label("button-heart-and-time"), f"collide:{Choice.HEART_AND_TIME}:{draft.id}"),
        Button(words.label("button-ten-first"), f"collide:{Choice.TEN_MINUTES_FIRST}:{draft.id}"),
        Button(words.label("button-only-time"), f"collide:{Choice.ONLY_TIME}:{draft.id}"),
        Button(words.label("button-cancel"), f"draft:cancel:{draft.id}"),
    ]
    return [Message(person, Screen(join(parts, "\n\n"), rows(buttons, 1)), Here(), of_couple=True)]


@shows(SpaceAfterWish)
def space_after_wish(outcome: SpaceAfterWish, voice: Voice) -> Mail:
    """Tell the one who wished, in the place of their receipt and with the exact words that were chosen from."""
    space, wish = outcome.space, outcome.wish
    words = voice.words(space.sender)
    back = words.time(space.sender, space.until_at or outcome.at, outcome.at, with_at=True)
    own = words.say("receipt-space", partner=space.receiver.name, at=back)
    buttons: Rows = ((Button(words.label("button-im-back"), f"return:back:{space.id}"),),)
    told = Screen(_words_after_wish(voice, space, wish, outcome))
    mail: Mail = [
        Message(space.sender, Screen(own, buttons), Here(), Lane.RETURN, of_couple=True),
        to_partner(space.receiver, told, outcome.at, dedupe_key=f"relay:{space.id}"),
    ]
    if wish.relay_message_id is not None:  # the wish in the sender's chat is answered now
        mail.append(Removal(space.sender, (wish.relay_message_id,), Lane.RETURN, of_couple=True))
    return mail


def _words_after_wish(voice: Voice, space: Sent, wish: Sent, outcome: SpaceAfterWish) -> Text:
    draft = Draft(0, space.kind, until_at=space.until_at, signs=space.signs, line=space.line)
    return _space_after_wish(voice, draft, space.sender, space.receiver, wish, outcome.choice, outcome)


def _space_after_wish(
    voice: Voice,
    draft: Draft,
    sender: Member,
    receiver: Member,
    wish: Sent,
    choice: Choice,
    outcome: WishWaits | SpaceAfterWish,
) -> Text:
    words, language = voice.words(receiver), voice.language(receiver)
    time = words.time(receiver, draft.until_at or outcome.at, outcome.at)
    sign = frames.signs(language, draft, sender)
    text = words.say(
        f"space-after-wish-{choice}", name=sender.name, t=time, ask=frames.ask_of(language, wish), sign=sign
    )
    return text.stripped()


def _joint_rows(voice: Voice, person: Member, outcome: Joined, signal_id: int) -> Rows:
    if outcome.meeting is Meeting.BOTH_CLOSENESS:
        return ()
    words = voice.words(person)
    return (
        (
            Button(words.label("button-fine"), f"collision:fine:{signal_id}"),
            Button(words.label("button-longer-other"), f"collision:other:{signal_id}"),
        ),
    )
