"""Bringing a database to the newest schema when the bot starts."""

from importlib import import_module
from pathlib import Path

from sqlalchemy import Connection, inspect, text

from bot.db.migrations import failures
from bot.errors import ConfigError

_HERE = Path(__file__).parent
_LOCK = 4_242_010  # an arbitrary number that only Halfway's migrations use as advisory lock


def upgrade(connection: Connection) -> None:
    """Run the migrations that are missing, inside the caller's transaction; cheap where none is.

    Raises `MigrationFailed`, and `ConfigError` for a database that a newer Halfway has made.
    """
    if connection.dialect.name == "postgresql":  # of several processes that start at once, one migrates
        connection.execute(text(f"SELECT pg_advisory_xact_lock({_LOCK})"))
    stands_at = _revision(connection)
    if (stands_at or "") > newest():
        wrong = f"is of a newer Halfway: its schema is {stands_at}, and this one ends at {newest()}"
        right = "run the newer one again, or restore the backup taken before that upgrade"
        raise ConfigError("DATABASE_URL", wrong, right)
    if stands_at != newest():
        run(connection, "head")


def run(connection: Connection, target: str) -> None:
    """Move the schema to `target`: "head", "base", or a revision. Raises `MigrationFailed`."""
    command = import_module("alembic.command")  # slow to import and not needed at most starts
    config = import_module("alembic.config").Config()
    config.set_main_option("script_location", str(_HERE))
    config.attributes["connection"], applied = connection, config.attributes.setdefault("applied", [])
    stands_at = _revision(connection)
    is_back = target == "base" or (stands_at or "") > target
    move = command.downgrade if is_back else command.upgrade
    with failures.told(stands_at, _steps(stands_at or "", target, is_back=is_back), applied):
        move(config, target)


def newest() -> str:
    """Return the newest revision: files are named by it, and it ascends."""
    return _files()[-1].split("_")[0]


def _files() -> list[str]:
    """Return the names of all steps, the first one first."""
    return sorted(path.stem for path in (_HERE / "versions").glob("[0-9]*.py"))


def _steps(stands_at: str, target: str, *, is_back: bool) -> list[str]:
    """Return the names of the steps from where a schema stands to `target`, in the order in which they are taken."""
    if is_back:
        least = "" if target == "base" else target
        return [name for name in reversed(_files()) if least < name.split("_")[0] <= stands_at]
    most = newest() if target == "head" else target
    return [name for name in _files() if stands_at < name.split("_")[0] <= most]


def _revision(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.scalar(text("SELECT version_num FROM alembic_version"))
    return found
