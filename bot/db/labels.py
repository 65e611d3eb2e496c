"""Associated data: what binds each ciphertext to the table, column and row it was sealed for.

AES-GCM opens a value only with the associated data it was sealed with. So these strings are data, not names: every
database that exists holds values bound to them, and a string that changes makes all of those unreadable. They stay as
they are when a table, a column or a module is renamed. A value of a new kind gets a new function here. Nobody else
writes such a string: `tests/architecture/test_stored_names.py` compares them with
`tests/architecture/stored_names.yaml`.
"""


def data_key(key_id: int) -> str:
    """Return what a data key is wrapped for."""
    return f"data key {key_id}"


def person_name(person_id: int) -> str:
    """Return what the name of a person is sealed for."""
    return f"people.name:{person_id}"


def left_member(couple_id: int) -> str:
    """Return what is kept of somebody who left a couple is sealed for."""
    return f"couples.left_member:{couple_id}"


def dialogue_body(person_id: int) -> str:
    """Return what the state of an open conversation is sealed for."""
    return f"dialogues.body:{person_id}"


def signal_facts(signal_id: int) -> str:
    """Return what the payload of a signal is sealed for."""
    return f"signals.facts:{signal_id}"


def card_body(card_id: int) -> str:
    """Return what a card is sealed for."""
    return f"cards.body:{card_id}"


def partner_message_body(message_id: int) -> str:
    """Return what a message in own words is sealed for."""
    return f"partner_messages.body:{message_id}"


def checkin_answer(poll_number: int) -> str:
    """Return what the answer to a check-in is sealed for."""
    return f"checkin_polls.answer:{poll_number}"


def course_facts(person_id: int) -> str:
    """Return what somebody's progress through the lessons is sealed for."""
    return f"courses.facts:{person_id}"


def lesson_question_text(question_id: int) -> str:
    """Return what a lesson's question to the partner is sealed for."""
    return f"lesson_questions.text:{question_id}"


def outbox_payload(ref: int) -> str:
    """Return what the payload of a queued call is sealed for; `ref` is the random number of its row."""
    return f"outbox.payload:{ref}"


def set_aside_update(number: int) -> str:
    """Return what an update that could not be worked on is sealed for; `number` is what the person was told."""
    return f"set_aside_updates.body:{number}"
