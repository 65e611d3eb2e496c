"""Screens of lessons: one lesson, the list, and a lesson's question on its way to the partner."""

from functools import lru_cache

from bot.content.lessons import Lesson
from bot.domain.api_calls import Priority
from bot.domain.lessons import (
    TOO_LATE,
    CourseOver,
    LessonDue,
    LessonGone,
    LessonMarked,
    LessonOpened,
    LessonsListed,
    next_of,
)
from bot.domain.people import Member
from bot.domain.questions import (
    WAITS,
    Question,
    QuestionAsked,
    QuestionDropped,
    QuestionGone,
    QuestionMoved,
    QuestionPreviewed,
    QuestionRefused,
    QuestionReleased,
    QuestionRests,
)
from bot.domain.stored_names import About, CollapseKey, DedupeKey
from bot.domain.text import Text, join
from bot.presentation.buttons.cards import NewCard
from bot.presentation.buttons.drafts import BeginCloseness, BeginTalk
from bot.presentation.buttons.lessons import (
    AnswerQuestion,
    DropQuestion,
    ListLessons,
    LookOverFence,
    OpenLesson,
    PostponeLesson,
    PreviewQuestion,
    SendQuestion,
    SkipLesson,
)
from bot.presentation.buttons.partner_messages import WriteLine
from bot.presentation.buttons.safety import OpenSafetyBelow
from bot.presentation.buttons.soothing import Soothe
from bot.presentation.delivery import to_partner
from bot.presentation.menu import menu_row
from bot.presentation.outcomes import Localizer, Messages, shows
from bot.presentation.screen import Button, Edit, EditTapped, Message, Rows, Screen, SendNew
from bot.presentation.words import Translator

_DOORS = {
    "soothe": Soothe(),
    "space": NewCard(),
    "wish": BeginCloseness(),
    "line": WriteLine(),
    "talk": BeginTalk(),
}
_ALONE = frozenset({"soothe"})  # doors that lead somewhere without a partner
_MARK = "▸"  # stands before one's own place in the list


@shows(LessonDue)
def lesson_due(outcome: LessonDue, localizer: Localizer) -> Messages:
    """Show the next lesson; one that comes by itself goes in its own lane, and not later than it may be."""
    person = outcome.person
    lesson = localizer.language(person).lessons.by_id[outcome.lesson_id]
    is_last = _is_last(lesson, localizer, person)
    screen = _screen(lesson, localizer.words(person), outcome.is_connected, is_last=is_last)
    about = About.LESSON.of(lesson.id)
    if outcome.slot_on is None:
        return [Message(person, screen, about=about)]
    key, last = DedupeKey.LESSON.of(person.id, outcome.slot_on.isoformat()), outcome.at + TOO_LATE
    return [Message(person, screen, priority=Priority.LESSON, about=about, dedupe_key=key, expires_at=last)]


@shows(CourseOver)
def course_over(outcome: CourseOver, localizer: Localizer) -> Messages:
    """Say that nothing is left, and where to find all."""
    words = localizer.words(outcome.person)
    return [Message(outcome.person, Screen(words.say("lesson-none"), (_list_row(words),)))]


@shows(LessonOpened)
def lesson_opened(outcome: LessonOpened, localizer: Localizer) -> Messages:
    """Show a lesson of somebody's choice below the list."""
    lesson = localizer.language(outcome.person).lessons.by_id.get(outcome.lesson_id)
    if lesson is None:
        return lesson_gone(LessonGone(outcome.person), localizer)
    is_last = _is_last(lesson, localizer, outcome.person)
    screen = _screen(lesson, localizer.words(outcome.person), outcome.is_connected, is_last=is_last)
    return [Message(outcome.person, screen, SendNew(), about=About.LESSON.of(lesson.id))]


@shows(LessonMarked)
def lesson_marked(outcome: LessonMarked, localizer: Localizer) -> Messages:
    """Take the buttons away that did what they are for; a lesson for later says that it comes again."""
    lesson, words = (
        localizer.language(outcome.person).lessons.by_id.get(outcome.lesson_id),
        localizer.words(outcome.person),
    )
    if lesson is None:
        return lesson_gone(LessonGone(outcome.person), localizer)
    note = words.say("lesson-later") if outcome.is_later else None
    screen = _screen(lesson, words, outcome.is_connected, note=note, is_open=False)
    return [Message(outcome.person, screen, EditTapped())]


@shows(LessonGone)
def lesson_gone(outcome: LessonGone, localizer: Localizer) -> Messages:
    """Say that a lesson is not there any more."""
    words = localizer.words(outcome.person)
    return [Message(outcome.person, Screen(words.say("lesson-gone"), (_list_row(words),)))]


@shows(LessonsListed)
def lessons_listed(outcome: LessonsListed, localizer: Localizer) -> Messages:
    """List the lessons: those of one's own course with one's place, or those over the fence."""
    person, words = outcome.person, localizer.words(outcome.person)
    lessons = localizer.language(person).lessons
    course = lessons.course(outcome.progress.track)
    if outcome.is_over_fence:
        text, shown, place = words.say("lessons-fence"), _others(lessons.ordered, course), None
        last = Button(words.label("button-own-lessons"), ListLessons())
    else:
        place, shown = next_of([one.id for one in course], outcome.progress.had, outcome.at), course
        text = words.say("lessons-list", mark=_MARK) if place else words.say("lessons-list-through")
        last = Button(words.label("button-over-fence"), LookOverFence())
    below = tuple((_listed(one, is_place=one.id == place),) for one in shown)
    return [Message(person, Screen(text, (*below, (last,), menu_row(words))), EditTapped())]


@shows(QuestionPreviewed)
def question_previewed(outcome: QuestionPreviewed, localizer: Localizer) -> Messages:
    """Show what would arrive, word for word; the lesson stays above it."""
    words = localizer.words(outcome.person)
    text = words.say("preview", partner=outcome.partner.name) + "\n" + outcome.text.styled("blockquote")
    send = Button(words.label("button-send"), SendQuestion(outcome.preview_id))
    cancel = Button(words.label("button-cancel"), DropQuestion(outcome.preview_id))
    return [Message(outcome.person, Screen(text, ((send, cancel),)), SendNew(), of_couple=True)]


@shows(QuestionAsked)
def question_asked(outcome: QuestionAsked, localizer: Localizer) -> Messages:
    """Turn the preview into a receipt, and carry the question."""
    return [
        _receipt(outcome.question, localizer, EditTapped()),
        *question_released(QuestionReleased(outcome.question, outcome.at), localizer),
    ]


@shows(QuestionReleased)
def question_released(outcome: QuestionReleased, localizer: Localizer) -> Messages:
    """Carry a question, unless it still waits in the queue."""
    question = outcome.question
    last = outcome.at + WAITS
    label = localizer.words(question.receiver).label("button-answer-question")
    action = WriteLine() if question.lesson_id is None else AnswerQuestion(question.lesson_id)
    below: Rows = ((Button(label, action),),)
    screen = Screen(question.text, below)
    about, key = About.QUESTION.of(question.id), DedupeKey.QUESTION.of(question.id)
    return [to_partner(question.receiver, screen, outcome.at, about=about, dedupe_key=key, expires_at=last)]


@shows(QuestionMoved)
def question_moved(outcome: QuestionMoved, localizer: Localizer) -> Messages:
    """Bring the receipt of a question up to date."""
    receipt = outcome.question.receipt_message_id
    return [_receipt(outcome.question, localizer, Edit(receipt))] if receipt else []


@shows(QuestionRefused)
def question_refused(outcome: QuestionRefused, localizer: Localizer) -> Messages:
    """Say that a day has room for one."""
    text = localizer.words(outcome.person).say("question-refused", partner=outcome.partner.name)
    return [Message(outcome.person, Screen(text), SendNew())]


@shows(QuestionRests)
def question_rests(outcome: QuestionRests, localizer: Localizer) -> Messages:
    """Say that there is a pause between the two."""
    return [Message(outcome.person, Screen(localizer.words(outcome.person).say("question-in-space")), SendNew())]


@shows(QuestionDropped)
def question_dropped(outcome: QuestionDropped, localizer: Localizer) -> Messages:
    """Put the preview away."""
    words = localizer.words(outcome.person)
    return [Message(outcome.person, Screen(words.say("question-dropped"), (menu_row(words),)), EditTapped())]


@shows(QuestionGone)
def question_gone(outcome: QuestionGone, localizer: Localizer) -> Messages:
    """Say that there is nothing left to send."""
    words = localizer.words(outcome.person)
    return [Message(outcome.person, Screen(words.say("question-gone"), (_list_row(words),)))]


def question_text(words: Translator, asker: Member, lesson: Lesson) -> Text:
    """Return a lesson's question as it arrives, in the words of the one who is asked."""
    return words.say("question-relay", name=asker.name, question=lesson.ask_partner)


@lru_cache(maxsize=256)  # hundreds of people get the same lesson within a second
def _screen(
    lesson: Lesson,
    words: Translator,
    is_connected: bool,
    note: Text | None = None,
    *,
    is_open: bool = True,
    is_last: bool = False,
) -> Screen:
    parts = [
        Text(lesson.title).styled("bold"),
        lesson.scene,
        *lesson.idea,
        words.say("lesson-practice", practice=lesson.practice),
        _folded(lesson, words),
    ]
    notes = [words.say("lesson-last")] if is_last else []
    text = join([*parts, *(one.styled("italic") for one in (*notes, *([note] if note else [])))], "\n\n")
    ask: Rows = ((Button(words.label("button-ask-partner"), PreviewQuestion(lesson.id)),),) if is_connected else ()
    marks: Rows = (
        (
            (
                Button(words.label("button-skip"), SkipLesson(lesson.id)),
                Button(words.label("button-later"), PostponeLesson(lesson.id)),
            ),
        )
        if is_open
        else ()
    )
    way_on: Rows = (_list_row(words),) if is_last else ()
    unsafe = (Button(words.label("button-unsafe"), OpenSafetyBelow()),)
    return Screen(text, (*_door(lesson, words, is_connected), *ask, *marks, *way_on, unsafe))


def _folded(lesson: Lesson, words: Translator) -> Text:
    """Return the two questions of a lesson, folded behind its practice, which is enough for one day."""
    asked = (
        words.say("lesson-ask-self", question=lesson.ask_self),
        words.say("lesson-ask-partner", question=lesson.ask_partner),
    )
    return join(asked, "\n\n").styled("expandable_blockquote")


def _door(lesson: Lesson, words: Translator, is_connected: bool) -> Rows:
    """Return the way into what a lesson teaches, where it can be walked now."""
    if lesson.door is None or not (is_connected or lesson.door in _ALONE):
        return ()
    return ((Button(words.label(f"button-door-{lesson.door}"), _DOORS[lesson.door]),),)


def _is_last(lesson: Lesson, localizer: Localizer, person: Member) -> bool:
    """Return whether a lesson is the last of the series, which all courses end with."""
    return lesson.id == localizer.language(person).lessons.ordered[-1].id


def _list_row(words: Translator) -> tuple[Button, ...]:
    return (Button(words.label("button-all-lessons"), ListLessons()),)


def _others(lessons: tuple[Lesson, ...], course: tuple[Lesson, ...]) -> tuple[Lesson, ...]:
    own = {lesson.id for lesson in course}
    return tuple(lesson for lesson in lessons if lesson.id not in own)


def _listed(lesson: Lesson, *, is_place: bool) -> Button:
    return Button(f"{_MARK} {lesson.title}" if is_place else lesson.title, OpenLesson(lesson.id))


def _receipt(question: Question, localizer: Localizer, where: EditTapped | Edit) -> Message:
    words = localizer.words(question.sender)
    state = words.say(f"question-{question.way}", partner=question.receiver.name)
    screen = Screen(question.text.styled("blockquote") + "\n" + state)
    key = CollapseKey.QUESTION_RECEIPT.of(question.id)
    return Message(question.sender, screen, where, Priority.RETURN, of_couple=True, replaces=key)
