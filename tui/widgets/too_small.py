"""What a terminal shows that is too small for anything else."""

from collections.abc import Sequence

from tui.widgets.lines import Drawn, Line, paragraph


class TooSmall(Drawn):
    """Says what is needed and what there is; covers the whole screen."""

    DEFAULT_CSS = """
    TooSmall {
        dock: top;
        width: 100%;
        height: 100%;
        background: $background;
    }
    """

    def __init__(self, columns: int, rows: int) -> None:
        super().__init__()
        self._columns, self._rows = columns, rows

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """One sentence, wrapped."""
        needed = f"soleus needs {self._columns} columns and {self._rows} rows"
        return paragraph(f"{needed}; this is {width}x{height}", width)
