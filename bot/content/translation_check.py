"""Whether a language says everything that English says: the same ids, the same values to fill in, the same shape."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot.content.faults import ErrorCollector
from bot.content.language import Language

ORIGIN = "en"
_OF_ONE_LANGUAGE = "here-"  # so begin phrases that only other phrases of the same language use

Difference = tuple[str, str]  # file within the language's folder, and what is different


def compare(original: Language, translation: Language, findings: ErrorCollector) -> None:
    """Note where `translation` cannot stand in for `original`, but for lessons and phrases."""
    _note(translation, [*_frames(original, translation), *_checkins(original, translation)], findings)
    _note(translation, _reflection(original, translation), findings)


def compare_lessons(original: Language, translation: Language, findings: ErrorCollector) -> None:
    """Note which lessons a translation lacks or has too much, or has in another place.

    Where a lesson of a language could not be read, it is not called missing as well.
    """
    there, here = original.lessons.by_id, translation.lessons.by_id
    unread = {fault.file.partition("/")[0] for fault in findings if "/lessons/" in fault.file}
    for name in sorted(there.keys() - here.keys() if translation.code not in unread else ()):
        findings.add(f"{translation.code}/lessons", 1, f"lacks the lesson {name} ({there[name].file})")
    for name, lesson in here.items():
        if name not in there:
            if ORIGIN not in unread:
                findings.add(lesson.file, 1, f"is lesson {name}, which {ORIGIN} does not have")
            continue
        for field in ("track", "order", "door", "seed", "evidence"):
            right = getattr(there[name], field)
            if getattr(lesson, field) != right:
                findings.add(lesson.file, 1, f"has another `{field}` than {there[name].file}: there it is {right}")


def _note(translation: Language, differences: Iterable[Difference], findings: ErrorCollector) -> None:
    for file, reason in differences:
        findings.add(f"{translation.code}/{file}", 1, reason)


def complete(original: Language, translation: Language, findings: ErrorCollector) -> Language:
    """Note where phrases differ, and return `translation` with those of `original` that it cannot say itself."""
    ours, theirs = translation.phrases, original.phrases
    missing = set(theirs.ids()) - set(ours.ids())
    for name in sorted(missing - ours.faulty):
        file, line = theirs.place(name)
        findings.add(f"{translation.code}/{file.split('/', 1)[1]}", 1, f"lacks the phrase `{name}` ({file}:{line})")
    differing = set(_differing(original, translation, findings))
    borrowed = missing | differing | (ours.faulty & set(theirs.ids()))
    return replace(translation, phrases=ours.with_some_of(theirs, borrowed)) if borrowed else translation


def _differing(original: Language, translation: Language, findings: ErrorCollector) -> Iterator[str]:
    """Note phrases that are none of `original`, and go through those that take other values than there."""
    ours, theirs = translation.phrases, original.phrases
    for name in ours.ids():
        file, line = ours.place(name)
        if name.startswith(_OF_ONE_LANGUAGE):
            continue
        if name not in theirs.ids():
            findings.add(file, line, f"`{name}` is no phrase of {ORIGIN}; write it there, too, or delete it here")
        elif ours.variables(name) != theirs.variables(name):
            used, needed = _dollars(ours.variables(name)), _dollars(theirs.variables(name))
            findings.add(file, line, f"`{name}` takes {used}; in {ORIGIN} it takes {needed}")
            yield name


def _dollars(names: Iterable[str]) -> str:
    return ", ".join(f"${name}" for name in sorted(names)) or "no values"


def _ids(file: str, what: str, needed: Iterable[str], used: Iterable[str]) -> Iterator[Difference]:
    there, here = set(needed), set(used)
    for name in sorted(there - here):
        yield file, f"lacks the {what} `{name}`, which {ORIGIN} has"
    for name in sorted(here - there):
        yield file, f"has the {what} `{name}`, which {ORIGIN} does not have"


def _frames(original: Language, translation: Language) -> Iterator[Difference]:
    file = "frames.yaml"
    yield from _ids(file, "wish", original.wishes, translation.wishes)
    yield from _ids(file, "window", original.windows, translation.windows)
    yield from _ids(file, "sign", original.signs, translation.signs)
    for name in original.signs.keys() & translation.signs.keys():
        theirs, ours = original.signs[name], translation.signs[name]
        if (theirs.signal, theirs.excludes) != (ours.signal, ours.excludes):
            yield file, f"has another `signal` or `excludes` for the sign `{name}` than {ORIGIN}"
    if original.frames.signs_at_most != translation.frames.signs_at_most:
        yield file, f"has another `signs_at_most` than {ORIGIN}"
    for frame in original.frames:
        ours_id = translation.frames.frame(frame.signal, frame.tone, frame.strength).id
        if ours_id != frame.id:
            yield file, f"calls the frame `{frame.id}` `{ours_id}`"


def _checkins(original: Language, translation: Language) -> Iterator[Difference]:
    theirs, ours = original.checkins, translation.checkins
    for freq in ("daily", "weekly"):
        file = f"checkins/{freq}.yaml"
        yield from _ids(
            file,
            "question",
            [item.id for item in theirs.items.values() if item.freq == freq],
            [item.id for item in ours.items.values() if item.freq == freq],
        )
    for name in theirs.items.keys() & ours.items.keys():
        one, other = theirs.items[name], ours.items[name]
        shape = [
            (len(item.options), item.scores, item.not_applicable, item.visibility, item.takes_several)
            for item in (one, other)
        ]
        if shape[0] != shape[1]:
            yield f"checkins/{one.freq}.yaml", f"has `{name}` with other options or rules than {ORIGIN}"
    if (theirs.daily_order, theirs.weekly_order) != (ours.daily_order, ours.weekly_order):
        yield "checkins/bridges.yaml", f"has another order than {ORIGIN}"


def _reflection(original: Language, translation: Language) -> Iterator[Difference]:
    file = "reflection.yaml"
    shapes = [
        (
            [(one.id, one.dimension, one.is_reversed) for one in language.reflection.statements],
            [(when, result.id, result.tone, result.track) for when, result in language.reflection.rules],
        )
        for language in (original, translation)
    ]
    if shapes[0][0] != shapes[1][0]:
        yield file, f"has other items than {ORIGIN} (`id`, `dim` or `r`)"
    if shapes[0][1] != shapes[1][1]:
        yield file, f"has other rules than {ORIGIN}"
