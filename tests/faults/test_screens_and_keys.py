"""The installed command in a real terminal, given hostile texts and random keys."""

from pathlib import Path

from tests.faults.small import run_small
from tests.torture import hostile_text, random_keys
from tests.torture.hostile import TEXTS
from tests.torture.wire import raw_controls


def test_no_text_steers_the_terminal_on_any_screen(installed_soleus: Path, tmp_path: Path) -> None:
    tally = run_small(hostile_text.PART, tmp_path, len(TEXTS), installed_soleus)

    assert tally.facts["screens"] > 500
    assert tally.facts["clicks on what looks like a link"] > 20
    assert tally.facts["notes"] == 9


def test_random_keys_neither_crash_nor_hang_it(installed_soleus: Path, tmp_path: Path) -> None:
    tally = run_small(random_keys.PART, tmp_path, 30, installed_soleus)

    assert tally.facts["keys and sequences"] > 500
    assert all(tally.facts[f"starts with {form}"] for form in "pic")


def test_raw_controls_are_found() -> None:
    assert raw_controls(b"\x1b[1;31mred\x1b[0m\x1b[2;5Hplain \xf0\x9f\x8f\x83\r\n") == []
    for sent in (
        "\x1b[2J",
        "\x1b]52;c;x\x07",
        "\x1b]8;;x\x1b\\",
        "a\x9b2J",
        "\u202e",
        "\x7f",
        "\0",
    ):
        assert raw_controls(f"so {sent} far".encode()), repr(sent)
    assert raw_controls(b"\xff.")
