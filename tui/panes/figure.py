"""The figure of a step as lines: the body in its pose, the names of what is lit, the angles."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import itemgetter

from tui.core.format.bodies import Body
from tui.core.format.definitions import Anatomy, Session, Step
from tui.core.playing.wording import angle_words
from tui.drawing.figure import chip, figure, picture
from tui.drawing.medium import Medium
from tui.drawing.raster import NOTHING, Cell
from tui.drawing.scene import Muscle, on_the_way, still
from tui.drawing.shown import INKS, Label
from tui.widgets.lines import Line, Span, fit, line, paragraph

_CHARACTER, _INK_AND_GROUND = itemgetter(0), itemgetter(1, 2)
"""Of a cell."""
_NAMES_FROM = 44
"""Cells from which on the names stand beside what they name."""
_LOWEST = 8
"""Rows of a picture; in fewer nobody could tell what it is."""


def figure_lines(
    session: Session,
    step: Step,
    body: Body,
    share: float,
    width: int,
    height: int,
    medium: Medium,
) -> list[Line]:
    """At most so many lines; none where there is too little room, or nothing to draw.

    `share` is how far the body has moved from where it begins to its pose.
    """
    target = session.anatomy.get(step.target)
    if step.figure is None or step.figure.pose not in body.poses or not (target and target.figure):
        return []
    shown = on_the_way(
        body,
        step.figure,
        {"knee": step.knee or 0, "ankle": step.ankle or 0},
        share,
        list(_muscles(session, step.target)),
        target.figure.close,
    )
    names = width >= _NAMES_FROM
    angles = [line(Span(fit(words, width), "dim")) for words in (angle_words(step),) if words]
    room = height - len(angles) - (0 if names else 1)
    rows, unnamed = figure(shown, width, room, medium, names=names)
    if not rows:
        return []
    legend = [] if names else [_legend(unnamed, width, medium)]  # always, lest a move shift it
    return [*pictured(rows), *angles, *legend]


def picture_lines(anatomy: Anatomy, width: int, height: int, medium: Medium) -> list[Line]:
    """The picture of an anatomy file with its title and description; none where it has none."""
    if anatomy.picture is None:
        return []
    title = line(Span(fit(anatomy.picture.title, width), "accent"))
    described = paragraph(anatomy.picture.describe, width)
    room = height - len(described) - 1
    if room < _LOWEST:
        return []
    rows = picture(still(anatomy.picture), width, room, medium)
    return [title, *pictured(rows), *described] if rows else []


def _muscles(session: Session, target: str) -> Iterator[Muscle]:
    """All that the session names and that has shapes, the target last."""
    for name in sorted(session.anatomy, key=lambda name: name == target):
        anatomy = session.anatomy[name]
        if anatomy.figure:
            yield Muscle(anatomy.title, anatomy.figure.shapes, name == target)


def _legend(labels: Sequence[Label], width: int, medium: Medium) -> Line:
    """As many names as have room; none of what is an outline among others, without colours."""
    spans: list[Span] = []
    for label in labels:
        (key,) = pictured([chip(label.ink, medium)])
        if not key.plain.strip() and not any(span.on for span in key.spans):
            continue
        more = [*key.spans, Span(f" {label.text}", "target" if label.ink == "target" else "dim")]
        if spans:
            more.insert(0, Span("  "))
        if sum(len(span.text) for span in (*spans, *more)) <= width:
            spans += more
    return line(*spans)


def pictured(rows: Iterable[Sequence[Cell]]) -> list[Line]:
    """Rows of cells as lines, for a `Pictured` to show."""
    return [
        Line(
            tuple(
                Span(
                    "".join(map(_CHARACTER, run)),
                    INKS[ink - 1] if ink != NOTHING else "plain",
                    INKS[ground - 1] if ground != NOTHING else None,
                )
                for (ink, ground), run in groupby(row, _INK_AND_GROUND)
            )
        )
        for row in rows
    ]
