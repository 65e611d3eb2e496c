"""Alembic's environment: it works on the connection that `upgrade` hands over."""

from alembic import context

from bot.storage.registry import metadata

connection = context.config.attributes["connection"]
context.configure(connection=connection, target_metadata=metadata, render_as_batch=connection.dialect.name == "sqlite")
context.run_migrations()
