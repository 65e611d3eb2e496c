"""Stories about the simulator of Telegram, told over real HTTP."""
