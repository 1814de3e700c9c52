"""Rules and values of a stretch session: no clock, no files, no screen."""
