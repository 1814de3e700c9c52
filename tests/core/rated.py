"""One session in a log, and the colour that it gets."""

import datetime as dt
from typing import Any

from tests.core.logged import DAY, REGION, ago, answer, log_of, morning, session
from tui.core.entries import Entry, FlagAnswer, Mark, SessionEntry, SetRecord
from tui.core.format.definitions import Side
from tui.core.rules.history import Verdict
from tui.core.rules.verdicts import verdicts

NEXT = ago(-1)
"""The day after the session."""
HOLD = SetRecord(index=0, name="Wall", kind="hold", outcome="done")
PRESS = SetRecord(index=1, name="Ball", kind="massage", outcome="done")
NO = FlagAnswer(flag="clot", tier="urgent", yes=False)
WELL: dict[str, Any] = {"before": 1, "during": 1, "after": 1, "new_signs": False}


def verdict(played: SessionEntry, *others: Entry, today: dt.date = NEXT) -> Verdict:
    """Of the one session in a log."""
    (found,) = verdicts(log_of(*others, played), "calf", REGION, today).values()
    return found


def one_side(
    *others: Entry,
    next_morning: int | None = 1,
    ref: int | None = 1,
    stiff: tuple[int | None, int | None] = (None, None),
    marks: tuple[Mark, ...] = (),
    today: dt.date = NEXT,
    **said: Any,
) -> Verdict:
    """Of a session on `DAY` in which all went well but what is said otherwise.

    `stiff` is (that morning, the next).
    """
    played = session(DAY, answer(**(WELL | said)), marks=marks, steps=(HOLD, PRESS))
    mornings = (morning(NEXT, next_morning, stiff[1]), morning(DAY, ref, stiff[0]))
    return verdict(played, *mornings, *others, today=today)


def mark(score: int, side: Side | None = "left", step: int = 0, **keys: Any) -> Mark:
    return Mark(at=5, step=step, score=score, side=side, **keys)
