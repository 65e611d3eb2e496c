"""Tests of content/ made trustworthy."""
