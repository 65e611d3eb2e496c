"""All tables in one place, for the migrations and for the test that compares the two."""

from importlib import import_module
from pkgutil import iter_modules

from bot import db
from bot.db.schema import Row

for module in iter_modules(db.__path__, f"{db.__name__}."):  # a table is known once its module is imported
    if not module.ispkg:
        import_module(module.name)
metadata = Row.metadata
