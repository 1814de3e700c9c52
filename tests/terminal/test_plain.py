"""Sessions in lines with the installed command: in pipes, in a terminal, and ended from outside."""

import os
import select
import signal
import subprocess
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal, obey_signals
from tests.terminal.homes import clean_environment
from tests.terminal.test_no_terminal import RUN_AND_TELL
from tui.terminal.plainly import Ended, Signals

SECONDS = 20.0
"""For an answer on a busy machine."""
QUICK = """\
schema = 1
title = "Quick"

[[steps]]
kind = "hold"
name = "Wall"
seconds = 1
sides = "each"
prepare = 1
switch = 1
muscles = ["soleus"]
"""
LONG_SWITCH = QUICK.replace("switch = 1\n", "switch = 60\n")
LONG = QUICK.replace("seconds = 1\n", "seconds = 600\n").replace("prepare = 1\n", "prepare = 60\n")
"""Nothing goes on by itself before a busy machine has typed what it has to."""
GOES_ON_BY_ITSELF = LONG.replace("prepare = 60\n", "prepare = 1\n")


class Pipes:
    """The command with a pipe at each end, and what it has said."""

    def __init__(self, process: "subprocess.Popen[bytes]") -> None:
        self.process = process
        self.said = b""
        self._seen = 0

    def wait_for(self, text: str) -> None:
        """Until it was said, after what was waited for before."""
        deadline = time.monotonic() + SECONDS
        assert self.process.stdout
        while (at := self.said.find(text.encode(), self._seen)) < 0:
            left = deadline - time.monotonic()
            ready = select.select([self.process.stdout], [], [], max(left, 0))[0]
            data = os.read(self.process.stdout.fileno(), 65_536) if ready else b""
            assert data, f"{text!r} was never said in {self.said.decode()}"
            self.said += data
        self._seen = at + len(text)

    def type(self, line: str) -> None:
        assert self.process.stdin
        self.process.stdin.write(f"{line}\n".encode())
        self.process.stdin.flush()

    def play(self, *moves: tuple[str, str]) -> None:
        for says, types in moves:
            self.wait_for(says)
            self.type(types)

    def end(self, *numbers: signal.Signals) -> int:
        """No more is typed, and these signals come; its exit code once it has said all."""
        for number in numbers:
            self.process.send_signal(number)
        rest, _ = self.process.communicate(timeout=SECONDS)
        self.said += rest
        return self.process.returncode

    @property
    def last_line(self) -> str:
        return self.said.decode().splitlines()[-1]


@contextmanager
def pipes(soleus: Path, home: Path, session: str = QUICK, *before: str) -> Iterator[Pipes]:
    """`soleus run` with that session, after the words `before`."""
    file = home / "mine.toml"
    file.write_text(session)
    process = subprocess.Popen(
        [*before, soleus, "run", "./mine.toml", "--plain"],
        cwd=home,
        env=clean_environment(home),
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        preexec_fn=obey_signals,
    )
    try:
        yield Pipes(process)
    finally:
        process.kill()
        process.communicate()


def entries(home: Path) -> list[dict[str, object]]:
    """All revisions in the log, oldest first."""
    return [tomllib.loads(path.read_text()) for path in sorted(home.rglob("log/*/*.toml"))]


def journals(home: Path) -> list[Path]:
    return list(home.rglob("runs/*.jsonl"))


def test_a_script_plays_a_session_through_pipes(installed_soleus: Path, tmp_path: Path) -> None:
    with pipes(installed_soleus, tmp_path, LONG_SWITCH) as played:
        played.play(
            ("New exercise: Wall, left. 1 second, each side.", ""),
            ("Get ready, 1 second.\nHold, 1 second.\nSwitch sides: right. 1 minute.\n", "3"),
            ("Pain 3 noted, left.\n", "next"),
            ("Hold, 1 second.\nQuick: 1 min", "5"),
            ("Anything else?", "fine"),
        )
        assert played.end() == 0
    assert played.last_line == "Saved."
    assert played.said.endswith(b".\n")
    assert not set(played.said) & {0x1B, 0x0D, 0x07}
    first, last = entries(tmp_path)
    assert (first["outcome"], last["effort"], last["notes"]) == ("completed", 5, "fine")
    assert journals(tmp_path) == []


def test_where_the_pipe_ends_the_place_is_kept_and_gone_on_with(
    installed_soleus: Path, tmp_path: Path
) -> None:
    with pipes(installed_soleus, tmp_path, LONG) as played:
        played.play(("goes on", ""), ("Get ready", "next"))
        played.wait_for("Hold, 10 minutes")
        assert played.end() == 0
        assert played.last_line == (
            "The input ended. Your place is kept: `soleus run ./mine.toml --plain` goes on."
        )
    assert len(journals(tmp_path)) == 1
    with pipes(installed_soleus, tmp_path, LONG) as back:
        back.play(("1: Go on: Wall, left", "1"), ("You are back", ""))
        back.play(("Get ready, 1 minute", "quit"))
        back.play(("end: ", "end"), ("How hard", ""), ("Anything", ""))
        assert back.end() == 0
    assert [one["outcome"] for one in entries(tmp_path)][:1] == ["ended early"]


def test_signs_are_ascii_where_the_locale_is_not_utf_8(
    installed_soleus: Path, tmp_path: Path
) -> None:
    signs = QUICK.replace("Wall", "Böck 20° ▶ ✓")
    for locale, heard in (("C.UTF-8", "Böck 20° ▶ ✓"), ("C", "Böck 20d > +")):
        with pipes(installed_soleus, tmp_path, signs, "env", f"LC_ALL={locale}") as soleus:
            soleus.wait_for(f"New exercise: {heard}")


def test_without_any_line_nothing_is_started(installed_soleus: Path, tmp_path: Path) -> None:
    calf = QUICK.replace('"Quick"', '"Quick"\nregion = "calf"')
    with pipes(installed_soleus, tmp_path, calf) as played:
        assert played.end() == 2
    assert played.last_line == "The input ended. Nothing was started."
    assert journals(tmp_path) == []
    assert entries(tmp_path) == []


@pytest.mark.parametrize(
    ("number", "says"),
    [
        (signal.SIGINT, "Your place is kept: `soleus run ./mine.toml --plain` goes on."),
        (signal.SIGTERM, "soleus was ended from outside. What was under way is kept."),
        (signal.SIGHUP, ""),
    ],
)
def test_a_signal_keeps_the_place(
    installed_soleus: Path, tmp_path: Path, number: signal.Signals, says: str
) -> None:
    with pipes(installed_soleus, tmp_path, LONG) as played:
        played.play(("goes on", ""), ("Get ready", "next"))
        played.wait_for("Hold, 10 minutes")
        assert played.end(number) == 128 + number
    assert played.last_line == (says or "Hold, 10 minutes.")
    assert len(journals(tmp_path)) == 1


def test_under_nohup_a_hang_up_is_nothing(installed_soleus: Path, tmp_path: Path) -> None:
    with pipes(installed_soleus, tmp_path, LONG, "nohup") as played:
        played.play(("goes on", ""), ("Get ready", "next"), ("Hold, 10 minutes", ""))
        played.process.send_signal(signal.SIGHUP)
        played.play(("minutes left.", "where"))
        played.wait_for("Step 1 of 1")
        assert played.end() == 0


def test_nobody_reads_any_more(installed_soleus: Path, tmp_path: Path) -> None:
    with pipes(installed_soleus, tmp_path, GOES_ON_BY_ITSELF) as played:
        played.play(("goes on", ""))
        played.wait_for("Get ready")
        assert played.process.stdout
        played.process.stdout.close()
        assert played.process.wait(SECONDS) == 128 + signal.SIGHUP
    assert len(journals(tmp_path)) == 1


def test_another_terminal_takes_it_over(installed_soleus: Path, tmp_path: Path) -> None:
    with pipes(installed_soleus, tmp_path, LONG) as first:
        first.play(("goes on", ""), ("Get ready", "next"))
        first.wait_for("Hold, 10 minutes")
        with pipes(installed_soleus, tmp_path, LONG) as second:
            second.play(("played in another terminal", "1"), ("cut off just now", "3"))
            assert first.end() == 128 + signal.SIGTERM
            assert first.last_line.startswith("The session goes on in another terminal.")
            second.play(("Discard it?", "yes"))
            assert second.end() == 0


def test_no_screen_library_is_loaded(installed_soleus: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(QUICK)
    python = installed_soleus.with_name("python")
    done = subprocess.run(
        [python, "-c", RUN_AND_TELL, "run", "./mine.toml", "--plain"],
        cwd=tmp_path,
        env=clean_environment(tmp_path),
        input="\n",
        capture_output=True,
        text=True,
        check=False,
        timeout=SECONDS,
    )
    assert done.stdout.startswith("New exercise")
    assert done.stderr == "loaded: False\n"


@pytest.mark.parametrize("kind", ["", "dumb"])
def test_a_terminal_that_shows_no_screens_goes_plain_and_says_so(
    installed_soleus: Path, tmp_path: Path, kind: str
) -> None:
    (tmp_path / "mine.toml").write_text(QUICK)
    command: list[str | Path] = [installed_soleus, "run", "./mine.toml"]
    with Terminal(command, tmp_path, columns=200, env={"TERM": kind}) as terminal:
        terminal.wait_for("goes on", SECONDS)
        assert "line by line" in terminal.lines[0]
        assert (kind or "of no kind") in terminal.lines[0]
        terminal.send("enter")
        terminal.wait_for("How hard", SECONDS)
        assert terminal.modes == terminal.modes_before
        terminal.type_text("quit\r")
        assert terminal.exit_code() == 0
        assert any("The pain form waits" in line for line in terminal.lines)


def test_ctrl_c_and_a_dropped_line_in_a_terminal(installed_soleus: Path, tmp_path: Path) -> None:
    (tmp_path / "mine.toml").write_text(LONG)
    command: list[str | Path] = [installed_soleus, "run", "./mine.toml", "--plain"]
    with Terminal(command, tmp_path) as terminal:
        terminal.wait_for("goes on", SECONDS)
        terminal.send("ctrl+c")
        assert terminal.exit_code() == 130
        terminal.settle()
        assert "Your place is kept" in terminal.text
    with Terminal(command, tmp_path) as terminal:
        terminal.wait_for("An empty line leaves", SECONDS)
        terminal.hang_up()
        assert terminal.exit_code_unread(SECONDS) == 128 + signal.SIGHUP
    assert len(journals(tmp_path)) == 1


def test_a_signal_interrupts_only_what_waits() -> None:
    signals = Signals()
    before = signal.getsignal(signal.SIGTERM), signal.getsignal(signal.SIGINT)
    hang_up = signal.getsignal(signal.SIGHUP)
    try:
        signals.watch()
        signal.raise_signal(signal.SIGTERM)  # nothing waits, so nothing is torn apart
        signal.raise_signal(signal.SIGINT)
        with pytest.raises(Ended) as ended, signals.interrupt():
            raise AssertionError("what waits goes on")
        assert ended.value.number == signal.SIGTERM
    finally:
        signal.signal(signal.SIGTERM, before[0])
        signal.signal(signal.SIGINT, before[1])
        signal.signal(signal.SIGHUP, hang_up)


def test_a_signal_ends_it_though_nobody_reads_what_is_said(
    installed_soleus: Path, tmp_path: Path
) -> None:
    with pipes(installed_soleus, tmp_path, LONG) as played:
        played.play(("goes on", ""))
        played.wait_for("Get ready")
        assert played.process.stdin
        with suppress(BrokenPipeError):
            for _ in range(200):
                played.process.stdin.write(b"help\n")
            played.process.stdin.flush()
        time.sleep(1.0)  # it is stuck by then, or soon
        played.process.send_signal(signal.SIGTERM)
        assert played.process.wait(SECONDS) == 128 + signal.SIGTERM
    assert len(journals(tmp_path)) == 1
