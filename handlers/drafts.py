"""Putting a signal together: /space and /closeness, the questions, the preview, and *Send*."""

from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot import timeparse
from bot.domain.drafts import TOPIC, TOPIC_LENGTH, WISH_LENGTH, Asked, Draft, DraftCancelled, DraftGone
from bot.domain.own_words import normalized
from bot.domain.people import Member
from bot.domain.signals import LEAST_LEFT, LINE_LENGTH, AlreadyOpen, Kind, NotConnected, Strength
from bot.domain.text import Text
from bot.library.lint import fold
from bot.rendering import frames
from bot.rendering.words import Words
from bot.services import drafts, sending, signals, wishes, zonequestions
from handlers import screening
from handlers.turn import Turn, type_of_application, words_after_command

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_LENGTHS = {"20m": timedelta(minutes=20), "1h": timedelta(hours=1), "3h": timedelta(hours=3)}
_NAMED = ("tonight", "tomorrow")  # buttons that mean a time of day
_LANDING = "line-landing"  # a line may land as blame, and its writer takes a second look


async def space_asked(update: Update, turn: Turn) -> None:
    """Begin a need for space, from words as far as they carry."""
    await _begin(update, turn, Kind.SPACE)


async def closeness_asked(update: Update, turn: Turn) -> None:
    """Begin a wish for closeness."""
    await _begin(update, turn, Kind.CLOSENESS)


async def talk_asked(update: Update, turn: Turn) -> None:
    """Begin a topic: one thing, softly."""
    await _begin(update, turn, Kind.TALK)


async def topic_begun_anew(update: Update, turn: Turn) -> None:
    """Put the topic together once more."""
    draft = await _draft(turn)
    if draft is not None:
        await proceed(turn, draft.changed(topic=(), own_wish=None))


async def until_chosen(update: Update, turn: Turn) -> None:
    """Set the promised return from a button."""
    draft, choice = await _draft(turn), turn.group(2)
    if draft is None:
        return
    if choice == "other":
        await ask(turn, draft, "until-text")
    elif choice in _LENGTHS:
        await proceed(turn, draft.changed(until_at=turn.uow.now + _LENGTHS[choice]))
    else:
        await until_said(turn, draft, choice)


async def kinder_time_chosen(update: Update, turn: Turn) -> None:
    """Set the promised return to the kinder time that stood beside it; times out of bounds are asked for anew."""
    draft = await _draft(turn)
    if draft is not None and draft.kind is Kind.SPACE:
        await proceed(turn, draft.changed(until_at=datetime.fromtimestamp(turn.number(2), UTC)))


async def wish_chosen(update: Update, turn: Turn) -> None:
    """Set the wish from a button."""
    draft, wish = await _draft(turn), turn.group(2)
    if draft is None:
        return
    if wish == "own" and await _takes_own_words(turn):
        await ask(turn, draft, "wish-text")
    elif wish == "own":
        await ask(turn, draft, "wish", "wish-off")
    elif wish in turn.language.wishes:
        await proceed(turn, draft.changed(wish=wish, own_wish=None))


async def window_chosen(update: Update, turn: Turn) -> None:
    """Set the window from a button."""
    draft, window = await _draft(turn), turn.group(2)
    if draft is not None and window in turn.language.windows:
        await proceed(turn, draft.changed(window=window))


async def strength_chosen(update: Update, turn: Turn) -> None:
    """Set how much."""
    draft = await _draft(turn)
    if draft is not None:
        await proceed(turn, draft.changed(strength=Strength(int(turn.group(2)))))


async def sign_tapped(update: Update, turn: Turn) -> None:
    """Tick a sign, or take the tick away."""
    draft, sign = await _draft(turn), turn.group(2)
    known = turn.language.signs
    if draft is None or sign not in known or known[sign].signal != draft.kind:
        return
    most = turn.language.frames.signs_at_most[draft.kind]
    await ask(turn, drafts.toggled_sign(draft, sign, most, known[sign].excludes), "line")


async def change_asked(update: Update, turn: Turn) -> None:
    """Ask again for something that was said already."""
    draft = await _draft(turn)
    if draft is not None:
        await ask(turn, draft, {"own": "line-text"}.get(turn.group(2), turn.group(2)))


async def landing_judged(update: Update, turn: Turn) -> None:
    """Keep a line that may land as blame, write it anew, or do without."""
    found = await drafts.load(turn.uow, turn.person, turn.number(1))
    if found is None:
        await turn.carry(DraftGone(turn.person))
        return
    draft, choice = found[0].changed(pending=None), turn.group(2)
    if choice == "template":
        await ask(turn, draft, "line-template")
    elif choice == "none":
        await proceed(turn, draft.changed(line=None))
    else:
        await proceed(turn, draft.changed(line=found[0].pending) if found[1] == _LANDING else draft)


async def line_removed(update: Update, turn: Turn) -> None:
    """Take the own line out."""
    draft = await _draft(turn)
    if draft is not None:
        await ask(turn, draft.changed(line=None), "line")


async def wording_changed(update: Update, turn: Turn) -> None:
    """Show the next wording of the frame."""
    draft, partner = await _draft(turn), await turn.partner()
    if draft is not None and partner is not None:
        await proceed(turn, drafts.reworded(draft, frames.wordings(turn.language_of(partner), draft, partner)))


async def preview_asked(update: Update, turn: Turn) -> None:
    """Show the preview again."""
    draft = await _draft(turn)
    if draft is not None:
        await proceed(turn, draft)


async def cancelled(update: Update, turn: Turn) -> None:
    """Send nothing."""
    draft = await _draft(turn)
    if draft is not None:
        await drafts.drop(turn.uow, turn.person)
        await turn.carry(DraftCancelled(turn.person))


async def sent(update: Update, turn: Turn) -> None:
    """Send what was previewed."""
    partner, query = await turn.partner(), update.callback_query
    found = await drafts.load(turn.uow, turn.person, turn.number(1))
    if partner is None or query is None or query.message is None or found is None:
        await turn.carry(DraftGone(turn.person) if partner else NotConnected(turn.person))
        return
    if await screening.stopped(turn, _whole(turn, found[0])):  # as it may have been typed before a rule was there
        return
    many, receipt = frames.wordings(turn.language_of(partner), found[0], partner), query.message.message_id
    await turn.carry(*await sending.send(turn.uow, turn.person, partner, found[0], many, wording(turn), receipt))


async def typed(turn: Turn, text: str | None) -> bool:
    """Take typed words as the answer to what was asked; False where nothing was asked."""
    found = await drafts.load(turn.uow, turn.person)
    reader = _READERS.get(found[1]) if found else None
    if found is None or reader is None:
        return False
    if text is None:
        await ask(turn, found[0], found[1], "no-text")
    else:
        await reader(turn, found[0], text)
    return True


async def proceed(turn: Turn, draft: Draft) -> None:
    """Ask for what is missing, or show the preview."""
    partner = await turn.partner()
    if partner is None:
        await turn.carry(NotConnected(turn.person))
        return
    if draft.kind is Kind.TALK and not partner.takes_lines:
        draft = draft.without_own_words()
    need = draft.needs()
    if need is not None:
        await ask(turn, draft, need)
    elif not await screening.stopped(turn, _whole(turn, draft)):
        many = frames.wordings(turn.language_of(partner), draft, partner)
        await turn.carry(await signals.preview(turn.uow, turn.person, draft, many, wording(turn)))


def _whole(turn: Turn, draft: Draft) -> str:
    """Return all own words of a draft as one text: what is said piece by piece may say more together."""
    if len(draft.topic) != len(TOPIC):
        return draft.own_words
    return frames.topic(Words(turn.language.phrases, turn.language.code), draft)


async def ask_again(turn: Turn, draft: Draft, step: str) -> None:
    """Ask once more for what a draft waits for, or show its preview again."""
    if step in _READERS and step != _LANDING:
        await ask(turn, draft.changed(pending=None), step)
    else:
        await proceed(turn, draft.changed(pending=None))


async def ask(turn: Turn, draft: Draft, what: str, problem: str | None = None, count: int = 0) -> None:
    """Ask one question and wait for its answer."""
    partner = await turn.partner()
    if partner is None:
        await turn.carry(NotConnected(turn.person))
        return
    await drafts.keep(turn.uow, turn.person, draft, what)
    await turn.carry(Asked(turn.person, partner, draft, what, turn.uow.now, problem, count))


def wording(turn: Turn) -> signals.Wording:
    """Return the function that words a draft in the receiver's language."""

    def words(draft: Draft, sender: Member, receiver: Member, now: datetime, *, is_held: bool | None = None) -> Text:
        return frames.relay(turn.language_of(receiver), draft, sender, receiver, now, is_held=is_held)

    return words


async def _begin(update: Update, turn: Turn, kind: Kind) -> None:
    if await turn.partner() is None:
        await turn.carry(NotConnected(turn.person))
        return
    opened = await signals.make_room(turn.uow, turn.person)
    if opened is not None:
        await turn.carry(AlreadyOpen(opened, turn.uow.now))
        return
    again = await wishes.repeat(turn.uow, turn.person) if kind is Kind.CLOSENESS else None
    if again is not None:
        await turn.carry(again)
        return
    draft = await drafts.begin(turn.uow, turn.person, kind)
    words = words_after_command(update) if update.message else ""
    if not words:
        await proceed(turn, draft)
    elif kind is Kind.SPACE:
        await until_said(turn, draft, words)
    elif kind is Kind.TALK:
        await _topic_said(turn, draft, words)
    else:
        await _wish_typed(turn, draft, words)


async def until_said(turn: Turn, draft: Draft, text: str) -> None:
    """Read until when and, behind it, an own line; where that takes a zone nobody knows, ask for the zone first."""
    words = turn.english.times if text in _NAMED else turn.language.times

    def read(zone: ZoneInfo) -> object:
        return timeparse.read_until(text, turn.said_at, zone, words)

    if not turn.person.is_zone_known and zonequestions.depends_on_zone(read):
        await drafts.keep(turn.uow, turn.person, draft.changed(pending=text), zonequestions.STEP)
        await turn.carry(await zonequestions.ask(turn.uow, turn.person, turn.telegram_language))
        return
    found, draft = read(turn.person.zone), draft.changed(pending=None)
    if not isinstance(found, timeparse.UntilRead):
        await ask(turn, draft, "until", "unreadable")
        return
    if turn.is_late and found.until_at < turn.uow.now + LEAST_LEFT:
        await ask(turn, draft, "until", "late")
        return
    draft = draft.changed(until_at=found.until_at)
    if found.rest:
        await _line_typed(turn, draft, found.rest)
    else:
        await proceed(turn, draft)


async def _wish_typed(turn: Turn, draft: Draft, text: str) -> None:
    wish = normalized(text)
    listed = [name for name, one in turn.language.wishes.items() if fold(wish) in {fold(one.label), fold(one.text)}]
    if listed:
        await proceed(turn, draft.changed(wish=listed[0], own_wish=None))
    elif not await _takes_own_words(turn):
        await ask(turn, draft, "wish", "wish-off")
    elif len(wish) > WISH_LENGTH:
        await ask(turn, draft, "wish-text", "wish-long", len(wish))
    else:
        await proceed(turn, draft.changed(wish="own", own_wish=wish))


async def _topic_said(turn: Turn, draft: Draft, text: str) -> None:
    said = normalized(text)
    if len(said) > LINE_LENGTH:
        await ask(turn, draft, TOPIC[0], "topic-long", len(said))
    else:
        await proceed(turn, draft.changed(own_wish=said))


async def _topic_typed(turn: Turn, draft: Draft, text: str) -> None:
    part = normalized(text)
    if len(part) > TOPIC_LENGTH:
        await ask(turn, draft, TOPIC[min(len(draft.topic), 2)], "topic-long", len(part))
    else:
        draft = draft.changed(topic=(*draft.topic, part)[: len(TOPIC)])
        if len(draft.topic) == len(TOPIC):  # the sentence is of the language in which its parts were written
            draft = draft.changed(own_wish=frames.topic(turn.words, draft))
        await proceed(turn, draft)


async def _line_typed(turn: Turn, draft: Draft, text: str) -> None:
    line = normalized(text)
    if not await _takes_own_words(turn):
        await ask(turn, draft, "line")
    elif len(line) > LINE_LENGTH:
        await ask(turn, draft, "line-text", "line-long", len(line))
    elif turn.language.lint.flags(line) and draft.pending != line:
        await ask(turn, draft.changed(pending=line), _LANDING)
    else:
        await proceed(turn, draft.changed(line=line, pending=None))


_READERS = {
    "until": until_said,
    "until-text": until_said,
    "wish": _wish_typed,
    "wish-text": _wish_typed,
    "line": _line_typed,
    "line-text": _line_typed,
    "line-template": _line_typed,
    _LANDING: _line_typed,
    **dict.fromkeys(TOPIC, _topic_typed),
}


async def _takes_own_words(turn: Turn) -> bool:
    """Say whether the partner takes lines in somebody's own words."""
    partner = await turn.partner()
    return partner is not None and partner.takes_lines


async def _draft(turn: Turn) -> Draft | None:
    """Return the draft that a button belongs to; where it is gone, say so."""
    found = await drafts.load(turn.uow, turn.person, turn.number(1))
    if found is None:
        await turn.carry(DraftGone(turn.person))
        return None
    return found[0]


def register(application: type_of_application) -> None:
    """Listen to what puts a signal together."""
    application.add_handler(CommandHandler("space", space_asked, _CHAT))
    application.add_handler(CommandHandler("closeness", closeness_asked, _CHAT))
    application.add_handler(CommandHandler("talk", talk_asked, _CHAT))
    application.add_handler(CallbackQueryHandler(talk_asked, r"^menu:talk$"))
    application.add_handler(CallbackQueryHandler(space_asked, r"^menu:space$"))
    application.add_handler(CallbackQueryHandler(closeness_asked, r"^menu:closeness$"))
    for pattern, handler in (
        (r"until:(\d{1,19}):(20m|1h|3h|tonight|tomorrow|other)", until_chosen),
        (r"wish:(\d{1,19}):([a-z-]+)", wish_chosen),
        (r"window:(\d{1,19}):([a-z-]+)", window_chosen),
        (r"strength:(\d{1,19}):([123])", strength_chosen),
        (r"sign:(\d{1,19}):([a-z-]+)", sign_tapped),
        (r"unline:(\d{1,19})", line_removed),
        (r"wording:(\d{1,19})", wording_changed),
        (r"preview:(\d{1,19})", preview_asked),
        (r"cancel:(\d{1,19})", cancelled),
        (r"topic:(\d{1,19})", topic_begun_anew),
        (r"send:(\d{1,19})", sent),
        (r"kinder:(\d{1,19}):(\d{9,10})", kinder_time_chosen),
        (r"landing:(\d{1,19}):(keep|template|none)", landing_judged),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^draft:{pattern}$"))
    application.add_handler(CallbackQueryHandler(change_asked, r"^draft:ask:(\d{1,19}):(until|wish|window|line|own)$"))
