"""Names that stand in rows of the database: kinds of jobs and conversations, and what keys of calls begin with.

They are data, not names of code: a row that an older version wrote says them, and the version after this one reads
what this one writes. So a value here never changes, whatever the member that holds it is called, and nobody else
writes such a string. `tests/architecture/test_stored_names.py` compares them with
`tests/architecture/stored_names.yaml`.
"""

from enum import StrEnum

SEPARATOR = ":"  # between the parts of a key


class JobKind(StrEnum):
    """What is to happen when its time comes: `agenda.kind`."""

    HOUSEKEEPING = "housekeeping"
    SPACE_SOON = "space.soon"
    SPACE_DUE = "space.due"
    SPACE_OVERDUE = "space.overdue"
    SPACE_WAITING = "space.waiting"
    SPACE_LAST = "space.last"
    SPACE_CLOSE = "space.close"
    SPACE_TOLD = "space.told"
    PROMISE_SOON = "promise.soon"
    PROMISE_DUE = "promise.due"
    PROMISE_OVERDUE = "promise.overdue"
    PROMISE_WAITING = "promise.waiting"
    PROMISE_LAST = "promise.last"
    PROMISE_CLOSE = "promise.close"
    PROMISE_TOLD = "promise.told"
    WISH_REMIND = "wish.remind"
    WISH_WINDOW = "wish.window"
    WISH_CLOSE = "wish.close"
    PAUSE_END = "pause.end"
    CHECKIN_ASK = "checkin.ask"
    CHECKIN_REVEAL = "checkin.reveal"
    CHECKIN_OFFER = "checkin.offer"
    LESSON_SEND = "lesson.send"
    LOOK_BACK_SHOW = "lookback.show"
    DELIVERY_RESULT = "delivery.result"
    RULES_PERSON = "rules.person"
    RULES_PROMISE = "rules.promise"
    RULES_NAMED = "rules.named"

    def once(self, *parts: object) -> str:
        """Return an `agenda.occurrence`: the same job is planned once, however often it is asked for."""
        begins = _OCCURRENCES.get(self, self.value)
        return SEPARATOR.join((begins, *map(str, parts)))


_OCCURRENCES = {JobKind.LESSON_SEND: "lesson"}  # occurrences that begin with something else than their kind
RULES = "rules."  # kinds that begin so are done before everything else


class ConversationKind(StrEnum):
    """What somebody is in the middle of: `dialogues.kind`."""

    SIGNAL = "signal"
    REPLY = "reply"
    SETTINGS = "settings"
    SOOTHE = "soothe"
    TELLING = "telling"
    MESSAGE = "message"
    QUESTION = "question"


class KeptResult(StrEnum):
    """What became of a call whose result waits on the agenda: what the `occurrence` of such a job begins with."""

    DELIVERED = "delivered"
    EXPIRED = "expired"
    REFUSED = "refused"
    UNREACHABLE = "unreachable"


class _Key(StrEnum):
    """What keys of one kind begin with."""

    def of(self, *parts: object) -> str:
        """Return the key of one thing: "relay:7"."""
        return SEPARATOR.join((self.value, *map(str, parts)))

    def series(self, *parts: object) -> str:
        """Return what the keys of several things begin with: "relay:"."""
        return self.of(*parts) + SEPARATOR


class About(_Key):
    """What a call is about, which comes back with its result: `outbox.about`."""

    RELAY = "relay"
    EXTENDED = "extended"
    RECEIPT = "receipt"
    POLL = "poll"
    QUESTION = "question"
    MESSAGE = "message"
    TOLD = "told"
    LESSON = "lesson"
    PROMISE = "promise"
    DELETED = "deleted"


def read_about(about: str | None) -> tuple[str, str]:
    """Return what a call is about and the number of it; the first is no `About` where another version wrote it."""
    subject, _, number = (about or "").partition(SEPARATOR)
    return subject, number


class DedupeKey(_Key):
    """What lets a second call of the same vanish: `outbox.dedupe_key`."""

    RELAY = "relay"
    LESSON = "lesson"
    QUESTION = "question"
    CONFIRM = "confirm"
    DECLINED = "declined"
    REMINDER = "reminder"
    UNANSWERED = "unanswered"
    CLOSED = "closed"
    GONE = "gone"
    ASK = "ask"
    WAITING = "waiting"
    EXTENDED = "extended"
    RETURNED = "returned"
    WELCOME = "welcome"
    OPENER = "opener"
    CHECKIN = "checkin"
    STOP = "stop"
    REVEAL = "reveal"
    MESSAGE = "message"
    MESSAGE_ANSWER = "message-answer"
    MESSAGE_REPLY = "message-reply"
    PROMISE = "promise"
    PROMISE_DUE = "promise-due"
    PROMISE_WAITS = "promise-waits"
    PROMISE_KEPT = "promise-kept"
    PROMISE_MOVED = "promise-moved"
    PROMISE_CLOSED = "promise-closed"
    PROMISE_SAID = "promise-said"
    MUCH = "much"
    LOOK_BACK = "lookback"
    TOLD = "told"
    TOLD_REPLY = "told-reply"
    ANSWER = "answer"
    NO = "no"
    ECHO = "echo"
    RULES = "rules"
    JOINT = "joint"
    MET = "met"
    HEART = "heart"
    BREATH = "breath"
    PAUSE_OVER = "pause-over"
    START = "start"
    START_ZONE = "start-zone"
    LEAVE = "leave"
    GOODBYE = "goodbye"
    PUT_ASIDE = "put-aside"


class CollapseKey(_Key):
    """What lets a newer call take the place of one that still waits: `outbox.replaces`."""

    RECEIPT = "receipt"
    QUESTION_RECEIPT = "question-receipt"
    MESSAGE_RECEIPT = "message-receipt"
    TOLD_RECEIPT = "told-receipt"
    HISTORY = "history"
    COMMANDS = "commands"
    KEYS = "keys"
