"""The calls of a save made to fail by the kernel, or so it seems to the process: by strace."""

import itertools
import os
import shutil
import subprocess
import sys
from pathlib import Path

from tests.torture.kept import problems_after
from tests.torture.part import Part, Tally
from tests.torture.saves import ENTRY_ID, ERRORS, SAVES, before
from tui.storage.places import Places
from tui.storage.writing import CannotWrite

CALLS = {
    "mkdir": "?mkdir,?mkdirat",
    "open": "?open,?openat",
    "write": "write",
    "fsync": "fsync",
    "link": "?link,?linkat",
    "rename": "?rename,?renameat,?renameat2",
    "close": "close",
}
"""By what is told of them: names in strace, some of which only some machines have."""
KINDS = list(itertools.product(SAVES, CALLS, ERRORS))
_RANDOM = b"\x01\x02\x03\x04"
"""In place of random bytes in file names, because strace has to be told the names."""
_STRACE = ["strace", "-f", "-qq", "--seccomp-bpf"]
_EXIT_SAVED, _EXIT_TOLD = 0, 3
_CHECKOUT = Path(__file__).resolve().parents[2]


def run(tally: Tally) -> None:
    """`count` of all kinds of failure, in random order; each strikes every call of its kind."""
    for save, call, error in tally.random.sample(KINDS, min(tally.count, len(KINDS))):
        for at in itertools.count(1):
            struck = _fail_once(tally, tally.folder / "log", save, call, error, at)
            shutil.rmtree(tally.folder / "log")
            if not struck:
                break
        tally.passed()


def _fail_once(tally: Tally, folder: Path, save: str, call: str, error: str, at: int) -> bool:
    """Let that call fail, counted from 1; False where the save has no such call."""
    old = before(folder, save)
    trace = folder.with_name("trace")
    command: list[str | Path] = [
        *("strace", "-f", "-qq", "--seccomp-bpf", "-o", trace),
        *("-e", f"trace={CALLS[call]}"),
        *("-e", f"inject={CALLS[call]}:error={error}:when={at}"),
        *_only_in(folder, save),
        *(sys.executable, "-m", __name__, folder, save),
    ]
    ended = subprocess.run(
        command, cwd=_CHECKOUT, capture_output=True, text=True, check=False, timeout=60
    )
    if "(INJECTED)" not in trace.read_text(errors="replace"):
        tally.check(ended.returncode == _EXIT_SAVED, f"{save} failed: {ended.stderr[-200:]}")
        return False
    about = f"{save}, call {at} of {call} gives {error}"
    tally.facts["calls failed"] += 1
    tally.facts["saves that said so"] += ended.returncode == _EXIT_TOLD
    if ended.returncode not in (_EXIT_SAVED, _EXIT_TOLD):
        tally.failed(f"{about}: exit {ended.returncode}: {ended.stderr[-400:]}")
    for problem in problems_after(folder, save, old, ended.returncode == _EXIT_SAVED):
        tally.failed(f"{about}: {problem}")
    return True


def _only_in(folder: Path, save: str) -> list[str]:
    """Options for calls on the files and folders of a save, and none of Python's own."""
    places = Places.under(folder)
    name = {
        "first entry": f"{ENTRY_ID}.1.toml",
        "revision": f"{ENTRY_ID}.2-{_RANDOM.hex()}.toml",
        "replacement": f"{ENTRY_ID}.toml",
    }[save]
    inside = places.runs if save == "replacement" else places.log / ENTRY_ID[:4]
    paths = [folder, places.log, inside, inside / name, inside / f".{name}.{_RANDOM.hex()}.tmp"]
    return [word for path in paths for word in ("-P", str(path))]


def _save(folder: Path, save: str) -> int:
    """In the traced process."""
    os.urandom = lambda size, /: _RANDOM[:size]
    try:
        SAVES[save](folder)
    except CannotWrite:
        return _EXIT_TOLD
    return _EXIT_SAVED


PART = Part(
    name="fail-outside",
    does="the same from outside the process, by strace",
    unit="kinds of save, call and error",
    count=len(KINDS),
    minutes=0.5,
    run=run,
    needs=("strace",),
)

if __name__ == "__main__":
    raise SystemExit(_save(Path(sys.argv[1]), sys.argv[2]))
