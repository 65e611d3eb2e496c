"""Tests of the agenda."""
