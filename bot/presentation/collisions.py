"""Screens of two signals that meet: joint words for both, a kept wish, a small sign, the choice of what comes first."""

from datetime import datetime

from bot.content import Language
from bot.domain.api_calls import Priority
from bot.domain.collisions import (
    Choice,
    HeartSent,
    Joined,
    JoinedArrived,
    Liked,
    Meeting,
    WishChosen,
    WishHeard,
    WishKept,
    WishStays,
    WishWaits,
    is_same_wish,
)
from bot.domain.people import Member
from bot.domain.relayed import in_quotes
from bot.domain.signals import Kind, Sent
from bot.domain.stored_names import CollapseKey, DedupeKey
from bot.domain.text import Text, join
from bot.presentation import frames
from bot.presentation.answers import answer_rows, echo_row
from bot.presentation.buttons.collisions import (
    ChooseLiked,
    ChoosePriority,
    KeepQuietly,
    NameOtherTime,
    SayFine,
    SendHeartMeanwhile,
)
from bot.presentation.buttons.drafts import CancelDraft
from bot.presentation.buttons.menu import LetBe
from bot.presentation.buttons.returns import ComeBack
from bot.presentation.buttons.soothing import Soothe
from bot.presentation.delivery import to_partner, worry_row
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, ClearButtons, DeleteMessages, Edit, EditTapped, Message, Rows, Screen, rows
from bot.presentation.signals import take_back_row
from bot.presentation.words import Translator


@shows(Joined)
def joined(outcome: Joined, localizer: Localizer) -> Messages:
    """Say the same to both, beside what each has read and in place of what they have not."""
    both = (outcome.first.sender, outcome.second.sender)
    mail: Messages = []
    for signal in (outcome.first, outcome.second):
        is_there = signal.id in outcome.arrived
        mail += _arrived(localizer, signal, outcome.at) if is_there else _replaced(outcome, localizer, signal)
    for person in both:
        screen = (
            _two_wishes(outcome, localizer, person)
            if _are_two(outcome, both)
            else _one_offer(outcome, localizer, person)
        )
        screen = _with_line(outcome, localizer, person, screen)
        key = DedupeKey.JOINT.of(outcome.first.id, outcome.second.id, person.id)
        mail.append(Message(person, screen, priority=Priority.RELAY, of_couple=True, dedupe_key=key))
    return mail


@shows(JoinedArrived)
def joined_arrived(outcome: JoinedArrived, localizer: Localizer) -> Messages:
    """Give a signal that arrived after the joint words the buttons that go with them."""
    return _arrived(localizer, outcome.signal, outcome.at)


@shows(WishChosen)
def wish_chosen(outcome: WishChosen, localizer: Localizer) -> Messages:
    """Carry what somebody would like of two wishes, in the words of the button; it stays there, ticked."""
    own, other = outcome.own, outcome.other
    mine, theirs = localizer.words(own.sender), localizer.words(other.sender)
    said = _liked(theirs, localizer.language(other.sender), outcome.liked, own, other)
    told = theirs.say("answered-relay", name=own.sender.name, answer=said)
    ticked = "✓ " + _liked(mine, localizer.language(own.sender), outcome.liked, own, other)
    screen, key = Screen(told, (echo_row(own.id, "met"),)), DedupeKey.MET.of(own.id)
    return [
        ClearButtons(own.sender, rows=((Button(ticked, LetBe()),),)),
        to_partner(other.sender, screen, outcome.at, is_silent=outcome.is_silent, dedupe_key=key),
    ]


@shows(WishKept)
def wish_kept(outcome: WishKept, localizer: Localizer) -> Messages:
    """Tell the one who wishes, and only them, that the wish is kept for the return; a topic likewise."""
    wish, space, words = outcome.wish, outcome.space, localizer.words(outcome.wish.sender)
    time, at = (
        words.time(wish.sender, space.until_at or outcome.at, outcome.at, with_at=flag) for flag in (False, True)
    )
    soothe = Button(words.label("button-ten-for-me"), Soothe())
    where = Edit(wish.receipt_message_id) if wish.receipt_message_id else EditTapped()
    if wish.kind is Kind.TALK:
        text = words.say("topic-kept", name=space.sender.name, t=time)
        screen = Screen(text, ((soothe,), take_back_row(words, wish)))
        return [Message(wish.sender, screen, where, of_couple=True, replaces=CollapseKey.RECEIPT.of(wish.id))]
    text = words.say("wish-kept", wish.id % 2, name=space.sender.name, t=time, at=at)
    shown = words.say("heart-shows", name=space.sender.name, text=_heart(localizer, wish, space, outcome.at))
    below: Rows = (
        (Button(words.label("button-heart"), SendHeartMeanwhile(wish.id)),),
        (Button(words.label("button-keep-it", t=time), KeepQuietly(wish.id)),),
        (soothe, *take_back_row(words, wish)),
    )
    screen = Screen(text + "\n\n" + shown, below)
    return [Message(wish.sender, screen, where, of_couple=True, replaces=CollapseKey.RECEIPT.of(wish.id))]


@shows(WishStays)
def wish_stays(outcome: WishStays, localizer: Localizer) -> Messages:
    """Show that a wish is kept, without a sign meanwhile."""
    return [_kept(outcome, localizer, "kept-quietly")]


@shows(HeartSent)
def heart_sent(outcome: HeartSent, localizer: Localizer) -> Messages:
    """Carry one small sign into a pause, without sound."""
    wish, space = outcome.wish, outcome.space
    sign = Screen(_heart(localizer, wish, space, outcome.at))
    arrives = to_partner(space.sender, sign, outcome.at, is_silent=True, dedupe_key=DedupeKey.HEART.of(wish.id))
    return [_kept(outcome, localizer, "heart-sent"), arrives]


def _kept(outcome: WishStays | HeartSent, localizer: Localizer, phrase: str) -> Message:
    wish, words = outcome.wish, localizer.words(outcome.wish.sender)
    at = words.time(wish.sender, outcome.space.until_at or outcome.at, outcome.at, with_at=True)
    screen = Screen(words.say(phrase, at=at), (take_back_row(words, wish),))
    return Message(wish.sender, screen, EditTapped(), of_couple=True)


def _heart(localizer: Localizer, wish: Sent, space: Sent, now: datetime) -> Text:
    """Return what a small sign reads like for the one in the pause."""
    words, until = localizer.words(space.sender), space.until_at or now
    time, at = (words.relayed_time(space.sender, until, now, with_at=flag) for flag in (False, True))
    return words.say("heart-arrives", wish.id % 2, name=wish.sender.name, t=time, at=at)


@shows(WishWaits)
def wish_waits(outcome: WishWaits, localizer: Localizer) -> Messages:
    """Let the one who needs space choose, with what the other would read word for word."""
    person, partner, wish, draft = outcome.person, outcome.partner, outcome.wish, outcome.draft
    words = localizer.words(person)
    parts = [
        words.say("wish-waits", wish.id % 2, name=partner.name, ask=frames.ask_of(localizer.language(person), wish))
    ]
    theirs = localizer.words(partner)
    yes = theirs.say("answered-relay", name=person.name, answer=theirs.say("answer-yes-now"))
    for choice in Choice:
        text = yes
        if choice is not Choice.TEN_MINUTES_FIRST:
            text = frames.beside_wish(localizer.language(partner), draft, person, partner, wish, choice, outcome.at)
        parts.append(words.say(f"wish-waits-{choice}", name=partner.name) + "\n" + text.styled("blockquote"))
    buttons = [
        Button(words.label("button-heart-and-time"), ChoosePriority(Choice.HEART_AND_TIME, draft.id)),
        Button(words.label("button-ten-first"), ChoosePriority(Choice.TEN_MINUTES_FIRST, draft.id)),
        Button(words.label("button-only-time"), ChoosePriority(Choice.ONLY_TIME, draft.id)),
        Button(words.label("button-cancel"), CancelDraft(draft.id)),
    ]
    return [Message(person, Screen(join(parts, "\n\n"), rows(buttons, 1)), EditTapped(), of_couple=True)]


@shows(WishHeard)
def wish_heard(outcome: WishHeard, localizer: Localizer) -> Messages:
    """Leave a wish that is answered with a need for space where it was read, without the answers to it."""
    wish = outcome.wish
    if wish.relay_message_id is None:
        return []
    below = worry_row(localizer.words(wish.receiver), wish.id) if wish.own_wish or wish.line else ()
    return [ClearButtons(wish.receiver, Priority.RETURN, wish.relay_message_id, below)]


def _arrived(localizer: Localizer, signal: Sent, at: datetime) -> Messages:
    """Leave what may have been read, with answers to a space; those to a wish stand under the joint words."""
    mail: Messages = []
    if signal.relay_message_id is not None:
        below = worry_row(localizer.words(signal.receiver), signal.id) if signal.own_wish or signal.line else ()
        if signal.kind is Kind.SPACE:
            below = answer_rows(localizer, signal, at)
        mail.append(ClearButtons(signal.receiver, Priority.RETURN, signal.relay_message_id, below))
    if signal.receipt_message_id is not None:
        mail.append(ClearButtons(signal.sender, Priority.RETURN, signal.receipt_message_id))
    return mail


def _replaced(outcome: Joined, localizer: Localizer, signal: Sent) -> Messages:
    """Show the one who approved a signal what goes of it with the joint words; without a line that is nothing more."""
    if signal.receipt_message_id is None:
        return []
    line = _line(outcome, localizer, signal)
    if line is None:
        return [DeleteMessages(signal.sender, (signal.receipt_message_id,), Priority.RETURN, of_couple=True)]
    sent = localizer.words(signal.sender).say("answer-sent", partner=signal.receiver.name)
    screen = Screen(sent + "\n" + line.styled("blockquote"))
    return [Message(signal.sender, screen, Edit(signal.receipt_message_id), Priority.RETURN, of_couple=True)]


def _with_line(outcome: Joined, localizer: Localizer, person: Member, screen: Screen) -> Screen:
    """Put in front what the other said themselves, where it comes with the joint words."""
    _, other = _own_first(outcome, person)
    line = _line(outcome, localizer, other)
    if line is None:
        return screen
    worry = worry_row(localizer.words(person), other.id) if other.line else ()
    below = (*screen.rows, *(row for row in worry if row not in screen.rows))
    return Screen(line + "\n\n" + screen.text, below)


def _line(outcome: Joined, localizer: Localizer, signal: Sent) -> Text | None:
    """Return what a sender said besides the wish, as the other reads it; None where it came, or comes, with it."""
    if signal.id in outcome.arrived or signal is outcome.wish:
        return None
    signs, receiver = localizer.language(signal.receiver).signs, signal.receiver
    said = [signs[sign].text for sign in signal.signs if sign in signs]
    said += [signal.line] if signal.line and receiver.takes_lines else []
    quotes = " ".join(map(in_quotes, said))
    return localizer.words(receiver).say("answered-relay", name=signal.sender.name, answer=quotes) if said else None


def _are_two(outcome: Joined, both: tuple[Member, Member]) -> bool:
    """Return whether two wishes met that differ, and both may read them."""
    if outcome.meeting is not Meeting.BOTH_CLOSENESS or is_same_wish(outcome.first, outcome.second):
        return False
    is_own = "own" in {outcome.first.wish, outcome.second.wish}
    return not is_own or all(person.takes_lines for person in both)


def _one_offer(outcome: Joined, localizer: Localizer, person: Member) -> Screen:
    words = localizer.words(person)
    values = {"t": words.time(person, outcome.until_at, outcome.at)} if outcome.until_at else {}
    # The number of the couple's day decides the wording: the same for both, and no trace of who was first.
    variant = (outcome.first.id ^ outcome.second.id) % 2
    own, _ = _own_first(outcome, person)
    return Screen(
        words.say(f"joint-{outcome.meeting}", variant, **values), _joint_rows(localizer, person, outcome, own.id)
    )


def _two_wishes(outcome: Joined, localizer: Localizer, person: Member) -> Screen:
    """Show two wishes that met, one's own first, and let each say which they would like."""
    words, language, (own, other) = localizer.words(person), localizer.language(person), _own_first(outcome, person)
    mine, theirs = (frames.ask_of(language, wish) for wish in (own, other))
    text = words.say("joint-two-wishes", mine=mine, theirs=theirs, name=other.sender.name)
    likes = [
        Button(_liked(words, language, liked, own, other), ChooseLiked(liked, own.id))
        for liked in (Liked.MINE, Liked.THEIRS, Liked.BOTH)
    ]
    below = rows(likes, 1)
    return Screen(text, (*below, *worry_row(words, other.id)) if other.own_wish else below)


def _liked(words: Translator, language: Language, liked: Liked, own: Sent, other: Sent) -> str:
    """Return what one would like, as the button says it and the other reads it."""
    if liked is Liked.BOTH:
        return words.label("button-both-wishes")
    wish = own if liked is Liked.MINE else other
    if wish.wish == "own":
        return words.label("button-wish-of", name=wish.sender.name)
    return language.wishes[wish.wish or ""].label


def _own_first(outcome: Joined, person: Member) -> tuple[Sent, Sent]:
    first, second = outcome.first, outcome.second
    return (first, second) if person.id == first.sender.id else (second, first)


def _same_wish_rows(localizer: Localizer, person: Member, own: Sent, other: Sent) -> Rows:
    """Return what can be said where both wish for the same: the wish itself, where it has a name, and a heart."""
    heart = echo_row(other.id, "met")
    if own.wish not in localizer.language(person).wishes:
        return (heart,)
    label = _liked(localizer.words(person), localizer.language(person), Liked.MINE, own, other)
    return ((Button(label, ChooseLiked(Liked.MINE, own.id)), *heart),)


def _joint_rows(localizer: Localizer, person: Member, outcome: Joined, signal_id: int) -> Rows:
    words, (own, other) = localizer.words(person), _own_first(outcome, person)
    if outcome.meeting is Meeting.BOTH_CLOSENESS:
        return _same_wish_rows(localizer, person, own, other)
    below: Rows = (
        (
            Button(words.label("button-fine"), SayFine(signal_id)),
            Button(words.label("button-longer-other"), NameOtherTime(signal_id)),
        ),
    )
    if own.kind is Kind.SPACE:
        below = ((Button(words.label("button-im-back"), ComeBack(own.id)),), *below)
    return below
