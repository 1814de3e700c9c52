"""Large digits, five rows high, made of blocks and half blocks."""

from tui.widgets.lines import Line, Span, Tone, line

GLYPHS = {
    "0": ("▄████▄", "██  ██", "██  ██", "██  ██", "▀████▀"),
    "1": (" ▄██  ", " ▀██  ", "  ██  ", "  ██  ", "▄▄██▄▄"),
    "2": ("▄████▄", "▀▀  ██", "  ▄██▀", "▄██▀  ", "██████"),
    "3": ("▄████▄", "    ██", "  ████", "    ██", "▀████▀"),
    "4": ("██  ██", "██  ██", "▀█████", "    ██", "    ██"),
    "5": ("██████", "██    ", "█████▄", "    ██", "█████▀"),
    "6": ("▄████▄", "██    ", "█████▄", "██  ██", "▀████▀"),
    "7": ("██████", "   ▄██", "  ▄██▀", "  ██  ", "  ██  "),
    "8": ("▄████▄", "██  ██", "▄████▄", "██  ██", "▀████▀"),
    "9": ("▄████▄", "██  ██", "▀█████", "    ██", "▀████▀"),
    ":": ("  ", "▄▄", "  ", "▄▄", "  "),
}
HEIGHT = 5


def big(text: str, tone: Tone = "accent") -> list[Line]:
    """A time such as `1:05` in large digits; other characters are left out."""
    glyphs = [GLYPHS[character] for character in text if character in GLYPHS]
    return [line(Span(" ".join(glyph[row] for glyph in glyphs), tone)) for row in range(HEIGHT)]
