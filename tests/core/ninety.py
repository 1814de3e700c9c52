"""Ninety days of one calf, as a report gets them: everything that can happen happens."""

import datetime as dt
from collections.abc import Iterator

from tests.core.logged import answer, at, clearance, morning, pain, screen, session, strain
from tui.core.entries import Entry, FlagAnswer, Mark, ScreenEntry, SessionEntry, SetRecord
from tui.core.format.definitions import Side

UNTIL = dt.date(2026, 11, 26)
SINCE = UNTIL - dt.timedelta(days=89)
ONSET = SINCE - dt.timedelta(days=20)
SIDES: tuple[Side, Side] = ("left", "right")


def ninety_days() -> list[Entry]:
    """Oldest first; an ache of the left that gets better, with two bad days."""
    entries: list[Entry] = [strain(ONSET, sudden=False, notes="After hill runs.")]
    for number in range(90):
        entries += _day(SINCE + dt.timedelta(days=number), number)
    return entries


def _day(day: dt.date, number: int) -> Iterator[Entry]:
    worse = 3 if number in (31, 32) else 0
    left = max(0, round(4.6 - number / 20 + (number % 3 - 1) * 0.7)) + worse
    if number % 7 == 0:
        yield _screen(day, is_urgent=number == 35)
    if number % 6 and number % 13:
        yield morning(day, max(0, left - 1), stiff=min(10, left + 1))
        yield morning(day, max(0, left - 3), stiff=1, side="right")
    if number % 8 == 7:
        return
    yield _stretches(day, number, left)
    if number % 3 == 0 and number > 20:
        yield _raises(day, number, left)
    if number % 17 == 5:
        yield pain(day, left + 1, where=("low calf",), feel=("ache",), notes="After a long walk.")
    if number == 40:
        yield clearance(day, covers="seated raises.", pain_limit=4, until=day + dt.timedelta(60))


def _stretches(day: dt.date, number: int, left: int) -> SessionEntry:
    hurts = number in (31, 32)
    marks = (Mark(at=60, step=3, side="left", score=left + 1, stopped=True, led_to="end"),)
    sets = [
        SetRecord(
            index=step,
            name=name,
            exercise=exercise,
            kind="hold",
            muscles=("soleus",),
            side=side,
            set=number_of_set,
            planned_seconds=20,
            done_seconds=8 if hurts and step == 3 else 20,
            outcome="cut short" if hurts and step == 3 else "done",
        )
        for step, name, exercise in (
            (2, "Bent-knee wall stretch", "bent-knee-wall"),
            (3, "Toes-up-the-wall stretch", "toes-up-wall"),
        )
        for side in SIDES
        for number_of_set in (1, 2)
    ]
    said = {"before": left, "during": min(10, left + (1 if number % 4 else 0))}
    return session(
        day,
        answer(
            "left",
            **said,
            after=None if number % 19 == 3 else max(0, left - 1),
            new_signs=False,
            where=("deep middle",) if number % 3 else ("low calf",),
            feel=("tight", "sharp") if hurts else ("tight",),
        ),
        answer("right", before=max(0, left - 2), during=max(0, left - 2), after=0, new_signs=False),
        session="soleus-reset",
        title="Soleus reset",
        started=at(day, 7, 30),
        marks=marks if hurts else (),
        steps=tuple(sets),
        outcome="ended early" if hurts else "completed",
        dose="half" if 32 < number < 40 else "full",
        notes="Cold morning, tight on the left & stiff after sitting." if number % 9 == 4 else None,
    )


def _raises(day: dt.date, number: int, left: int) -> SessionEntry:
    load = "no weight" if number < 50 else "10 kg" if number < 75 else "15 kg"
    sets = [
        SetRecord(
            index=2,
            name="Seated calf raise",
            exercise="seated-raise",
            kind="reps",
            muscles=("soleus",),
            set=one,
            planned_reps=15,
            done_reps=15 if one < 3 or number % 2 else 9,
            load=load,
            outcome="done" if one < 3 or number % 2 else "cut short",
        )
        for one in (1, 2, 3)
    ]
    return session(
        day,
        answer("left", before=left, during=left, after=left, new_signs=False),
        session="soleus-strength",
        title="Soleus strength",
        steps=tuple(sets),
        effort=4,
    )


def _screen(day: dt.date, is_urgent: bool) -> ScreenEntry:
    risks = ("a long trip",) if is_urgent else ()
    return screen(
        at(day, 7, 20),
        FlagAnswer(flag="lung-clot", tier="emergency", yes=False),
        FlagAnswer(flag="leg-clot", tier="urgent", yes=is_urgent, risks=risks),
        why="weekly",
    )
