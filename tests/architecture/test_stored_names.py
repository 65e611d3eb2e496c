"""What stands in databases and chats by name is data: held here against a list that a rename does not touch."""

import ast
import inspect
import re
from enum import StrEnum
from pathlib import Path
from types import UnionType
from typing import Any, ClassVar, Union, get_args, get_origin, get_type_hints

import pytest
import sqlalchemy
from telegram import Bot, CallbackQuery, Update, User

from bot.content.store import ContentStore
from bot.db import labels
from bot.db.migrations.upgrade import newest, run
from bot.domain import stored_names
from bot.presentation.callback_data import CallbackData, choices_of
from bot.presentation.outcomes import Localizer
from bot.scheduler import jobs
from bot.services import delivery_results
from handlers.dispatcher import Dispatcher
from handlers.router import AnyHandler, Router, TapHandler
from tests.architecture.stored_names import STORED, buttons

ROOT = Path(__file__).parent.parent.parent
OURS = [
    path
    for room in ("bot", "handlers")
    for path in sorted((ROOT / room).rglob("*.py"))
    if "playground" not in path.parts and "versions" not in path.parts
]
LABELS = Path(labels.__file__)
_BOUND = re.compile(r"^([a-z_]+\.[a-z_]+:|data key )")  # how associated data begins
_SEALING = {"seal": 1, "seal_json": 1, "open": 0, "open_json": 0}  # which argument is the associated data
_OF_KEYS = {"uow", "keyring"}  # whose methods these are


def _calls(tree: ast.AST) -> list[ast.Call]:
    return [node for node in ast.walk(tree) if isinstance(node, ast.Call)]


def _bound_to(call: ast.Call) -> ast.expr | None:
    """Return the argument of a call that seals or opens which binds it; None for any other call."""
    if not isinstance(call.func, ast.Attribute) or call.func.attr not in _SEALING:
        return None
    of = call.func.value
    name = of.attr if isinstance(of, ast.Attribute) else getattr(of, "id", "")
    return call.args[_SEALING[call.func.attr]] if name in _OF_KEYS else None


def _is_label(bound: ast.expr) -> bool:
    return (
        isinstance(bound, ast.Call)
        and isinstance(bound.func, ast.Attribute)
        and isinstance(bound.func.value, ast.Name)
        and bound.func.value.id == LABELS.stem
        and hasattr(labels, bound.func.attr)
    )


def test_associated_data_never_changes() -> None:
    """Each function of the labels module returns what is listed: a changed value makes databases unreadable."""
    functions = [one for _name, one in inspect.getmembers(labels, inspect.isfunction)]
    assert sorted(one(7) for one in functions) == sorted(STORED["associated_data"])


def test_values_are_sealed_and_opened_with_labels_only() -> None:
    """What binds a ciphertext is asked of the labels module at every call."""
    through = {"unit_of_work.py", "keyring.py"}  # they hand on what they were given
    found = {
        f"{path.relative_to(ROOT)}:{call.lineno}": bound
        for path in OURS
        if path.name not in through
        for call in _calls(ast.parse(path.read_text(encoding="utf-8")))
        if (bound := _bound_to(call)) is not None
    }
    assert len(found) >= 2 * len(STORED["associated_data"]) - 4
    assert [where for where, bound in found.items() if not _is_label(bound)] == []


def test_nobody_else_writes_associated_data() -> None:
    """No string begins as associated data does, outside the module that holds it."""
    said = [
        f"{path.relative_to(ROOT)}: {node.value}"
        for path in OURS
        if path != LABELS
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8")))
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and _BOUND.match(node.value)
    ]
    assert said == []


@pytest.fixture(scope="module")
def router() -> Router:
    """Return what finds the handler of a button, as the bot has it."""
    return Dispatcher(Bot("7:token"), Localizer.__new__(Localizer)).router


def handler_of(router: Router, data: str) -> AnyHandler:
    """Return who handles the tap of a button."""
    found = router.find(Update(1, callback_query=CallbackQuery("1", User(7, "Anna", is_bot=False), "", data=data)))
    assert found is not None
    return found[0]


@pytest.mark.parametrize("data", buttons())
def test_button_that_was_ever_under_a_message_has_its_handler(router: Router, data: str) -> None:
    """It isn't taken for one that nobody knows, and Telegram takes its data."""
    assert len(data.encode()) <= 64
    assert isinstance(handler_of(router, data), TapHandler)


@pytest.mark.parametrize("data", buttons())
def test_button_is_written_as_it_was_read(router: Router, data: str) -> None:
    """What hung under a message once is still what the bot writes, byte by byte."""
    handler = handler_of(router, data)
    assert isinstance(handler, TapHandler)
    read = handler.form.unpack(data)
    assert read is not None
    assert read.pack() == data


def test_every_choice_of_a_form_is_listed(router: Router) -> None:
    """Each form has examples in the list: with each value of a field that has some few."""
    missing = []
    for form in router.forms:
        read = [one for data in buttons() if (one := form.unpack(data)) is not None]
        assert read, f"no example of {form.__name__}"
        for name, kind in _fields_of(form):
            wanted = {True, False} if kind is bool else set(choices_of(kind) or ())
            missing += [(form.__name__, name, one) for one in wanted - {getattr(said, name) for said in read}]
    assert missing == []


def _fields_of(form: type[CallbackData]) -> list[tuple[str, Any]]:
    """Return the names and kinds of the fields of a form, an optional one as what it is where it is there."""
    hints = get_type_hints(form, include_extras=True).items()
    kinds = [(name, kind) for name, kind in hints if get_origin(kind) is not ClassVar]
    return [(name, get_args(kind)[0] if get_origin(kind) in (Union, UnionType) else kind) for name, kind in kinds]


@pytest.mark.parametrize("revision", STORED["schemas"])
def test_tables_and_columns_after_a_migration(revision: str) -> None:
    """Those of 4376f80 and those of now are listed, so that nothing is renamed without a migration."""
    engine = sqlalchemy.create_engine("sqlite://")
    with engine.begin() as connection:
        run(connection, revision)
        found = sqlalchemy.inspect(connection)
        made = {name: [column["name"] for column in found.get_columns(name)] for name in found.get_table_names()}
    engine.dispose()
    assert made == STORED["schemas"][revision]
    assert newest() in STORED["schemas"]


@pytest.mark.parametrize(
    ("listed", "kept"),
    [
        ("job_kinds", stored_names.JobKind),
        ("kept_results", stored_names.KeptResult),
        ("conversations", stored_names.ConversationKind),
        ("about", stored_names.About),
        ("dedupe_keys", stored_names.DedupeKey),
        ("collapse_keys", stored_names.CollapseKey),
    ],
)
def test_names_in_rows_never_change(listed: str, kept: type[StrEnum]) -> None:
    """The values of each enumeration are those listed."""
    assert {one.value for one in kept} == set(STORED[listed])


def test_every_kind_of_job_is_done_by_somebody() -> None:
    """The agenda's own table says the same kinds, and what makes a job unique begins as it always did."""
    assert set(jobs.build(ContentStore.__new__(ContentStore))) == set(STORED["job_kinds"])
    begins = {kind.once(7) for kind in stored_names.JobKind}
    listed = {*STORED["job_kinds"], *STORED["occurrences"]} - {"lesson.send"}
    assert begins == {f"{one}:7" for one in listed}


def test_every_result_is_heard_by_somebody() -> None:
    """So does the table of those who hear what became of a call."""
    assert set(delivery_results._HEARERS) == set(STORED["about"])
    assert [stored_names.read_about(one.of(7)) for one in stored_names.About] == [
        (one, "7") for one in stored_names.About
    ]


def test_nobody_writes_a_key_by_hand() -> None:
    """A key of a call and an occurrence of a job are made by the module that holds what they begin with."""
    named = {"about", "dedupe_key", "replaces", "occurrence"}
    found = [
        f"{path.relative_to(ROOT)}:{call.lineno}"
        for path in OURS
        for call in _calls(ast.parse(path.read_text(encoding="utf-8")))
        for given in call.keywords
        if given.arg in named
        and isinstance(given.value, ast.JoinedStr)
        and isinstance(given.value.values[0], ast.Constant)
    ]
    assert found == []
