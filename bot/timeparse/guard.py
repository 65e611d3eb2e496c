"""Return whether what follows a time goes on like one, so that nothing is promised that is only half read.

"until 8 quarter" may be any time; "until 8, quarter of the work is done" is eight, because a mark stands between.
"""

from collections.abc import Iterable

from bot.timeparse.clocks import clocks
from bot.timeparse.patterns import DIGITS, SEPARATOR, Look
from bot.timeparse.said import DAY, Found, Hold, Length, Moment

_ADDS = ("and_minutes", "between_lengths")
_LINKS = ("before_any", "before_clock", "before_trailing_day", "before_part", "the", "before_day")


def chosen(look: Look, found: Iterable[Found]) -> tuple[list[Found], list[Found]]:
    """Return the times that were said, all of one end, and longer ones that may have been said instead."""
    by_end: dict[int, list[Found]] = {}
    for one in found:
        by_end.setdefault(one.end, []).append(one)
    asked: list[Found] = []
    for end in sorted(by_end, reverse=True):
        taken = [one for one in by_end[end] if _holds(look, one)]
        if taken:
            return _clocks_before_lengths(taken), asked
        asked += [one for one in by_end[end] if _may_hold(look, one)]
    return [], asked


def _clocks_before_lengths(taken: list[Found]) -> list[Found]:
    """Leave the lengths out where words such as "until" or minutes above twelve hours make them clock times."""
    clock_times = [one for one in taken if not isinstance(one.time, Length)]
    is_opened = any(one.is_opened for one in clock_times)
    return clock_times if is_opened else taken


def _holds(look: Look, found: Found) -> bool:
    """Return whether the last words of a time belong to it whatever follows, or because of what follows."""
    if isinstance(found.time, Length) and _is_another_word(look, found.end):
        return False  # "until 8 second thoughts"
    if found.hold is Hold.FIRM or look.closes(found.end):
        return True
    return found.hold is Hold.NATURAL and not _is_told_of(look, found.end) and not _is_another_word(look, found.end)


def _may_hold(look: Look, found: Found) -> bool:
    """Return whether it is unclear to whom the last words belong: the time, or the sentence that follows."""
    if found.hold is Hold.LOOSE or _is_another_word(look, found.end):
        return False
    return found.hold is Hold.NATURAL or not look.has("told_of_past", look.gap(found.end))


def _is_told_of(look: Look, end: int) -> bool:
    place = look.gap(end)
    return look.has("told_of", place) or look.has("told_of_past", place)


def _is_another_word(look: Look, end: int) -> bool:
    """Return whether the word that ends here means something else by what follows: "may be", "sat alone"."""
    start = max(look.text.rfind(" ", 0, end), look.text.rfind("-", 0, end)) + 1
    return _means_another(look, start)


def _means_another(look: Look, place: int) -> bool:
    also = look.of.also.at(look.text, place)
    if also is None:
        return False
    behind = look.gap(also[1])
    return any(
        look.text.startswith(word, behind) and not look.text[behind + len(word) : behind + len(word) + 1].isalnum()
        for word in also[0]
    )


def goes_on(look: Look, found: Found) -> bool:
    """Return whether the words behind a time go on like a time, so that it has to be asked about."""
    if SEPARATOR.match(look.text, found.end) or look.is_clause_end(found.end):
        return False
    place = look.gap(found.end)
    if place == found.end and look.text[place] == "-":
        place += 1  # "8-fifteen"
    if not isinstance(found.time, Length) and look.of.unit.at(look.text, place):
        return True  # "friday week"
    is_short = isinstance(found.time, Length) and found.time.seconds < DAY
    if _links_minutes(look, place, is_length=isinstance(found.time, Length), is_short=is_short):
        return True
    if _is_vague(look, found, place) or _is_fraction(look, place):
        return True
    return any(
        _is_like_time(look, start, is_short=is_short) for start in dict.fromkeys((place, look.skip(place, *_LINKS)))
    )


def is_told(look: Look, found: Iterable[Found]) -> Hold | None:
    """Return how a text that begins with a bare time goes on to tell of it: FIRM where it is no time but a sentence.

    "friday was awful" names no time to come back at; "tomorrow is better" may, and is asked about.
    """
    last = max(found, key=lambda one: one.end, default=None)
    if last is None or last.is_opened or look.closes(last.end):
        return None
    is_moment, place = isinstance(last.time, Moment), look.gap(last.end)
    is_bare = not isinstance(last.time, Moment) or last.time.clock is None or last.time.day is None
    if is_bare and look.has("told_of_past", place):
        return Hold.FIRM
    is_named = is_moment and not any(map(str.isdigit, look.text[: last.end]))
    is_told_of = look.has("told_of", place) and not look.has("vague", place)
    return Hold.SOFT if is_bare and is_named and is_told_of else None


def _is_vague(look: Look, found: Found, place: int) -> bool:
    """Return whether words follow that leave the time open: "tomorrow after work", "until eight and a bit"."""
    end = look.end_of("vague", place) or look.end_of("vague", look.skip(place, *_LINKS))
    if end is None:
        return False
    is_open = isinstance(found.time, Moment) and found.time.clock is None and found.time.part is None
    behind = look.skip(look.gap(end), "before_clock", "the")
    is_short = isinstance(found.time, Length) and found.time.seconds < DAY
    is_followed = look.closes(end) or _is_like_time(look, behind, is_short=is_short)
    return is_followed or (is_open and not _is_told_of(look, end))


def _is_fraction(look: Look, place: int) -> bool:
    """Return whether a part of an hour follows, however it is linked: "8 quarter", "an hour nd a half"."""
    match = look.of.fractional.match(look.text, place)
    return match is not None and look.closes(match.end())


def _links_minutes(look: Look, place: int, *, is_length: bool, is_short: bool) -> bool:
    """Return whether "past 8", "to nine", "y 20", "or 3", "or friday" or a lone letter follows."""
    names = ("past_hour", "to_hour", "and_minutes", "minus_minutes", "or_words")
    for name in (*names, "before_after", "between_lengths") if is_length else names:
        end = look.end_of(name, place)
        if end is None or (start := look.gap(end)) == end:
            continue
        start = look.skip(start, "before_clock", "the")
        is_number = DIGITS.match(look.text, start) or look.of.clock.at(look.text, start) or _counted(look, start)
        if is_number and not (name in _ADDS and is_length and not _number_closes(look, start)):
            return True
        if name == "or_words" and is_length and _is_amount(look, start):
            return True
        if name == "or_words" and _is_like_time(look, look.skip(start, *_LINKS), is_short=is_short):
            return True
    letter = look.end_of("letter_before_noon", place) or look.end_of("letter_after_noon", place)
    return letter is not None and look.closes(letter)


def _is_amount(look: Look, place: int) -> bool:
    """Return whether a length follows another: "an hour" in "20 minutes or an hour", "una" in "media hora o una"."""
    amount = look.of.amount.at(look.text, place)
    return amount is not None and (
        look.closes(amount[1]) or look.of.unit.at(look.text, look.gap(amount[1])) is not None
    )


def _counted(look: Look, place: int) -> int | None:
    """Return where a number word above one ends: "one" and "una" are articles, too."""
    found = look.of.counted.at(look.text, place)
    return found[1] if found and found[0] > 1 else None


def _number_closes(look: Look, place: int) -> bool:
    digits = DIGITS.match(look.text, place)
    end = digits.end() if digits else _counted(look, place)
    return end is not None and (look.closes(end) or look.end_of("minute_words", look.gap(end)) is not None)


def _is_like_time(look: Look, place: int, *, is_short: bool) -> bool:
    """Return whether a number or a name of time stands here; behind a length of hours only where nothing follows it.

    "2h one of us should sleep" and "3h la tarde ha sido dura" are lengths, whatever day or number comes next.
    """
    if DIGITS.match(look.text, place) or _counted(look, place) is not None:
        if not is_short:
            return True
        return _number_closes(look, place) or any(not one.is_plain and not one.is_loose for one in clocks(look, place))
    of, text = look.of, look.text
    tables = (of.month, of.weekday, of.part, of.part_of_today, of.day, of.clock)
    ends = [found[1] for table in tables if (found := table.at(text, place))]
    ends += [end for name in ("next_week", "weekend") if (end := look.end_of(name, place))]
    if not ends or text[max(ends) : max(ends) + 1].isalnum():
        return False
    if is_short:
        return look.is_clause_end(max(ends))
    return not look.has("told_of_past", look.gap(max(ends))) and not _means_another(look, place)
