"""/lesson, /lessons, and the buttons of a lesson."""

from telegram import Update
from telegram.ext import CallbackQueryHandler, CommandHandler, filters

from bot.domain.lessons import LessonGone
from bot.domain.signals import NotConnected
from bot.rendering.lessons import question_text
from bot.rendering.words import Words
from bot.services import lessons, partner_messages, questions
from handlers.turn import Turn, type_of_application

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_ID = r"([A-Z]{1,2}[0-9]{1,2})"


async def lesson_asked(update: Update, turn: Turn) -> None:
    """Show the next lesson."""
    await turn.carry(await lessons.show_next(turn.uow, turn.person, turn.language.lessons))


async def list_asked(update: Update, turn: Turn) -> None:
    """Show the lessons, with one's own place."""
    await turn.carry(await lessons.show_all(turn.uow, turn.person))


async def fence_looked_over(update: Update, turn: Turn) -> None:
    """Show the lessons that are not one's own."""
    await turn.carry(await lessons.show_all(turn.uow, turn.person, over_fence=True))


async def lesson_chosen(update: Update, turn: Turn) -> None:
    """Open a lesson."""
    await turn.carry(await lessons.open_one(turn.uow, turn.person, turn.group(1)))


async def lesson_skipped(update: Update, turn: Turn) -> None:
    """Skip a lesson."""
    if turn.group(1) in turn.language.lessons.by_id:
        await turn.carry(await lessons.skip(turn.uow, turn.person, turn.group(1)))
    else:
        await turn.carry(LessonGone(turn.person))


async def lesson_postponed(update: Update, turn: Turn) -> None:
    """Let a lesson come again next time."""
    if turn.group(1) in turn.language.lessons.by_id:
        await turn.carry(await lessons.postpone(turn.uow, turn.person, turn.group(1)))
    else:
        await turn.carry(LessonGone(turn.person))


async def question_previewed(update: Update, turn: Turn) -> None:
    """Preview a lesson's question in the partner's language, or in one's own where theirs has no such lesson."""
    partner = await turn.partner()
    if partner is None:
        await turn.carry(NotConnected(turn.person))
        return
    language = turn.language_of(partner)
    lesson = language.lessons.by_id.get(turn.group(1))
    if lesson is None:
        language = turn.language
        lesson = language.lessons.by_id.get(turn.group(1))
    if lesson is None:
        await turn.carry(LessonGone(turn.person))
        return
    text = question_text(Words(language.phrases, language.code), turn.person, lesson)
    await turn.carry(await questions.preview(turn.uow, turn.person, text, lesson.id))


async def question_sent(update: Update, turn: Turn) -> None:
    """Send the question that was previewed."""
    query = update.callback_query
    receipt = query.message.message_id if query and query.message else 0
    await turn.carry(await questions.ask(turn.uow, turn.person, turn.number(1), receipt))


async def question_answered(update: Update, turn: Turn) -> None:
    """Wait for the answer to a question that the partner asked."""
    await turn.carry(await partner_messages.wait_for_answer(turn.uow, turn.person, turn.group(1)))


async def question_dropped(update: Update, turn: Turn) -> None:
    """Put the preview away."""
    await turn.carry(await questions.put_away(turn.uow, turn.person, turn.number(1)))


def register(application: type_of_application) -> None:
    """Listen to who reads."""
    application.add_handler(CommandHandler("lesson", lesson_asked, _CHAT))
    application.add_handler(CommandHandler("lessons", list_asked, _CHAT))
    for pattern, handler in (
        ("menu:lesson", lesson_asked),
        ("(?:menu:lessons|lesson:list)", list_asked),
        ("lesson:fence", fence_looked_over),
        (f"lesson:open:{_ID}", lesson_chosen),
        (f"lesson:skip:{_ID}", lesson_skipped),
        (f"lesson:later:{_ID}", lesson_postponed),
        (f"lesson:ask:{_ID}", question_previewed),
        (r"question:send:(\d{1,19})", question_sent),
        (r"question:drop:(\d{1,19})", question_dropped),
        (f"question:answer:{_ID}", question_answered),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^{pattern}$"))
