"""Cases 29 to 34: whatever lies where a definition is expected is answered at once, in words."""

import json
import os
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal
from tests.torture import hostile_home
from tests.torture.hostile import TEXTS
from tests.torture.wire import raw_controls
from tui.cli import main
from tui.core.text import clean

_AT_MOST = 0.5
"""Seconds of processor time for one file."""
_NOBODY = 65_534
SESSION = 'schema = 1\ntitle = "A"\n[[steps]]\nkind = "hold"\nname = "Lean"\nseconds = {}\n'
REPS = (
    'schema = 1\ntitle = "A"\n'
    'steps = [{{ kind = "reps", name = "Up", tempo = [1, 0, 1, 0], {} }}]\n'
)


def text(content: str, encoding: str = "utf-8") -> Callable[[Path], object]:
    """Writes a file."""
    return lambda path: path.write_text(content, encoding)


def sparse(path: Path) -> None:
    """A file of 5 GB that takes no room."""
    with path.open("wb") as file:
        file.truncate(5 * 10**9)


SECONDS, EXERCISE = "seconds must be a whole number", "exercise must be an id"
HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "utf-16": (text(SESSION.format(30), "utf-16"), "not UTF-8"),
    "latin-1": (text(SESSION.format('30 # "café"'), "latin-1"), "not UTF-8"),
    "nesting-500": (text("a = " + "[" * 500 + "]" * 500), "nested too deeply"),
    "dotted-20000": (text("a" + ".a" * 20_000 + " = 1"), "2,000 characters"),
    "dotted-900": (text("a" + ".a" * 900 + " = 1"), "more than 32 parts"),
    "digits-5000": (text(f"{SESSION.format(30)}#\nsets = {'9' * 1_990}"), "a number that long"),
    "digits-long": (text("schema = \\\n" + "9" * 5_000), "2,000 characters"),
    "pipe": (os.mkfifo, "is a pipe"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "is a device"),
    "loop": (lambda path: path.symlink_to(path), "leads back to itself"),
    "folder": (lambda path: path.mkdir(), "is a folder"),
    "sparse": (sparse, "larger than 256 KiB"),
    "seconds-0": (text(SESSION.format(0)), SECONDS),
    "seconds-negative": (text(SESSION.format(-1)), SECONDS),
    "seconds-nan": (text(SESSION.format("nan")), SECONDS),
    "seconds-inf": (text(SESSION.format("inf")), SECONDS),
    "seconds-true": (text(SESSION.format("true")), SECONDS),
    "seconds-1e400": (text(SESSION.format("1e400")), SECONDS),
    "seconds-text": (text(SESSION.format('"30"')), SECONDS),
    "reps-billion": (text(REPS.format("reps = 1_000_000_000")), "reps must be a whole number"),
    "sets-billion": (
        text(REPS.format("reps = 1, sets = 1_000_000_000")),
        "sets must be",
    ),
    "day-and-more": (text(REPS.format("reps = 999, sets = 99, sides = 'each'")), "24 are the most"),
    "key-twice": (text(SESSION.format("30\nseconds = 31")), "given twice"),
    "id-outside": (
        text(SESSION.format("30\nexercise = '../../etc/passwd'")),
        EXERCISE,
    ),
    "id-dunder": (text(SESSION.format("30\nexercise = '__class__'")), EXERCISE),
    "key-dunder": (text(SESSION.format("30\n__class__ = 1")), "unknown key '__class__'"),
    "region-outside": (text("region = '../x'\n" + SESSION.format(30)), "region must be an id"),
}
"""By the file's id: how it is made, and what must be in the answer."""
HOSTILE_NAMES = [
    "..toml",
    "__class__.toml",
    "\x1b]0;x\x07.toml",
    "A B.toml",
    "\u202ea.toml",
    "-.toml",
]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where a person's own sessions lie."""
    folder = tmp_path / "config" / "soleus" / "sessions"
    folder.mkdir(parents=True)
    return folder


@contextmanager
def quickly() -> Iterator[None]:
    """What is done within takes little of the processor, however busy the machine is."""
    started = time.process_time()
    yield
    assert time.process_time() - started < _AT_MOST


@contextmanager
def as_nobody() -> Iterator[None]:
    """Without root's right to read everything."""
    if os.geteuid():
        yield
        return
    os.seteuid(_NOBODY)
    try:
        yield
    finally:
        os.seteuid(0)


def check(path: Path, capsys: pytest.CaptureFixture[str]) -> list[str]:
    """What `soleus check` prints, a line a problem."""
    with quickly():
        code = main(["--data-dir", str(path.parent / "none"), "check", str(path)])
    lines = capsys.readouterr().out.splitlines()
    assert code == (0 if ": no mistakes" in lines[-1] else 1)
    assert [line for line in lines if clean(line, 10**6) != line] == []
    return lines


@pytest.mark.parametrize("name", HOSTILE)
def test_check_answers_in_one_sentence(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    make, expected = HOSTILE[name]
    path = folder / f"{name}.toml"
    make(path)

    (line,) = check(path, capsys)
    assert expected in line
    assert line.startswith(str(path))


def test_a_bom_and_windows_line_ends_are_fine(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = folder / "windows.toml"
    path.write_bytes(b"\xef\xbb\xbf" + SESSION.format(30).replace("\n", "\r\n").encode())

    assert check(path, capsys)[-1] == f"{path}: no mistakes, 1 warning"


def test_a_file_nobody_may_read(capsys: pytest.CaptureFixture[str]) -> None:
    with tempfile.TemporaryDirectory() as name:  # where anybody gets to, unlike tmp_path
        folder = Path(name)
        folder.chmod(0o755)
        path = folder / "closed.toml"
        path.write_text(SESSION.format(30))
        path.chmod(0)
        with as_nobody():
            (line,) = check(path, capsys)
    assert "you have no permission to read it" in line


@pytest.mark.parametrize("name", HOSTILE_NAMES)
def test_a_hostile_name_is_told_and_shown_safe(
    folder: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    path = folder / name
    path.write_text(SESSION.format(30), "utf-8")

    (line,) = check(path, capsys)
    assert "a file's name is an id" in line


def test_the_list_has_them_all_and_hides_no_other(
    folder: Path,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for name, (make, _) in HOSTILE.items():
        make(folder / f"{name}.toml")
    for name in HOSTILE_NAMES:
        (folder / name).write_text("title = ", "utf-8")
    monkeypatch.setenv("XDG_CONFIG_HOME", str(tmp_path / "config"))

    started = time.process_time()
    assert main(["list"]) == 0
    took = time.process_time() - started
    lines = capsys.readouterr().out.splitlines()

    assert took < _AT_MOST * len(HOSTILE)
    assert [line for line in lines if clean(line, 10**6) != line] == []
    for name, (_, expected) in HOSTILE.items():
        (line,) = [line for line in lines if line.startswith(f"{name} ")]
        assert "broken: " in line
        assert expected in line
    assert any(line.startswith("soleus-reset ") and "broken" not in line for line in lines)
    assert main(["list", "--json"]) == 0
    assert len(json.loads(capsys.readouterr().out)) == len(lines)


def test_today_lists_them_as_broken_and_says_why(
    installed_soleus: Path, folder: Path, tmp_path: Path
) -> None:
    for name, (make, _) in HOSTILE.items():
        make(folder / f"{name}.toml")
    with Terminal([installed_soleus], tmp_path, columns=200) as terminal:
        terminal.wait_for("Soleus reset")
        for name, told in (("pipe", "is a pipe"), ("sparse", "larger"), ("seconds-0", "not 0")):
            terminal.send("/")
            terminal.wait_for("/_")
            terminal.type_text(name)
            terminal.wait_for(f"{name}.toml")
            terminal.wait_for(told)
            terminal.send("enter")
            terminal.wait_for("(esc: all)")
        terminal.send("enter")
        terminal.settle()
        assert "This file can't be played" in terminal.text
        terminal.send("q")
        assert terminal.exit_code() == 0


def test_no_command_prints_raw_controls(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    """JSON too is read in terminals, and holds what the files hold."""
    hostile_home.fill(tmp_path)
    for name in ("config", "data"):
        monkeypatch.setenv(f"XDG_{name.upper()}_HOME", str(tmp_path / name))
    odd = tmp_path / "\x1b[2J\x9b" / "sources.toml"
    odd.parent.mkdir()
    odd.write_text("")
    for command in (["list"], ["list", "--json"], ["log"], ["log", "--json"], ["check", str(odd)]):
        main(command)
        told = capsys.readouterr()
        assert told.out
        assert raw_controls((told.out + told.err).encode()) == [], command
        if "--json" in command:
            assert len(json.loads(told.out)) >= len(TEXTS)
    monkeypatch.setenv("XDG_CONFIG_HOME", os.fsdecode(os.fsencode(tmp_path) + b"/\xff"))
    (tmp_path / os.fsdecode(b"\xff")).symlink_to(tmp_path / "config")
    assert main(["list", "--json"]) == 0
    assert json.loads(capsys.readouterr().out)


@pytest.mark.parametrize("lines", [1, 100_000])
def test_endless_text_is_cut_or_refused(
    folder: Path, capsys: pytest.CaptureFixture[str], lines: int
) -> None:
    """Case 28: 10 MB in one line, or in 100,000."""
    endless = "\n".join(["x" * (10**7 // lines)] * lines)
    path = folder / "endless.toml"
    path.write_text(f'schema = 1\ntitle = """{endless}"""\n')

    (line,) = check(path, capsys)
    assert "larger than 256 KiB" in line
    with quickly():
        assert len(clean(endless)) == 2_000
