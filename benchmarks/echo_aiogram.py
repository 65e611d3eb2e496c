"""The barest bot on aiogram: it answers each message with its own words, and does nothing else."""

import asyncio
import logging
import os

from aiogram import Bot, Dispatcher
from aiogram.client.session.aiohttp import AiohttpSession
from aiogram.client.telegram import TelegramAPIServer
from aiogram.types import Message

logging.basicConfig(level="ERROR")


async def echo(message: Message) -> None:
    """Answer."""
    await message.answer(message.text or "")


async def main() -> None:
    """Run until killed."""
    session = AiohttpSession(api=TelegramAPIServer.from_base(os.environ["TELEGRAM_API_URL"]))
    dispatcher = Dispatcher()
    dispatcher.message.register(echo)
    await dispatcher.start_polling(Bot(os.environ["BOT_TOKEN"], session=session))


if __name__ == "__main__":
    if os.environ.get("UVLOOP"):
        import uvloop

        uvloop.run(main())
    else:
        asyncio.run(main())
