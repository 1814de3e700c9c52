"""What the words on the command line say."""

import pytest

from tests.core.noted import CALF, NECK, REGIONS
from tui.core.forms.said import Said, checked_side, said
from tui.core.refusal import CannotBeDone


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("calf left 3", Said("calf", "left", (3,))),
        ("neck 10", Said("neck", None, (10,))),
        ("left 2 3", Said("", "left", (2, 3))),
        ("2 3", Said("", None, (2, 3))),
        ("calf right 0 0", Said("calf", "right", (0, 0))),
    ],
)
def test_words_in_order(words: str, wanted: Said) -> None:
    assert said(words.split(), REGIONS, at_most=2) == wanted


@pytest.mark.parametrize(
    ("words", "at_most", "says"),
    [
        ("knee left 3", 1, "There is no part 'knee'. Known: calf, neck, shoulder."),
        ("calf left", 1, "Needed: one score"),
        ("calf left 3 4", 1, "Needed: one score"),
        ("left 1 2 3", 2, "Needed: one or two scores"),
        ("calf left 11", 1, "not '11'"),
        ("calf left -1", 1, "not '-1'"),
        ("calf left 3.5", 1, "not '3.5'"),
        ("calf left unknown", 1, "not 'unknown'"),
        ("calf left \u0663", 1, "A score is a whole number"),
        ("calf left 1e1", 1, "not '1e1'"),
        ("calf left 007", 1, "not '007'"),
        ("CALF left 3", 1, "There is no part"),
        ("\x1b[2J left 3", 1, "There is no part '\ufffd[2J'"),
    ],
)
def test_other_words_are_refused_in_one_line(words: str, at_most: int, says: str) -> None:
    with pytest.raises(CannotBeDone) as refusal:
        said(words.split(), REGIONS, at_most)
    assert says in str(refusal.value)
    assert str(refusal.value).isprintable()


def test_a_side_goes_with_a_region_that_has_sides() -> None:
    assert checked_side("calf", CALF, "left") == "left"
    assert checked_side("neck", NECK, None) is None
    with pytest.raises(CannotBeDone, match="Which side"):
        checked_side("calf", CALF, None)
    with pytest.raises(CannotBeDone, match="no sides"):
        checked_side("neck", NECK, "left")
