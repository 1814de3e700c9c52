"""How long a session is, and how much of it each muscle gets."""

from collections import Counter

from tui.core.format.checks import work_seconds
from tui.core.format.definitions import Session, Step
from tui.core.session.segments import Plan, lay_out

SESSION_CAP = 240
"""Seconds of stretch a muscle and session beyond which no more is gained (Ingram 2025)."""
WEEK_CAP = 600
"""The same a week; where gains level off, not a limit of safety (Ingram 2025)."""
BEFORE_RUN_CAP = 60
"""From here on, strength and power suffer measurably (Behm 2016)."""


def session_seconds(session: Session) -> int:
    """From the first get-ready to the last set, for a person who knows every exercise."""
    return sum(segment.seconds or 0 for segment in lay_out(Plan(session, wait="never")))


def longest_drawn(session: Session) -> Step | None:
    """The step with a figure that has most of the work, the first of such: what it is about."""
    drawn = [step for step in session.steps if step.figure and step.is_work]
    return max(drawn, key=work_seconds, default=None)


def stretch_seconds(session: Session) -> Counter[str]:
    """Seconds of hold for each muscle on one side: the larger where the sides differ.

    Every exercise that names the muscle counts, so four soleus stretches add up.
    """
    left: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for step in session.steps:
        if step.kind != "hold" or step.seconds is None:
            continue
        for muscle in step.muscles:
            seconds = step.seconds * step.sets
            if step.sides != "right":
                left[muscle] += seconds
            if step.sides != "left":
                right[muscle] += seconds
    return left | right
