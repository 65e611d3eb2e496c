"""`run`: everything in one process."""

import argparse

from bot import bootstrap, cli


def main(chosen: argparse.Namespace) -> int:
    """Run until asked to stop."""
    settings = cli.settings()
    cli.until_stopped(lambda stopping: bootstrap.run(settings, bootstrap.clock_of(settings), stopping))
    return 0
