"""The doorstep: one file a feature; each handler listens, asks a service, and carries what happened."""
