"""The unit of work under the name by which handlers, which know no storage, may speak of it."""

from bot.db.unit_of_work import UnitOfWork

__all__ = ["UnitOfWork"]
