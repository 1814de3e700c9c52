"""The pain log: its charts and table, one entry, and changes to it."""
