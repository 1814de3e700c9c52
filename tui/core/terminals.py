"""Which terminals there are that show no screens."""

_SHOW_NO_SCREEN = {"", "dumb", "unknown", "emacs", "network", "dialup"}
"""Values of TERM; any other terminal shows at least what a VT100 does."""


def shows_no_screen(term: str) -> bool:
    """Whether a terminal that calls itself so can't place a cursor."""
    return term.partition("-")[0] in _SHOW_NO_SCREEN
