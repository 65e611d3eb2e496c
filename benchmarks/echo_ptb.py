"""The barest bot on python-telegram-bot: it answers each message with its own words, and does nothing else."""

import logging
import os
from typing import Any

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

logging.basicConfig(level="CRITICAL")  # it complains when the stand-in is gone before it


async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    """Answer."""
    assert update.message is not None
    await update.message.reply_text(update.message.text or "")


def main() -> None:
    """Run until killed; `CONCURRENT` lets updates be worked on side by side."""
    base = os.environ["TELEGRAM_API_URL"]
    builder = Application.builder().token(os.environ["BOT_TOKEN"]).base_url(f"{base}/bot")
    builder = builder.concurrent_updates(bool(os.environ.get("CONCURRENT"))).connection_pool_size(256)
    application: Application[Any, Any, Any, Any, Any, Any] = builder.build()
    application.add_handler(MessageHandler(filters.TEXT, echo))
    application.run_polling()


if __name__ == "__main__":
    main()
