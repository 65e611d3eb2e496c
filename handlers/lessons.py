"""/lesson, /lessons, and the buttons of a lesson."""

from bot.domain.lessons import LessonGone
from bot.domain.signals import NotConnected
from bot.presentation.buttons.lessons import (
    AnswerQuestion,
    DropQuestion,
    ListLessons,
    LookOverFence,
    OpenLesson,
    OpenLessons,
    OpenNextLesson,
    PostponeLesson,
    PreviewQuestion,
    SendQuestion,
    SkipLesson,
)
from bot.presentation.lessons import question_text
from bot.presentation.words import Translator
from bot.services import lessons, partner_messages, questions
from handlers.context import HandlerContext
from handlers.router import Router

router = Router()


@router.command("lesson")
@router.button(OpenNextLesson)
async def lesson_asked(ctx: HandlerContext) -> None:
    """Show the next lesson."""
    await ctx.reply(await lessons.show_next(ctx.uow, ctx.person, ctx.language.lessons))


@router.command("lessons")
@router.button(OpenLessons)
@router.button(ListLessons)
async def list_asked(ctx: HandlerContext) -> None:
    """Show the lessons, with one's own place."""
    await ctx.reply(await lessons.show_all(ctx.uow, ctx.person))


@router.button(LookOverFence)
async def fence_looked_over(ctx: HandlerContext) -> None:
    """Show the lessons that are not one's own."""
    await ctx.reply(await lessons.show_all(ctx.uow, ctx.person, over_fence=True))


@router.tap(OpenLesson)
async def lesson_chosen(ctx: HandlerContext, tap: OpenLesson) -> None:
    """Open a lesson."""
    await ctx.reply(await lessons.open_one(ctx.uow, ctx.person, tap.lesson_id))


@router.tap(SkipLesson)
async def lesson_skipped(ctx: HandlerContext, tap: SkipLesson) -> None:
    """Skip a lesson."""
    if tap.lesson_id in ctx.language.lessons.by_id:
        await ctx.reply(await lessons.skip(ctx.uow, ctx.person, tap.lesson_id))
    else:
        await ctx.reply(LessonGone(ctx.person))


@router.tap(PostponeLesson)
async def lesson_postponed(ctx: HandlerContext, tap: PostponeLesson) -> None:
    """Let a lesson come again next time."""
    if tap.lesson_id in ctx.language.lessons.by_id:
        await ctx.reply(await lessons.postpone(ctx.uow, ctx.person, tap.lesson_id))
    else:
        await ctx.reply(LessonGone(ctx.person))


@router.tap(PreviewQuestion)
async def question_previewed(ctx: HandlerContext, tap: PreviewQuestion) -> None:
    """Preview a lesson's question in the partner's language, or in one's own where theirs has no such lesson."""
    partner = await ctx.partner()
    if partner is None:
        await ctx.reply(NotConnected(ctx.person))
        return
    language = ctx.language_of(partner)
    lesson = language.lessons.by_id.get(tap.lesson_id)
    if lesson is None:
        language = ctx.language
        lesson = language.lessons.by_id.get(tap.lesson_id)
    if lesson is None:
        await ctx.reply(LessonGone(ctx.person))
        return
    text = question_text(Translator(language.phrases, language.code), ctx.person, lesson)
    await ctx.reply(await questions.preview(ctx.uow, ctx.person, text, lesson.id))


@router.tap(SendQuestion)
async def question_sent(ctx: HandlerContext, tap: SendQuestion) -> None:
    """Send the question that was previewed."""
    await ctx.reply(await questions.ask(ctx.uow, ctx.person, tap.preview_id, ctx.tapped_id or 0))


@router.tap(AnswerQuestion)
async def question_answered(ctx: HandlerContext, tap: AnswerQuestion) -> None:
    """Wait for the answer to a question that the partner asked."""
    await ctx.reply(await partner_messages.wait_for_answer(ctx.uow, ctx.person, tap.lesson_id))


@router.tap(DropQuestion)
async def question_dropped(ctx: HandlerContext, tap: DropQuestion) -> None:
    """Put the preview away."""
    await ctx.reply(await questions.put_away(ctx.uow, ctx.person, tap.preview_id))
