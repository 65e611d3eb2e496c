"""Halfway, a Telegram bot that carries a need for space or closeness from one partner to the other."""

from bot import zonedata

zonedata.put_in_force()
