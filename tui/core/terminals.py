"""What a terminal can show, as far as the environment tells."""

from collections.abc import Mapping
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from tui.core.settings import Colour

Colours = Literal["truecolor", "256", "16", "none"]

_SHOW_NO_SCREEN = {"", "dumb", "unknown", "emacs", "network", "dialup"}
"""Values of TERM; any other terminal shows at least what a VT100 does."""
_NO_COLOUR = ("vt100", "vt102", "vt220", "vt320", "xterm-mono", "ansi-m", "ansi-mono", "linux-m")
_SIXTEEN = ("linux", "ansi", "cygwin", "cons25", "xterm-color", "rxvt-color", "eterm-color")
"""Values of TERM. A terminal that is not listed shows 256, whatever its terminfo says: SSH passes
TERM on, but not COLORTERM, and every terminal program of the last fifteen years does."""
_FEW_SIGNS = "linux"
"""The text console of Linux, by TERM. Its fonts, such as those of Debian's console-setup, have
arrows and frames, but no half blocks, quadrants, braille, bars or ticks, and show these alike."""
_NEEDS_NO_LOCALE = ("C.UTF-8", "C.utf8", "UTF-8")
"""What Python itself puts into LC_CTYPE where the locale is C or missing (PEP 538)."""


def shows_no_screen(term: str) -> bool:
    """Whether a terminal that calls itself so can't place a cursor."""
    return term.partition("-")[0] in _SHOW_NO_SCREEN


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


def locale_named(environment: Mapping[str, str]) -> str:
    """The locale for letters: `LC_ALL` before `LC_CTYPE` before `LANG`; empty where none is."""
    kind = environment.get("LC_CTYPE", "")
    said = (
        environment.get("LC_ALL"),
        "" if kind in _NEEDS_NO_LOCALE else kind,
        environment.get("LANG"),
    )
    return next(filter(None, said), "")


def beyond_ascii(environment: Mapping[str, str]) -> bool:
    """Whether signs and pictures may be made of more than ASCII."""
    is_console = environment.get("TERM", "").partition("-")[0] == _FEW_SIGNS
    return is_utf8(environment) and not is_console


def is_utf8(environment: Mapping[str, str]) -> bool:
    """Whether the terminal reads UTF-8; yes where no locale is named.

    SSH often passes none on, and every terminal of today reads UTF-8: another has to be said.
    """
    locale = locale_named(environment) or "C.UTF-8"
    charset = locale.partition(".")[2].partition("@")[0]
    return charset.lower().replace("-", "") == "utf8"
