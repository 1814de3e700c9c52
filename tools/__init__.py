"""Programs that make what the repository holds and nobody writes by hand."""
