"""What tests of the pain forms share: a region, a session's entry, and presses of keys."""

import datetime as dt
from collections.abc import Iterable

from msgspec.structs import replace

from tui.core.entries import Mark, PainAnswer, SessionEntry, SetRecord
from tui.core.format.definitions import Questions, Region, Session
from tui.core.forms import form as moves
from tui.core.forms.fields import Key
from tui.core.forms.form import Form

CALF = Region(
    schema=1,
    title="Calf",
    sided=True,
    questions=Questions(
        side="Which leg?",
        before="How strong is your calf pain?",
        during="At its worst, how strong was it?",
        after="How strong is it now?",
        new_signs="Any new swelling?",
    ),
    places=("upper calf", "inner", "heel", "other"),
    feelings=("tight", "ache", "throbbing", "tingling"),
    signs_advice=("EMERGENCY: cold leg.", "SAME DAY: swollen leg.", "None fits? Be seen."),
)
NECK = replace(CALF, title="IT band", sided=False)
LEFT_AND_RIGHT = (
    PainAnswer(region="calf", side="right", before=2),
    PainAnswer(region="calf", side="left", before=4),
)
_BEGAN = dt.datetime(2026, 11, 22, 6, 15, tzinfo=dt.UTC)


def set_record(exercise: str = "wall", **keys: object) -> SetRecord:
    """A hold that was done."""
    given = {"index": 0, "name": exercise.title(), "kind": "hold", "outcome": "done", **keys}
    return SetRecord(exercise=exercise, **given)  # type: ignore[arg-type]  # keys of any field


def entry(*pain: PainAnswer, **keys: object) -> SessionEntry:
    """A session of a quarter of an hour, with these answers from before it."""
    given = {
        "session": "reset",
        "title": "Soleus reset",
        "region": "calf",
        "outcome": "completed",
        "active_seconds": 912,
        "steps": (set_record(side="left"),),
        **keys,
    }
    return SessionEntry(
        schema=1,
        kind="session",
        entered=_BEGAN,
        app="0",
        started=_BEGAN,
        finished=_BEGAN,
        paused_seconds=0,
        interrupted_seconds=0,
        dose="full",
        pain=pain,
        **given,  # type: ignore[arg-type]  # keys of any field
    )


def session(region: Region | None = CALF) -> Session:
    """A session that asks about this region."""
    return Session(id="reset", title="Soleus reset", steps=(), region_id="calf", region=region)


def mark(score: int, **keys: object) -> Mark:
    """Pain noted on the left."""
    return Mark(at=1, step=0, score=score, **{"side": "left", **keys})  # type: ignore[arg-type]


def press(form: Form, keys: Iterable[str], now: float = 0.0) -> Form:
    """The form after these printable keys, all at the same moment."""
    for key in keys:
        form = moves.character(form, key, now) or form
    return form


def at(form: Form, name: str, of: str = "") -> Form:
    """The form with its cursor on a field."""
    return moves.go_to(form, Key(name, of))


def asked(form: Form) -> list[tuple[str, str]]:
    """Name and side of every field that is asked."""
    return [(field.key.name, field.key.of) for field in form.asked]
