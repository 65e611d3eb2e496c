"""Putting a signal together: /space and /closeness, the questions, the preview, and *Send*."""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot import timeparse
from bot.content.lint import fold
from bot.domain import lengths
from bot.domain.drafts import TOPIC, TOPIC_LENGTH, WISH_LENGTH, Asked, Draft, DraftGone, Previewed
from bot.domain.marks import plain, tail
from bot.domain.own_words import length, normalized
from bot.domain.people import Member
from bot.domain.signals import LEAST_LEFT, LINE_LENGTH, AlreadyOpen, Kind, NotConnected
from bot.domain.text import Text
from bot.presentation import frames
from bot.presentation.buttons.drafts import BeginCloseness, BeginSpace, BeginTalk, SendDraft
from bot.presentation.words import Translator
from bot.services import cards, drafts, sending, signals, wishes, zonequestions
from handlers import screening
from handlers.context import HandlerContext, words_after_command
from handlers.router import Router

_NAMED = ("tonight", "tomorrow")  # buttons that mean a time of day
LANDING = "line-landing"  # a line may land as blame, and its writer takes a second look
router = Router()


@router.command("space")
@router.button(BeginSpace)
async def space_asked(ctx: HandlerContext) -> None:
    """Begin a need for space, from words as far as they carry."""
    await begin(ctx, Kind.SPACE, _words(ctx))


@router.command("closeness")
@router.button(BeginCloseness)
async def closeness_asked(ctx: HandlerContext) -> None:
    """Begin a wish for closeness."""
    await begin(ctx, Kind.CLOSENESS, _words(ctx))


@router.command("talk")
@router.button(BeginTalk)
async def talk_asked(ctx: HandlerContext) -> None:
    """Begin a topic: one thing, softly."""
    await begin(ctx, Kind.TALK, _words(ctx))


@router.tap(SendDraft)
async def sent(ctx: HandlerContext, tap: SendDraft) -> None:
    """Send what was previewed."""
    partner = await ctx.partner()
    found = await drafts.load(ctx.uow, ctx.person, tap.draft_id)
    if partner is None or ctx.tapped_id is None or found is None:
        await ctx.reply(DraftGone(ctx.person) if partner else NotConnected(ctx.person))
        return
    if found[0].is_card:  # it was put together to be kept
        await ctx.reply(DraftGone(ctx.person))
        return
    if await screening.stopped(ctx, whole(ctx, found[0])):  # as it may have been typed before a rule was there
        return
    many, receipt = frames.wordings(ctx.language_of(partner), found[0], partner), ctx.tapped_id
    await ctx.reply(*await sending.send(ctx.uow, ctx.person, partner, found[0], many, wording(ctx), receipt))
    if found[0].card is not None:
        approved = frames.standing(ctx.language_of(partner), found[0], ctx.person, partner)
        await cards.approve(ctx.uow, ctx.person, found[0], approved)


async def typed(ctx: HandlerContext, text: str | None) -> bool:
    """Take typed words as the answer to what was asked; False where nothing was asked."""
    found = await drafts.load(ctx.uow, ctx.person)
    reader = _READERS.get(found[1]) if found else None
    if found is None or reader is None:
        return False
    if text is None:
        await ask(ctx, found[0], found[1], "no-text")
    else:
        await reader(ctx, found[0], text)
    return True


async def proceed(ctx: HandlerContext, draft: Draft, *, note: str | None = None, is_whole: bool = False) -> None:
    """Ask for what is missing, or show the preview; with `is_whole` with all that can be changed."""
    partner = await ctx.partner()
    if partner is None:
        await ctx.reply(NotConnected(ctx.person))
        return
    if draft.kind is Kind.TALK and not partner.takes_lines:
        draft = draft.without_own_words()
    need = draft.needs()
    if need is not None:
        await ask(ctx, draft, need)
    elif not await screening.stopped(ctx, whole(ctx, draft)):
        many = frames.wordings(ctx.language_of(partner), draft, partner)
        shown = await signals.preview(ctx.uow, ctx.person, draft, many, wording(ctx), note)
        if is_whole and isinstance(shown, Previewed):
            shown = replace(shown, is_whole=True)
        await ctx.reply(shown)


def whole(ctx: HandlerContext, draft: Draft) -> str:
    """Return all own words of a draft as one text: what is said piece by piece may say more together."""
    if len(draft.topic) != len(TOPIC):
        return draft.own_words
    return frames.topic(Translator(ctx.language.phrases, ctx.language.code), draft)


async def ask_again(ctx: HandlerContext, draft: Draft, step: str) -> None:
    """Ask once more for what a draft waits for, or show its preview again."""
    if step in _READERS and step != LANDING:
        await ask(ctx, draft.changed(pending=None), step)
    else:
        await proceed(ctx, draft.changed(pending=None))


async def ask(ctx: HandlerContext, draft: Draft, what: str, problem: str | None = None, count: int = 0) -> None:
    """Ask one question and wait for its answer."""
    partner = await ctx.partner()
    if partner is None:
        await ctx.reply(NotConnected(ctx.person))
        return
    await drafts.keep(ctx.uow, ctx.person, draft, what)
    await ctx.reply(Asked(ctx.person, partner, draft, what, ctx.uow.now, problem, count))


def wording(ctx: HandlerContext) -> signals.Wording:
    """Return the function that words a draft in the receiver's language."""

    def words(draft: Draft, sender: Member, receiver: Member, now: datetime, *, is_held: bool | None = None) -> Text:
        return frames.relay(ctx.language_of(receiver), draft, sender, receiver, now, is_held=is_held)

    return words


def _words(ctx: HandlerContext) -> str:
    return words_after_command(ctx.message, with_marks=True) if ctx.incoming.message else ""


async def begin(ctx: HandlerContext, kind: Kind, words: str) -> None:
    """Begin a signal with what was said of it already."""
    if await ctx.partner() is None:
        await ctx.reply(NotConnected(ctx.person))
        return
    opened = await signals.make_room(ctx.uow, ctx.person)
    if opened is not None:
        await ctx.reply(AlreadyOpen(opened, ctx.uow.now))
        return
    again = await wishes.repeat(ctx.uow, ctx.person) if kind is Kind.CLOSENESS else None
    if again is not None:
        await ctx.reply(again)
        return
    draft = await drafts.begin(ctx.uow, ctx.person, kind)
    if not words and kind is Kind.SPACE:
        length = await signals.last_length(ctx.uow, ctx.person)
        until = lengths.ends_at(length, ctx.person, ctx.uow.now)
        await proceed(ctx, draft.changed(until_at=until, length=length))
    elif not words:
        await proceed(ctx, draft)
    elif kind is Kind.SPACE:
        await until_said(ctx, draft.changed(kept=""), words)
    elif kind is Kind.TALK:
        await _topic_said(ctx, draft, words)
    else:
        await _wish_typed(ctx, draft, words)


async def until_said(ctx: HandlerContext, draft: Draft, text: str) -> None:
    """Read until when and, behind it, an own line; where that takes a zone nobody knows, ask for the zone first."""
    words = ctx.english.times if text in _NAMED else ctx.language.times

    def read(zone: ZoneInfo) -> object:
        return timeparse.read_until(plain(text), ctx.said_at, zone, words)

    if not ctx.person.is_zone_known and zonequestions.depends_on_zone(read):
        await drafts.keep(ctx.uow, ctx.person, draft.changed(pending=text), zonequestions.STEP)
        await ctx.reply(await zonequestions.ask(ctx.uow, ctx.person, ctx.telegram_language))
        return
    clock_words = draft.pending if draft.pending is not None else draft.clock_words
    found, draft = read(ctx.person.zone), draft.changed(pending=None, clock_words=clock_words)
    if isinstance(found, timeparse.Unclear):
        await ask(ctx, drafts.unclear(draft, found, text), "until", "unclear")
        return
    if not isinstance(found, timeparse.UntilRead):
        await ask(ctx, drafts.unread(draft, found, text), "until", "unreadable")
        return
    if ctx.is_late and found.until_at < ctx.uow.now + LEAST_LEFT:
        await ask(ctx, draft, "until", "late")
        return
    by_clock = found.until_at if zonequestions.depends_on_zone(read) else None
    length = text if text in _NAMED else None
    rest = tail(text, len(found.rest)) if found.rest else ""
    await until_settled(ctx, draft.changed(clock_said_at=by_clock, length=length), found.until_at, rest)


async def until_settled(ctx: HandlerContext, draft: Draft, until_at: datetime, rest: str = "") -> None:
    """Go on once the promised return is known, with the own words behind it or those that were kept."""
    line, draft = rest or draft.kept, draft.changed(until_at=until_at, kept=None, readings=())
    if line and draft.line is None:
        await _line_typed(ctx, draft, line)
    else:
        await proceed(ctx, draft)


async def _wish_typed(ctx: HandlerContext, draft: Draft, text: str) -> None:
    wish = normalized(text)
    listed = [name for name, one in ctx.language.wishes.items() if fold(wish) in {fold(one.label), fold(one.text)}]
    if listed:
        await proceed(ctx, draft.changed(wish=listed[0], own_wish=None))
    elif not await takes_own_words(ctx):
        await ask(ctx, draft, "wish", "wish-off")
    elif length(wish) > WISH_LENGTH:
        await ask(ctx, draft, "wish-text", "wish-long", length(wish))
    else:
        await proceed(ctx, draft.changed(wish="own", own_wish=wish))


async def _topic_said(ctx: HandlerContext, draft: Draft, text: str) -> None:
    said = normalized(text, keeps_breaks=True)
    if length(said) > LINE_LENGTH:
        await ask(ctx, draft, TOPIC[0], "topic-long", length(said))
    else:
        await proceed(ctx, draft.changed(own_wish=said))


async def _topic_typed(ctx: HandlerContext, draft: Draft, text: str) -> None:
    part = normalized(text)
    if length(part) > TOPIC_LENGTH:
        await ask(ctx, draft, TOPIC[min(len(draft.topic), 2)], "topic-long", length(part))
    else:
        draft = draft.changed(topic=(*draft.topic, part)[: len(TOPIC)])
        if len(draft.topic) == len(TOPIC):  # the sentence is of the language in which its parts were written
            draft = draft.changed(own_wish=frames.topic(ctx.words, draft))
        await proceed(ctx, draft)


async def _line_typed(ctx: HandlerContext, draft: Draft, text: str) -> None:
    line = normalized(text)
    if not await takes_own_words(ctx):
        await ask(ctx, draft, "line")
    elif length(line) > LINE_LENGTH:
        await ask(ctx, draft, "line-text", "line-long", length(line))
    elif ctx.language.lint.flags(line) and draft.pending != line:
        await ask(ctx, draft.changed(pending=line), LANDING)
    else:
        await proceed(ctx, draft.changed(line=line, pending=None))


_READERS = {
    "until": until_said,
    "until-text": until_said,
    "wish": _wish_typed,
    "wish-text": _wish_typed,
    "line": _line_typed,
    "line-text": _line_typed,
    "line-template": _line_typed,
    LANDING: _line_typed,
    **dict.fromkeys(TOPIC, _topic_typed),
}


async def takes_own_words(ctx: HandlerContext) -> bool:
    """Return whether the partner takes lines in somebody's own words."""
    partner = await ctx.partner()
    return partner is not None and partner.takes_lines
