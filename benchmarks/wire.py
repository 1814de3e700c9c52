"""What a running and a paused timer send over the line, and the work they take."""

import os
import time
from pathlib import Path

from benchmarks.hold import PAUSE, open_hold
from benchmarks.measure import Figure, run_benchmark
from tests.terminal.harness import Terminal

RUNNING_SECONDS = 20.0
PAUSED_SECONDS = 10.0
BYTES_A_SECOND = 500
PERCENT_OF_A_CORE = 1


def processor_seconds(pid: int) -> float:
    """User and system time of a process so far; Linux counts it in hundredths."""
    fields = Path(f"/proc/{pid}/stat").read_text("utf-8").rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


def watch(terminal: Terminal, seconds: float) -> tuple[float, float]:
    """Bytes a second and percent of a core while nobody presses a key."""
    started_at, processor_before = time.perf_counter(), processor_seconds(terminal.pid)
    bytes_before = terminal.bytes_read
    terminal.settle(quiet=seconds, timeout=seconds)
    passed = time.perf_counter() - started_at
    percent = 100 * (processor_seconds(terminal.pid) - processor_before) / passed
    return (terminal.bytes_read - bytes_before) / passed, percent


def measure(runs: int, folder: Path) -> list[Figure]:
    """Each run is one hold: first running, then paused."""
    sent, percents, sent_paused = [], [], []
    for _ in range(runs):
        with open_hold(folder) as terminal:
            bytes_a_second, percent = watch(terminal, RUNNING_SECONDS)
            sent.append(bytes_a_second)
            percents.append(percent)
            terminal.send(PAUSE)
            terminal.settle(quiet=1.5)
            sent_paused.append(watch(terminal, PAUSED_SECONDS)[0] * PAUSED_SECONDS)
    return [
        Figure("sent during a hold", "B/s", sent, BYTES_A_SECOND),
        Figure("work during a hold", "% core", percents, PERCENT_OF_A_CORE),
        Figure("sent while paused, 10 s", "B", sent_paused, 0),
    ]


if __name__ == "__main__":
    run_benchmark("wire: a hold at 80x24, watched for 20 s, then paused for 10 s", 1, measure)
