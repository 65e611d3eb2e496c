# When more comes from one person than can be taken in.
flood = That was a lot within a few seconds, so I left the last of it out. Give me a moment, then I'm with you again. /safety and /help are there as before.
