"""The preview in Today: what a session is, before it is begun."""

from collections.abc import Callable, Iterator, Sequence
from functools import partial
from itertools import groupby, zip_longest
from operator import attrgetter
from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.reactive import reactive

from tui.core.format.definitions import Session, Step
from tui.core.format.problems import Problem
from tui.core.playing.wording import dose_words, sides_words
from tui.core.session.doses import longest_drawn, session_seconds
from tui.core.session.step_notes import read_next, source_texts
from tui.core.text import minutes
from tui.panes.notes import anatomy_notes, section
from tui.widgets.key_names import named
from tui.widgets.lines import Line, Span, fit, line, paragraph
from tui.widgets.medium import medium_of
from tui.widgets.pictured import Pictured

if TYPE_CHECKING:
    from tui.panes.anatomy import Bodies

_READABLE = 60
"""Cells of a column, at least."""
_GAP = 3
"""Between columns."""
_MEND = "Mend it: {today.edit} opens it, {today.reload} reads it again."
_LOWEST, _TALLEST = 10, 20
"""Rows of a figure with its angles."""
Shown = Session | tuple[Problem, ...] | None


class PreviewPane(Pictured):
    """The session under the cursor, or what is wrong with its file; scrolls by pages.

    Where rows would be too long to read, a page has columns, as a book has pages side by side.
    """

    previewed: reactive[Shown] = reactive(None, repaint=False)
    cautions: tuple[str, ...] = ()
    """What its author may want to look at again; to be set before `previewed`."""

    def __init__(self, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._turned_to = (0, 1)
        """The page, and of how many: they are others at another size."""
        self._page, self._pages = 0, 1
        self._bodies: Bodies | None = None

    def watch_previewed(self) -> None:
        """Another session begins on its first page, and without a figure."""
        self._turned_to = (0, 1)
        self._bodies = None
        self.redraw()

    def illustrate(self, bodies: "Bodies") -> None:
        """Draw a figure too, where what to know before the start leaves room."""
        self._bodies = bodies
        self.redraw()

    def turn(self, by: int) -> None:
        """So many pages on; after the last comes the first."""
        self._turned_to = ((self._page + by) % self._pages, self._pages)
        self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """One page, with its number where there are more."""
        columns = max(1, (width + _GAP) // (_READABLE + _GAP))
        cells = (width - _GAP * (columns - 1)) // columns
        lines = preview_lines(self.previewed, cells, partial(self._figure, cells, height - 1))
        if isinstance(self.previewed, tuple):
            lines += paragraph(named(self, _MEND), cells, "dim")
        lines += section("Worth a second look", self.cautions, cells)
        if len(lines) <= height:
            self._page, self._pages = 0, 1
            return lines
        room = max(1, height - 1)
        self._pages = -(-len(lines) // (room * columns))
        page, of = self._turned_to
        self._page = page * self._pages // of
        first = self._page * room * columns
        parts = [lines[first + at * room : first + (at + 1) * room] for at in range(columns)]
        shown = list(_side_by_side(parts, cells)) if columns > 1 else parts[0]
        shown += [line()] * (room - len(shown))
        more = named(self, "{today.page}: more")
        footer = fit(f"{more} ({self._page + 1} of {self._pages})", width)
        return [*shown, line(Span(footer, "dim"))]

    def _figure(self, width: int, height: int, above: int) -> list[Line]:
        """Of the longest step, below so many lines; none where it would not be worth a look."""
        shown, rows = self.previewed, min(height - above - 2, _TALLEST)
        if self._bodies is None or not isinstance(shown, Session) or rows < _LOWEST:
            return []
        step = longest_drawn(shown)
        if step is None:
            return []
        from tui.panes.anatomy import body_of  # no start draws
        from tui.panes.figure import figure_lines

        body = body_of(shown, step.figure, self._bodies)
        medium = medium_of(self.app)
        drawn = figure_lines(shown, step, body, 1, width, rows, medium) if body else []
        return [line(Span(fit(step.name, width), "accent")), *drawn, line()] if drawn else []


def _side_by_side(parts: Sequence[Sequence[Line]], cells: int) -> Iterator[Line]:
    """Columns of so many cells each as rows."""
    for row in zip_longest(*parts, fillvalue=Line()):
        spans: list[Span] = []
        for part in row:
            spans += [*part.spans, Span(" " * (cells - cell_len(part.plain) + _GAP))]
        yield Line(tuple(spans))


def preview_lines(
    shown: Shown, width: int, figure: Callable[[int], Sequence[Line]] = lambda above: ()
) -> list[Line]:
    """A session in full, or the problems of its file.

    `figure` gives what stands above the notes on muscles, for so many lines above it.
    """
    if shown is None:
        return []
    if isinstance(shown, Session):
        plan = list(_plan_lines(shown, width))
        return [*plan, *figure(len(plan)), *_note_lines(shown, width)]
    lines = [line(Span("This file can't be played", "bad")), line()]
    for path, problems in groupby(shown, key=attrgetter("path")):
        lines += [*paragraph(path, width, "dim"), line()]
        for problem in problems:
            lines += [*paragraph(problem.in_file, width, indent="  "), line()]
    return lines


def _plan_lines(session: Session, width: int) -> Iterator[Line]:
    yield line(Span(fit(session.title, width), "accent"))
    yield from paragraph(session.summary, width)
    for text in _facts(session):
        yield from paragraph(text, width, "dim")
    yield line()
    for step in session.steps:
        yield from _step_lines(step, width)
    yield line()
    yield from section("Good to know", session.notes, width)


def _note_lines(session: Session, width: int) -> Iterator[Line]:
    muscles = list(dict.fromkeys(muscle for step in session.steps for muscle in step.muscles))
    for topic in (*muscles, *read_next(session, muscles)):
        yield from anatomy_notes(session, topic, width)
    sources = list(dict.fromkeys(one for step in session.steps for one in step.source))
    yield from section("Where the doses come from", source_texts(session, sources), width)


def _facts(session: Session) -> Iterator[str]:
    """Length, equipment and what the author says of the session."""
    often = f" · {session.per_week} x a week" if session.per_week else ""
    yield f"About {minutes(session_seconds(session))}{often}"
    needed = equipment(session)
    yield f"Needs: {', '.join(needed)}" if needed else "Needs nothing"
    if session.tags:
        yield f"For: {', '.join(session.tags)}"
    if session.author:
        yield f"By {session.author}"
    if session.from_ or session.until:
        yield f"From {session.from_ or 'now'} until {session.until or 'further notice'}"
    if session.pain_limit is not None:
        yield f"Stops at pain above {session.pain_limit}"


def equipment(session: Session) -> list[str]:
    """All that its steps need, each once."""
    return list(dict.fromkeys(item for step in session.steps for item in step.equipment))


def _step_lines(step: Step, width: int) -> Iterator[Line]:
    sign = {"gate": "? ", "prompt": "· ", "rest": "· "}.get(step.kind, "  ")
    dose = " ".join(filter(None, (dose_words(step), sides_words(step))))
    name = sign + step.name
    if cell_len(name) + len(dose) < width:
        yield line(fit(name, width - len(dose)), Span(dose, "dim"))
    else:
        yield line(fit(name, width))
        yield line(Span(f"{dose:>{width}}", "dim"))
