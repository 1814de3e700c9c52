"""What the rules say: of a session before it, of how it went, and of what comes next."""
