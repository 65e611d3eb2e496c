"""The playground's page in a real browser, played by hands."""
