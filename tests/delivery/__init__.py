"""The delivery worker against a stand-in for Telegram that speaks HTTP."""
