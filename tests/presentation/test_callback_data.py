"""What buttons carry: packed for Telegram, and read from whatever a client sends back."""

from datetime import UTC, datetime, time
from enum import StrEnum
from typing import Annotated

import pytest

from bot.presentation.callback_data import CallbackData


class _Colour(StrEnum):
    RED = "red"
    GREEN = "green"


class _Paint(CallbackData, prefix="test:paint"):
    """Every kind of field."""

    row: int
    colour: _Colour
    day: Annotated[int, range(7)]
    way: Annotated[str, ("up", "down")]
    name: Annotated[str, "[a-z]{0,50}"]
    half: Annotated[int, (20, 60)]
    is_on: bool
    clock: time
    at: datetime | None = None


_AT = datetime.fromtimestamp(1_804_000_000, UTC)
_WHOLE = _Paint(7, _Colour.RED, 0, "up", "sky", 60, False, time(7, 5), _AT)
_PACKED = "test:paint:7:red:0:up:sky:60:off:0705:1804000000"


def test_every_kind_of_field_is_packed_and_unpacked() -> None:
    assert _WHOLE.pack() == _PACKED
    assert _Paint.unpack(_PACKED) == _WHOLE


def test_optional_field_is_left_out() -> None:
    data = _PACKED.removesuffix(":1804000000")
    read = _Paint.unpack(data)
    assert read is not None
    assert read.at is None
    assert read.pack() == data


@pytest.mark.parametrize(
    ("was", "forged"),
    [
        (":7:red", ":seven:red"),
        (":7:red", ":-7:red"),
        (":7:red", ":٧:red"),
        (":7:red", f":{10**19}:red"),
        (":7:red", "::red"),
        ("red", "blue"),
        (":0:up", ":7:up"),
        (":0:up", ":00:up"),
        ("up", "left"),
        ("sky", "SKY"),
        (":60:", ":30:"),
        ("off", "0"),
        ("0705", "2460"),
        ("0705", "705"),
        ("1804000000", "1e9"),
        ("1804000000", "999999999999"),
        ("1804000000", "1804000000:7"),
        ("test:paint:", "test:paint"),
        ("test:paint:", "test:paints:"),
        (":1804000000", ":"),
    ],
)
def test_what_is_not_of_the_form_is_not_read(was: str, forged: str) -> None:
    data = _PACKED.replace(was, forged)
    assert data != _PACKED
    assert _Paint.unpack(data) is None


def test_id_out_of_range_names_nothing() -> None:
    read = _Paint.unpack(_PACKED.replace(":7:", f":{2**63}:"))
    assert read is not None
    assert read.row == 0


def test_more_than_telegram_keeps_is_refused() -> None:
    with pytest.raises(ValueError, match="64 bytes"):
        _Paint(7, _Colour.RED, 0, "up", "s" * 50, 60, False, time(7, 5), _AT).pack()


def test_form_without_fields_is_its_prefix() -> None:
    class Bare(CallbackData, prefix="test:bare"):
        pass

    assert Bare().pack() == "test:bare"
    assert Bare.unpack("test:bare") == Bare()
    assert Bare.unpack("test:bare:") is None
    assert Bare.unpack("test:bare:7") is None
