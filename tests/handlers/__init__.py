"""Tests of the edge to Telegram that need no story."""
