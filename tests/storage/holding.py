"""Processes that hold a lock, ended when the test is over."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

CHECKOUT = Path(__file__).resolve().parents[2]


@contextmanager
def held(path: Path, *how: str) -> Iterator[subprocess.Popen[str]]:
    """A process that has the lock; it may be ended meanwhile."""
    with subprocess.Popen(
        [sys.executable, "-m", "tests.storage.lock_holder", path, *how],
        cwd=CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        try:
            assert process.stdout is not None
            assert process.stdout.readline() == "held\n"
            yield process
        finally:
            process.kill()
