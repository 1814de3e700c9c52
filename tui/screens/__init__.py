"""One file a screen: each holds state, hands it to its panes, and acts on their messages."""
