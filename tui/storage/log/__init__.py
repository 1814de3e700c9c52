"""The log: its files, its index, and what is read from it and written of it."""
