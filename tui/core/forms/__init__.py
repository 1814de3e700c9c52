"""What is asked: forms, their fields, and what is made of the answers."""
