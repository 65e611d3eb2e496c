"""Halfway, a Telegram bot that carries a need for space or closeness from one partner to the other."""
