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
