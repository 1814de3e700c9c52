"""Text can be read: every tone on every ground, in each theme.

WCAG 2.1, 1.4.3 and 1.4.6: at least 4.5:1, and 7:1 in the theme of high contrast. What is sent to a
terminal of 256 or 16 colours is looked at after it was made one of these.
"""

import re
from collections.abc import Iterator
from itertools import product
from pathlib import Path
from typing import get_args

import pytest
from rich._palettes import STANDARD_PALETTE
from rich.color import Color as Sent
from rich.color import ColorSystem
from rich.style import Style
from rich.terminal_theme import TerminalTheme
from textual.color import Color
from textual.containers import Container
from textual.theme import BUILTIN_THEMES

from tests.screens.support import FakeClock
from tui.app import SoleusApp
from tui.core.format.figures import Ink
from tui.core.settings import Theme
from tui.storage.log.log import Log
from tui.storage.stores import Stores
from tui.themes import HIGH_CONTRAST, OURS, READABLE, SIXTEEN, SOLEUS, contrast
from tui.widgets.lines import Base, Lines, Tone
from tui.widgets.tones import ink_style

CODE = Path(__file__).resolve().parents[2] / "tui"
THEMES = get_args(Theme)
LOOKED_AT = {
    *("$background", "$panel", "$cursor"),
    *("$foreground", "$dim", "$accent", "$success", "$warning", "$error", "$primary"),
}
"""The colours that the pairs below are made of."""
RULE = re.compile(r"(?:color|background|border[\w-]*):[^;{}]*;")
NAME = re.compile(r"\$[\w-]+")
_SIXTEEN: list[tuple[int, int, int]] = [STANDARD_PALETTE[number] for number in range(16)]
DEFAULTS = TerminalTheme(_SIXTEEN[0], _SIXTEEN[15], _SIXTEEN[:8], _SIXTEEN[8:])
"""Nobody knows what a terminal makes of the sixteen: this is what rich chooses them by."""
TRUE, EIGHT_BIT, STANDARD = ColorSystem.TRUECOLOR, ColorSystem.EIGHT_BIT, ColorSystem.STANDARD


async def lowest(tmp_path: Path, theme: str, system: ColorSystem) -> tuple[float, str]:
    """The pair of the least contrast, and which it is."""
    stores = Stores((), Log(tmp_path / "log"), tmp_path / "runs")
    app = SoleusApp(stores, FakeClock())
    async with app.run_test() as pilot:
        app.theme = theme
        on_screen, on_card = Lines(), Lines()
        await app.screen.mount(on_screen, Container(on_card, classes="card"))
        await pilot.pause()
        return min(
            (contrast(*sent(style, system)), f"{tone} on {base} of {where}")
            for where, lines in (("the screen", on_screen), ("a card", on_card))
            for base, tone, style in styles(lines)
        )


def styles(lines: Lines) -> Iterator[tuple[Base, Tone, Style]]:
    """How each kind of text is shown there."""
    for base, tone in product(get_args(Base), get_args(Tone)):
        if tone != "ground":  # which has no text
            yield base, tone, lines._style(base, tone)


def sent(style: Style, system: ColorSystem) -> tuple[Color, Color]:
    """Text and ground as the terminal gets them."""
    assert style.color is not None
    assert style.bgcolor is not None
    return shown(style.color, system), shown(style.bgcolor, system)


def shown(colour: Sent, system: ColorSystem) -> Color:
    """The colour that a terminal of that system shows for it."""
    return Color(*colour.downgrade(system).get_truecolor(DEFAULTS))


@pytest.mark.parametrize("theme", THEMES)
async def test_text_of_every_theme_can_be_read(tmp_path: Path, theme: str) -> None:
    least, which = await lowest(tmp_path, theme, TRUE)
    assert least >= READABLE, which


@pytest.mark.parametrize(
    ("theme", "system", "least"),
    [
        (SOLEUS.name, EIGHT_BIT, READABLE),
        (HIGH_CONTRAST.name, TRUE, 7.0),
        (HIGH_CONTRAST.name, EIGHT_BIT, 7.0),
        (SIXTEEN.name, STANDARD, READABLE),
    ],
)
async def test_text_of_our_themes_can_be_read(
    tmp_path: Path, theme: str, system: ColorSystem, least: float
) -> None:
    found, which = await lowest(tmp_path, theme, system)
    assert found >= least, which


def test_sixteen_colours_are_sent_as_they_are() -> None:
    for name, value in {**vars(SIXTEEN), **SIXTEEN.variables}.items():
        if isinstance(value, str) and value.startswith("#"):
            colour = Sent.parse(value)
            assert shown(colour, STANDARD) == Color.parse(value), name


def test_inks_are_mixed_with_the_ground_but_for_the_sixteen() -> None:
    ground = Color(0, 0, 0)
    mixed = ink_style("muscle", ground, {"error": "#ff0000"}).color
    assert mixed is not None
    assert Color.from_rich_color(mixed) == ground.blend(Color(255, 0, 0), 0.52)
    inks: list[Ink] = ["skin", "bone", "muscle", "prop", "target"]
    variables = {"accent": str(SIXTEEN.accent), **SIXTEEN.variables}
    own = [ink_style(ink, ground, variables).color for ink in inks]
    assert len({shown(colour, STANDARD) for colour in own if colour}) == len(inks)
    palette = [Color(*triplet) for triplet in _SIXTEEN]
    assert {Color.from_rich_color(colour) for colour in own} <= set(palette)


def test_no_style_names_a_colour_that_is_not_looked_at() -> None:
    sheets = [*CODE.rglob("*.tcss"), *CODE.rglob("*.py")]
    texts = (path.read_text("utf-8") for path in sheets)
    rules = (
        rule
        for text in texts
        for rule in re.findall(r"(?:color|background|border[\w-]*):[^;{}]*;", text)
    )
    named = {name for rule in rules for name in re.findall(r"\$[\w-]+", rule)}
    assert named
    assert named - LOOKED_AT == set()


def test_every_theme_that_may_be_set_is_there() -> None:
    ours = {theme.name for theme in OURS} - {SIXTEEN.name}
    left_to_the_terminal = {name for name, theme in BUILTIN_THEMES.items() if theme.ansi}
    assert set(THEMES) == ours | (set(BUILTIN_THEMES) - left_to_the_terminal)
