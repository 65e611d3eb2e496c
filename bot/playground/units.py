"""Count text the way Telegram does, in UTF-16 code units, and carry offsets over."""

from collections.abc import Sequence
from itertools import accumulate


def utf16_length(text: str) -> int:
    """Return how many UTF-16 code units `text` takes."""
    if text.isascii():
        return len(text)
    return len(text) + sum(char > "\uffff" for char in text)


def unit_positions(text: str) -> Sequence[int]:
    """Return the UTF-16 offset of every character and, last, of the end."""
    if text.isascii():
        return range(len(text) + 1)
    return [0, *accumulate(2 if char > "\uffff" else 1 for char in text)]


def byte_offset(text: str, index: int) -> int:
    """Return the offset in UTF-8 bytes of the character at `index`, as error descriptions tell it."""
    return len(text[:index].encode("utf-8", "surrogatepass"))


def character_at(text: str) -> dict[int, int]:
    """Return, for every UTF-16 offset at which a character begins, and for the end, the place of that character."""
    return dict(zip(unit_positions(text), range(len(text) + 1), strict=True))
