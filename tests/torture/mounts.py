"""File systems made for a test, in a mount namespace that ends with the process that needs it.

`run_apart` starts a Python module in such a namespace; `mounted` is used inside. Whatever kills
the module, nothing stays mounted.
"""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

_CHECKOUT = Path(__file__).resolve().parents[2]


def start_apart(module: str, *arguments: object, as_root: bool = False) -> subprocess.Popen[str]:
    """A module in a mount namespace of its own, its output piped.

    It may mount a tmpfs. With `as_root` it may mount images too, but not everybody may start it.
    """
    mapped = [] if as_root else ["--map-root-user"]
    return subprocess.Popen(
        ["unshare", "--mount", *mapped, sys.executable, "-m", module, *map(str, arguments)],
        cwd=_CHECKOUT,
        stdout=subprocess.PIPE,
        text=True,
    )


@contextmanager
def mounted(what: Path | str, at: Path, *options: str) -> Iterator[Path]:
    """Mount `what` on a new folder; unmounted when the `with` block is left."""
    at.mkdir()
    run("mount", *options, what, at)
    try:
        yield at
    finally:
        run("umount", at)
        at.rmdir()


def run(*command: str | Path) -> None:
    """Run a command; raises `RuntimeError` with what it had to say."""
    done = subprocess.run(command, capture_output=True, text=True, check=False, timeout=60)
    if done.returncode:
        raise RuntimeError(f"{' '.join(map(str, command))}: {done.stderr.strip()}")
