"""Databases that Halfway's own older versions made, one of each old schema, and the Telegram they belong to."""
