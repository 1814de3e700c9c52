"""Texts and files from anywhere: made safe, answered quickly and in words."""

from pathlib import Path

from tests.faults.small import run_small
from tests.torture import clean_text, mutations


def test_clean_leaves_nothing_that_steers_a_terminal(tmp_path: Path) -> None:
    run_small(clean_text.PART, tmp_path, 20_000)


def test_wrong_files_are_answered_in_words(tmp_path: Path) -> None:
    tally = run_small(mutations.PART, tmp_path, 2_000)

    assert tally.facts["definitions still good"] > 50, "else nothing looks at what is loaded"
    assert tally.facts["entries still good"] > 5


def test_clean_text_stays_as_it_is_where_a_mark_was_left_out() -> None:
    """Found by the part in a million texts: the mark had kept two others in their order."""
    text = "e\u0308\u0308\u0301\ufe0f\u0336\u200de\u20dd\u0301\u0301\u0301\u0308\u0345\u20dd\u1734"
    for cut in range(len(text)):
        for part in (text[cut:], "e" + text[cut:]):
            assert clean_text.problems(part, 2_000, keep_lines=False) == []
