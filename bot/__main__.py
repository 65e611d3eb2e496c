"""`python -m bot <command>`."""

import os

from bot import hardening
from bot.cli import main

if __name__ == "__main__":
    hardening.harden_process()
    os.umask(0o077)  # what it makes is its owner's alone
    raise SystemExit(main())
