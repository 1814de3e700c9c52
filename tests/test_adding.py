"""What `soleus add-session` does with its standard input."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.running import run
from tui.commands.adding import NothingCame, read_to_end

NOT_LONG = 0.05


@pytest.fixture
def pipe() -> Iterator[tuple[int, int]]:
    """Both ends; the tests close the one that is written to."""
    reader, writer = os.pipe()
    yield reader, writer
    os.close(reader)


def test_reads_to_the_end(pipe: tuple[int, int]) -> None:
    os.write(pipe[1], b"one")
    os.write(pipe[1], b" two")
    os.close(pipe[1])
    assert read_to_end(pipe[0], 100, silence=60) == b"one two"


def test_reads_no_more_than_it_was_told(pipe: tuple[int, int]) -> None:
    os.write(pipe[1], b"x" * 50)
    assert read_to_end(pipe[0], 20, silence=60) == b"x" * 20
    os.close(pipe[1])


@pytest.mark.parametrize("sent", [b"", b"schema = 1"])
def test_gives_up_on_whoever_falls_silent(pipe: tuple[int, int], sent: bytes) -> None:
    os.write(pipe[1], sent)
    with pytest.raises(NothingCame, match=r"Nothing came for 0\.05 s"):
        read_to_end(pipe[0], 100, silence=NOT_LONG)
    os.close(pipe[1])


def test_says_when_there_is_none(pipe: tuple[int, int]) -> None:
    os.close(pipe[1])
    gone = pipe[1]
    with pytest.raises(NothingCame, match="Standard input can't be read"):
        read_to_end(gone, 100, silence=60)


def test_endless_input_is_told(tmp_path: Path) -> None:
    with Path("/dev/zero").open("rb") as endless:
        done = run(tmp_path, "-m", "tui", "add-session", "mine", stdin=endless)
    assert done.returncode == 1
    assert done.stderr.startswith("mine.toml: is larger than 256 KiB")


def test_empty_input_is_told(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "tui", "add-session", "mine")
    assert done.returncode == 1
    assert done.stderr.startswith("mine.toml: is empty")
