"""/lesson, /lessons, and the buttons of a lesson."""

from bot.domain.lessons import LessonGone
from bot.domain.signals import NotConnected
from bot.presentation.lessons import question_text
from bot.presentation.words import Translator
from bot.services import lessons, partner_messages, questions
from handlers.context import HandlerContext
from handlers.router import Router

_ID = r"([A-Z]{1,2}[0-9]{1,2})"


async def lesson_asked(ctx: HandlerContext) -> None:
    """Show the next lesson."""
    await ctx.reply(await lessons.show_next(ctx.uow, ctx.person, ctx.language.lessons))


async def list_asked(ctx: HandlerContext) -> None:
    """Show the lessons, with one's own place."""
    await ctx.reply(await lessons.show_all(ctx.uow, ctx.person))


async def fence_looked_over(ctx: HandlerContext) -> None:
    """Show the lessons that are not one's own."""
    await ctx.reply(await lessons.show_all(ctx.uow, ctx.person, over_fence=True))


async def lesson_chosen(ctx: HandlerContext) -> None:
    """Open a lesson."""
    await ctx.reply(await lessons.open_one(ctx.uow, ctx.person, ctx.group(1)))


async def lesson_skipped(ctx: HandlerContext) -> None:
    """Skip a lesson."""
    if ctx.group(1) in ctx.language.lessons.by_id:
        await ctx.reply(await lessons.skip(ctx.uow, ctx.person, ctx.group(1)))
    else:
        await ctx.reply(LessonGone(ctx.person))


async def lesson_postponed(ctx: HandlerContext) -> None:
    """Let a lesson come again next time."""
    if ctx.group(1) in ctx.language.lessons.by_id:
        await ctx.reply(await lessons.postpone(ctx.uow, ctx.person, ctx.group(1)))
    else:
        await ctx.reply(LessonGone(ctx.person))


async def question_previewed(ctx: HandlerContext) -> None:
    """Preview a lesson's question in the partner's language, or in one's own where theirs has no such lesson."""
    partner = await ctx.partner()
    if partner is None:
        await ctx.reply(NotConnected(ctx.person))
        return
    language = ctx.language_of(partner)
    lesson = language.lessons.by_id.get(ctx.group(1))
    if lesson is None:
        language = ctx.language
        lesson = language.lessons.by_id.get(ctx.group(1))
    if lesson is None:
        await ctx.reply(LessonGone(ctx.person))
        return
    text = question_text(Translator(language.phrases, language.code), ctx.person, lesson)
    await ctx.reply(await questions.preview(ctx.uow, ctx.person, text, lesson.id))


async def question_sent(ctx: HandlerContext) -> None:
    """Send the question that was previewed."""
    await ctx.reply(await questions.ask(ctx.uow, ctx.person, ctx.number(1), ctx.tapped_id or 0))


async def question_answered(ctx: HandlerContext) -> None:
    """Wait for the answer to a question that the partner asked."""
    await ctx.reply(await partner_messages.wait_for_answer(ctx.uow, ctx.person, ctx.group(1)))


async def question_dropped(ctx: HandlerContext) -> None:
    """Put the preview away."""
    await ctx.reply(await questions.put_away(ctx.uow, ctx.person, ctx.number(1)))


def register(router: Router) -> None:
    """Listen to who reads."""
    router.command("lesson", lesson_asked)
    router.command("lessons", list_asked)
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
        router.pattern(f"^{pattern}$", handler)
