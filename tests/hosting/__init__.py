"""Scripts that go the roads of docs/host.md as far as a machine without those services can; outside the suite."""
