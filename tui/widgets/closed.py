"""What Textual keeps of closed screens, and lets go of here.

It remembers the colours behind each of the last 1,024 widgets by that widget's rows, so these stay,
with every cell of them, when the screen is long closed: 600 kB for each time that the pain log is
opened (https://github.com/Textualize/textual/issues/6665). The colours depend on no row.
"""

from functools import lru_cache, partial
from typing import Any

from textual._styles_cache import StylesCache

_KEPT = 1_024
"""Pairs of colours, as many as Textual keeps; a theme has some ten."""


def let_go_of_closed_screens() -> None:
    """Remember the colours by themselves, from now on; nothing where Textual does so by now."""
    by_rows: Any = vars(StylesCache).get("get_inner_outer")
    if hasattr(by_rows, "cache_info"):
        by_colours = lru_cache(_KEPT)(partial(by_rows.__wrapped__, StylesCache))
        StylesCache.get_inner_outer = staticmethod(by_colours)  # type: ignore[method-assign, assignment]  # called as the method is
