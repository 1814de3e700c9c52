"""Session, exercise, anatomy and other definition files."""
