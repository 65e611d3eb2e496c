"""How fast Halfway is, beside bare echo bots; `make bench` prints the table."""
