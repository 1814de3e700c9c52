"""Today and what is done from it: files of sessions, and notes beside them."""
