"""`python -m bot <command>`."""

from bot import crashes
from bot.cli import main

if __name__ == "__main__":
    crashes.leave_nothing()
    raise SystemExit(main())
