"""A worse outcome never gives a better colour, whatever is in the log."""

from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from tests.core.logged import (
    DAY,
    REGION,
    RULES,
    ago,
    answer,
    at,
    log_of,
    morning,
    screen,
    session,
    strain,
)
from tests.core.rated import HOLD, NEXT, NO, PRESS, one_side
from tui.core.entries import Entry, Mark
from tui.core.rules.outcomes import SideOutcome
from tui.core.rules.verdicts import WORST_FIRST, verdict_of_side, verdicts

SCORES = st.none() | st.integers(0, 10)
SIDES: st.SearchStrategy[dict[str, Any]] = st.fixed_dictionaries(
    {
        "during": SCORES,
        "after": SCORES,
        "new_signs": st.none() | st.booleans(),
        "feel": st.sets(st.sampled_from(("pop", "sharp", "tingling", "tight"))).map(tuple),
        "where": st.sets(st.sampled_from(("heel", "behind knee"))).map(tuple),
    }
)
MARKS = st.lists(
    st.builds(
        Mark,
        at=st.just(5),
        step=st.integers(0, 1),
        score=st.integers(0, 10),
        side=st.sampled_from((None, "left", "right")),
        led_to=st.sampled_from((None, "end", "skip", "ease")),
    ),
    max_size=3,
).map(tuple)
AROUND = st.tuples(SCORES, SCORES, st.booleans(), st.booleans(), st.integers(0, 5))
"""Ref, stiffness before, a strain, a screen since, days until today."""


def colour_of(
    left: dict[str, Any],
    right: dict[str, Any],
    marks: tuple[Mark, ...],
    mornings: tuple[int | None, int | None],
    around: tuple[int | None, int | None, bool, bool, int],
) -> int:
    """How good the colour of a session is: its place in `WORST_FIRST`."""
    ref, stiff_before, strained, screened, days = around
    more: list[Entry] = [strain(ago(3))] if strained else []
    if screened:
        more.append(screen(at(NEXT), NO))
    log = log_of(
        session(
            DAY, answer("left", **left), answer("right", **right), marks=marks, steps=(HOLD, PRESS)
        ),
        morning(DAY, ref, stiff_before),
        morning(NEXT, *mornings),
        morning(NEXT, 0, 0, side="right"),
        *more,
    )
    (found,) = verdicts(log, "calf", REGION, ago(-days)).values()
    return WORST_FIRST.index(found.colour)


@given(
    left=SIDES,
    right=SIDES,
    marks=MARKS,
    mornings=st.tuples(SCORES, SCORES),
    around=AROUND,
    data=st.data(),
)
def test_a_worse_outcome_never_gives_a_better_colour(
    left: dict[str, Any],
    right: dict[str, Any],
    marks: tuple[Mark, ...],
    mornings: tuple[int | None, int | None],
    around: tuple[int | None, int | None, bool, bool, int],
    data: st.DataObject,
) -> None:
    """Worse: a known figure that is higher, a no to new signs that is a yes, one more mark or bad
    feeling or place. Best to worst colour: green, unrated, pending, amber, held, red."""

    def worse(score: int | None) -> int | None:
        return None if score is None else data.draw(st.integers(score, 10))

    signs = left["new_signs"]
    worse_left = {
        "during": worse(left["during"]),
        "after": worse(left["after"]),
        "new_signs": signs if signs is None else signs or data.draw(st.booleans()),
        "feel": tuple({*left["feel"], *data.draw(SIDES)["feel"]}),
        "where": tuple({*left["where"], *data.draw(SIDES)["where"]}),
    }
    worse_marks = (*marks, *data.draw(MARKS))
    worse_mornings = (worse(mornings[0]), worse(mornings[1]))
    was = colour_of(left, right, marks, mornings, around)
    assert colour_of(worse_left, right, worse_marks, worse_mornings, around) <= was


@given(left=SIDES, marks=MARKS, mornings=st.tuples(SCORES, SCORES), around=AROUND)
def test_what_is_green_has_nothing_unknown_but_the_morning_of_a_side_without_pain(
    left: dict[str, Any],
    marks: tuple[Mark, ...],
    mornings: tuple[int | None, int | None],
    around: tuple[int | None, int | None, bool, bool, int],
) -> None:
    right = {"during": 0, "after": 0, "new_signs": False}
    if WORST_FIRST[colour_of(left, right, marks, mornings, around)] == "green":
        assert None not in (left["during"], left["after"], left["new_signs"])
        assert mornings[0] is not None or (left["during"], left["after"]) == (0, 0)


def test_a_worse_baseline_may_give_a_better_colour() -> None:
    assert one_side(next_morning=3, ref=1).colour == "red"
    assert one_side(next_morning=3, ref=3).colour == "green"


@given(st.builds(SideOutcome, during=SCORES, after=SCORES, peak=SCORES, morning=SCORES, ref=SCORES))
def test_the_sentence_ends_as_one_and_begins_with_its_colour(seen: SideOutcome) -> None:
    found = verdict_of_side(seen, RULES)
    assert found.because.startswith(f"{found.colour.capitalize()}: ")
    assert found.because.endswith(".")
