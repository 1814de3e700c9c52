"""What authors are warned of."""

from typing import Any

import msgspec
import pytest

from tests.core.builders import hold, reps, session, step
from tui.core.format.definitions import Anatomy, Range, Session, Step, StepKeys
from tui.core.format.figures import Drawing, Figure, Shape
from tui.core.format.problems import KeyPath
from tui.core.session.cautions import cautions, dose_cautions

FINE: dict[str, Any] = {
    "source": ("book",),
    "range": Range(seconds=(10, 60), sets=(1, 4), reps=(5, 15)),
}


def said(given: Session) -> list[tuple[KeyPath, str]]:
    return [(one.at, one.message) for one in cautions(given)]


def test_a_good_session_is_not_warned_of() -> None:
    steps = (hold(**FINE, sets=2), reps(count=10, **FINE), step("prompt", "Walk"))
    assert said(session(*steps, per_week=7)) == []


@pytest.mark.parametrize(
    ("given", "at", "says"),
    [
        (hold(**FINE, sets=5), "sets", "sets 5 is out of its range, 1 to 4"),
        (hold(seconds=9, **FINE), "seconds", "seconds 9 is out of its range, 10 to 60"),
        (reps(count=16, **FINE), "reps", "reps 16 is out of its range, 5 to 15"),
    ],
    ids=str,
)
def test_a_dose_out_of_its_range(given: Step, at: str, says: str) -> None:
    assert said(session(given)) == [(("steps", 0, at), says)]


@pytest.mark.parametrize("seconds", [10, 60])
def test_the_ends_of_a_range_are_in_it(seconds: int) -> None:
    assert said(session(hold(seconds=seconds, sets=1, **FINE))) == []


def test_work_without_a_source() -> None:
    assert [at for at, text in said(session(hold())) if text.startswith("no source")] == [
        ("steps", 0)
    ]


def test_an_exercise_file_alone_is_looked_at_too() -> None:
    keys = StepKeys(sets=9, range=Range(sets=(1, 4)))
    assert [one.at for one in dose_cautions(keys, ())] == [("sets",), ()]


@pytest.mark.parametrize(
    ("sides", "says"),
    [
        (("left",), "the right side of 'Wall' is left out"),
        (("right", "right"), "the left side of 'Wall' is left out"),
        (("left", "right"), None),
        (("each", "left"), "'Wall' has 2 sets on the left, 1 on the right"),
        (("each", "both", "alternate"), None),
    ],
)
def test_a_side_left_out(sides: tuple[str, ...], says: str | None) -> None:
    found = said(session(*(hold(**{**FINE, "sides": side}) for side in sides)))
    index = next((at for at, side in enumerate(sides) if side in ("left", "right")), 0)
    assert found == ([(("steps", index, "sides"), says)] if says else [])


def test_too_much_stretch_of_a_muscle_in_one_session() -> None:
    anatomy = {"soleus": Anatomy(schema=1, title="Soleus", notes=("Deep.",))}
    four = [hold(f"{name}", seconds=60, sets=1, **FINE) for name in "abcd"]
    assert said(session(*four, anatomy=anatomy)) == []
    ((at, text),) = said(session(*four, hold(seconds=10, **FINE), anatomy=anatomy))
    assert at == ("steps", 4)
    assert text.startswith("Soleus: 250 s a side; beyond 240 s")


def test_too_much_stretch_in_a_week() -> None:
    minute = hold(seconds=60, sets=2, **FINE)
    assert said(session(minute, per_week=5)) == []
    ((at, text),) = said(session(minute, per_week=6))
    assert at == ("per_week",)
    assert text.startswith("soleus: 720 s a side and week; beyond 600 s")


def test_too_much_stretch_before_a_run() -> None:
    tags = ("before run",)
    assert said(session(hold(seconds=29, sets=2, **FINE), tags=tags)) == []
    ((at, text),) = said(session(hold(seconds=30, sets=2, **FINE), tags=tags))
    assert at == ("steps", 0)
    assert "before a run stay under 60 s" in text


def test_a_figure_that_lights_nothing_is_not_shown() -> None:
    drawn = Drawing(shapes=(Shape(ink="muscle", outline=("shank 0,0 9,9 9,0",)),), close=("shank",))
    figure = Figure(body="person", pose="standing", describe="Standing.")
    notes = Anatomy(schema=1, title="Deltoid", notes=("Lifts.",))
    given = hold(**FINE, muscles=("deltoid",), figure=figure)
    ((at, text),) = said(session(given, anatomy={"deltoid": notes}))
    assert at == ("steps", 0)
    assert text.startswith("its figure is not shown: 'deltoid', which it would light, has no")
    whole = msgspec.structs.replace(notes, figure=drawn)
    assert said(session(given, anatomy={"deltoid": whole})) == []
    (other,) = said(session(hold(**FINE, muscles=(), figure=figure)))
    assert "a muscle, which it would light" in other[1]
