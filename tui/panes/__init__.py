"""One file a pane: each draws the part of a snapshot that it is given."""
