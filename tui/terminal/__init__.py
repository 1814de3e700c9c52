"""What stands between the app and the terminal: input, signals, hang-ups, crashes, the end."""
