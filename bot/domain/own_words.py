"""What people write, made fit to be passed on: one line or several of what can be seen, and cut between characters."""

import regex

from bot.domain.marks import plain

# Characters that are no words: controls, what turns or embeds the direction of everything behind it (UAX 9, 2), old
# format controls, byte order marks, notes between lines, halves of characters, and noncharacters, which Halfway uses.
_NO_WORDS = regex.compile(
    "[\u0000-\u0008\u000e-\u001b\u007f-\u0084\u0086-\u009f\u202a-\u202e\u2066-\u206f"
    "\ufeff\ufff9-\ufffb\ud800-\udfff\ufdd5-\ufdef]"
)
_BREAKS = regex.compile("\r\n|[\n\r\u000b\u000c\u0085\u2028\u2029]")
_MOST_BREAKS = regex.compile("\n{3,}")
# Letters, marks and symbols that show nothing (fillers, joiners, selectors, the empty Braille pattern) are not seen.
_SEEN = regex.compile(
    "[^\\p{C}\\p{Z}\u034f\u115f\u1160\u17b4\u17b5\u180b-\u180f\u2800\u3164\uffa0\ufe00-\ufe0f\U000e0100-\U000e01ef]"
)
_FILLERS = regex.compile("[\u115f\u1160\u2800\u3164\uffa0\u17b4\u17b5]|\\p{Zs}")  # a blank by another name
# What shows nothing and joins nothing: formats other than the joiners, which stand between two characters, and than the
# tags of a flag; selectors, unless they stand behind what they choose the look of.
_SPARE = regex.compile(
    "(?<=^|\\s)[\u200c\u200d]+|[\u200c\u200d]+(?=$|\\s)|(?<=^|\\s)[\u034f\u180b-\u180d\u180f\ufe00-\ufe0f\U000e0100-\U000e01ef]+"
    "|(?<![\U0001f3f4\U000e0020-\U000e007e])[\U000e0000-\U000e007f]|[\\p{Cf}--[\u200c\u200d\U000e0000-\U000e007f]]|\\p{Co}|[\ufdd0-\ufdef]",
    regex.V1,
)
_GRAPHEME = regex.compile(r"\X")  # extended grapheme clusters, UAX 29


def normalized(written: str, *, keeps_breaks: bool = False) -> str:
    """Return what somebody wrote as it is kept and passed on; empty where nothing of it can be seen.

    Runs of blanks become one blank, and so do line breaks, unless the text is one that may have them. What joins
    letters or emoji stays; what turns round the direction of the text behind it goes.
    """
    if written.isascii() and written.isprintable():
        return " ".join(written.split())
    lines = _BREAKS.split(written)
    kept = [" ".join(_NO_WORDS.sub("", line).split()) for line in lines]
    whole = _MOST_BREAKS.sub("\n\n", "\n".join(kept).strip()) if keeps_breaks else " ".join(filter(None, kept))
    return whole if is_visible(whole) else ""


def length(words: str) -> int:
    """Return how many characters words of somebody have for who reads them."""
    return len(plain(words))


def is_visible(written: str) -> bool:
    """Return whether anything of a text can be seen."""
    return _SEEN.search(written) is not None


def cut(written: str, length: int) -> str:
    """Return the beginning of a text, `length` characters at most, without half a flag, emoji or accented letter."""
    if len(written) <= length:
        return written
    kept = ""
    for cluster in _GRAPHEME.finditer(written):
        if len(kept) + len(cluster[0]) > length:
            break
        kept += cluster[0]
    return kept or written[:length]


def one_line_of_seen(written: str) -> str:
    """Return what can be seen of a text in one line, with what joins it: a name, for which nothing else has a use."""
    kept = _FILLERS.sub(" ", _SPARE.sub("", normalized(written)))
    return " ".join(kept.split()) if is_visible(kept) else ""
