"""A short row of bars against a limit that is good to reach."""

from collections.abc import Sequence

from tui.widgets.lines import Span

_EIGHTHS = "▁▂▃▄▅▆▇█"
NOTHING = "·"


def sparks(values: Sequence[float], limit: float) -> Span:
    """One cell each: `·` for nothing, a full one from the limit on."""
    return Span("".join(_cell(value, limit) for value in values), "calm")


def _cell(value: float, limit: float) -> str:
    if value <= 0:
        return NOTHING
    return _EIGHTHS[min(int(value / limit * (len(_EIGHTHS) - 1)), len(_EIGHTHS) - 1)]
