"""The room view: from its key to the large digits, and what it sends while a hold counts down."""

import time
from itertools import pairwise
from pathlib import Path

from benchmarks.hold import open_hold
from benchmarks.keys import BETWEEN_KEYS
from benchmarks.measure import Figure, moment_shown, run_benchmark
from benchmarks.wire import watch
from tests.terminal.harness import Terminal

OPEN = BACK = "z"
PANES = "left in all"
"""What only the panes say."""
WATCHED_SECONDS = 30.0
BYTES_A_SECOND, FRAMES_A_SECOND = 1000, 1
MILLISECONDS = 80


def milliseconds_to_open(terminal: Terminal) -> float:
    """From pressing the key to the first output in which the panes are gone."""
    terminal.settle(BETWEEN_KEYS)
    pressed_at = time.perf_counter()
    terminal.send(OPEN)
    shown_at = moment_shown(terminal, lambda now: PANES not in now.text, BETWEEN_KEYS)
    return 1000 * (shown_at - pressed_at)


def frames_a_second(terminal: Terminal, seconds: float) -> float:
    """Times that output came, where what comes within a tenth of a second is one."""
    came = [chunk.at for chunk in terminal.collect(quiet=seconds, timeout=seconds)]
    frames = sum(later - one > 0.1 for one, later in pairwise([0.0, *came]))
    return frames / seconds


def measure(runs: int, folder: Path) -> list[Figure]:
    """Open it for the first time in a session, watch it, then open it again."""
    first, again, sent, work, frames = [], [], [], [], []
    for run in range(runs):
        home = folder / str(run)  # another one would ask about the session that was cut off
        home.mkdir()
        with open_hold(home) as terminal:
            first.append(milliseconds_to_open(terminal))
            terminal.settle()
            bytes_a_second, percent = watch(terminal, WATCHED_SECONDS)
            sent.append(bytes_a_second)
            work.append(percent)
            frames.append(frames_a_second(terminal, WATCHED_SECONDS / 2))
            for _ in range(5):
                terminal.send(BACK)
                terminal.wait_for(PANES)
                again.append(milliseconds_to_open(terminal))
    return [
        Figure("opened for the first time", "ms", first, MILLISECONDS),
        Figure("opened again", "ms", again, MILLISECONDS),
        Figure("sent during a hold", "B/s", sent, BYTES_A_SECOND),
        Figure("frames during a hold", "1/s", frames, FRAMES_A_SECOND),
        Figure("work during a hold", "% core", work, 1),
    ]


if __name__ == "__main__":
    run_benchmark("room: a hold in the room view at 80x24, watched for 45 s", 1, measure)
