"""A session being played: its state, what happens in it, and how that is put into words."""
