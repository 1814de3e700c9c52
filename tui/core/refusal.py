"""An answer to a person who asked for what can't be done."""


class CannotBeDone(Exception):  # noqa: N818 - it is an answer to a person, not a fault of ours
    """Nothing was done; the text is one line that says why."""
