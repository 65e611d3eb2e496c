"""What each button carries: one class for a form of button, in one file a feature."""
