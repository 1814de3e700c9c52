"""The cues under the timer: what to do right now, in the words of the exercise."""

from collections.abc import Sequence

from textual.reactive import reactive

from tui.core.format.definitions import Step
from tui.core.playing.snapshot import Snapshot
from tui.core.session.segments import Phase
from tui.widgets.key_names import named
from tui.widgets.lines import Line, Span, Tone, line, paragraph
from tui.widgets.paragraphs import AsTall

_MORE = "… {session.anatomy}: the notes hold all of it"


class GuidePane(AsTall):
    """The set-up while getting ready, the cues while working, the question of a gate.

    What waits to be read is as tall as it needs; beside a timer the layout gives it its rows.
    """

    snapshot: reactive[Snapshot | None] = reactive(None, repaint=False)

    def __init__(self, steps: Sequence[Step], *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._steps = steps
        self._shows: tuple[int, Phase] | None = None

    def watch_snapshot(self, now: Snapshot | None) -> None:
        """Draw what belongs to another step or phase; within one nothing changes."""
        shows = (now.step, now.phase) if now else None
        if shows != self._shows:
            self._shows = shows
            self.redraw()

    def draw(self, width: int, height: int) -> Sequence[Line]:
        """As many wrapped lines as fit, under an empty one if that fits too.

        0 rows is as many as are needed.
        """
        now = self.snapshot
        if now is None:
            return []
        lines: list[Line] = []
        for text, tone in _texts(self._steps[now.step], now.phase):
            lines += paragraph(text, width, tone, indent="  ")
        if len(lines) > height > 1:
            return [*lines[: height - 1], line(Span(named(self, _MORE), "dim"))]
        return lines if 0 < height <= len(lines) else [line(), *lines]


def _texts(step: Step, phase: Phase) -> list[tuple[str, Tone]]:
    """What to read in a phase, most needed first."""
    setup: list[tuple[str, Tone]] = [(f"· {text}", "plain") for text in step.setup]
    cues: list[tuple[str, Tone]] = [(f"· {text}", "plain") for text in step.cues]
    stops: list[tuple[str, Tone]] = [(f"! {text}", "warn") for text in step.stop_if]
    if stops:
        stops.insert(0, ("Stop if:", "strong"))
    match phase:
        case "gate":
            return [(step.question or "", "strong"), *setup, *stops]
        case "wait":
            return [*setup, *stops, *cues]
        case "prepare" | "switch" | "prompt":
            return [*setup, *cues]
        case _:
            return cues
