"""Forms about pain, after a session and at any other time."""
