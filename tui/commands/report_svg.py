"""A trend as SVG: told apart by shape and dash as well as by colour, for prints in black."""

import datetime as dt
from collections.abc import Iterator, Sequence
from html import escape

from msgspec import Struct

from tui.core.report.page import CHARTED, HURT, Chart
from tui.core.review.readings import Measure, Span

WIDTH, HEIGHT = 720, 164
_LEFT, _RIGHT, _TOP, _BOTTOM = 24, 712, 24, 122
_LETTERS_AT = {True: 146, False: 135}
"""Height of the letters: those of “this hurts” have a row of their own."""
_DATES_AT = 158
_MOST_DATES = 9
_STEP = 7
"""Pixels that the shapes of one span stand apart at most, so that none hides another."""


class _Look(Struct, frozen=True):
    """How a measure is drawn."""

    colour: str
    dashes: str
    shape: str
    """Of a path, around 0,0."""
    is_filled: bool


_LOOKS: dict[Measure, _Look] = {
    "before": _Look("#555555", "1 3", "M-3.2 0a3.2 3.2 0 1 0 6.4 0a3.2 3.2 0 1 0 -6.4 0z", False),
    "worst": _Look("#9b1c1c", "none", "M-3 -3h6v6h-6z", True),
    "after": _Look("#1f5fa8", "6 3", "M0 -3.8L3.6 2.8H-3.6z", False),
    "morning": _Look("#4b2a7b", "8 2 2 2", "M0 -4.2L4.2 0L0 4.2L-4.2 0z", True),
}
_WORDS: dict[Measure, str] = {
    "before": "before",
    "worst": "worst",
    "after": "after",
    "morning": "morning",
}


def svg_of(chart: Chart, number: int) -> str:
    """The picture; its title and every figure are there for screen readers too.

    `number` makes its ids different from those of the page's other charts.
    """
    names = f"title{number} desc{number}"
    return "\n".join(
        (
            f'<svg viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-labelledby="{names}">',
            f'<title id="title{number}">{escape(chart.title)}</title>',
            f'<desc id="desc{number}">{escape(_told(chart))}</desc>',
            *_axis(),
            *_legend(),
            *_dates(chart.spans),
            *_letters(chart),
            *(part for measure in CHARTED for part in _series(chart.spans, measure)),
            "</svg>",
        )
    )


def _told(chart: Chart) -> str:
    """Every figure in words."""
    told = []
    for span in chart.spans:
        known = [f"{_WORDS[one]} {span.means[one]:.1f}" for one in CHARTED if one in span.means]
        told.append(f"{span.since}: {', '.join(known) or 'unknown'}.")
    return " ".join(told)


def _height(score: float) -> float:
    return _BOTTOM - (_BOTTOM - _TOP) * score / 10


def _text(x: float, y: float, text: str, anchor: str = "middle") -> str:
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}">{escape(text)}</text>'


def _axis() -> Iterator[str]:
    for score in range(0, 11, 2):
        y = _height(score)
        colour = "#333333" if score == 0 else "#d5d5d5"
        yield f'<path d="M{_LEFT} {y:.1f}H{_RIGHT}" stroke="{colour}" fill="none"/>'
        yield _text(_LEFT - 5, y + 3, str(score), "end")


def _legend() -> Iterator[str]:
    for at, measure in enumerate(CHARTED):
        x = _LEFT + 10 + at * 110
        yield _line(f"M{x} 9h30", measure)
        yield _shape(x + 15, 9, measure)
        yield _text(x + 37, 12, _WORDS[measure], "start")


def _dates(spans: Sequence[Span]) -> Iterator[str]:
    every = -(-len(spans) // _MOST_DATES)
    for at, span in enumerate(spans):
        if at % every == 0:
            x = _middle(at, len(spans))
            yield f'<path d="M{x:.1f} {_BOTTOM}v4" stroke="#333333" fill="none"/>'
            yield _text(x, _DATES_AT, f"{span.since:%d %b}")


def _middle(at: int, count: int) -> float:
    return _LEFT + (_RIGHT - _LEFT) * (at + 0.5) / count


def _letters(chart: Chart) -> Iterator[str]:
    for day, letter in chart.letters:
        yield _text(_at_day(day, chart.spans), _LETTERS_AT[letter == HURT], letter)


def _at_day(day: dt.date, spans: Sequence[Span]) -> float:
    """Where a day is; the first span may be shorter, but is drawn as wide as the others."""
    last = spans[-1]
    days_of_span = (last.until - last.since).days + 1
    to_the_end = (last.until - day).days + 0.5
    return _RIGHT - (_RIGHT - _LEFT) * to_the_end / days_of_span / len(spans)


def _series(spans: Sequence[Span], measure: Measure) -> Iterator[str]:
    """A line that breaks where nothing is known, and a shape for each mean."""
    wide = (_RIGHT - _LEFT) / len(spans)
    apart = min(_STEP, wide / (len(CHARTED) + 1)) * (CHARTED.index(measure) - 1.5)
    path, pen_is_down = "", False
    points: list[tuple[float, float]] = []
    for at, span in enumerate(spans):
        mean = span.means.get(measure)
        if mean is not None:
            x, y = _middle(at, len(spans)) + apart, _height(mean)
            path += f"{'L' if pen_is_down else 'M'}{x:.1f} {y:.1f}"
            points.append((x, y))
        pen_is_down = mean is not None
    if path:
        yield _line(path, measure)
        yield from (_shape(x, y, measure) for x, y in points)


def _line(path: str, measure: Measure) -> str:
    look = _LOOKS[measure]
    return (
        f'<path d="{path}" fill="none" stroke="{look.colour}" stroke-width="1.3" '
        f'stroke-dasharray="{look.dashes}"/>'
    )


def _shape(x: float, y: float, measure: Measure) -> str:
    look = _LOOKS[measure]
    fill = look.colour if look.is_filled else "#ffffff"
    place = f"translate({x:.1f} {y:.1f})"
    return f'<path transform="{place}" d="{look.shape}" fill="{fill}" stroke="{look.colour}"/>'
