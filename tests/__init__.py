"""The tests of Halfway."""
