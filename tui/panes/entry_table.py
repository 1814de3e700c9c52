"""The table of entries: its columns, its heading, and one entry as a row."""

import datetime as dt
from dataclasses import dataclass

from rich.cells import cell_len

from tui.core.entries import PainAnswer, SessionEntry
from tui.core.rules.history import Colour
from tui.core.telling import UNKNOWN, score_text
from tui.core.text import clean
from tui.panes import colours
from tui.widgets.lines import Line, Span, Tone, fit, line

_GAP = "  "
_MARGIN = "  "
"""On the left, for the cursor."""
_DAY, _DAY_AND_TIME = 10, 16
_OUTCOME = 12
_SESSION = 20
"""Cells of a session's title where notes have room too."""
_SHAPE = 1
"""Cells of a colour where its word has no room."""
_SHORTEST_NOTE = 8
_USUAL = "done"


@dataclass(frozen=True)
class Columns:
    """Cells of each column; 0 is not shown."""

    day: int
    session: int
    scores: int
    """Of both sides together."""
    colour: int
    outcome: int
    """0: it begins the note."""
    note: int

    @classmethod
    def within(cls, width: int) -> "Columns":
        """As many columns as that many cells have room for (40 or more)."""
        if width >= 100:
            day, scores, colour, outcome = _DAY_AND_TIME, 20, colours.CELLS, _OUTCOME
        elif width >= 60:
            day, scores, colour, outcome = _DAY, 14, colours.CELLS, 0
        else:
            day, scores, colour, outcome = _DAY, 12, _SHAPE, 0
        taken = sum(size + len(_GAP) for size in (day, scores, colour, outcome) if size)
        session = width - len(_MARGIN) - taken
        note = session - _SESSION - len(_GAP)
        if note < _SHORTEST_NOTE:
            return cls(day, session, scores, colour, outcome, note=0)
        return cls(day, _SESSION, scores, colour, outcome, note)

    @property
    def is_wide(self) -> bool:
        """Whether there is room for the time of day and the worst score."""
        return self.day == _DAY_AND_TIME

    @property
    def after_session(self) -> int:
        """Cells right of the title, for a row that is no entry."""
        sizes = [self.scores, self.colour, self.outcome, self.note]
        return sum(sizes) + len(_GAP) * (sum(map(bool, sizes)) - 1)


def heading(columns: Columns) -> list[Line]:
    """Two lines: what the scores are, then the name of each column."""
    scores = "before→worst→after" if columns.is_wide else "before→after"
    left = _MARGIN + _join(" " * columns.day, " " * columns.session) + _GAP
    names = _join(
        fit("Started" if columns.is_wide else "Date", columns.day),
        fit("Session", columns.session),
        _two("Left", "Right", columns),
        fit("Colour" if columns.colour > _SHAPE else "", columns.colour),
        fit("Outcome", columns.outcome),
        fit("Note", columns.note),
    )
    return [
        line(left, Span(f"{scores:^{columns.scores}}", "dim")),
        line(_MARGIN, Span(names, "strong")),
    ]


def entry_row(
    entry: SessionEntry,
    columns: Columns,
    *,
    colour: Colour | None,
    has_two_versions: bool,
    form_waits: bool,
) -> list[Span]:
    """One entry, without the margin on its left."""
    words, tone = _outcome(entry, form_waits)
    if has_two_versions:
        words, tone = "two versions", "warn"
    note = " ".join((entry.notes or "").split())
    before_colour = _join(
        _when(entry.started, columns),
        fit(entry.title, columns.session),
        _scores(entry.pain, columns),
    )
    return [
        Span(before_colour + _GAP),
        colours.colour_span(colour, columns.colour),
        *(_ending(words, tone, note, columns)),
    ]


def _ending(words: str, tone: Tone, note: str, columns: Columns) -> list[Span]:
    """Outcome and note, in a column each or, unless it is the usual one, before the note."""
    if columns.outcome:
        ending = [Span(_GAP), Span(fit(words, columns.outcome), tone)]
        return [*ending, Span(_GAP + fit(note, columns.note), "dim")] if columns.note else ending
    if not columns.note:
        return []
    if words == _USUAL:
        return [Span(_GAP + fit(note, columns.note), "dim")]
    told = fit(words, min(cell_len(words), columns.note))
    left = columns.note - cell_len(told)
    return [Span(_GAP), Span(told, tone), Span(fit(f" · {note}" if note else "", left), "dim")]


def other_row(
    started: dt.datetime, session: str, says: str, columns: Columns, tone: Tone
) -> list[Span]:
    """What stands in place of an entry that can't be shown."""
    texts = (
        _when(started, columns),
        fit(clean(session), columns.session),
        fit(says, columns.after_session),
    )
    return [Span(_join(*texts), tone)]


def _outcome(entry: SessionEntry, form_waits: bool) -> tuple[str, Tone]:
    if form_waits:
        return "form open", "accent"
    return ("ended early", "plain") if entry.outcome == "ended early" else (_USUAL, "plain")


def _scores(answers: tuple[PainAnswer, ...], columns: Columns) -> str:
    """The scores of both sides, or those of a region without sides across the middle."""
    by_side = {answer.side: _change(answer, columns) for answer in answers}
    if "left" in by_side or "right" in by_side:
        return _two(by_side.get("left", UNKNOWN), by_side.get("right", UNKNOWN), columns)
    return f"{by_side.get(None, UNKNOWN):^{columns.scores}}"


def _change(answer: PainAnswer, columns: Columns) -> str:
    worst = (answer.during,) if columns.is_wide else ()
    return "→".join(map(score_text, (answer.before, *worst, answer.after)))


def _two(left: str, right: str, columns: Columns) -> str:
    half = columns.scores // 2
    return f"{left:^{half}}{right:^{half}}"


def _when(started: dt.datetime, columns: Columns) -> str:
    return started.isoformat(" ")[: columns.day]


def _join(*cells: str) -> str:
    return _GAP.join(cell for cell in cells if cell)
