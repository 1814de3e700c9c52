"""A report as blocks of plain text and figures, which HTML and plain text show alike."""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from tui.core.format.definitions import Side
from tui.core.report import words
from tui.core.report.pain import SideReport
from tui.core.report.report import TOLD_COLOURS, Report
from tui.core.review.readings import Measure, Span, fitting_days, spans
from tui.core.rules.history import Colour

CHARTED: tuple[Measure, ...] = ("before", "worst", "after", "morning")
MOST_JUDGED = 10
MOST_REASONS = 10
MOST_OTHERS = 8
"""Rows of long lists, so that ninety days fit on two pages: our choice. What is left out is
said."""
LETTERS_UP_TO = 120
"""Days of a chart that has letters for sessions; more would hide one another."""
LETTERS: dict[Colour, str] = {"red": "R", "held": "H", "amber": "A"}
HURT = "!"


class Facts(Struct, frozen=True):
    """The first block: what is known, and what it is."""

    rows: tuple[tuple[str, str], ...]


class Column(Struct, frozen=True):
    """A column of a table."""

    heading: str
    kind: Literal["text", "fixed", "colour"] = "text"
    """What is fixed, such as a figure, stands in one line."""


class Table(Struct, frozen=True):
    """A table with a heading, and what is to be known about it."""

    title: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    note: str = ""


class Chart(Struct, frozen=True):
    """The trend of one side on an axis from 0 to 10."""

    title: str
    spans: tuple[Span, ...]
    """At least one."""
    letters: tuple[tuple[dt.date, str], ...]
    """On which days there was what."""
    legend: str
    """What the letters mean; empty where there are none."""
    note: str


Block = Facts | Table | Chart


class Page(Struct, frozen=True):
    """A whole report."""

    title: str
    blocks: tuple[Block, ...]
    foot: tuple[str, ...]


def page_of(report: Report) -> Page:
    """All that a report says, in its order; a table without rows is left out."""
    blocks = [one for one in _blocks(report) if not isinstance(one, Table) or one.rows]
    return Page(f"Pain log: {report.region_title}", tuple(blocks), words.FOOT)


def _blocks(report: Report) -> Iterator[Block]:
    day, side, pain = Column("Day", "fixed"), Column("Side", "fixed"), Column("Pain", "fixed")
    yield Facts(tuple(words.facts(report)))
    yield Table(
        "Pain and stiffness",
        (
            side,
            Column("What", "fixed"),
            Column("First week → last", "fixed"),
            Column("Worst", "fixed"),
            Column("Known", "fixed"),
        ),
        tuple(row for one in report.sides for row in words.side_rows(one)),
        words.ABOUT_FIGURES,
    )
    yield from (_chart(report, one) for one in report.sides)
    yield from _judged(report)
    hurts = Table(
        "“This hurts”: the clock was stopped for pain",
        (day, Column("Session"), Column("Exercise"), side, pain, Column("Then")),
        tuple(words.hurt_rows(report)),
    )
    flags = Table(
        "Red-flag questions answered with yes",
        (day, Column("How urgent", "fixed"), Column("Question"), Column("Risks marked")),
        tuple(words.flag_rows(report)),
    )
    yield from map(_newest, (hurts, flags))
    yield Table(
        "Done of what was planned",
        (
            Column("Exercise"),
            Column("Sets", "fixed"),
            Column("Time or reps", "fixed"),
            Column("Load, first → last"),
            Column("Not whole"),
        ),
        tuple(words.exercise_rows(report)),
    )
    others = Table(
        "Pain at other times",
        (Column("When", "fixed"), side, pain, Column("Where and how"), Column("Note")),
        tuple(words.other_pain_rows(report)),
    )
    notes = Table(
        "Notes",
        (day, Column("About"), Column("Note")),
        tuple(words.note_rows(report)),
    )
    yield from map(_newest, (others, notes))


def _chart(report: Report, side: SideReport) -> Chart:
    since, until = report.charted_since, report.asked.until
    days = fitting_days(since, until)
    each = {1: "day by day", 7: "means of each week"}.get(days, f"means of {days} days each")
    whose = f"{side.side.capitalize()} side" if side.side else report.region_title
    letters = _letters(report, side.side) if (until - since).days < LETTERS_UP_TO else []
    return Chart(
        title=f"{whose}: {each}, 0 no pain, 10 worst possible",
        spans=tuple(spans(side.readings, since, until, days)),
        letters=tuple(letters),
        legend=words.LETTERS_MEAN if letters else "",
        note=words.named(side),
    )


def _letters(report: Report, side: Side | None) -> list[tuple[dt.date, str]]:
    """In order of time; of a day's sessions the worst."""
    colours: dict[dt.date, Colour] = {}
    for one in report.judged:
        if one.verdict.side in (side, None):
            known = colours.get(one.day, one.verdict.colour)
            colours[one.day] = min(known, one.verdict.colour, key=TOLD_COLOURS.index)
    hurts = {one.day for one in report.hurts if one.side in (side, None)}
    letters = [(day, LETTERS[colour]) for day, colour in colours.items()]
    return sorted([*letters, *((day, HURT) for day in hurts)])


def _judged(report: Report) -> Iterator[Table]:
    """Red and held sessions one by one, as far as there is room; all others by their reason."""
    grave = [one for one in report.judged if one.verdict.colour != "amber"]
    others = [one for one in report.judged if one.verdict.colour == "amber"]
    without_room = max(0, len(grave) - MOST_JUDGED)
    told, others = grave[without_room:], [*grave[:without_room], *others]
    yield Table(
        "Red and held sessions",
        (
            Column("Day", "fixed"),
            Column("Session"),
            Column("Colour", "colour"),
            Column("Scores", "fixed"),
            Column("Why"),
        ),
        tuple(words.judged_row(one) for one in told),
        words.ABOUT_SCORES + (words.OLDER_BELOW if without_room else ""),
    )
    rows = list(words.reason_rows(others))
    left_out = len(rows) - MOST_REASONS
    yield Table(
        "Further sessions, by reason" if without_room else "Amber sessions, by reason",
        (
            Column("Colour", "colour"),
            Column("Why"),
            Column("Times", "fixed"),
            Column("Days"),
        ),
        tuple(rows[:MOST_REASONS]),
        f"Rarer reasons left out: {left_out}. {words.ALL_OF_THEM}" if left_out > 0 else "",
    )


def _newest(table: Table) -> Table:
    left_out = len(table.rows) - MOST_OTHERS
    if left_out <= 0:
        return table
    note = f"Older ones left out: {left_out}. {words.ALL_OF_THEM}"
    return Table(table.title, table.columns, table.rows[left_out:], note)
