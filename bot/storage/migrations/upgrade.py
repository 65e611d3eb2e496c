"""Bringing a database to the newest schema when the bot starts."""

from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection, inspect, text

_HERE = Path(__file__).parent
_LOCK = 4_242_010  # an arbitrary number that only Halfway's migrations use as advisory lock


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, inside the caller's transaction; cheap where none is."""
    if connection.dialect.name == "postgresql":  # of several processes that start at once, one migrates
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    if _revision(connection) != newest():
        run(connection, "head")


def run(connection: Connection, target: str) -> None:
    """Move the schema to `target`: "head", "base", or a revision."""
    command = import_module("alembic.command")  # slow to import and not needed at most starts
    config = import_module("alembic.config").Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["connection"] = connection
    if target == "base" or (_revision(connection) or "") > target:
        command.downgrade(config, target)
    else:
        command.upgrade(config, target)


def newest() -> str:
    """Return the newest revision: files are named by it, and it ascends."""
    return max(path.name.split("_")[0] for path in (_HERE / "versions").glob("[0-9]*.py"))


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
