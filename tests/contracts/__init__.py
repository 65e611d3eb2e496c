"""What libraries do that a good guess gets wrong, and Halfway relies on or works round; no upgrade may change it."""
