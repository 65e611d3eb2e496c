"""Alembic's environment: it works on the connection `upgrade` hands over, and tells each step to it and to the log."""

import logging
from typing import Any

from alembic import context

from bot.db.migrations.upgrade import newest
from bot.db.registry import metadata


def _tell(ctx: Any, step: Any, heads: Any, run_args: Any) -> None:
    context.config.attributes["applied"].append(step.up_revision_id)
    logging.getLogger("bot.db.migrations").info(
        "the schema moved", extra={"step": step.up_revision_id, "newest": newest(), "upwards": step.is_upgrade}
    )


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    on_version_apply=_tell,
)
context.run_migrations()
