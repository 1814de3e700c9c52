"""Advice on a small log."""

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import NamedTuple

from msgspec.structs import replace

from tests.core import builders
from tests.core.logged import DAY, REGION, ago, answer, at, log_of, session
from tui.core.entries import Entry
from tui.core.format.definitions import Dose, Range, Session
from tui.core.rules.advice import Advice, Known, advise
from tui.core.rules.history import Colour, Verdict
from tui.core.rules.verdicts import verdicts

RESET = replace(
    builders.session(builders.hold()), id="reset", region_id="calf", region=REGION, per_week=7
)
STRENGTH = replace(
    builders.session(builders.reps(load="5 kg", sets=3, range=Range(sets=(3, 5)))),
    id="strength",
    region_id="calf",
    region=REGION,
    per_week=3,
    progress=True,
)


class Was(NamedTuple):
    """A session so many days ago."""

    days: int
    colour: Colour
    id: str = "reset"
    dose: Dose = "full"
    after: int = 1


def advice(
    *was: Was,
    others: Sequence[Entry] = (),
    now: dt.datetime | None = None,
    sessions: Sequence[Session] = (RESET, STRENGTH),
) -> Advice:
    """On `DAY` in the evening."""
    entries = [
        session(ago(one.days), answer(before=1, after=one.after), session=one.id, dose=one.dose)
        for one in was
    ]
    colours = {
        str(index): Verdict(one.colour, "rule", f"{one.colour.capitalize()} it was.", "left")
        for index, one in enumerate(was)
    }
    return advised((*entries, *others), colours, now, sessions)


def advised(
    entries: Sequence[Entry],
    colours: Mapping[str, Verdict] | None = None,
    now: dt.datetime | None = None,
    sessions: Sequence[Session] = (RESET, STRENGTH),
) -> Advice:
    """Without colours of its own, with those that the rules give."""
    log = log_of(*entries)
    if colours is None:
        colours = verdicts(log, "calf", REGION, DAY)
    return advise(Known(log, "calf", REGION, colours, sessions, now or at()))


def strength(*days: int, colour: Colour = "green", dose: Dose = "full") -> list[Was]:
    return [Was(one, colour, "strength", dose) for one in days]
