"""What a person who comes back to a session may do, and what is offered first."""

import datetime as dt
from typing import Literal

from msgspec import Struct

from tui.core.interrupted.going_on import ASKS_AGAIN_AFTER, ran_by_itself
from tui.core.interrupted.journal import CutOff
from tui.core.playing.run import Run
from tui.core.text import clock

Way = Literal["take over", "go on", "go back", "keep", "discard"]


class Offer(Struct, frozen=True):
    """One way on, in words."""

    way: Way
    words: str


def offers(cut: CutOff, app: str, *, is_next_day: bool, is_elsewhere: bool) -> tuple[Offer, ...]:
    """The ways on, the likeliest first.

    `app` is this version: another one may play the same session differently, so it only keeps what
    was done. On the next day too, that comes first: a session is one visit to the mat.
    """
    if is_elsewhere:
        return (Offer("take over", "Take it over: it is saved and ended there"),)
    run = cut.played.run
    keep = Offer("keep", _keep_words(run))
    discard = Offer("discard", "Discard it; what is known of it is kept for 30 days")
    if run.state == "finished" or cut.opening.app != app:
        return keep, discard
    on = [Offer("go on", f"Go on: {place(run)}")]
    if ran_by_itself(cut.played):
        back = place(cut.played.when_last_pressed)
        on.append(Offer("go back", f"Back to where a key was last pressed: {back}"))
    return (keep, *on, discard) if is_next_day else (*on, keep, discard)


def to_know(cut: CutOff, app: str, is_elsewhere: bool, is_damaged: bool) -> list[str]:
    """What has to be known to choose, a sentence each; `is_damaged`: lines of it are lost."""
    notes = []
    if cut.opening.app != app and not is_elsewhere:
        notes.append("Another version of soleus began it, which may count differently.")
    if is_damaged:
        notes.append("Parts of what was kept of it are damaged; the rest is used.")
    return notes


def is_another_day(left: dt.datetime, now: dt.datetime, away: float | None) -> bool:
    """Whether somebody comes back on another day; a short while past midnight is the same visit.

    Both moments have the person's offset of then: the clocks may have been changed in between.
    """
    if away is not None and away < ASKS_AGAIN_AFTER:
        return False
    return left.date() != now.date()


def place(run: Run) -> str:
    """Where a run stands: `Wall stretch, left, set 1 of 2, 0:18 left`."""
    unit = run.segment.unit
    step = run.plan.session.steps[unit.step]
    parts = [step.name]
    if unit.side:
        parts.append(unit.side)
    if unit.set and step.sets > 1:
        parts.append(f"set {unit.set} of {step.sets}")
    if run.segment.is_work and not run.segment.rep:
        parts.append(f"{clock(run.whole_seconds_left)} left")
    return ", ".join(parts)


def ago(seconds: float | None) -> str:
    """How long the person was away, roughly."""
    if seconds is None:
        return "some time ago (the clock was changed)"
    for unit, name in ((86400, "day"), (3600, "hour"), (60, "minute")):
        if seconds >= unit:
            count = int(seconds // unit)
            return f"{count} {name}{'s' if count > 1 else ''} ago"
    return "just now"


def _keep_words(run: Run) -> str:
    if run.state == "finished" and not run.ended_early:
        return "Keep the result: it was played to its end"
    return "Keep what was done, as ended early"
