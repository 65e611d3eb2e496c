"""The truths about couples."""
