"""Fixtures of the update processor tests."""

from tests.updates.harness import harness

__all__ = ["harness"]
