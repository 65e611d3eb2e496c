"""What is stored as JSON: every version reads it, fields of a newer one survive, and what is closed says so."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.db import lessons
from bot.db.engine import Storage
from bot.db.payloads import CourseFacts, MessageBody, QuestionText, SignalFacts
from bot.db.people import Person
from bot.db.signals import Signal
from tests.updates.harness import connect

STORED_BEFORE = {
    "text": {"text": "Anna needs space."},
    "wish": None,
    "signs": ["quiet"],
    "line": None,
    "joined": False,
    "previews": 2,
    "clocks": {"at": "2026-12-01T20:00:00+00:00", "is_by_clock": True},
}


def test_what_older_versions_stored_is_read() -> None:
    facts = SignalFacts.of_json(STORED_BEFORE)
    assert (facts.text, facts.signs, facts.previews) == ({"text": "Anna needs space."}, ["quiet"], 2)
    assert (facts.wish, facts.joined, facts.echoes, facts.answer_previews) == (None, False, (), 0)


@pytest.mark.parametrize("kind", [SignalFacts, CourseFacts, MessageBody, QuestionText])
def test_nothing_stored_is_as_usual(kind: type[SignalFacts]) -> None:
    assert kind.of_json({}) == kind()


def test_fields_of_a_newer_version_are_written_back() -> None:
    facts = SignalFacts.of_json(STORED_BEFORE | {"colour": "blue"})
    assert facts.as_json()["colour"] == "blue"
    assert SignalFacts.of_json(facts.as_json()) == facts


def test_what_older_versions_look_up_is_always_there() -> None:
    """They read a message's form and text, and a signal's text, without asking whether they are there."""
    assert {"form", "text"} <= MessageBody().as_json().keys()
    assert "text" in SignalFacts().as_json()


async def test_row_that_was_not_opened_says_so(storage: Storage) -> None:
    """It once answered None to whatever it was asked."""
    await connect(storage, (1, 2))
    async with storage.begin() as uow:
        person = (await uow.session.scalars(select(Person).where(Person.id == 1))).one()
        with pytest.raises(RuntimeError, match="name was not opened"):
            _ = person.name
        await lessons.add(uow, 1, (uow.now + timedelta(hours=1)).time(), frozenset({0}))
    async with storage.read() as uow:
        course = await uow.session.get_one(lessons.Course, 1)
        with pytest.raises(RuntimeError, match="facts was not opened"):
            _ = course.facts
        opened = await lessons.load(uow, 1)
        assert opened is not None
        assert opened.facts.track == "mixed"
    assert not Signal.facts.is_of(Signal())
