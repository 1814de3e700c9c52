"""Colours: two themes of ours, one for sixteen colours, and what makes Textual's readable."""

from collections.abc import Callable, Mapping

from textual.color import Color
from textual.theme import Theme

SOLEUS = Theme(
    name="soleus",
    primary="#62b8e6",
    accent="#ffb000",
    foreground="#e6e8eb",
    background="#121518",
    surface="#181c20",
    panel="#262b31",
    success="#5fd787",
    warning="#ffaf5f",
    error="#ff8f8f",
    variables={"dim": "#a8b1bb", "cursor": "#353d46"},
)
"""Grounds with so little blue that they are greys, not blues, in 256 colours."""
HIGH_CONTRAST = Theme(
    name="high-contrast",
    primary="#87d7ff",
    accent="#ffd700",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#262626",
    success="#87ff87",
    warning="#ffd7af",
    error="#ffafaf",
    variables={"dim": "#d0d0d0", "cursor": "#00005f"},
)
SIXTEEN = Theme(
    name="soleus-16",
    primary="#55ffff",
    accent="#ffff55",
    foreground="#ffffff",
    background="#000000",
    surface="#000000",
    panel="#0000aa",
    success="#55ff55",
    warning="#ffff55",
    error="#ff55ff",
    variables={
        "dim": "#aaaaaa",
        "cursor": "#0000aa",
        "ink-floor": "#555555",
        "ink-far": "#555555",
        "ink-skin": "#aaaaaa",
        "ink-bone": "#ffffff",
        "ink-tendon": "#ffffff",
        "ink-muscle": "#aa0000",
        "ink-prop": "#00aaaa",
    },
)
"""Each is one of the sixteen as it is, so that none is made another; all are on black or blue."""

OURS = (SOLEUS, HIGH_CONTRAST, SIXTEEN)
READABLE = 4.5
"""The least contrast of text, as WCAG 2.1 has it for level AA (1.4.3); 7 is for level AAA."""
_ROOMY = 7.0
"""The least contrast of a ground with black or white, so that coloured text can be read on it."""
_TEXTS = ("foreground", "accent", "success", "warning", "error", "primary")
_EXTREMES = (Color(0, 0, 0), Color(255, 255, 255))
_STEPS = 20
_DIM, _CURSOR = 0.65, 0.3
"""How much of the text's colour, and of the main one, is mixed with the background."""


def contrast(one: Color, other: Color) -> float:
    """From 1 for the same to 21 for black and white (WCAG 2.1, "contrast ratio")."""
    darker, lighter = sorted((_luminance(one), _luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def readable(theme: Theme, variables: Mapping[str, str]) -> dict[str, str]:
    """The colours that a theme gives, with our own, each text readable on each ground.

    Ours are as they are. In Textual's, a text that is hard to read is moved towards black or white.
    """
    if theme in OURS:
        return dict(variables)
    colours = {name: Color.parse(variables[name]) for name in _TEXTS}
    ground, panel = Color.parse(variables["background"]), Color.parse(variables["panel"])
    extreme = max(_EXTREMES, key=lambda one: contrast(one, ground))
    cursor = ground.blend(colours["primary"], _CURSOR)
    grounds = {
        name: _moved(one, ground, lambda mixed: contrast(extreme, mixed) >= _ROOMY)
        for name, one in (("background", ground), ("panel", panel), ("cursor", cursor))
    }
    colours["dim"] = ground.blend(colours["foreground"], _DIM)
    for name, colour in colours.items():
        colours[name] = _moved(
            colour,
            extreme,
            lambda mixed: all(contrast(mixed, one) >= READABLE for one in grounds.values()),
        )
    return {**variables, **{name: one.hex6 for name, one in (grounds | colours).items()}}


def _moved(colour: Color, towards: Color, is_enough: Callable[[Color], bool]) -> Color:
    """The colour, moved as little as is enough."""
    steps = (colour.blend(towards, step / _STEPS) for step in range(_STEPS))
    return next(filter(is_enough, steps), towards)


def _luminance(colour: Color) -> float:
    """From 0 to 1 (WCAG 2.1, "relative luminance")."""
    red, green, blue = (
        part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4
        for part in colour.normalized
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue
