"""Send polls and stop them."""

from typing import Any

from bot.playground import json_fields
from bot.playground.answers import Json, bad_request
from bot.playground.doors import message_in, open_room, put
from bot.playground.formatting import format_text
from bot.playground.keyboards import inline_keyboard
from bot.playground.parameters import Parameters
from bot.playground.polls import Poll
from bot.playground.units import utf16_length
from bot.playground.world import World

_MOST_OPTIONS = 12
_LONGEST_OPEN = 2_628_000


def _words(value: str, most: int, what: str) -> str:
    """Return a line of a poll without white space around it; refused when it is empty or too long."""
    text = format_text(value).text
    if not text:
        raise bad_request(f"{what} must be non-empty")
    if utf16_length(text) > most:
        raise bad_request(f"{what} length must not exceed {most}")
    return text


def _options(value: Any) -> list[str]:
    """Return the answers one can choose from."""
    if not isinstance(value, list):
        raise bad_request("expected an Array of String as options")
    if not value:
        raise bad_request("poll must have at least 1 option")
    if len(value) > _MOST_OPTIONS:
        raise bad_request(f"poll can't have more than {_MOST_OPTIONS} options")
    return [_words(_option(option), 100, "poll options") for option in value]


def _option(value: Any) -> str:
    """Return the words of one answer."""
    if isinstance(value, str):
        return value
    if not isinstance(value, dict):
        raise bad_request("expected an option to be of type String")
    try:
        json_fields.text(value, "text_parse_mode")
        return json_fields.text(value, "text", is_required=True)
    except json_fields.FieldError as error:
        raise bad_request(json_fields.lowered(str(error))) from None


def _closing(world: World, parameters: Parameters, poll: Poll) -> None:
    """Note when the poll ends; Telegram's range is 5 to 2,628,000 seconds."""
    period, date = parameters.whole("open_period"), parameters.whole("close_date")
    now = world.clock.time()
    if period:
        if not 5 <= period <= _LONGEST_OPEN:
            raise bad_request("POLL_OPEN_PERIOD_INVALID")
        poll.close_at = now + period
        poll.extra |= {"open_period": period}
    elif date:
        if not now + 4 <= date <= now + _LONGEST_OPEN + 1:
            raise bad_request("POLL_CLOSE_DATE_INVALID")
        poll.close_at = float(date)
        poll.extra |= {"close_date": date}


def _quiz(parameters: Parameters, poll: Poll) -> None:
    """Note the right answers of a quiz and what explains them."""
    right = parameters.get("correct_option_ids")
    if right is None and parameters.get("correct_option_id") is not None:
        right = [parameters.whole("correct_option_id")]
    if not right:
        raise bad_request("QUIZ_CORRECT_ANSWERS_EMPTY")
    if not all(isinstance(one, int) and 0 <= one < len(poll.options) for one in right):
        raise bad_request("QUIZ_CORRECT_ANSWER_INVALID")
    poll.extra |= {"correct_option_ids": right}
    if explanation := parameters.text("explanation"):
        poll.extra |= {"explanation": _words(explanation, 200, "poll explanation")}


def _new_poll(world: World, parameters: Parameters) -> Poll:
    """Return the poll a call describes."""
    kind = parameters.text("type") or "regular"
    if kind not in {"regular", "quiz"}:
        raise bad_request("unsupported poll type specified")
    poll = Poll(
        world.new_poll_id(),
        _words(parameters.text("question"), 300, "poll question"),
        _options(parameters.get("options")),
        is_anonymous=parameters.get("is_anonymous") is None or parameters.flag("is_anonymous"),
        kind=kind,
        allows_multiple_answers=parameters.flag("allows_multiple_answers"),
        hides_results=parameters.flag("hide_results_until_closes"),
        is_closed=parameters.flag("is_closed"),
    )
    revoting = parameters.get("allows_revoting")
    poll.allows_revoting = kind == "regular" if revoting is None else parameters.flag("allows_revoting")
    if description := parameters.text("description"):
        poll.extra |= {"description": _words(description, 1024, "poll description")}
    if kind == "quiz":
        _quiz(parameters, poll)
    _closing(world, parameters, poll)
    return poll


def send_poll(world: World, parameters: Parameters) -> Json:
    """Send a poll."""
    poll = _new_poll(world, parameters)
    message = put(world, open_room(world, parameters), parameters, {"poll": poll.as_json()})
    world.polls[poll.id] = poll
    poll.places.append((message["chat"]["id"], message["message_id"]))
    if poll.close_at is not None:
        world.on_poll_timed()
    return message


def stop_poll(world: World, parameters: Parameters) -> Json:
    """End a poll that the bot sent and return how it ended."""
    room = open_room(world, parameters)
    message = message_in(room, parameters, "with poll to stop")
    poll = world.polls.get(message.json.get("poll", {}).get("id", ""))
    if poll is None:
        raise bad_request("message is not a poll")
    if message.is_outgoing or "forward_origin" in message.json:
        raise bad_request("poll can't be stopped")
    if poll.is_closed:
        raise bad_request("poll has already been closed")
    markup = inline_keyboard(parameters.get("reply_markup"))
    poll.is_closed = True
    world.replace(room, message, {"reply_markup": markup} if markup else {}, "reply_markup")
    world.poll_changed(poll)
    return poll.as_json()


METHODS = {"sendpoll": send_poll, "stoppoll": stop_poll}
