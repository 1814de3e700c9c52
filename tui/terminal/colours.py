"""How many colours the terminal gets, and what is sent where it gets none."""

from collections.abc import Mapping
from functools import lru_cache
from typing import TYPE_CHECKING, Literal

from rich.segment import Segment
from rich.style import Style
from textual.color import Color
from textual.filter import LineFilter

if TYPE_CHECKING:
    from tui.core.settings import Colour

Colours = Literal["truecolor", "256", "16", "none"]

_NO_COLOUR = ("vt100", "vt102", "vt220", "vt320", "xterm-mono", "ansi-m", "ansi-mono", "linux-m")
_SIXTEEN = ("linux", "ansi", "cygwin", "cons25", "xterm-color", "rxvt-color", "eterm-color")
"""Values of TERM. A terminal that is not listed shows 256, whatever its terminfo says: SSH passes
TERM on, but not COLORTERM, and every terminal program of the last fifteen years does."""


def chosen(asked: "Colour | None", environment: Mapping[str, str], setting: "Colour") -> Colours:
    """What `--color` says; else `NO_COLOR`; else the settings; else what the terminal says."""
    if asked is not None and asked != "auto":
        return asked
    if environment.get("NO_COLOR"):
        return "none"
    if asked is None and setting != "auto":
        return setting
    return _shown_by(environment.get("TERM", ""), environment.get("COLORTERM", ""))


def _shown_by(term: str, colour_term: str) -> Colours:
    if term in _NO_COLOUR:
        return "none"
    if colour_term in ("truecolor", "24bit") or term.endswith("-direct"):
        return "truecolor"
    return "16" if term in _SIXTEEN or term.endswith("-16color") else "256"


class WithoutColours(LineFilter):
    """Leaves bold and reversed as they are, and sends no colour at all."""

    def apply(self, segments: list[Segment], background: Color) -> list[Segment]:
        """The same text, as the terminal shows it by itself."""
        return [Segment(text, style and _bare(style), control) for text, style, control in segments]


@lru_cache(256)
def _bare(style: Style) -> Style:
    return style.without_color
