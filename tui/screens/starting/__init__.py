"""What is asked and said before a session, and what may stand in its way."""
