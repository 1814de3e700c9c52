"""Sessions that are under way or were cut off."""
