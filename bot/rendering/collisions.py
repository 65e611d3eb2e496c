"""Screens of two signals that meet: joint words for both, a kept wish, a small sign, the choice of what comes first."""

from datetime import datetime

from bot.domain.collisions import (
    Choice,
    HeartSent,
    Joined,
    Meeting,
    WishHeard,
    WishKept,
    WishStays,
    WishWaits,
)
from bot.domain.letters import Lane
from bot.domain.people import Member
from bot.domain.signals import Kind, Sent
from bot.domain.text import Text, join
from bot.rendering import frames
from bot.rendering.delivery import to_partner
from bot.rendering.outcomes import Mail, Voice, shows
from bot.rendering.screen import At, Button, Here, Message, Removal, Rows, Screen, rows
from bot.rendering.signals import take_back_row


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
    """Tell the one who wishes, and only them, that the wish is kept for the return; a topic likewise."""
    wish, space, words = outcome.wish, outcome.space, voice.words(outcome.wish.sender)
    time, at = (
        words.time(wish.sender, space.until_at or outcome.at, outcome.at, with_at=flag) for flag in (False, True)
    )
    soothe = Button(words.label("button-ten-for-me"), "menu:soothe")
    where = At(wish.receipt_message_id) if wish.receipt_message_id else Here()
    if wish.kind is Kind.TALK:
        text = words.say("topic-kept", name=space.sender.name, t=time)
        screen = Screen(text, ((soothe,), take_back_row(words, wish)))
        return [Message(wish.sender, screen, where, of_couple=True, replaces=f"receipt:{wish.id}")]
    text = words.say("wish-kept", wish.id % 2, name=space.sender.name, t=time, at=at)
    shown = words.say("heart-shows", name=space.sender.name, text=_heart(voice, wish, space, outcome.at))
    below: Rows = (
        (Button(words.label("button-heart"), f"collision:heart:{wish.id}"),),
        (Button(words.label("button-keep-it", t=time), f"collision:keep:{wish.id}"),),
        (soothe, *take_back_row(words, wish)),
    )
    screen = Screen(text + "\n\n" + shown, below)
    return [Message(wish.sender, screen, where, of_couple=True, replaces=f"receipt:{wish.id}")]


@shows(WishStays)
def wish_stays(outcome: WishStays, voice: Voice) -> Mail:
    """Show that a wish is kept, without a sign meanwhile."""
    return [_kept(outcome, voice, "kept-quietly")]


@shows(HeartSent)
def heart_sent(outcome: HeartSent, voice: Voice) -> Mail:
    """Carry one small sign into a pause, without sound."""
    wish, space = outcome.wish, outcome.space
    sign = Screen(_heart(voice, wish, space, outcome.at))
    arrives = to_partner(space.sender, sign, outcome.at, is_silent=True, dedupe_key=f"heart:{wish.id}")
    return [_kept(outcome, voice, "heart-sent"), arrives]


def _kept(outcome: WishStays | HeartSent, voice: Voice, phrase: str) -> Message:
    wish, words = outcome.wish, voice.words(outcome.wish.sender)
    at = words.time(wish.sender, outcome.space.until_at or outcome.at, outcome.at, with_at=True)
    screen = Screen(words.say(phrase, at=at), (take_back_row(words, wish),))
    return Message(wish.sender, screen, Here(), of_couple=True)


def _heart(voice: Voice, wish: Sent, space: Sent, now: datetime) -> Text:
    """Return what a small sign reads like for the one in the pause."""
    words, until = voice.words(space.sender), space.until_at or now
    time, at = (words.relayed_time(space.sender, until, now, with_at=flag) for flag in (False, True))
    return words.say("heart-arrives", wish.id % 2, name=wish.sender.name, t=time, at=at)


@shows(WishWaits)
def wish_waits(outcome: WishWaits, voice: Voice) -> Mail:
    """Let the one who needs space choose, with what the other would read word for word."""
    person, partner, wish, draft = outcome.person, outcome.partner, outcome.wish, outcome.draft
    words = voice.words(person)
    parts = [words.say("wish-waits", wish.id % 2, name=partner.name, ask=frames.ask_of(voice.language(person), wish))]
    theirs = voice.words(partner)
    yes = theirs.say("answered-relay", name=person.name, answer=theirs.say("answer-yes-now"))
    for choice in Choice:
        text = yes
        if choice is not Choice.TEN_MINUTES_FIRST:
            text = frames.beside_wish(voice.language(partner), draft, person, partner, wish, choice, outcome.at)
        parts.append(words.say(f"wish-waits-{choice}", name=partner.name) + "\n" + text.styled("blockquote"))
    buttons = [
        Button(words.label("button-heart-and-time"), f"collide:{Choice.HEART_AND_TIME}:{draft.id}"),
        Button(words.label("button-ten-first"), f"collide:{Choice.TEN_MINUTES_FIRST}:{draft.id}"),
        Button(words.label("button-only-time"), f"collide:{Choice.ONLY_TIME}:{draft.id}"),
        Button(words.label("button-cancel"), f"draft:cancel:{draft.id}"),
    ]
    return [Message(person, Screen(join(parts, "\n\n"), rows(buttons, 1)), Here(), of_couple=True)]


@shows(WishHeard)
def wish_heard(outcome: WishHeard, voice: Voice) -> Mail:
    """Take away what arrived of a wish that is answered with a need for space."""
    wish = outcome.wish
    if wish.relay_message_id is None:
        return []
    return [Removal(wish.receiver, (wish.relay_message_id,), Lane.RETURN, of_couple=True)]


def _joint_rows(voice: Voice, person: Member, outcome: Joined, signal_id: int) -> Rows:
    if outcome.meeting is Meeting.BOTH_CLOSENESS:
        return ()
    words = voice.words(person)
    own = outcome.first if person.id == outcome.first.sender.id else outcome.second
    below: Rows = (
        (
            Button(words.label("button-fine"), f"collision:fine:{signal_id}"),
            Button(words.label("button-longer-other"), f"collision:other:{signal_id}"),
        ),
    )
    if own.kind is Kind.SPACE:
        below = ((Button(words.label("button-im-back"), f"return:back:{own.id}"),), *below)
    return below
