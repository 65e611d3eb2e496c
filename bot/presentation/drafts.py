"""Screens of putting a signal together: until when, which wish, the line, and the exact preview."""

from datetime import UTC, datetime, timedelta

from bot.domain.drafts import TOPIC, TOPIC_LENGTH, WISH_LENGTH, Asked, Draft, DraftCancelled, DraftGone, Previewed
from bot.domain.lengths import Choice, Offer, all_of, quick
from bot.domain.people import Member
from bot.domain.relayed import in_quotes
from bot.domain.settings import kinder_end
from bot.domain.signals import LINE_LENGTH, Answer, Kind, NotConnected, Strength, answers_to
from bot.domain.text import Text, join
from bot.presentation import frames
from bot.presentation.buttons.cards import KeepCard
from bot.presentation.buttons.drafts import (
    AskAgain,
    CancelDraft,
    ChooseReading,
    ChooseWindow,
    ChooseWish,
    DropLine,
    JudgeLanding,
    NextWording,
    RedoTopic,
    RemoveLine,
    SendDraft,
    SetKinderTime,
    SetStrength,
    SetTime,
    SetUntil,
    ShowMore,
    ShowPreview,
    TickChip,
    TickSign,
)
from bot.presentation.choices import ticked
from bot.presentation.menu import menu_row, menu_rows
from bot.presentation.moments import reading_label
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, EditTapped, Message, Rows, Screen, rows
from bot.presentation.words import Translator

_MOST = {"wish-text": WISH_LENGTH, **dict.fromkeys(TOPIC, TOPIC_LENGTH)}
MOST_BUTTONS = 8  # on a screen for somebody who has no words left
CHIPS = 3  # ready lines on the first screen; the others wait behind "⋯"
_SAME = timedelta(minutes=5)  # a length this near to the end that is shown is no other one


@shows(Asked)
def asked(outcome: Asked, localizer: Localizer) -> Messages:
    """Ask for what is missing, with what was wrong before where something was."""
    words = localizer.words(outcome.person)
    text, buttons = _QUESTIONS[outcome.what](outcome, localizer, words)
    if outcome.problem:
        most = _MOST.get(outcome.what, LINE_LENGTH)
        values: dict[str, str | int] = {"partner": outcome.partner.name, "count": outcome.count, "most": most}
        text = words.say(f"problem-{outcome.problem}", **values) + "\n\n" + text
    if outcome.what != "line" or sum(map(len, buttons)) < MOST_BUTTONS:  # where there is no room, "Done" leads on
        buttons = (*buttons, (Button(words.label("button-cancel"), CancelDraft(outcome.draft.id)),))
    return [Message(outcome.person, Screen(text, buttons), EditTapped())]


@shows(Previewed)
def previewed(outcome: Previewed, localizer: Localizer) -> Messages:
    """Show what would arrive, word for word."""
    words, draft = localizer.words(outcome.person), outcome.draft
    assert draft.text is not None  # noqa: S101 - a preview has a text
    notes = [outcome.note or "", "card" if draft.is_card else "", "bare" if draft.is_bare else ""]
    if localizer.language(outcome.person).lint.flags(draft.own_words) and not draft.line:
        notes.append("landing")
    parts = [words.say(f"preview-{note}", partner=outcome.partner.name) + "\n" for note in notes if note]
    parts += [words.say("preview", partner=outcome.partner.name), draft.text.styled("blockquote")]
    if outcome.person.language != outcome.partner.language:
        parts.append(words.say("preview-gloss", text=_gloss(outcome, localizer).styled("italic")))
    if draft.until_at is not None and outcome.person.zone != outcome.partner.zone:
        parts.append(words.say("preview-yours", time=words.time(outcome.person, draft.until_at, outcome.at)))
    kinder = _kinder(outcome)
    if kinder is not None:
        time = words.time(outcome.person, kinder, outcome.at)
        parts.append(words.say("kinder", time=time, partner=outcome.partner.name))
    if outcome.is_whole or draft.kind is Kind.TALK:
        parts.append(words.say("preview-answers", partner=outcome.partner.name, answers=_answers(outcome, localizer)))
        parts.append(words.say("preview-foot"))
        buttons = _whole_rows(words, draft)
    else:
        buttons = _quick_rows(outcome, localizer, words, kinder)
    return [Message(outcome.person, Screen(join(parts, "\n"), buttons), EditTapped())]


@shows(NotConnected)
def not_connected(outcome: NotConnected, localizer: Localizer) -> Messages:
    """Say that there is nobody to tell."""
    words = localizer.words(outcome.person)
    was_left = outcome.person.was_left
    text = words.say("not-connected-left" if was_left else "not-connected")
    return [Message(outcome.person, Screen(text, menu_rows(words, connected=False, was_left=was_left)), EditTapped())]


@shows(DraftGone)
def draft_gone(outcome: DraftGone, localizer: Localizer) -> Messages:
    """Say that the button belongs to something that is over."""
    words = localizer.words(outcome.person)
    below = menu_rows(words, outcome.person.couple_id is not None, was_left=outcome.person.was_left)
    return [Message(outcome.person, Screen(words.say("draft-gone"), below))]


@shows(DraftCancelled)
def draft_cancelled(outcome: DraftCancelled, localizer: Localizer) -> Messages:
    """Say that nothing was sent."""
    words = localizer.words(outcome.person)
    screen = Screen(words.say("draft-cancelled"), (menu_row(words),))
    return [Message(outcome.person, screen, EditTapped())]


def answer_label(words: Translator, receiver: Member, answer: Answer, draft_until: str | None) -> str:
    """Return the label of an answer button."""
    return words.label(f"answer-{answer}-label", at=draft_until or "", name=receiver.name)


def _gloss(outcome: Previewed, localizer: Localizer) -> Text:
    """Return what the partner would read, in the language of the one who sends it."""
    person, partner = outcome.person, outcome.partner
    return frames.relay(localizer.language(person), outcome.draft, person, partner, outcome.at)


def _answers(outcome: Previewed, localizer: Localizer) -> str:
    theirs, draft = localizer.words(outcome.partner), outcome.draft
    until = draft.until_at
    at = None if until is None else theirs.clock(outcome.partner, until, outcome.at, with_at=True)
    offered = answers_to(draft.kind, draft.wish, draft.window, outcome.person.takes_lines)
    shown = (answer for answer in offered if answer is not Answer.HARD)  # that one is private
    return " · ".join(answer_label(theirs, outcome.partner, answer, at) for answer in shown)


def _kinder(outcome: Previewed) -> datetime | None:
    """Return a kinder time where the partner may be asleep at the end of a space, or None."""
    draft = outcome.draft
    if draft.kind is not Kind.SPACE or draft.until_at is None:
        return None
    return kinder_end(draft.until_at, outcome.at, outcome.person, outcome.partner)


def _quick_rows(outcome: Previewed, localizer: Localizer, words: Translator, kinder: datetime | None) -> Rows:
    """Return what one needs in a hard minute: Send, other times, a warm line, and the rest behind one button."""
    draft, signs = outcome.draft, localizer.language(outcome.person).signs.items()
    chips = [
        Button(ticked(sign.text, name in draft.signs), TickChip(draft.id, name))
        for name, sign in signs
        if sign.signal == draft.kind
    ][:CHIPS]
    if outcome.partner.takes_lines:
        chips.append(Button(ticked(words.label("line-own"), bool(draft.line)), AskAgain(draft.id, "own")))
    more = Button(words.label("button-more"), ShowMore(draft.id))
    last = (chips.pop(), more) if len(chips) > CHIPS else (more,)
    times = _times(outcome, words, kinder) if draft.kind is Kind.SPACE else ()
    row = (times,) if times else ()
    return ((_send(words, draft),), *row, *rows(chips, 2), last)


def _send(words: Translator, draft: Draft) -> Button:
    """Return what approves a preview: it goes, or it is kept as a card."""
    if draft.is_card:
        return Button(words.label("button-keep-card"), KeepCard(draft.id))
    return Button(words.label("button-send"), SendDraft(draft.id))


def _times(outcome: Previewed, words: Translator, kinder: datetime | None) -> tuple[Button, ...]:
    """Return two other ends than the one that is shown, each with its clock."""
    draft, person, now = outcome.draft, outcome.person, outcome.at
    offers = [one for one in quick(person, now) if draft.until_at is None or abs(one.at - draft.until_at) > _SAME]
    buttons = [time_button(words, draft, person, one, now) for one in offers][-2:]
    if kinder is None:
        return tuple(buttons)
    label = words.label("button-kinder", time=words.clock(person, kinder, now))
    return (buttons[0], Button(label, SetKinderTime(draft.id, kinder)))


def time_button(words: Translator, draft: Draft, person: Member, offer: Offer, now: datetime) -> Button:
    """Return the button of a length with the clock it leads to, which is what a tap means."""
    label = words.label(f"until-{offer.choice}")
    if person.is_zone_known:
        is_day_named = offer.choice is Choice.MORNING
        clock = f"{offer.at.astimezone(person.zone):%H:%M}" if is_day_named else words.clock(person, offer.at, now)
        label = words.label("until-clock", length=label, clock=clock)
    return Button(label, SetTime(draft.id, offer.choice, offer.at))


def _whole_rows(words: Translator, draft: Draft) -> Rows:
    cancel = Button(words.label("button-cancel"), CancelDraft(draft.id))
    other = Button(words.label("button-other-words"), NextWording(draft.id))
    if draft.kind is Kind.TALK:
        topic = () if draft.is_bare else (Button(words.label("button-change-topic"), RedoTopic(draft.id)),)
        return ((_send(words, draft),), (*topic, other), (cancel,))
    strengths = tuple(
        Button(
            ticked(words.label(f"strength-{draft.kind}-{one.value}"), one is draft.strength),
            SetStrength(draft.id, one),
        )
        for one in Strength
    )
    asked = {"button-change-wish": "wish", "button-change-time": "window"}
    if draft.kind is Kind.SPACE:
        asked = {"button-change-time": "until", "button-add-line": "line"}
    changes = tuple(Button(words.label(label), AskAgain(draft.id, what)) for label, what in asked.items())
    return ((_send(words, draft),), strengths, changes, (other, cancel))


def _until(outcome: Asked, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    draft, person = outcome.draft, outcome.person
    kept = words.say("words-kept", words=draft.kept) + "\n\n" if draft.kept else Text("")
    if outcome.problem == "unclear" and draft.readings:
        return kept + words.say("which-time"), _readings(outcome, words)
    choices = [time_button(words, draft, person, offer, outcome.at) for offer in all_of(person, outcome.at)]
    if not person.is_zone_known:  # a time of day takes a zone, which is asked for
        named = (Choice.TONIGHT, Choice.TOMORROW)
        choices += [Button(words.label(f"until-{one}"), SetUntil(draft.id, one)) for one in named]
    choices.append(Button(words.label("until-other"), SetUntil(draft.id, "other")))
    return kept + words.say("space-until", partner=outcome.partner.name), rows(choices, 2)


def _readings(outcome: Asked, words: Translator) -> Rows:
    """Return what a typed time may mean, a button each, and one for another time."""
    draft = outcome.draft
    times = [datetime.fromtimestamp(seconds, UTC) for seconds, _ in draft.readings]
    found = [
        Button(reading_label(words, outcome.person, at, outcome.at), ChooseReading(draft.id, place))
        for place, at in enumerate(times)
    ]
    return rows([*found, Button(words.label("button-another-time"), SetUntil(draft.id, "other"))], 1)


def _until_text(outcome: Asked, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    return words.say("space-until-text"), ()


def _wish(outcome: Asked, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    wishes = localizer.language(outcome.person).wishes
    choices = [Button(wish.label, ChooseWish(outcome.draft.id, name)) for name, wish in wishes.items()]
    if outcome.partner.takes_lines:
        choices.append(Button(words.label("wish-own"), ChooseWish(outcome.draft.id, "own")))
    return words.say("wish-asked"), rows(choices, 2)


def _wish_text(outcome: Asked, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    return words.say("wish-text"), ()


def _window(outcome: Asked, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    windows = localizer.language(outcome.person).windows
    choices = [Button(window.label, ChooseWindow(outcome.draft.id, name)) for name, window in windows.items()]
    return words.say("window-asked"), rows(choices, 1)


def _line(outcome: Asked, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    draft, partner = outcome.draft, outcome.partner
    chips = [
        Button(("✓ " if name in draft.signs else "") + sign.text, TickSign(draft.id, name))
        for name, sign in localizer.language(outcome.person).signs.items()
        if sign.signal == draft.kind
    ]
    own = [Button(words.label("line-own"), AskAgain(draft.id, "own"))] if partner.takes_lines else []
    if draft.line:
        own.append(Button(words.label("line-remove"), RemoveLine(draft.id)))
    text = words.say("line-asked" if draft.kind is Kind.SPACE else "line-asked-closeness", partner=partner.name)
    if not partner.takes_lines:
        text = text + "\n\n" + words.say("line-off", partner=partner.name)
    done = (Button(words.label("line-done"), ShowPreview(draft.id)),)
    return text, (*rows(chips, 1), *rows(own, 2), done)


def _line_text(outcome: Asked, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    back = Button(words.label("button-back"), ShowPreview(outcome.draft.id))
    if not outcome.draft.line:
        return words.say("line-text"), ((back,),)
    return words.say("line-text"), ((Button(words.label("line-remove"), DropLine(outcome.draft.id)), back),)


def _line_landing(outcome: Asked, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    choices = (("line-keep", "keep"), ("line-use-template", "template"), ("line-none", "none"))
    buttons = [Button(words.label(label), JudgeLanding(outcome.draft.id, what)) for label, what in choices]
    return words.say("line-landing", line=in_quotes(outcome.draft.pending or "")), rows(buttons, 1)


def _line_template(outcome: Asked, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    copy = Button(words.label("line-template-copy"), copy=words.label("line-template-text"))
    back = Button(words.label("button-back"), AskAgain(outcome.draft.id, "line"))
    return words.say("line-template"), ((copy,), (back,))


def _topic(outcome: Asked, localizer: Localizer, words: Translator) -> tuple[Text, Rows]:
    said = [words.say(f"talk-so-far-{TOPIC[place]}", said=part) for place, part in enumerate(outcome.draft.topic)]
    return join([words.say(f"talk-{outcome.what}"), *said], "\n"), ()


_QUESTIONS = {
    **dict.fromkeys(TOPIC, _topic),
    "until": _until,
    "until-text": _until_text,
    "wish": _wish,
    "wish-text": _wish_text,
    "window": _window,
    "line": _line,
    "line-text": _line_text,
    "line-landing": _line_landing,
    "line-template": _line_template,
}
