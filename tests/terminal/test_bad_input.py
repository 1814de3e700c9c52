"""Whatever a terminal sends, the app lives on, the keyboard works, and memory stays small.

Cases 14 to 18; `tests/safety/` has the same of the filter alone.
"""

from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

import pytest

from tests.terminal.conftest import Provoke
from tests.terminal.harness import ScreenTimeoutError, Terminal
from tests.terminal.test_ending import block
from tui.terminal.input_filter import SILENCE

START = 20.0
QUIET = 0.5
"""Seconds after which nothing is still to come of the start."""
MOST_MEMORY = 150 * 2**20
"""Bytes; the app with its largest screen takes less than half of it."""
MUCH = 100_000
MOST_WAITING = 12 * 2**20
"""Bytes; 8,000 keys in the queues of the app would be three times that."""
STUCK = 2.5
"""Seconds."""
MOST_TAKEN = 1024
"""Keys in that time."""
ROOM = 96
"""Bytes that a terminal takes at once, where it takes any."""
MOST_PROCESSOR = 2.0
"""Seconds that hostile input may cost; without a filter it was more than 30."""

IN_BAND = b"\x1b[?2048;1$y"
"""A terminal says that it tells its size in band, and does so already."""
HUGE_IN_BAND = b"\x1b[48;65535;65535;65535;65535t"
NONE_IN_BAND = b"\x1b[48;0;0;0;0t"
USUAL_IN_BAND = b"\x1b[48;24;80;384;640t"
WHOLE = {
    "case 14: Latin-1": b"\xe9",
    "case 15: no such character": b"\x1b[1114112u",
    "case 15: a number without end": b"\x1b[" + b"9" * 20 + b"u",
    "case 15: surrogate": b"\x1b[55296u",
    "case 15: text of no such character": b"\x1b[97;1;1114112u",
    "case 15: no mode": b"\x1b[?2026;9$y",
}
UNASKED = {
    "case 18: a size in band": HUGE_IN_BAND,
    "keys beyond F12": b"".join(b"\x1b[%d~" % key for key in (25, 33, 34, 57, 99, 112))
    + b"\x1b[99;2~",
    "a wheel": b"\x1b[<65;5;5M" * 5,
    "a click on the second session": b"\x1b[<0;5;4M\x1b[<0;5;4m",
}
WITHOUT_END = {
    "case 16: unfinished paste": b"\x1b[200~half of it",
    "case 16: endless paste": b"\x1b[200~" + b"x" * MUCH,
    "case 17: unfinished CSI": b"\x1b[" + b"1;" * (MUCH // 2),
    "case 17: unfinished OSC": b"\x1b]52;c;" + b"QUJD" * (MUCH // 4),
    "case 17: unfinished DCS": b"\x1bP" + b"q" * MUCH,
}
SIZES = {"none": (0, 0), "one": (1, 1), "flat": (20, 5), "huge": (65535, 65535)}


@pytest.fixture
def terminal(installed_soleus: Path, tmp_path: Path) -> Iterator[Terminal]:
    """Today, at rest."""
    with Terminal([installed_soleus], tmp_path) as opened:
        opened.wait_for("Soleus reset", START)
        opened.settle()
        assert opened.is_silent(QUIET)
        yield opened


def send_slowly(terminal: Terminal, data: bytes) -> None:
    """As much at once as there is room for, and read on meanwhile."""
    for start in range(0, len(data), ROOM):
        while (chunk := terminal.read(0.0)) or not terminal.has_room(0.02):
            if chunk:
                terminal.draw(chunk)
        terminal.send(data[start : start + ROOM])


def check_keyboard(terminal: Terminal, presses: int = 1) -> None:
    """The help opens, with at most so many presses, and closes, and the app ends as it should."""
    for _ in range(presses):
        terminal.send("f1")
        with suppress(ScreenTimeoutError):
            terminal.wait_for("Keys", START / presses)
            break
    terminal.wait_for("Keys", START)
    terminal.send("escape")
    terminal.wait_gone("Keys", START)
    terminal.send("ctrl+q")
    assert terminal.exit_code() == 0
    assert terminal.modes == terminal.modes_before
    assert terminal.left_switched == set()


@pytest.mark.parametrize("data", WHOLE.values(), ids=WHOLE.keys())
def test_strange_keys(terminal: Terminal, data: bytes) -> None:
    terminal.send(data)
    terminal.settle()
    assert terminal.most_memory < MOST_MEMORY
    check_keyboard(terminal)


@pytest.mark.parametrize("data", UNASKED.values(), ids=UNASKED.keys())
def test_what_nobody_asked_for_changes_nothing(terminal: Terminal, data: bytes) -> None:
    terminal.send(data)
    assert terminal.collect(quiet=QUIET) == []
    check_keyboard(terminal)


@pytest.mark.parametrize("data", WITHOUT_END.values(), ids=WITHOUT_END.keys())
def test_what_has_no_end_ends_after_a_second(terminal: Terminal, data: bytes) -> None:
    used = terminal.processor_seconds
    send_slowly(terminal, data)
    terminal.collect(quiet=SILENCE + 0.5)
    assert terminal.processor_seconds - used < MOST_PROCESSOR
    assert terminal.most_memory < MOST_MEMORY
    check_keyboard(terminal, presses=4)  # the first may come too soon for a busy machine


def test_keys_faster_than_they_can_be_taken_wait_in_the_terminal(terminal: Terminal) -> None:
    before = terminal.most_memory
    send_slowly(terminal, b"\x1b[B\x1b[A" * 4_000)
    terminal.settle()
    assert terminal.most_memory - before < MOST_WAITING
    check_keyboard(terminal)


def test_keys_that_nobody_takes_wait_in_the_terminal(provoke: Provoke, tmp_path: Path) -> None:
    """Else an app that is slow, or stuck, would have more of them in its queues each second."""
    terminal = provoke()
    terminal.wait_for("Soleus reset", START)
    block(terminal, tmp_path)
    while terminal.hold_down("j", QUIET):
        pass
    assert terminal.hold_down("j", STUCK) < MOST_TAKEN


def test_case_18_sizes_in_band(terminal: Terminal) -> None:
    terminal.send(IN_BAND)
    terminal.settle()
    for size in (HUGE_IN_BAND, NONE_IN_BAND, USUAL_IN_BAND):
        terminal.send(size)
        terminal.settle()
        assert terminal.most_memory < MOST_MEMORY
    check_keyboard(terminal)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_case_18_size_changes(terminal: Terminal, size: tuple[int, int]) -> None:
    terminal.claim_size(*size)
    terminal.settle()
    assert terminal.most_memory < MOST_MEMORY
    terminal.claim_size(80, 24)
    terminal.settle()
    check_keyboard(terminal)


@pytest.mark.parametrize("size", SIZES.values(), ids=SIZES.keys())
def test_case_18_size_at_the_start(
    installed_soleus: Path, tmp_path: Path, size: tuple[int, int]
) -> None:
    command: list[str | Path] = ["sh", "-c", 'sleep 0.2; exec "$0"', installed_soleus]
    with Terminal(command, tmp_path) as terminal:
        terminal.claim_size(*size)
        terminal.settle(quiet=1.0, timeout=START)
        assert terminal.most_memory < MOST_MEMORY
        terminal.claim_size(80, 24)
        terminal.wait_for("Soleus reset", START)
        check_keyboard(terminal)
