"""Markup becomes text and entities as Telegram reads it."""

from contextlib import suppress
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.playground.answers import RefusedError
from bot.playground.formatting import format_text
from bot.playground.units import utf16_length

_FIRST = "entity beginning at UTF-16 offset 0"
_RESERVED = "is reserved and must be escaped with the preceding '\\'"
_KINDS = ("bold", "italic", "underline", "strikethrough", "spoiler", "blockquote", "code", "pre")
_TEXTS = st.text(st.sampled_from("ab 😀é\n👩‍❤️‍👨שلم\r\t7"), min_size=1, max_size=40)


def _units(text: str, entity: dict[str, Any]) -> str:
    """Return the text under an entity, cut in UTF-16 as a client would."""
    raw = text.encode("utf-16-le")
    return raw[entity["offset"] * 2 : (entity["offset"] + entity["length"]) * 2].decode("utf-16-le")


def _shown(text: str, mode: str = "", entities: Any = None) -> tuple[str, list[tuple[Any, ...]]]:
    formatted = format_text(text, mode, entities)
    listed = []
    for entity in formatted.entities:
        extra = {k: v for k, v in entity.items() if k not in {"type", "offset", "length"}}
        listed.append((entity["type"], _units(formatted.text, entity), *([extra] if extra else [])))
    return formatted.text, listed


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("<b>a <i>b</i></b> <u>c</u>", "a b c", [("bold", "a b"), ("italic", "b"), ("underline", "c")]),
        ("😀<s>ё</s> &lt;&amp;&#128512;&quot;&copy;", '😀ё <&😀"&copy;', [("strikethrough", "ё")]),
        ('<span class="tg-spoiler">x</span><tg-spoiler>y</tg-spoiler>', "xy", [("spoiler", "xy")]),
        ('<a href="http://a.de">x</a>', "x", [("text_link", "x", {"url": "http://a.de/"})]),
        ("<a>http://a.de/b</a>", "http://a.de/b", [("text_link", "http://a.de/b", {"url": "http://a.de/b"})]),
        ('<a href="nowhere">x</a>', "x", []),
        ('<a href="tg://user?id=5">x</a>', "x", [("text_mention", "x", {"user": {"id": 5}})]),
        ('<pre><code class="language-py">x=1</code></pre>', "x=1", [("pre", "x=1", {"language": "py"})]),
        ('<code class="language-py">x</code>', "x", [("code", "x")]),
        ("<blockquote>a\nb</blockquote>", "a\nb", [("blockquote", "a\nb")]),
        ("<blockquote expandable>a</blockquote>", "a", [("expandable_blockquote", "a")]),
        (
            '<tg-time unix="1700000000" format="wDT">then</tg-time>',
            "then",
            [("date_time", "then", {"unix_time": 1_700_000_000, "date_time_format": "wDT"})],
        ),
        ("<B>a</b ><i></i>", "a", [("bold", "a")]),
        ("<code>a <b>b</b></code>", "a b", [("code", "a b")]),
    ],
)
def test_html_is_read_like_telegram(markup: str, text: str, entities: list[Any]) -> None:
    assert _shown(markup, "html") == (text, entities)


@pytest.mark.parametrize(
    ("markup", "text", "entities"),
    [
        ("*a _b_* __c__ ~d~ ||e||", "a b c d e",
         [("bold", "a b"), ("italic", "b"), ("underline", "c"), ("strikethrough", "d"), ("spoiler", "e")]),
        (r"1\.5 \* 2 \\ `a\`b`", "1.5 * 2 \\ a`b", [("code", "a`b")]),
        ("```py\nx```", "x", [("pre", "x", {"language": "py"})]),
        ("```\nx```", "x", [("pre", "x")]),
        ("[x](http://a.de/\\))", "x", [("text_link", "x", {"url": "http://a.de/)"})]),
        ("![x](tg://emoji?id=5)", "x", [("custom_emoji", "x", {"custom_emoji_id": "5"})]),
        ("![x](tg://time?unix=7&format=t)", "x", [("date_time", "x", {"unix_time": 7, "date_time_format": "t"})]),
        (">a\n>b\nc", "a\nb\nc", [("blockquote", "a\nb\n")]),
        ("x\n>a\n>b||\ny", "x\na\nb\ny", [("expandable_blockquote", "a\nb")]),
        (">a\n**>b", "a\nb", [("blockquote", "a\n"), ("blockquote", "b")]),
        ("*a\n_b_*", "a\nb", [("bold", "a\nb"), ("italic", "b")]),
    ],
)  # fmt: skip
def test_markdown_is_read_like_telegram(markup: str, text: str, entities: list[Any]) -> None:
    assert _shown(markup, "MarkdownV2") == (text, entities)


def test_older_markdown_is_read_flat() -> None:
    text, entities = _shown("*a* _b_ `c` [d](http://a.de) \\* ```py\ne```", "Markdown")
    assert text == "a b c d * e"
    assert [entity[:2] for entity in entities] == [
        ("bold", "a"), ("italic", "b"), ("code", "c"), ("text_link", "d"), ("pre", "e"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("mode", "markup", "reason"),
    [
        ("HTML", "<b>a", 'Can\'t find end tag corresponding to start tag "b"'),
        ("HTML", "a</b>", "Unexpected end tag at byte offset 1"),
        ("HTML", "é<x>a</x>", 'Unsupported start tag "x" at byte offset 2'),
        ("HTML", "<b>a</i>", 'Unmatched end tag at byte offset 4, expected "</b>", found "</i>"'),
        ("HTML", "1 < 2", 'Unsupported start tag "" at byte offset 2'),
        ("HTML", "<b", "Unclosed start tag at byte offset 0"),
        ("HTML", '<a href="x>y</a>', 'Unclosed start tag "a" at byte offset 0'),
        ("HTML", "<b>a</b", "Unclosed end tag at byte offset 4"),
        ("HTML", "<a x>y</a>", "Expected equal sign in declaration of an attribute of the tag "
         '"a" at byte offset 0'),
        ("HTML", "<span>a</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("HTML", '<tg-time unix="soon">a</tg-time>', "Invalid date specified"),
        ("MarkdownV2", "a.", f"Character '.' {_RESERVED}"),
        ("MarkdownV2", "*a", "Can't find end of Bold entity at byte offset 0"),
        ("MarkdownV2", "é _a", "Can't find end of Italic entity at byte offset 3"),
        ("MarkdownV2", "[a](b", "Can't find end of a URL at byte offset 4"),
        ("MarkdownV2", "a > b", f"Character '>' {_RESERVED}"),
        ("Markdown", "a_b", "Can't find end of the entity starting at byte offset 1"),
    ],
)  # fmt: skip
def test_broken_markup_is_refused(mode: str, markup: str, reason: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        format_text(markup, mode)
    assert refusal.value.description == f"Bad Request: can't parse entities: {reason}"


def test_unknown_parse_mode_is_refused() -> None:
    with pytest.raises(RefusedError, match="unsupported parse_mode"):
        format_text("a", "Markdown3")


def _entity(kind: str, offset: int, length: int, **extra: Any) -> dict[str, Any]:
    return {"type": kind, "offset": offset, "length": length, **extra}


@pytest.mark.parametrize(
    ("entity", "reason"),
    [
        (_entity("bold", 0, 9), f"{_FIRST} ends after the end of the text at UTF-16 offset 9"),
        (_entity("bold", 9, 1), "entity begins after the end of the text at UTF-16 offset 9"),
        (_entity("bold", 2, 1), "entity begins in a middle of a UTF-16 symbol at byte offset 5"),
        (_entity("bold", 0, 2), f"{_FIRST} ends in a middle of a UTF-16 symbol at byte offset 5"),
        (_entity("bold", -1, 2), "receive an entity with incorrect offset -1"),
        (_entity("text_link", 0, 1, url="no"), "entity URL 'no' is invalid"),
        (_entity("date_time", 0, 1, unix_time=5, date_time_format="x"),
         "can't parse MessageEntity: Invalid date format specified"),
        (_entity("sparkles", 0, 1), "can't parse MessageEntity: Unsupported type specified"),
    ],
)  # fmt: skip
def test_entity_beyond_the_text_is_refused(entity: dict[str, Any], reason: str) -> None:
    with pytest.raises(RefusedError) as refusal:
        format_text("a😀b", entities=[entity])
    assert refusal.value.description == f"Bad Request: {reason}"


def test_white_space_moves_entities_along() -> None:
    given = [_entity("bold", 0, 7), _entity("italic", 5, 1), _entity("spoiler", 3, 4)]
    assert _shown("\n  a\r b  ", entities=given) == ("a b", [("bold", "a b"), ("spoiler", "a b")])


def test_date_time_formats_follow_the_rule() -> None:
    for form in ("", "r", "w", "d", "D", "t", "T", "wd", "wDt", "DT"):
        extra = {"date_time_format": form} if form else {}
        formatted = format_text("x", entities=[_entity("date_time", 0, 1, unix_time=5, **extra)])
        assert formatted.entities == [_entity("date_time", 0, 1, unix_time=5, **extra)]
    for form in ("rt", "dw", "tT", "dd", "x"):
        with pytest.raises(RefusedError):
            format_text("x", entities=[_entity("date_time", 0, 1, unix_time=5, date_time_format=form)])


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("/start@bot abc", [("bot_command", "/start@bot")]),
        ("a/b </x> http://x /ok", [("bot_command", "/ok")]),
        ("Hi @anna_k, @me!", [("mention", "@anna_k")]),
        ("see https://t.me/a?start=b-c_d. Or t.me/x).", [("url", "https://t.me/a?start=b-c_d"), ("url", "t.me/x")]),
        ("(https://a.de/b_(c))", [("url", "https://a.de/b_(c)")]),
        ("mail me@a.de #tag #1", [("email", "me@a.de"), ("hashtag", "#tag")]),
        ("half past 7.30", []),
    ],
)
def test_telegram_finds_what_it_knows(text: str, found: list[Any]) -> None:
    assert _shown(text) == (text, found)


def test_nothing_is_found_inside_code() -> None:
    assert _shown("<code>/start</code> <b>/go</b>", "HTML") == (
        "/start /go",
        [("code", "/start"), ("bot_command", "/go"), ("bold", "/go")],
    )


@st.composite
def _marked_texts(draw: st.DrawFn) -> tuple[str, list[dict[str, Any]]]:
    """Draw a text and entities that begin and end between its characters."""
    text = draw(_TEXTS)
    at = [utf16_length(text[:index]) for index in range(len(text) + 1)]
    places = st.tuples(st.sampled_from(at), st.sampled_from(at)).filter(lambda pair: pair[0] < pair[1])
    drawn = draw(st.lists(st.tuples(st.sampled_from(_KINDS), places), max_size=6))
    return text, [_entity(kind, start, end - start) for kind, (start, end) in drawn]


@given(_marked_texts())
def test_entities_always_nest_within_text(case: tuple[str, list[dict[str, Any]]]) -> None:
    formatted = format_text(case[0], entities=case[1])
    total = utf16_length(formatted.text)
    boundaries = {utf16_length(formatted.text[:index]) for index in range(len(formatted.text) + 1)}
    spans = [(entity["offset"], entity["offset"] + entity["length"]) for entity in formatted.entities]
    assert formatted.text == formatted.text.strip(" \n")
    for start, end in spans:
        assert 0 <= start < end <= total
        assert {start, end} <= boundaries
        assert _units(formatted.text, _entity("bold", start, end - start)).strip(" \n")
        for other_start, other_end in spans:
            assert not start < other_start < end < other_end
    assert [entity["offset"] for entity in formatted.entities] == sorted(start for start, _ in spans)


@given(_marked_texts())
def test_stored_text_is_stored_again_unchanged(case: tuple[str, list[dict[str, Any]]]) -> None:
    once = format_text(case[0], entities=case[1])
    assert format_text(once.text, entities=once.entities) == once


@given(_TEXTS, st.sampled_from(["b", "i", "u", "s", "tg-spoiler", "blockquote", "code", "pre"]))
def test_html_marks_what_it_encloses(inner: str, tag: str) -> None:
    formatted = format_text(f"😀<{tag}>{inner}</{tag}>.", "HTML")
    plain = format_text(f"😀{inner}.").text
    assert formatted.text == plain
    marked = [_units(plain, entity) for entity in formatted.entities]
    core = plain[1:-1].lstrip(" \n")
    assert marked == ([core] if core.strip(" \n") else [])


@given(st.text(max_size=60))
def test_any_text_is_read_or_refused(text: str) -> None:
    for mode in ("", "HTML", "MarkdownV2", "Markdown"):
        with suppress(RefusedError):
            assert utf16_length(format_text(text, mode).text) <= utf16_length(text)


@given(st.text(st.characters(codec="utf-16-le")))
def test_units_are_counted_like_utf16(text: str) -> None:
    assert utf16_length(text) == len(text.encode("utf-16-le")) // 2
