"""The edge to Telegram: one file a feature; each handler listens, asks a service, and carries what happened."""
