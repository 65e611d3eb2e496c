"""The package that reads times is tested alone."""
