"""Calls that pin a promise in the chat of the one who waits, and take the pin off: always by the message's own id.

Without an id Telegram takes off the pin of the message that was sent last, which may be the person's own.
"""

from bot.domain.letters import Lane, Letter
from bot.domain.pins import PromisePinned, PromiseUnpinned
from bot.rendering.delivery import held_until_of
from bot.rendering.outcomes import Mail, Voice, shows


@shows(PromisePinned)
def promise_pinned(outcome: PromisePinned, voice: Voice) -> Mail:
    """Pin the message that carries the promise, and take the one before off."""
    chat, waiter = outcome.waiter.id, outcome.waiter
    pin = {"chat_id": chat, "message_id": outcome.message_id, "disable_notification": True}
    mail: Mail = [Letter(chat, "pinChatMessage", pin, Lane.RETURN, couple_id=waiter.couple_id)]
    if outcome.replaced_id is not None:
        unpin = {"chat_id": chat, "message_id": outcome.replaced_id}
        mail.append(Letter(chat, "unpinChatMessage", unpin, Lane.RETURN, couple_id=waiter.couple_id))
    return mail


@shows(PromiseUnpinned)
def promise_unpinned(outcome: PromiseUnpinned, voice: Voice) -> Mail:
    """Take the pin off; not before the return is told to somebody who takes no signals at the moment."""
    chat, held_until = outcome.waiter.id, held_until_of(outcome.waiter, outcome.at)
    payload = {"chat_id": chat, "message_id": outcome.message_id}
    if outcome.is_parting:
        return [Letter(chat, "unpinChatMessage", payload, Lane.RETURN, not_before=outcome.leaves_at)]
    return [
        Letter(
            chat,
            "unpinChatMessage",
            payload,
            Lane.RETURN,
            couple_id=outcome.waiter.couple_id,
            not_before=held_until,
            is_held=held_until is not None,
        )
    ]
