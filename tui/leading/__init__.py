"""The way through a session, whoever shows it: what is asked when, and what is kept of it."""
