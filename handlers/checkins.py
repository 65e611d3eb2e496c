"""/checkin, votes in the polls of the small questions, and the buttons below them."""

from telegram import ChatMember, Update
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, CommandHandler, PollAnswerHandler, filters

from bot.domain.checkins import Going
from bot.services import checkins, checkins_answers
from handlers.context import HandlerContext, type_of_application

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_ID = r"(\d{1,19})"
_BESIDE = 4  # the group of handlers beside the others, for news that more than one feature listens to


async def checkin_asked(update: Update, ctx: HandlerContext) -> None:
    """Ask today's question now."""
    await ctx.reply(await checkins.ask_now(ctx.uow, ctx.person, ctx.language.checkins))


async def voted(update: Update, ctx: HandlerContext) -> None:
    """Keep a vote, a changed one, or that it was taken back."""
    vote = update.poll_answer
    if vote is not None:
        questions = ctx.language.checkins
        answered = checkins_answers.answered(ctx.uow, ctx.person, vote.poll_id, vote.option_ids, questions)
        await ctx.reply(*await answered)


async def skipped(update: Update, ctx: HandlerContext) -> None:
    """Let the question be."""
    await ctx.reply(await checkins_answers.skip(ctx.uow, ctx.person, ctx.number(1), _tapped(update)))


async def opened(update: Update, ctx: HandlerContext) -> None:
    """Show the question to somebody whose notifications show nothing."""
    await ctx.reply(await checkins_answers.show(ctx.uow, ctx.person, ctx.number(1)))


async def offered(update: Update, ctx: HandlerContext) -> None:
    """Share the answer if the other one does too, or keep it."""
    is_offered, number, questions = ctx.group(1) == "share", ctx.number(2), ctx.language.checkins
    changed = checkins_answers.offer(
        ctx.uow, ctx.person, number, _tapped(update), is_offered=is_offered, questions=questions
    )
    await ctx.reply(await changed)


async def reviewed(update: Update, ctx: HandlerContext) -> None:
    """Go on as before, less often, or not for now."""
    await ctx.reply(await checkins.review(ctx.uow, ctx.person, Going(ctx.group(1))))


async def reached(update: Update, ctx: HandlerContext) -> None:
    """Plan nothing more for somebody who blocked the bot; unblocking it begins nothing."""
    change = update.my_chat_member
    if change is not None and change.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}:
        await checkins.halt(ctx.uow, ctx.person.id)


def _tapped(update: Update) -> int:
    query = update.callback_query
    return query.message.message_id if query and query.message else 0


def register(application: type_of_application) -> None:
    """Listen to the answers to small questions."""
    application.add_handler(CommandHandler("checkin", checkin_asked, _CHAT))
    application.add_handler(PollAnswerHandler(voted))
    for pattern, handler in (
        (rf"skip:{_ID}", skipped),
        (rf"open:{_ID}", opened),
        (rf"(share|keep):{_ID}", offered),
        ("going:(keep|fewer|break)", reviewed),
    ):
        application.add_handler(CallbackQueryHandler(handler, f"^checkin:{pattern}$"))
    application.add_handler(ChatMemberHandler(reached, ChatMemberHandler.MY_CHAT_MEMBER), group=_BESIDE)
