"""What a gym costs: twenty members at once, each in a hold of their own."""

import time
from contextlib import ExitStack
from pathlib import Path

from benchmarks.hold import GO_ON, STEP_NAME, TICKING_WITHIN, write_session
from benchmarks.measure import TIMEOUT, Figure, run_benchmark, soleus
from tests.terminal.harness import ScreenTimeoutError, Terminal

MEMBERS = 20
SECONDS = 20.0
PERCENT_OF_A_CORE = 25
PRIVATE_MEGABYTES = 35
_READ_EVERY = 0.2


def private_megabytes(pid: int) -> float:
    """Memory that a process shares with no other one: what one more of them costs."""
    rollup = Path(f"/proc/{pid}/smaps_rollup").read_text("utf-8")
    rows = (line.split() for line in rollup.splitlines()[1:])
    sizes = {row[0]: int(row[1]) for row in rows if len(row) > 1}
    return (sizes["Private_Clean:"] + sizes["Private_Dirty:"]) / 1024


def open_holds(folder: Path, stack: ExitStack) -> list[Terminal]:
    """Each with a folder of its own, and its timer running."""
    terminals = []
    for number in range(MEMBERS):
        own = folder / str(number)
        own.mkdir(parents=True)
        command = soleus(own, "run", write_session(own))
        terminals.append(stack.enter_context(Terminal(command, own)))
    for terminal in terminals:
        terminal.wait_for(STEP_NAME, TIMEOUT)
        terminal.send(GO_ON)
    return terminals


def watch(terminals: list[Terminal], seconds: float) -> float:
    """Percent of a core that all of them take together while nobody presses a key."""
    started_at = time.perf_counter()
    before = sum(one.processor_seconds for one in terminals)
    while time.perf_counter() < started_at + seconds:
        for terminal in terminals:
            terminal.collect(quiet=0.0, timeout=_READ_EVERY)
        time.sleep(_READ_EVERY)
    used = sum(one.processor_seconds for one in terminals) - before
    return 100 * used / (time.perf_counter() - started_at)


def check_that_all_tick(terminals: list[Terminal]) -> None:
    """Raise `ScreenTimeoutError` if one of them stands still."""
    before = [one.bytes_read for one in terminals]
    watch(terminals, TICKING_WITHIN)
    standing = sum(
        one.bytes_read == bytes_read for one, bytes_read in zip(terminals, before, strict=True)
    )
    if standing:
        raise ScreenTimeoutError(f"{standing} of {MEMBERS} timers don't run")


def measure(runs: int, folder: Path) -> list[Figure]:
    """Each run starts all of them anew; what memory they take is looked at last."""
    percents: list[float] = []
    megabytes: list[float] = []
    for run in range(runs):
        with ExitStack() as stack:
            terminals = open_holds(folder / str(run), stack)
            watch(terminals, TICKING_WITHIN)  # what starting left to do
            percents.append(watch(terminals, SECONDS))
            check_that_all_tick(terminals)
            megabytes += [private_megabytes(one.pid) for one in terminals]
    return [
        Figure(f"work of {MEMBERS} holds together", "% core", percents, PERCENT_OF_A_CORE),
        Figure("private memory of each", "MB", megabytes, PRIVATE_MEGABYTES),
    ]


if __name__ == "__main__":
    run_benchmark(f"many: {MEMBERS} holds at 80x24 at once, watched for 20 s", 1, measure)
