"""Random keys, pastes, escape sequences and sizes, for as long as one likes."""

import time
from collections.abc import Container
from contextlib import suppress
from itertools import cycle
from pathlib import Path

from tests.terminal.harness import ScreenTimeoutError
from tests.terminal.keys import KEYS, encode
from tests.torture import hostile_home
from tests.torture.hostile import TEXTS
from tests.torture.kept import unreadable
from tests.torture.part import Part, Tally
from tests.torture.wire import ListeningTerminal, last_words
from tui.storage.log.log import EntryName

_KILLS_TEXTUAL = [
    b"\xe9",
    b"\xff\xfe",
    b"\x1b[1114112u",
    b"\x1b[200~never ended",
    b"\x1b[" + b"1" * 3000,
    b"\x1b[48;24;80;0;0t\x1b[<0;5;5M",
]
"""What ends Textual's own driver, or makes it deaf."""
_SEQUENCES = [
    *KEYS.values(),
    b"\x1b[<0;5;5M", b"\x1b[<0;5;5m", b"\x1b[<64;9;9M", b"\x1b[M !!", b"\x1b[I", b"\x1b[O",
    b"\x1b[?2026;2$y", b"\x1b[?1;2c", b"\x1b[5;5R", b"\x1b[97;5u", b"\x1b[57441;1u", b"\x1bOZ",
    b"\x1b[99;99~", b"\x1b[1;5A", b"\x1b]10;rgb:0/0/0\x07", b"\x1b[48;24;80;384;640t", b"\x1b\x1b",
]  # fmt: skip
_SIZES = [
    *((80, 24), (1, 1), (20, 5), (40, 12), (200, 60), (300, 100)),
    *((0, 0), (65_535, 65_535), (10_000, 10_000)),  # without our own driver these take all memory
]
_NO_EDITOR = {"EDITOR": "true"}
"""A real one would take random keys for commands, and run them."""
_FORMS = ("p", "i", "c")
"""The keys of the notes in Today; random ones seldom stay long in their forms."""
_IN_FORM = 12
"""How often keys are pressed in a form, none of which closes it."""
_CLOSES = {
    *(KEYS[one] for one in ("escape", "ctrl+c", "ctrl+p", "ctrl+q", "ctrl+s", "ctrl+w", "f1")),
    *(KEYS[one] for one in ("enter", "ctrl+j", "ctrl+m")),
    b"\x1b\x1b",
    b"\x1b[200~never ended",
}
"""What may close a form, or lies over it."""
_IS_OPEN, _TRIES = "Which part?", 8
_TOGETHER = 12
_MOST_MEMORY = 150
"""Megabytes of resident memory."""
_ANSWERS_WITHIN = 20.0
"""Seconds in which it must paint when its size changes; a hang is found by this."""
_ASK_EVERY = 100
_KEPT = 20_000
"""Bytes of output that are kept, to tell what it said when it ends badly."""


def run(tally: Tally) -> None:
    """Press for `count` seconds; whenever a key quits, start again."""
    home = tally.folder / "home"
    home.mkdir()
    hostile_home.fill(home)
    (home / "in-the-way").write_text("a file")
    wrong_before = set(unreadable_in(home))
    firsts = cycle((*_FORMS, ""))
    while tally.seconds < tally.count and not tally.failures:
        with ListeningTerminal([tally.soleus], home, env=_NO_EDITOR) as terminal:
            terminal.take_signals_from_keys()
            terminal.wait_for("Today", timeout=30)
            if form := next(firsts):
                _open_form(terminal, form)
                _press(tally, terminal, _IN_FORM, _CLOSES)
                tally.facts[f"starts with {form}"] += 1
            else:
                _press(tally, terminal)
        tally.facts["starts"] += 1
    for wrong in set(unreadable_in(home)) - wrong_before:
        tally.failed(f"no longer readable: {wrong}")
    tally.facts["entries in the log"] = len(list(_entries(home)))
    tally.done = max(tally.done, tally.count)


def _open_form(terminal: ListeningTerminal, form: str) -> None:
    """A session that was cut off is asked about first, on a card that escape leaves."""
    for _ in range(_TRIES):
        terminal.send(form)
        with suppress(ScreenTimeoutError):
            terminal.wait_for(_IS_OPEN, timeout=3)
            return
        terminal.send("escape")
        terminal.settle()
    terminal.wait_for(_IS_OPEN)


def unreadable_in(home: Path) -> list[str]:
    """What can't be read in the log; the home comes with some of that."""
    data = home / "data" / "soleus"
    return list(unreadable(data)) if data.is_dir() else ["the log is gone"]


def _entries(home: Path) -> list[EntryName]:
    log = home / "data" / "soleus" / "log"
    return list(filter(None, map(EntryName.of, log.glob("*/*.toml"))))


def _press(
    tally: Tally, terminal: ListeningTerminal, most: int = 1_000_000, but: Container[bytes] = ()
) -> None:
    """So many times, unless it ends before; none of what is left out."""
    sent: list[bytes] = []
    for number in range(1, most + 1):
        if tally.seconds > tally.count:
            return
        keys = _keys(tally, but)
        sent.append(keys)
        terminal.heard = terminal.heard[-_KEPT:]
        if not terminal.send_slowly(keys, _ANSWERS_WITHIN):
            tally.failed(f"takes no more keys after {_in_short(sent[-3:])}")
            return
        terminal.collect(quiet=0.01, timeout=0.3)
        _resize_at_times(tally, terminal)
        if not terminal.is_open:
            code = terminal.exit_code()
            if code != 0:
                told = last_words(terminal.heard)
                tally.failed(f"ended with {code} after {_in_short(sent[-3:])}: {told}")
            return
        memory = _resident_megabytes(terminal.pid)
        tally.facts["megabytes at most"] = max(tally.facts["megabytes at most"], memory)
        if memory > _MOST_MEMORY:
            tally.failed(f"{memory} MB after {_in_short(sent[-3:])}")
            return
        if number % _ASK_EVERY == 0 and not _paints(terminal):
            tally.failed(terminal.with_screen(f"hangs after {_in_short(sent[-_ASK_EVERY:])}"))
            return
        tally.facts["keys and sequences"] += _TOGETHER
        tally.done = min(tally.count, int(tally.seconds))
        tally.passed(0)


def _keys(tally: Tally, but: Container[bytes] = ()) -> bytes:
    """Some that arrive together, and none of what is left out."""
    chance = tally.random
    some = []
    for _ in range(_TOGETHER):
        kind = chance.random()
        if kind < 0.6:
            some.append(encode(chance.choice("abcdefghijklmnopqrstuvwxyz0123456789 /?!+-=.:DMS")))
        elif kind < 0.95:
            chosen = chance.choice([*_SEQUENCES, *_KILLS_TEXTUAL])
            some.append(b"" if chosen in but else chosen)
        elif kind < 0.97:
            some.append(chance.choice(list(TEXTS.values())).encode())
        else:
            some.append(b"\x1b[200~" + b"word \n" * chance.randint(0, 2_000) + b"\x1b[201~")
    return b"".join(some)


def _in_short(sent: list[bytes]) -> str:
    return " ".join(repr(keys[:100])[2:-1] for keys in sent)


def _resize_at_times(tally: Tally, terminal: ListeningTerminal) -> None:
    if tally.random.random() < 0.05:
        terminal.resize(*tally.random.choice(_SIZES))


def _paints(terminal: ListeningTerminal) -> bool:
    """Whether something comes when the window changes."""
    terminal.collect(quiet=0.3, timeout=5)
    deadline = time.monotonic() + _ANSWERS_WITHIN
    while time.monotonic() < deadline:
        for columns in (81, 80):
            terminal.resize(columns, 24)
            if terminal.read(2.0) is not None or not terminal.is_open:
                return True
    return False


def _resident_megabytes(pid: int) -> int:
    try:
        status = Path(f"/proc/{pid}/status").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return 0
    found = [line for line in status.splitlines() if line.startswith("VmRSS:")]
    return int(found[0].split()[1]) // 1024 if found else 0


PART = Part(
    name="random-keys",
    does="an hour of random keys, pastes, escape sequences and sizes; memory is watched",
    unit="seconds",
    count=3_600,
    minutes=60,
    run=run,
)
