"""What the buttons of lessons and of their questions carry."""

from typing import Annotated

from bot.presentation.callback_data import CallbackData

_LessonId = Annotated[str, "[A-Z]{1,2}[0-9]{1,2}"]


class OpenNextLesson(CallbackData, prefix="menu:lesson"):
    """Show the next lesson."""


class OpenLessons(CallbackData, prefix="menu:lessons"):
    """Show the lessons, from older menus."""


class ListLessons(CallbackData, prefix="lesson:list"):
    """Show the lessons."""


class LookOverFence(CallbackData, prefix="lesson:fence"):
    """Show the lessons that are not one's own."""


class _OfLesson(CallbackData):
    lesson_id: _LessonId


class OpenLesson(_OfLesson, prefix="lesson:open"):
    """Open a lesson."""


class SkipLesson(_OfLesson, prefix="lesson:skip"):
    """Skip a lesson."""


class PostponeLesson(_OfLesson, prefix="lesson:later"):
    """Let a lesson come again next time."""


class PreviewQuestion(_OfLesson, prefix="lesson:ask"):
    """Preview the question of a lesson."""


class AnswerQuestion(_OfLesson, prefix="question:answer"):
    """Answer a question that the partner asked."""


class SendQuestion(CallbackData, prefix="question:send"):
    """Send the question that was previewed."""

    preview_id: int


class DropQuestion(CallbackData, prefix="question:drop"):
    """Put the preview of a question away."""

    preview_id: int
