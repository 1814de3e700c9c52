"""The heading of the table of entries."""

from collections.abc import Sequence

from tui.panes.entry_table import Columns, heading
from tui.widgets.lines import Drawn, Line


class TableHeading(Drawn):
    """The names of the columns."""

    DEFAULT_CSS = """
    TableHeading { height: 2; }
    """

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """Both lines."""
        return heading(Columns.within(width))
