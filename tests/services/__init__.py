"""The promises the bot keeps."""
