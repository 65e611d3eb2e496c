"""Fixtures of the storage tests."""

from tests.storage.databases import clock, database_url, sqlite_template, sqlite_url, storage
from tests.storage.postgres import empty_postgres_url, postgres_server, postgres_template, postgres_url

__all__ = [
    "clock",
    "database_url",
    "empty_postgres_url",
    "postgres_server",
    "postgres_template",
    "postgres_url",
    "sqlite_template",
    "sqlite_url",
    "storage",
]
