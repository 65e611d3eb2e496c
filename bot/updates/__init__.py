"""Updates in: one update = one transaction, acknowledged only after its commit."""
