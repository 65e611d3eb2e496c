"""The courier against a stand-in for Telegram that speaks HTTP."""
