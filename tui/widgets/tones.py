"""The colours of tones and inks, as the theme has them.

Textual would have a component class for each: it looks the rules for all of them up for each
widget, which takes longer than all else that opens a screen. These come straight from the theme.
"""

from collections.abc import Mapping
from typing import Literal, TypeGuard

from rich.color import Color as RichColor
from rich.style import Style
from textual.color import Color

from tui.core.format.figures import Ink

Tone = Literal["plain", "dim", "accent", "strong", "good", "warn", "bad", "calm", "solid", "ground"]
"""`solid` has the widget's colour and its ground exchanged, `ground` has no colour but its ground:
for spaces only."""
Base = Literal["plain", "cursor", "bar"]
Variables = Mapping[str, str]
"""A theme's colours by name, as CSS writes them."""

_TONES: Mapping[Tone | Ink, str] = {
    "dim": "dim",
    "accent": "accent",
    "good": "success",
    "warn": "warning",
    "bad": "error",
    "calm": "primary",
}
_BOLD: frozenset[Tone | Ink] = frozenset(("accent", "strong", "bad", "target"))
_GROUNDS: Mapping[Base, str] = {"cursor": "cursor", "bar": "panel"}
_INKS: Mapping[Ink, tuple[str, float]] = {
    "floor": ("foreground", 0.32),
    "far": ("foreground", 0.16),
    "prop": ("primary", 0.70),
    "skin": ("foreground", 0.30),
    "bone": ("foreground", 0.68),
    "tendon": ("foreground", 0.92),
    "muscle": ("error", 0.52),
    "target": ("accent", 1.0),
}
"""A colour, and how much of it is mixed with the ground; a theme may give an ink of its own."""


def is_ink(tone: Tone | Ink) -> TypeGuard[Ink]:
    """Whether it belongs to a picture."""
    return tone in _INKS


def tone_style(tone: Tone | Ink, variables: Variables, *, on_text: bool) -> Style:
    """What a tone adds; on a ground of the text's colour, as a cue has it, no colour is read."""
    name = None if on_text or is_ink(tone) else _TONES.get(tone)
    colour = Color.parse(variables[name]).rich_color if name else None
    return Style(color=colour, bold=tone in _BOLD or None)


def base_style(base: Base, variables: Variables, *, has_colours: bool) -> Style:
    """What the ground of a row adds."""
    ground = Color.parse(variables[_GROUNDS[base]]).rich_color
    return Style(bgcolor=ground, reverse=None if has_colours else True)


def ink_style(ink: Ink, ground: Color, variables: Variables) -> Style:
    """An ink, mixed with what it is drawn on, so that it suits every theme."""
    return Style(color=_mixed(ink, ground, variables))


def ink_ground(ink: Ink, ground: Color, variables: Variables) -> Style:
    """The same as what something else stands on."""
    return Style(bgcolor=_mixed(ink, ground, variables))


def is_of_text(ground: object, variables: Variables) -> bool:
    """Whether a ground has the colour of text."""
    return ground == Color.parse(variables["foreground"]).rich_color


def _mixed(ink: Ink, ground: Color, variables: Variables) -> RichColor:
    if own := variables.get(f"ink-{ink}"):
        return Color.parse(own).rich_color
    name, share = _INKS[ink]
    return ground.blend(Color.parse(variables[name]), share, 1.0).rich_color
