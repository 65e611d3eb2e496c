"""Storms: the bot as processes of its own that are killed while many couples write and Telegram fails as well."""
