"""Which handler an update is for."""

import pytest
from telegram import CallbackQuery, Update, User

from bot.presentation.callback_data import CallbackData
from handlers.context import HandlerContext
from handlers.router import Router, TapHandler


class _Wide(CallbackData, prefix="test"):
    row: int


class _Narrow(CallbackData, prefix="test:narrow", reads_message=True):
    row: int


class _Same(CallbackData, prefix="test:narrow"):
    pass


async def _on_wide(_ctx: HandlerContext, _tap: _Wide) -> None:
    raise LookupError


async def _on_narrow(_ctx: HandlerContext, _tap: _Narrow) -> None:
    pass


async def _otherwise(_ctx: HandlerContext) -> None:
    pass


def _tapped(data: str | None) -> Update:
    return Update(1, callback_query=CallbackQuery("1", User(7, "Anna", is_bot=False), "", data=data))


@pytest.fixture
def router() -> Router:
    """Return a router of two forms, of which one begins as the other does."""
    made = Router()
    made.tap(_Wide)(_on_wide)
    made.tap(_Narrow)(_on_narrow)
    made.otherwise(_otherwise)
    return made


@pytest.mark.parametrize(("data", "carried"), [("test:7", _Wide(7)), ("test:narrow:7", _Narrow(7))])
def test_button_goes_to_the_form_with_the_longest_prefix(router: Router, data: str, carried: CallbackData) -> None:
    found = router.find(_tapped(data))
    assert found is not None
    assert found[1] == carried


@pytest.mark.parametrize("data", ["test:wide", "test:narrow:x", "test:narrow", "tests:7", "", ":", None])
def test_button_of_no_form_goes_to_the_handler_of_all_others(router: Router, data: str | None) -> None:
    found = router.find(_tapped(data))
    assert found is not None
    assert not isinstance(found[0], TapHandler)


def test_form_says_whether_its_handler_needs_the_tapped_message(router: Router) -> None:
    assert router.reads_message("test:narrow:7")
    assert not router.reads_message("test:7")
    assert not router.reads_message("nobody:7")


def test_two_forms_with_one_prefix_are_refused(router: Router) -> None:
    with pytest.raises(ValueError, match="test:narrow"):
        router.button(_Same)(_otherwise)
    other = Router()
    other.button(_Same)(_otherwise)
    with pytest.raises(ValueError, match="test:narrow"):
        router.include(other)


async def test_error_of_a_handler_reaches_whoever_gave_the_update(router: Router) -> None:
    update = _tapped("test:7")
    found = router.find(update)
    assert found is not None
    with pytest.raises(LookupError):
        await found[0].handle_update(update, None, found[1], None)  # type: ignore[arg-type]  # it asks for neither
