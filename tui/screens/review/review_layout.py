"""What stands where in the pain log, on screens of all sizes."""

from collections.abc import Iterable, Sequence

from textual.containers import Horizontal, Vertical
from textual.widget import Widget

from tui.core.entries import Entry
from tui.core.review.review import Reviewed
from tui.core.rules.history import Verdict
from tui.panes.done import DonePane
from tui.panes.headline import Headline
from tui.panes.table_heading import TableHeading
from tui.panes.trend import TrendPane
from tui.screens.review.beside import Beside
from tui.screens.review.changing import ChangingPage
from tui.storage.log.log import Stored
from tui.widgets.lines import Line, Span, Tone, paragraph
from tui.widgets.paragraphs import Paragraphs
from tui.widgets.picker import Picker
from tui.widgets.reader import LayOut, Reader


class ReviewLayout(ChangingPage[None]):
    """Verdict, charts and table; where there is little room, the table or one chart."""

    DEFAULT_CSS = """
    ReviewLayout {
        #headline {
            max-height: 7;
        }

        #rises {
            padding: 0 1;
            max-height: 2;
        }

        #charts {
            height: 12;
        }

        #trend {
            width: 1fr;
        }

        #done {
            width: 37;
            border-left: vkey $panel;
        }

        &.-tall #charts {
            height: 18;
        }

        #sentence, &.saying #pages {
            display: none;
        }

        #pages {
            height: 1fr;
        }

        #beside {
            width: 64;
            display: none;
            border-left: vkey $panel;
        }

        &.-broad #beside {
            display: block;
        }

        &.saying #sentence {
            display: block;
        }

        &.view-1.-wide #charts, &.view-1.-broad #charts, &.-short #charts, &.-narrow #charts {
            display: none;
        }

        &.-short.view-1 #charts, &.-narrow.view-1 #charts, &.-narrow.view-2 #charts {
            display: block;
            height: 1fr;
        }

        &.-short.view-1 #heading, &.-narrow.view-1 #heading, &.-narrow.view-2 #heading,
        &.-short.view-1 #entries, &.-narrow.view-1 #entries, &.-narrow.view-2 #entries {
            display: none;
        }

        &.-narrow #done, &.-narrow.view-2 #trend {
            display: none;
        }

        &.-narrow.view-2 #done {
            display: block;
            width: 1fr;
        }
    }
    """
    HORIZONTAL_BREAKPOINTS = [(0, "-narrow"), (80, "-wide"), (160, "-broad")]
    VERTICAL_BREAKPOINTS = [(0, "-short"), (24, "-roomy"), (34, "-tall")]
    _view = 0
    """0 shows what there is room for, 1 and 2 one part of it."""

    def body(self) -> Iterable[Widget]:
        """The table and room for the charts, which come once there is something to draw."""
        with Horizontal(id="pages"):
            with Vertical(id="log"):
                yield Headline(id="headline")
                yield Horizontal(id="charts")
                yield TableHeading(id="heading")
                yield Picker(self.row, id="entries")
            yield Beside(self.detail, id="beside")

    def detail(self) -> LayOut | None:
        """All of the entry under the cursor, as its file is now; called in another thread."""
        from tui.screens.review.entry_text import told  # on few screens there is room for it

        found = self.chosen()
        if not isinstance(found, Stored):
            return told(found, None) if found else None
        return told(found, self.verdict_of(found.name.id, found.entry))

    def verdict_of(self, id: str, entry: Entry) -> Verdict | None:
        """What the rules say of an entry."""
        raise NotImplementedError

    def on_picker_cursor_moved(self) -> None:
        """Show it beside the table, where there is room."""
        self.look_beside()

    def look_beside(self) -> None:
        """The entry under the cursor may be another one, or was changed."""
        self.query_one(Beside).look()

    def row(self, index: int, width: int, on_cursor: bool) -> tuple[Line]:
        """One entry of the table."""
        raise NotImplementedError

    def movable(self) -> Picker:
        """The entries."""
        return self.query_one(Picker)

    def show_reviewed(self, reviewed: Reviewed) -> None:
        """These figures in the charts, and their verdict over them."""
        self.query_one(Headline).figures = reviewed
        charts = self.query_one("#charts")
        if not charts.children:
            charts.mount(TrendPane(id="trend"), DonePane(id="done"))
        self.query_one(TrendPane).figures = reviewed
        self.query_one(DonePane).figures = reviewed

    def show_rises(self, sentences: Sequence[str]) -> None:
        """What crept up, over the charts for as long as it does."""
        if sentences and not self.query("#rises"):
            self.mount(Paragraphs(id="rises"), after="#headline")
        if self.query("#rises"):
            told = tuple(Span(text, "warn") for text in sentences)
            self.query_one("#rises", Paragraphs).paragraphs = told

    def show_sentence(self, sentence: str) -> None:
        """In place of charts and table; empty shows those."""
        self.set_class(bool(sentence), "saying")
        if sentence and not self.query("#sentence"):
            self.mount(Reader(lambda width: (), id="sentence"), before="#keys")
        if sentence:
            self.query_one("#sentence", Reader).open(lambda width: paragraph(sentence, width))

    def say(self, text: str, tone: Tone = "accent") -> None:
        """Tell it in place of the verdict of the charts, until the next key."""
        self.query_one(Headline).said = (text, tone)

    def action_turn(self) -> None:
        """The table alone or with the charts; on a narrow screen table, charts and map in turn."""
        self._view = (self._view + 1) % (3 if self.has_class("-narrow") else 2)
        for view in (1, 2):
            self.set_class(view == self._view, f"view-{view}")
