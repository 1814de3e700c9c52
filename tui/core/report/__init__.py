"""What is told to a clinician, as values and in words."""
