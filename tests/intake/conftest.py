"""Fixtures of the intake tests."""

from tests.intake.doorstep import doorstep

__all__ = ["doorstep"]
