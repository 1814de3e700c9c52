"""The session while it is played."""
