"""What a clinician should look at, told with the advice."""

import pytest

from tests.core.advised import Was, advice, advised
from tests.core.logged import ago, answer, morning, session
from tui.core.entries import Mark
from tui.core.rules.history import Verdict


@pytest.mark.parametrize(
    ("was", "count"),
    [
        ([Was(8, "red"), Was(1, "green")], 0),
        ([Was(6, "red"), Was(1, "red")], 1),
        ([Was(7, "red"), Was(1, "red")], 1),
        ([Was(7, "red"), Was(1, "amber")], 1),
        ([Was(6, "red"), Was(1, "amber")], 0),
        ([Was(9, "red"), Was(3, "green"), Was(1, "amber")], 0),
        ([Was(7, "red")], 1),
        ([Was(6, "red")], 0),
        ([Was(14, "amber"), Was(0, "amber")], 1),
        ([Was(13, "amber"), Was(0, "amber")], 0),
        ([Was(14, "amber", after=3), Was(0, "amber", after=2)], 0),
        ([Was(14, "amber"), Was(7, "green"), Was(0, "amber")], 0),
    ],
)
def test_what_a_clinician_should_look_at(was: list[Was], count: int) -> None:
    found = advice(*was).concerns

    assert len(found) == count
    assert all("clinician" in one for one in found)


def test_a_red_session_before_others_is_left_alone_once_it_has_settled() -> None:
    later = [Was(9, "red"), Was(2, "amber")]

    assert advice(*later, others=[morning(ago(7), 3)]).concerns
    assert not advice(*later, others=[morning(ago(7), 2), morning(ago(1), 4)]).concerns


@pytest.mark.parametrize(
    ("first", "last", "count"),
    [
        ({"during": 3, "after": 3}, {"during": 3, "after": 3}, 1),
        ({"during": 3, "after": 3}, {}, 0),
        ({}, {"during": 3, "after": 3}, 0),
        ({}, {}, 0),
    ],
)
def test_what_is_not_known_got_neither_better_nor_worse(
    first: dict[str, int], last: dict[str, int], count: int
) -> None:
    entries = [session(ago(0), answer("left", **last)), session(ago(14), answer("left", **first))]
    amber = dict.fromkeys("01", Verdict("amber", "rule", "Amber it was.", "left"))

    assert len(advised(entries, amber).concerns) == count


def test_amber_by_marks_alone_counts_as_it_was_marked() -> None:
    marked = [
        session(day, answer(), marks=(Mark(at=5, step=0, score=score, side="left"),))
        for day, score in ((ago(0), 3), (ago(14), 5))
    ]
    amber = dict.fromkeys("01", Verdict("amber", "rule", "Amber it was.", "left"))

    assert not advised(marked, amber).concerns
