"""Scheduled jobs: a ticker runs what is due; rows of the database hold the truth."""
