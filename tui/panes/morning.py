"""The morning that is due, asked in a few rows: what was typed, and what the numbers mean."""

import datetime as dt
from collections.abc import Sequence

from rich.cells import cell_len
from textual.reactive import reactive

from tui.core.forms.fields import HIGHEST, PAIN_WORDS, anchors
from tui.core.forms.morning_form import STIFF_WORDS, Asking, question, whose_morning
from tui.widgets.key_names import named
from tui.widgets.lines import Line, Span, Tone, line, wrap
from tui.widgets.paragraphs import AsTall

_KEYS = "0-9, 1 then 0: 10 · {today.skip_morning}: skip · {today.clear}: later"


class MorningPane(AsTall):
    """As tall as the question; nothing where none is asked."""

    DEFAULT_CSS = """
    MorningPane { display: none; }
    """
    asking: reactive[Asking | None] = reactive(None, repaint=False)
    today: dt.date = dt.date.min

    def watch_asking(self, asking: Asking | None) -> None:
        """Show the question, or what was typed."""
        self.display = asking is not None
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """Whose morning it is, the question, what the numbers mean and what the keys do."""
        if self.asking is None:
            return []
        heading = _heading(self.asking, self.today, named(self, _KEYS), width)
        return [*heading, *_question(self.asking, self.today, width)]


def _heading(asking: Asking, today: dt.date, keys: str, width: int) -> list[Line]:
    """Whose morning it is, what was typed of it, and the keys, beside each other if they fit."""
    about = f"▶ {whose_morning(asking.due, asking.region, today)}"
    typed = [f"{asking.morning}"] if asking.morning is not None else []
    typed += [f"stiff {asking.stiff}"] if asking.stiff is not None else []
    said = f"  {', '.join(typed)}" if typed else ""
    room = width - cell_len(about) - cell_len(said) - 1
    spans = (Span(about, "strong"), Span(said, "accent"))
    if cell_len(keys) < room:
        blanks = " " * (room - cell_len(keys))
        return [line(*spans, blanks, Span(keys, "dim"), base="bar")]
    return [line(*spans, base="bar"), *_rows(keys, width, "dim")]


def _question(asking: Asking, today: dt.date, width: int) -> list[Line]:
    region = asking.region
    if asking.asks_stiff and region.questions.stiff:
        asked, words = region.questions.stiff, anchors(STIFF_WORDS)
    else:
        asked, words = question(region, asking.due.day, today), anchors(PAIN_WORDS)
    hints = [] if words in asked else [words]
    if asking.morning is not None:
        hints.append(_take_back(asking.morning))
        if asking.asks_stiff and not asking.was_just_answered:
            hints.append("enter: stiffness unknown")
    return [*_rows(asked, width, "plain"), *_rows(" · ".join(hints), width, "dim")]


def _take_back(score: int) -> str:
    """How to undo an answer; a 1 and a 0 may have been two."""
    if score == HIGHEST:
        return "10 is the worst possible. Backspace if you meant 1, then 0: a little slower."
    return f"backspace: not {score}"


def _rows(text: str, width: int, tone: Tone) -> list[Line]:
    return [line("  ", Span(row, tone)) for row in wrap(text, width - 3)]
