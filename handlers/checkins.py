"""/checkin, votes in the polls of the small questions, and the buttons below them."""

from telegram import ChatMember, Update
from telegram.ext import CallbackQueryHandler, ChatMemberHandler, CommandHandler, PollAnswerHandler, filters

from bot.domain.checkins import Going
from bot.services import checkins, checkins_answers
from handlers.turn import Turn, type_of_application

_CHAT = filters.ChatType.PRIVATE & filters.UpdateType.MESSAGE
_ID = r"(\d{1,19})"
_BESIDE = 4  # the group of handlers beside the others, for news that more than one feature listens to


async def checkin_asked(update: Update, turn: Turn) -> None:
    """Ask today's question now."""
    await turn.carry(await checkins.ask_now(turn.uow, turn.person, turn.language.checkins))


async def voted(update: Update, turn: Turn) -> None:
    """Keep a vote, a changed one, or that it was taken back."""
    vote = update.poll_answer
    if vote is not None:
        questions = turn.language.checkins
        answered = checkins_answers.answered(turn.uow, turn.person, vote.poll_id, vote.option_ids, questions)
        await turn.carry(*await answered)


async def skipped(update: Update, turn: Turn) -> None:
    """Let the question be."""
    await turn.carry(await checkins_answers.skip(turn.uow, turn.person, turn.number(1), _tapped(update)))


async def opened(update: Update, turn: Turn) -> None:
    """Show the question to somebody whose notifications show nothing."""
    await turn.carry(await checkins_answers.show(turn.uow, turn.person, turn.number(1)))


async def offered(update: Update, turn: Turn) -> None:
    """Share the answer if the other one does too, or keep it."""
    is_offered, number, questions = turn.group(1) == "share", turn.number(2), turn.language.checkins
    changed = checkins_answers.offer(
        turn.uow, turn.person, number, _tapped(update), is_offered=is_offered, questions=questions
    )
    await turn.carry(await changed)


async def reviewed(update: Update, turn: Turn) -> None:
    """Go on as before, less often, or not for now."""
    await turn.carry(await checkins.review(turn.uow, turn.person, Going(turn.group(1))))


async def reached(update: Update, turn: Turn) -> None:
    """Plan nothing more for somebody who blocked the bot; unblocking it begins nothing."""
    change = update.my_chat_member
    if change is not None and change.new_chat_member.status in {ChatMember.BANNED, ChatMember.LEFT}:
        await checkins.halt(turn.uow, turn.person.id)


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
