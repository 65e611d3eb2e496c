"""Outbox to Telegram: lanes, pacing, retry, verdicts; the sole room that sends."""
