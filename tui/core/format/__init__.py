"""What people write in files: the tables, what they become, and what is wrong with them."""
