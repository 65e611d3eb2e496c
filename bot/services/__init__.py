"""The promises the bot keeps, one public coroutine each, called inside a unit of work."""
