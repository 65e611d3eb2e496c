"""`worker`: agenda and delivery worker."""

import argparse

from bot import cli, processes


def main(chosen: argparse.Namespace) -> int:
    """Run until asked to stop."""
    return cli.live(processes.work)
