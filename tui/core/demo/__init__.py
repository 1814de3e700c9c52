"""Ninety days of a runner who does not exist."""
