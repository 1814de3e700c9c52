"""A data folder that can't be written: nothing that was done is lost, and nothing crashes.

A file stands where a folder should be: that stops root too, as whom tests may run.
"""

import tomllib
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tests.terminal.playing import ASKS_ABOUT_CALF

REASON = "a file is where"
ANYTHING_WRONG = ("Cannot", "broken", "Traceback", "Error")
"""Words of which Today shows one at most."""


@pytest.fixture
def file_in_the_way(tmp_path: Path) -> Path:
    """A regular file where folders are looked for."""
    path = tmp_path / "in-the-way"
    path.write_text("mine", "utf-8")
    return path


@pytest.fixture
def unsaved(installed_soleus: Path, tmp_path: Path, file_in_the_way: Path) -> Iterator[Terminal]:
    """A session that was played and could not be saved."""
    session = tmp_path / "one-hold.toml"
    session.write_text(ASKS_ABOUT_CALF, "utf-8")
    folder = file_in_the_way / "below"
    with Terminal([installed_soleus, "--data-dir", folder, "run", session], tmp_path) as terminal:
        for text, key in [
            ("page 1 of 3", "n"),
            ("page 2 of 3", "n"),
            ("page 3 of 3", "n"),
            ("Not saved yet", "D"),
            ("Press D again", "D"),
            ("Which side hurts?", "l"),
            ("A score that is left out", "3"),
            ("[3]", "enter"),
            ("NEW EXERCISE", "space"),
        ]:
            terminal.wait_for(text)
            terminal.send(key)
        terminal.wait_for("Not saved yet")
        yield terminal


def says(terminal: Terminal) -> str:
    """All rows in one: a path may wrap."""
    return " ".join(terminal.text.split())


def fill_in_the_form(terminal: Terminal) -> None:
    """Worst unknown, now 2, no new signs; saved."""
    for text, key in [
        ("▶ LEFT · At its worst", "enter"),
        ("▶ LEFT · Now", "2"),
        ("[2]", "enter"),
        ("▶ Any new swelling", "n"),
        ("[no]", "ctrl+s"),
    ]:
        terminal.wait_for(text)
        terminal.send(key)


def test_says_why_and_asks_again(unsaved: Terminal) -> None:
    unsaved.wait_for("discard it")
    unsaved.wait_until(lambda: REASON in says(unsaved), "the reason never came")
    unsaved.send("w")
    unsaved.wait_for("Folder to save in")
    unsaved.send("escape")
    unsaved.wait_gone("Folder to save in")
    unsaved.send("enter")
    unsaved.settle()
    assert "Not saved yet" in unsaved.text
    assert REASON in says(unsaved)


@pytest.mark.parametrize("key", ["ctrl+q", "ctrl+c", "escape"])
def test_does_not_close_over_what_is_unsaved(unsaved: Terminal, key: str) -> None:
    unsaved.send(key)
    unsaved.settle()
    unsaved.send("w")
    unsaved.wait_for("Folder to save in")


def test_result_and_form_are_saved_in_the_folder_that_was_typed(
    unsaved: Terminal, tmp_path: Path, file_in_the_way: Path
) -> None:
    unsaved.send("w")
    unsaved.wait_for("~/soleus-log_")
    unsaved.type_text("-2")
    unsaved.wait_for("~/soleus-log-2_")
    unsaved.send("enter")
    fill_in_the_form(unsaved)
    assert unsaved.exit_code() == 0
    assert says(unsaved).startswith(
        "Saved. Left 3 → 2. Tomorrow morning: two keys tell how it was. It is"
    )
    first, second = sorted((tmp_path / "soleus-log-2" / "log").glob("*/*.toml"))
    assert tomllib.loads(first.read_text("utf-8"))["pain"][0]["before"] == 3
    (answer,) = tomllib.loads(second.read_text("utf-8"))["pain"]
    assert (answer["before"], answer["after"], answer["new_signs"]) == (3, 2, False)
    assert file_in_the_way.read_text("utf-8") == "mine"


def test_a_home_that_cannot_be_written_is_never_greeted_and_told_each_time(
    installed_soleus: Path, tmp_path: Path, file_in_the_way: Path
) -> None:
    folder = file_in_the_way / "below"
    for _ in range(2):
        with Terminal([installed_soleus, "--data-dir", folder], tmp_path, known=None) as terminal:
            terminal.wait_for("Cannot save")
            terminal.wait_until(lambda: REASON in says(terminal), "the reason never came")
            assert "It informs" not in terminal.text
            terminal.send("q")
            assert terminal.exit_code() == 0


def test_today_opens_with_one_message_where_the_log_is_a_file(
    installed_soleus: Path, tmp_path: Path
) -> None:
    (tmp_path / "kept").mkdir()
    log = tmp_path / "kept" / "log"
    log.write_text("mine", "utf-8")
    with Terminal([installed_soleus, "--data-dir", "kept"], tmp_path, columns=200) as terminal:
        terminal.wait_for("Soleus reset")
        terminal.wait_for("Cannot list")
        terminal.settle()
        wrong = [row for row in terminal.lines if any(word in row for word in ANYTHING_WRONG)]
        assert wrong == [f"Cannot list {log}: a file is where a folder should be; move it away."]
        terminal.send("v")
        terminal.wait_for("1-3 Range")
        terminal.wait_for("Cannot list")
        terminal.send("escape")
        terminal.wait_for("Today")
        terminal.send("q")
        assert terminal.exit_code() == 0
