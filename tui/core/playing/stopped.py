"""What somebody says and does about pain that stopped the clock."""

from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from tui.core.entries import Relief
from tui.core.format.definitions import Side
from tui.core.playing.events import Hurt, Relieve, RunEvent, SideOfMarks, TakeBack
from tui.core.playing.hurting import marked_unit
from tui.core.playing.run import Run

Choice = Relief | Literal["signs"]


def choices(run: Run) -> tuple[tuple[Choice, str], ...]:
    """With their words, in the order in which they are offered.

    Pain while somebody gets ready belongs to the exercise before; skipped is the one to come.
    """
    at = run.segment.unit.step
    hurts = marked_unit(run).step == at
    skipped = "the rest of this exercise" if hurts else run.plan.session.steps[at].name
    return (
        ("end", "End the session here"),
        ("skip", f"Skip {skipped}"),
        ("ease", "Halve what is left for this muscle"),
        ("signs", "It popped, or is numb or swollen: end, and see what to do"),
    )


class HurtAnswer(Struct, frozen=True):
    """What was said of the pain, and chosen; no choice means to stay paused."""

    score: int | None
    is_new: bool
    """Whether the score was given or taken back here, and the marks don't say so yet."""
    replaces: bool
    """Whether it corrects the mark that stopped the clock; without a score, that is taken back."""
    side: Side | None
    choice: Choice | None

    @property
    def takes_back(self) -> bool:
        """Whether the mark that stopped the clock was a slip."""
        return self.replaces and self.score is None


def events_of(answer: HurtAnswer, run: Run, now: float) -> Iterator[RunEvent]:
    """What was said is kept, then what was chosen is done; `run` is as it was before the answer."""
    if answer.takes_back:
        yield TakeBack(now)
    elif answer.is_new and answer.score is not None:
        yield Hurt(now, answer.score, answer.side, answer.replaces)
    elif not answer.is_new and answer.side:
        yield SideOfMarks(now, len(run.marks) - 1, answer.side)
    if answer.choice is not None:
        yield Relieve(
            now,
            "end" if answer.choice == "signs" else answer.choice,
            is_marked=answer.score is not None,
            has_signs=answer.choice == "signs",
            side=answer.side,
        )
