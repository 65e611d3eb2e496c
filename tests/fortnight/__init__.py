"""A fortnight of two people, played on the whole bot and written down as both phones show it."""
