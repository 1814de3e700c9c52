"""Whether a log of 10,000 entries is as quick as one of 10."""

import asyncio
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

from benchmarks import log_reader
from benchmarks.log_reader import ROWS
from benchmarks.many_entries import FEW, LAST_DAY, MANY, entry_of_today, write_log
from benchmarks.measure import Figure, run_benchmark
from tui.storage.log.index import Index
from tui.storage.log.log import Log
from tui.storage.places import Places

REBUILD_SECONDS = 5
BLOCKED_MILLISECONDS = 50
SAVE_RATIO = 1.2
MEGABYTES_MORE = 20
_TICK = 0.005
"""Seconds; much shorter than a block that anybody could see."""
_SAVES = 20
"""In a row, of each log in turn."""
_A_YEAR_AGO = LAST_DAY.replace(year=LAST_DAY.year - 1)


def milliseconds(work: Callable[[], object]) -> float:
    """How long it takes."""
    started_at = time.perf_counter()
    work()
    return 1000 * (time.perf_counter() - started_at)


def longest_block(work: Callable[[], object]) -> float:
    """By how many milliseconds a loop's ticks came late at most, while a thread did the work."""

    async def tick() -> float:
        late = 0.0
        thread = threading.Thread(target=work)
        thread.start()
        while thread.is_alive():
            before = time.perf_counter()
            await asyncio.sleep(_TICK)
            late = max(late, time.perf_counter() - before - _TICK)
        return 1000 * late

    return asyncio.run(tick())


def in_turn(write: Callable[[Log], object], logs: tuple[Log, Log]) -> list[list[float]]:
    """Milliseconds of each write to each log; the first ones only fill the caches."""
    times: list[list[float]] = [[], []]
    for _ in range(_SAVES + 1):
        for log, taken in zip(logs, times, strict=True):
            taken.append(milliseconds(partial(write, log)))
    return [taken[1:] for taken in times]


def save(log: Log) -> None:
    """One more entry."""
    entry = entry_of_today()
    log.add(Log.new_id(entry.started, entry.session), entry)


def count_for_a_second() -> None:
    """What any work in Python does to a loop beside it on this machine."""
    until = time.perf_counter() + 1
    while time.perf_counter() < until:
        pass


def megabytes_of_reader(places: Path) -> float:
    """Memory of a process that has read from that log, its index being made or there already."""
    command: list[str | Path] = [sys.executable, "-m", log_reader.__name__, places]
    done = subprocess.run(command, capture_output=True, text=True, check=True)
    return float(done.stdout)


def measure(runs: int, folder: Path) -> list[Figure]:
    """Of logs that are made once; saving comes last, because it makes them longer."""
    few, many = folder / "few", folder / "many"
    write_log(Places.under(few).log, FEW)
    write_log(Places.under(many).log, MANY)
    index = Index.at(Places.under(many))
    rebuilt, blocked, counting = [], [], []
    current, year, newest = [], [], []
    more_built, more_warm = [], []
    for _ in range(runs):
        rebuilt.append(milliseconds(index.rebuild) / 1000)
        blocked.append(longest_block(index.rebuild))
        counting.append(longest_block(count_for_a_second))
        current.append(milliseconds(index.refresh))
        year.append(milliseconds(lambda: index.logged(since=_A_YEAR_AGO)))
        newest.append(milliseconds(lambda: index.rows(limit=ROWS)))
        least = megabytes_of_reader(few)
        more_warm.append(megabytes_of_reader(many) - least)
        Places.under(many).index.unlink()
        more_built.append(megabytes_of_reader(many) - least)
    logs = Log(Places.under(few).log), Log(Places.under(many).log)
    saves, many_saves = in_turn(save, logs)
    return [
        Figure("index made anew", "s", rebuilt, REBUILD_SECONDS),
        Figure("the loop is blocked meanwhile", "ms", blocked, BLOCKED_MILLISECONDS),
        Figure("the same by a thread that counts", "ms", counting),
        Figure("memory, index made", "MB more", more_built, MEGABYTES_MORE),
        Figure("memory, index there", "MB more", more_warm, MEGABYTES_MORE),
        Figure("refresh, nothing new", "ms", current),
        Figure("entries of a year", "ms", year),
        Figure(f"newest {ROWS} rows", "ms", newest),
        Figure(f"saving, log of {FEW}", "ms", saves),
        Figure(f"saving, log of {MANY:,}", "ms", many_saves, SAVE_RATIO, saves),
    ]


if __name__ == "__main__":
    run_benchmark(f"log_size: a log of {MANY:,} entries, beside one of {FEW}", 3, measure)
