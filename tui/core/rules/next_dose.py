"""The advice on one region as words for a form and for Today."""

import datetime as dt

from msgspec import Struct

from tui.core.format.definitions import Dose, Session
from tui.core.rules.advice import Advice
from tui.core.session.dosing import can_go_up

_WORDS = {"half": "half of it", "full": "the whole", "up": "one set more"}


class DoseAsked(Struct, frozen=True):
    """How much of the session is suggested, and what else there is."""

    suggested: Dose
    because: str
    """A sentence or two."""
    can_go_up: bool = False


def dose_asked(advice: Advice, session: Session) -> DoseAsked:
    """What is suggested for a session that the person chose.

    Where rest is advised, half is the careful choice, and one step up is not among them. That is
    meant for one session alone.
    """
    up_to = can_go_up(session) and advice.dose != "rest"
    dose: Dose
    match advice.dose:
        case "rest" | None:
            dose = "half" if advice.dose == "rest" else "full"
        case "up" if not up_to or session.id != advice.session:
            dose = "full"
        case advised:
            dose = advised
    because = f"Rest is advised. {advice.because}" if advice.dose == "rest" else advice.because
    welcome = "Welcome back. " if advice.is_back else ""
    return DoseAsked(dose, f"{welcome}{because}", up_to)


class NextLine(Struct, frozen=True):
    """What Today says of a region."""

    what: str
    """What is next, in a few words; empty where nothing is advised."""
    why: str
    """The reason, and from which entries."""


def next_line(advice: Advice, title: str | None, now: dt.datetime) -> NextLine:
    """`title` is that of the session that is suggested, if one is."""
    match advice.dose:
        case None:
            what = ""
        case "rest":
            what = f"Rest; {title} stays allowed." if title else "Rest."
        case dose:
            what = f"Next: {title}, {_WORDS[dose]}." if title else f"Next: {_WORDS[dose]}."
    welcome = "Welcome back." if advice.is_back else ""
    beginning = " ".join(filter(None, (welcome, what)))
    return NextLine(beginning, f"{advice.because}{_up_to(advice.up_to, now)}")


def _up_to(moment: dt.datetime | None, now: dt.datetime) -> str:
    """In the offset that the entry has, as it is in the log; the date only where it isn't today."""
    if moment is None:
        return ""
    day = "" if moment.date() == now.date() else f"{moment:%Y-%m-%d} "
    return f" (From entries up to {day}{moment:%H:%M}.)"
