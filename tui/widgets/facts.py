"""A label and its value in two columns."""

import datetime as dt

from tui.core.telling import UNKNOWN
from tui.widgets.lines import Line, Span, fit, line, wrap

_LABEL = 11
"""Cells of what stands before a value."""


def fact(label: str, value: str, width: int) -> list[Line]:
    """A label and its value, wrapped beside it."""
    rows = wrap(value, width - _LABEL) or [UNKNOWN]
    labels = [label, *[""] * (len(rows) - 1)]
    return [
        line(Span(fit(name, _LABEL), "dim"), row) for name, row in zip(labels, rows, strict=True)
    ]


def moment(when: dt.datetime) -> str:
    """Local time with its offset: `2026-11-22 06:15:02 +01:00`."""
    text = when.isoformat(" ", "seconds")
    return f"{text[:19]} {text[19:]}"
