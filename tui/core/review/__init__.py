"""What a log comes to over weeks: trends, minutes, means."""
