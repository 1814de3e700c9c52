"""Everything that the log holds of one entry, as lines. What is unknown says so."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from rich.cells import cell_len

from tui.core.entries import Entry, Mark, PainAnswer, SessionEntry, SetRecord
from tui.core.format.definitions import Side
from tui.core.forms.fields import EFFORT_WORDS
from tui.core.telling import UNKNOWN, score_text, title_of
from tui.core.text import clock
from tui.panes.entry_plain import plain_lines
from tui.widgets.facts import fact, moment
from tui.widgets.lines import Line, Span, Tone, fit, line, paragraph, wrap

_SET_CELLS = (6, 6, 20, 8)
"""Cells of a set's side, number, amount and load; what is longer moves the rest to the right."""
_MARK_CELLS = (7, 6, 3)
"""Cells of a mark's time, side and score."""
_LED_TO = {"end": "the end", "skip": "a skip", "ease": "easing"}


def entry_lines(entry: Entry, width: int) -> list[Line]:
    """The whole entry, in rows of at most that many cells (40 or more)."""
    name = f" {entry.session}" if isinstance(entry, SessionEntry) else ""
    return [
        *paragraph(title_of(entry), width, "strong"),
        line(),
        *(_session(entry, width) if isinstance(entry, SessionEntry) else plain_lines(entry, width)),
        line(),
        *paragraph(
            f"{entry.kind.capitalize()}{name}, entered {moment(entry.entered)} by soleus "
            f"{entry.app} (schema {entry.schema})",
            width,
            "dim",
        ),
    ]


def _session(entry: SessionEntry, width: int) -> Iterator[Line]:
    yield from _facts(entry, width)
    yield from _pain(entry.pain, width)
    yield from _notes(entry.notes, width)
    yield from _steps(entry.steps, width)
    yield from _marks(entry, width)


def _facts(entry: SessionEntry, width: int) -> Iterator[Line]:
    times = (
        f"{clock(entry.active_seconds)} active, {clock(entry.paused_seconds)} paused, "
        f"{clock(entry.interrupted_seconds)} interrupted"
    )
    word = EFFORT_WORDS.get(entry.effort, "") if entry.effort is not None else ""
    yield from fact("Started", moment(entry.started), width)
    yield from fact("Finished", moment(entry.finished), width)
    yield from fact("Outcome", entry.outcome, width)
    yield from fact("Time", times, width)
    yield from fact("Dose", entry.dose, width)
    yield from fact("Effort", f"{score_text(entry.effort)} {word}", width)
    ran = UNKNOWN if entry.ran is None else f"{entry.ran} min in the 24 hours before"
    yield from fact("Running", ran, width)
    yield from fact("Region", entry.region or UNKNOWN, width)


def _heading(text: str) -> Iterator[Line]:
    yield line()
    yield line(Span(text, "accent"))


def _pain(answers: Sequence[PainAnswer], width: int) -> Iterator[Line]:
    if not answers:
        yield from _heading("Pain")
        yield from paragraph("Nothing was asked or answered.", width, "dim")
    for region, of_region in groupby(answers, key=lambda answer: answer.region):
        yield from _heading(f"Pain: {region}")
        for answer in of_region:
            yield from _answer(answer, width)


def _answer(answer: PainAnswer, width: int) -> Iterator[Line]:
    scores = (
        f"before {score_text(answer.before)} → worst {score_text(answer.during)} "
        f"→ after {score_text(answer.after)}"
    )
    where, feel = (", ".join(words) or UNKNOWN for words in (answer.where, answer.feel))
    side = answer.side.capitalize() if answer.side else "No side"
    yield from fact(side, f"{scores} · new signs: {_yes_or_no(answer.new_signs)}", width)
    yield from fact("", f"where: {where} · feel: {feel}", width)


def _notes(notes: str | None, width: int) -> Iterator[Line]:
    yield from _heading("Notes")
    for row in (notes or UNKNOWN).splitlines():
        yield from paragraph(row, width) or [line()]


def _steps(records: Sequence[SetRecord], width: int) -> Iterator[Line]:
    yield from _heading("Steps")
    if not records:
        yield from paragraph("None was kept.", width, "dim")
    for heading, sets in groupby(records, key=_step_heading):
        yield from paragraph(heading, width, "strong", indent="   ")
        for record in sets:
            tone: Tone = "dim" if record.outcome == "skipped" else "plain"
            yield from _columns(_set_cells(record), _SET_CELLS, width, tone)


def _step_heading(record: SetRecord) -> str:
    """What the sets of one step share; whatever differs starts another group."""
    ids = f" ({record.exercise})" if record.exercise else ""
    return " · ".join((f"{record.index + 1} {record.name}{ids}", record.kind, *record.muscles))


def _set_cells(record: SetRecord) -> list[str]:
    if record.kind == "gate":
        return [f"answered: {_yes_or_no(record.answer)}", record.outcome]
    no_load = UNKNOWN if record.kind == "reps" else ""
    return [
        _side(record.side),
        f"set {UNKNOWN if record.set is None else record.set}",
        _amount(record),
        record.load or no_load,
        record.outcome,
    ]


def _amount(record: SetRecord) -> str:
    """What was done of what was planned."""
    parts = [
        _done_of(record.done_reps, record.planned_reps, "reps"),
        _done_of(record.done_seconds, record.planned_seconds, "s"),
    ]
    return ", ".join(part for part in parts if part) or UNKNOWN


def _done_of(done: int | None, planned: int | None, unit: str) -> str:
    if done is None and planned is None:
        return ""
    of_planned = "" if planned is None else f" of {planned}"
    return f"{score_text(done)}{of_planned} {unit}"


def _marks(entry: SessionEntry, width: int) -> Iterator[Line]:
    yield from _heading("Pain marks")
    if not entry.marks:
        yield from paragraph("None.", width, "dim")
    names = {record.index: record.name for record in entry.steps}
    for mark in entry.marks:
        yield from _columns(_mark_cells(mark, names.get(mark.step, "")), _MARK_CELLS, width)


def _mark_cells(mark: Mark, name: str) -> list[str]:
    step = f"step {mark.step + 1} {name}".rstrip()
    stopped = ", stopped the clock" if mark.stopped else ""
    stopped += f", led to {_LED_TO[mark.led_to]}" if mark.led_to else ""
    return [f"at {clock(mark.at)}", _side(mark.side), score_text(mark.score), step + stopped]


def _columns(
    cells: Sequence[str], sizes: Sequence[int], width: int, tone: Tone = "plain"
) -> list[Line]:
    """One row with its cells beneath those of the row above; wrapped where it is too narrow."""
    padded = [
        fit(cell, max(size, cell_len(cell))) for cell, size in zip(cells, (*sizes, 0), strict=False)
    ]
    row = "  ".join(("", *padded))
    if cell_len(row) <= width:
        return [line(Span(row, tone))]
    rows = wrap(" · ".join(filter(None, cells)), width - 2, indent="  ")
    return [line(Span(f"  {row}", tone)) for row in rows]


def _side(side: Side | None) -> str:
    return side or UNKNOWN


def _yes_or_no(answer: bool | None) -> str:
    return "unknown" if answer is None else "yes" if answer else "no"
