"""Use cases, one public coroutine each, called inside a unit of work."""
