"""JSON as it is stored and sent."""

import json

import pytest

from bot import jsoncodec


def test_half_a_surrogate_pair_goes_through_and_comes_back() -> None:
    """What no other JSON library writes: Telegram counts in UTF-16, and a phone may cut a pair in two."""
    cut = {"text": "a hug \ud83e", "entities": []}
    assert jsoncodec.loads(jsoncodec.dumps(cut)) == cut
    assert json.loads(jsoncodec.dumps(cut)) == cut


def test_words_are_written_as_they_are() -> None:
    assert jsoncodec.dumps({"text": "mañana ❤"}) == '{"text":"mañana ❤"}'


@pytest.mark.parametrize("text", ["", "{", '{"a": }', b"\xff\xfe", "<html>"])
def test_anything_else_is_refused(text: str | bytes) -> None:
    with pytest.raises(ValueError):
        jsoncodec.loads(text)
