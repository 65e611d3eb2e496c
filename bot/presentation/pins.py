"""Calls that pin a promise in the chat of the one who waits, and take the pin off: always by the message's own id.

Without an id Telegram takes off the pin of the message that was sent last, which may be the person's own.
"""

from bot.domain.api_calls import BotApiCall, Priority
from bot.domain.pins import PromisePinned, PromiseUnpinned
from bot.presentation.delivery import held_until_of
from bot.presentation.outcomes import Localizer, Messages, shows


@shows(PromisePinned)
def promise_pinned(outcome: PromisePinned, localizer: Localizer) -> Messages:
    """Pin the message that carries the promise, and take the one before off."""
    chat, waiter = outcome.waiter.id, outcome.waiter
    pin = {"chat_id": chat, "message_id": outcome.message_id, "disable_notification": True}
    mail: Messages = [BotApiCall(chat, "pinChatMessage", pin, Priority.RETURN, couple_id=waiter.couple_id)]
    if outcome.replaced_id is not None:
        unpin = {"chat_id": chat, "message_id": outcome.replaced_id}
        mail.append(BotApiCall(chat, "unpinChatMessage", unpin, Priority.RETURN, couple_id=waiter.couple_id))
    return mail


@shows(PromiseUnpinned)
def promise_unpinned(outcome: PromiseUnpinned, localizer: Localizer) -> Messages:
    """Take the pin off; not before the return is told to somebody who takes no signals at the moment."""
    chat, held_until = outcome.waiter.id, held_until_of(outcome.waiter, outcome.at)
    payload = {"chat_id": chat, "message_id": outcome.message_id}
    if outcome.is_parting:
        return [BotApiCall(chat, "unpinChatMessage", payload, Priority.RETURN, not_before=outcome.leaves_at)]
    return [
        BotApiCall(
            chat,
            "unpinChatMessage",
            payload,
            Priority.RETURN,
            couple_id=outcome.waiter.couple_id,
            not_before=held_until,
            on_hold=held_until is not None,
        )
    ]
