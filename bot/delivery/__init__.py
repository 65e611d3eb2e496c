"""Outbox to Telegram: priorities, rate limit, retries, results; the only package that sends."""
