"""What the buttons carry of messages in own words, and of what was typed without having been asked."""

from bot.domain.partner_messages import Answer
from bot.presentation.callback_data import CallbackData


class _OfMessage(CallbackData):
    number: int


class SendMessage(_OfMessage, prefix="message:send"):
    """Send what is previewed."""


class DropMessage(_OfMessage, prefix="message:drop"):
    """Send nothing."""


class GiveWordsBack(_OfMessage, prefix="message:back"):
    """Say that the words were not meant like that."""


class AnswerMessage(CallbackData, prefix="message:say"):
    """Answer a message with one tap."""

    answer: Answer
    number: int


class ReplyToAnswer(_OfMessage, prefix="message:reply"):
    """Let one tap follow the answer to one's own message."""


class UnsendMessage(_OfMessage, prefix="message:unsend"):
    """Take one's own message back."""


class WriteAnswer(_OfMessage, prefix="message:write"):
    """Write an answer to a message."""


class CallSomebody(CallbackData, prefix="message:call"):
    """Get help to call a person."""


class WriteLine(CallbackData, prefix="message:line"):
    """Write a line to the partner."""


class StopWriting(CallbackData, prefix="message:cancel"):
    """Write no answer."""


class KeepForReturn(_OfMessage, prefix="typed:keep"):
    """Keep typed words for the partner's return."""


class ReturnWithWords(_OfMessage, prefix="typed:return"):
    """Come back with typed words."""


class SendAsLine(_OfMessage, prefix="typed:line"):
    """Preview typed words as a line."""


class KeepToOneself(_OfMessage, prefix="typed:mine"):
    """Let typed words go."""
