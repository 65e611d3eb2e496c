"""Whatever one person causes the other to read can be answered in one tap, or stands below as an end, with its reason.

Every kind of outcome that the screens know is made up and rendered. A new kind whose message leaves its reader without
an answer fails here, and so does one of which nobody has said who acts. What answers an answer may be the last word.
"""

import importlib
import pkgutil
import re
from dataclasses import fields
from functools import cache
from operator import attrgetter

import pytest

from bot import presentation
from bot.clock import MovableClock
from bot.content import ContentStore
from bot.domain import (
    answers,
    appointments,
    beginnings,
    checkins,
    clocktimes,
    collisions,
    leaving,
    lookback,
    pairing,
    partner_messages,
    pins,
    questions,
    returns,
    signals,
    takebacks,
    wishes,
)
from bot.presentation.outcomes import _RENDERERS, Localizer, render
from bot.presentation.screen import Message
from tests.content.folder import OURS
from tests.presentation.outcomes_made import NOW, made

for _one in pkgutil.iter_modules(presentation.__path__):  # each registers its screens
    importlib.import_module(f"bot.presentation.{_one.name}")

ANSWERS = re.compile(
    r"answer:(?!hard)|when:|nottoday:|echo:|return:welcome:|message:(say|write|line|reply):?|telling:(say|heart):|"
    r"question:answer:|collision:(mine|theirs|both|other):|promise:(say|heart):|invite:(accept|yes):|"
    r"menu:(space|closeness|talk)$|wish:again:"
)

# Who acts, where it is not the `person` of an outcome.
WRITER = attrgetter("signal.sender")
READER = attrgetter("signal.receiver")
PROMISER = attrgetter("promise.promiser")
ASKER = attrgetter("question.sender")
SENDER = attrgetter("message.sender")
ACTS = {
    **dict.fromkeys(
        (answers.Answered, answers.AnswerAsked, answers.AnswerPreviewed, answers.NoOffered, answers.NoHeard), READER
    ),
    **dict.fromkeys((appointments.PromiseKept, appointments.PromiseMoved, appointments.TimeRefused), PROMISER),
    **dict.fromkeys((appointments.TimeAsked, appointments.TimePreviewed), PROMISER),
    appointments.WaiterSaid: attrgetter("promise.waiter"),
    collisions.JoinedArrived: WRITER,
    collisions.WishChosen: attrgetter("own.sender"),
    collisions.WishHeard: attrgetter("wish.receiver"),
    **dict.fromkeys((collisions.WishKept, collisions.WishStays, collisions.HeartSent), attrgetter("wish.sender")),
    **dict.fromkeys((pairing.Paired, pairing.PairingDeclined), attrgetter("inviter")),
    **dict.fromkeys((pins.PromisePinned, pins.PromiseUnpinned), attrgetter("waiter")),
    **dict.fromkeys((questions.QuestionAsked, questions.QuestionReleased, questions.QuestionMoved), ASKER),
    **dict.fromkeys((returns.LongerAsked, returns.LongerPreviewed, returns.LongerRefused, returns.Extended), WRITER),
    **dict.fromkeys((returns.ReturnPreviewed, returns.Returned, returns.OpenerAdded, returns.BackLineAsked), WRITER),
    **dict.fromkeys((returns.Welcomed, returns.LineAsked, returns.LineKept, signals.HardToWait), READER),
    **dict.fromkeys((signals.SignalSent, signals.SignalReleased, signals.ReceiptChanged, signals.AlreadyOpen), WRITER),
    signals.RelayGone: attrgetter("receiver"),
    **dict.fromkeys((takebacks.TakenBack, takebacks.TooOldToTakeBack, takebacks.Hurried), WRITER),
    **dict.fromkeys((wishes.Repeated, wishes.WishWaitsOn), WRITER),
    **dict.fromkeys((partner_messages.MessageSent, partner_messages.MessageReleased), SENDER),
    **dict.fromkeys((partner_messages.MessageMoved, partner_messages.MessageTakenBack), SENDER),
    partner_messages.MessageAnswered: attrgetter("message.receiver"),
    partner_messages.MessageReplied: SENDER,
}
# Nobody acts, or both do: all who read it are to have an answer.
OF_BOTH = {appointments.PromiseDue, checkins.Revealed, collisions.Joined, wishes.WishReminded}
# The bot asks or tells by itself: what stands below is an answer to it.
BY_ITSELF = {
    appointments.PromiseAsked,
    appointments.PromiseClosed,
    appointments.PromiseWaits,
    beginnings.Begun,
    clocktimes.NamedTimeMoved,
    clocktimes.PromiseMoved,
    lookback.LookedBack,
    returns.ReturnAsked,
    returns.SpaceClosed,
    returns.WaitWentOn,
    wishes.WishClosed,
    wishes.WishUnanswered,
}
# What needs no answer, and why.
ENDS = {
    answers.Echoed: "a heart that answers an answer",
    answers.NoHeard: "a private word of the bot's to the one who wished; the answer before it can be answered",
    appointments.PromiseClosed: "put away; where the other takes lines, one can be written",
    clocktimes.NamedTimeMoved: "clocks have new rules and nobody did anything; the one who promised has a button",
    clocktimes.PromiseMoved: "the same; what arrived before keeps its answers",
    collisions.HeartSent: "a sign into a pause that says itself that nothing is to be answered",
    leaving.Unpaired: "a goodbye; nothing is passed on between the two any more",
    pairing.PairingDeclined: "the one who invited said no, and the two are not connected",
    partner_messages.MessageReplied: "answers an answer; where the other takes lines, one can be written",
    returns.SpaceClosed: "put away; where the other takes lines, one can be written",
    wishes.WishClosed: "the bot's own, to the one who wished, who can wish again",
}
COUNT = 60


@cache
def localizer() -> Localizer:
    return Localizer(ContentStore(OURS, MovableClock(NOW)), "halfway_bot")


def has_two(kind: type) -> bool:
    """Return whether an outcome knows of more than one person, so that one who did not act may read it."""
    names = {one.name for one in fields(kind)}
    return names.isdisjoint({"person"}) or bool(names & {"partner", "inviter", "teller", "wish", "signal"})


KINDS = sorted((kind for kind in _RENDERERS if has_two(kind)), key=lambda kind: (kind.__module__, kind.__name__))


def unanswerable(outcome: object) -> list[str]:
    """Return what others than the one who acts would read without an answer in one tap."""
    kind = type(outcome)
    is_by_itself, is_of_both = kind in BY_ITSELF, kind in OF_BOTH
    actor = None if is_by_itself or is_of_both else ACTS.get(kind, attrgetter("person"))(outcome)
    found = []
    for message in render(outcome, localizer()):
        if isinstance(message, Message) and message.to != actor:
            data = [button.as_json().get("callback_data", "") for row in message.screen.rows for button in row]
            if not any(is_by_itself or ANSWERS.match(one) for one in data):
                found.append(message.screen.text.plain)
    return found


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: f"{kind.__module__.rpartition('.')[2]}.{kind.__name__}")
def test_what_others_read_can_be_answered(kind: type) -> None:
    is_clear = kind in BY_ITSELF or kind in OF_BOTH or kind in ACTS or "person" in {one.name for one in fields(kind)}
    assert is_clear, f"who acts in {kind.__name__}?"
    rendered, left = 0, set()
    for outcome in made(kind, COUNT):
        try:
            left |= set(unanswerable(outcome))
        except (LookupError, AssertionError, ValueError):  # values that do not go together
            continue
        rendered += 1
    assert rendered >= 5, f"only {rendered} of {kind.__name__} could be put together"
    assert kind in ENDS or not left, f"nothing answers {left}"
    assert kind not in ENDS or left, f"{kind.__name__} is no end: it is answered"
