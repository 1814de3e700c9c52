"""A session made whole: exercises merged in, laid out in time, a dose of it taken."""
