"""A session that was cut off: what was kept of it, and how it goes on."""
