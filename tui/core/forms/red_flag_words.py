"""What the red-flag screens say, whatever the region. Never that somebody is safe."""

import datetime as dt
from collections.abc import Mapping
from typing import Literal

from tui.core.format.definitions import Tier

Why = Literal["first", "weekly", "trigger", "asked"]

HEADINGS: Mapping[Tier, str] = {
    "emergency": "EMERGENCY: call 112, 911 or 999; don't drive yourself",
    "urgent": "URGENT: be seen today; no stretching, rolling or pressing",
    "book": "BOOK: make an appointment with a clinician",
}
"""Over the questions of a tier, and over what to do after a yes."""
NOT_RULED_OUT = "A no to all is no all-clear. If worried, be seen."
NO_DIAGNOSIS = "This is no diagnosis. Worse? Call 112, 911 or 999."
CALL_NOW = "Call now. The other questions can wait."
ENDS: Mapping[Tier, str] = {
    "emergency": "An emergency ends here only when you answer again, and it is so no longer.",
    "urgent": "It ends once a clinician has seen it, or when you answer again.",
    "book": "It ends with a clearance, once a clinician has seen it, or when you answer again.",
}
"""What lifts a yes."""
_REASONS: Mapping[Why, str] = {
    "first": "Before your first session: signs that need a clinician, not a stretch.",
    "weekly": "Once a week: signs that need a clinician, not a stretch.",
    "trigger": "After what you noted, or a pause: signs that need a clinician, not a stretch.",
    "asked": "Signs that need a clinician, not a stretch.",
}


CAME: Mapping[Why, str] = {
    "first": "before the first session",
    "weekly": "once a week",
    "trigger": "after what was noted, or a pause",
    "asked": "by choice",
}
"""Why they were asked, as the pain log tells it."""


def reason(why: Why) -> str:
    """Why the questions come now."""
    return _REASONS[why]


def asks(since: dt.date | None) -> str:
    """What is asked of every line; `since` is the day of the last time, where that was clean."""
    return f"Anything new since {since}?" if since else "Is any of this so now?"


def asks_one(since: dt.date | None) -> str:
    """The same of a single question."""
    return f"New since {since}?" if since else "Is this so now?"


def seen_on(text: str, reported: dt.date, today: dt.date) -> dt.date:
    """The day in `text` on which a clinician saw what was reported.

    Raises `ValueError` with a sentence for the person.
    """
    try:
        day = dt.date.fromisoformat(text)
    except ValueError:
        raise ValueError(f"Write the day as {today}.") from None
    if day > today:
        raise ValueError("That day is yet to come.")
    if day < reported:
        raise ValueError(f"That is before {reported}, when you reported it.")
    return day
