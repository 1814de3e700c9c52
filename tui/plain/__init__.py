"""A session line by line, without a screen: for a screen reader, a log, any terminal."""
