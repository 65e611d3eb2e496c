"""Fixtures of the intake tests: a database of each kind."""

from tests.intake.doorstep import doorstep
from tests.storage.databases import clock, database_url, sqlite_template, sqlite_url, storage
from tests.storage.postgres import postgres_server, postgres_template, postgres_url

__all__ = [
    "clock",
    "database_url",
    "doorstep",
    "postgres_server",
    "postgres_template",
    "postgres_url",
    "sqlite_template",
    "sqlite_url",
    "storage",
]
