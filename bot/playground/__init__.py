"""A Telegram that lives on this machine: a simulator of the Bot API and the page that shows two phones."""
