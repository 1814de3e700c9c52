"""Cues: seen, heard, and handed to a person's own program."""

import os
import select
import sys
from collections.abc import Callable
from pathlib import Path

import pytest
from rich.style import Style

from tests.core.builders import hold, reps
from tests.screens.sessions import Played, playing
from tui.screens.session.cue_command import CueCommand
from tui.screens.session.cues import INVERTED
from tui.screens.session.manner import Manner
from tui.widgets.lines import Lines

SOON = 20.0
"""Seconds that a busy machine may take to start a program."""


def rings_of(played: Played, monkeypatch: pytest.MonkeyPatch) -> list[float]:
    """When the bell rings from now on."""
    rung: list[float] = []
    monkeypatch.setattr(played.pilot.app, "bell", lambda: rung.append(played.clock.seconds))
    return rung


@pytest.mark.parametrize(
    ("bell", "expected"),
    [("off", []), ("change", [10.0]), ("countdown", [7.0, 8.0, 9.0, 10.0])],
)
async def test_the_bell_rings_as_the_settings_say(
    bell: str, expected: list[float], monkeypatch: pytest.MonkeyPatch
) -> None:
    async with playing(hold(seconds=10), manner=Manner(bell=bell)) as played:  # type: ignore[arg-type]
        rung = rings_of(played, monkeypatch)
        await played.pass_time(11)
        assert rung == expected


async def test_a_key_rings_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    async with playing(hold(), hold("Stool"), manner=Manner(bell="countdown")) as played:
        rung = rings_of(played, monkeypatch)
        await played.press("right", "right", "space", "space")
        assert rung == []
        assert not played.screen.has_class(INVERTED)


@pytest.mark.parametrize("key", ["", "z"])
@pytest.mark.parametrize("has_colour", [True, False])
async def test_the_timer_is_inverted_at_a_change_and_is_as_before_soon_after(
    key: str, has_colour: bool, monkeypatch: pytest.MonkeyPatch
) -> None:
    later: list[tuple[float, Callable[[], None]]] = []
    monkeypatch.setattr("tui.screens.session.cues.after", lambda screen, *what: later.append(what))
    async with playing(hold(seconds=3)) as played:
        played.pilot.app.no_color = not has_colour
        await played.press(*filter(None, [key]))
        before = styles(played, key)
        await played.pass_time(3)
        assert played.screen.has_class(INVERTED)
        assert all(one != other for one, other in zip(styles(played, key), before, strict=True))
        ((seconds, ends),) = later
        assert seconds == 0.3
        ends()
        await played.pilot.pause()
        assert styles(played, key) == before


def styles(played: Played, key: str) -> list[Style]:
    """Of the first cell of all that is shown of the timer."""
    shown = played.screen.query("RoomPane Lines" if key else "TimerPane Lines").results(Lines)
    return [one.rich_style for one in shown if one.display]


async def test_fast_changes_do_not_flicker(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.session.cues.after", lambda *given: None)
    async with playing(reps(count=9, tempo=(1, 1, 1, 1))) as played:
        seen = 0
        for _ in range(40):
            played.clock.advance(0.25)
            had = played.screen.has_class(INVERTED)
            played.screen._tick()
            seen += played.screen.has_class(INVERTED) and not had
            played.screen.remove_class(INVERTED)
        assert 8 <= seen <= 11  # in ten seconds with a change in each


async def test_m_is_silent_and_still_seen(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tui.screens.session.cues.after", lambda *given: None)
    async with playing(hold(seconds=3)) as played:
        rung = rings_of(played, monkeypatch)
        await played.press("m")
        await played.pass_time(3)
        assert rung == []
        assert played.screen.has_class(INVERTED)


def script(folder: Path, does: str) -> tuple[str, ...]:
    path = folder / "told.py"
    path.write_text(f"import os, sys, time\n{does}\n", "utf-8")
    return (sys.executable, str(path))


def writes(folder: Path) -> tuple[str, ...]:
    """A command that adds what it is told to a file."""
    return (*script(folder, f"open({str(folder / 'told')!r}, 'a').write(sys.argv[1])"), "<{event}>")


async def test_the_program_is_told_of_each_cue(tmp_path: Path) -> None:
    async with playing(hold(seconds=10), manner=Manner(command=writes(tmp_path))) as played:
        for _ in range(11):
            await played.pass_time(1)
            command = played.screen._cues._command
            assert command is None or command.wait(SOON)
    assert (tmp_path / "told").read_text("utf-8") == "<countdown><countdown><countdown><hold>"


async def test_without_a_program_none_is_started(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("subprocess.Popen", lambda *given, **keys: pytest.fail("started one"))
    async with playing(hold(seconds=3)) as played:
        await played.pass_time(4)


async def test_a_program_that_is_not_there_is_said_once_and_disturbs_nothing() -> None:
    async with playing(
        hold(seconds=2, sets=2), manner=Manner(command=("/no/such/program",))
    ) as played:
        await played.pass_time(2)
        command = played.screen._cues._command
        assert command is not None
        assert command.wait(SOON)
        await played.pass_time(2)
        assert "on_cue: No such file" in played.text
        assert played.run.state == "running"


def test_words_are_no_shell(tmp_path: Path) -> None:
    command = (*writes(tmp_path)[:2], "; touch x $(touch y) {event}")
    told = CueCommand(command, os.environ)
    told.tell("hold")
    assert told.wait(SOON)
    assert (tmp_path / "told").read_text("utf-8") == "; touch x $(touch y) hold"


def test_a_cue_is_left_out_while_the_one_before_is_still_told(tmp_path: Path) -> None:
    gate = tmp_path / "gate"
    os.mkfifo(gate)
    does = f"open({str(gate)!r}).read(); open({str(tmp_path / 'told')!r}, 'a').write(sys.argv[1])"
    told = CueCommand((*script(tmp_path, does), "{event}"), os.environ)
    for event in ("hold", "rest", "switch"):
        told.tell(event)
    gate.write_text("go on", "utf-8")
    assert told.wait(SOON)
    told.tell("up")
    gate.write_text("go on", "utf-8")
    assert told.wait(SOON)
    assert (tmp_path / "told").read_text("utf-8") == "holdup"


def test_one_that_hangs_is_killed_with_all_it_started(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.screens.session.cue_command.RUNS_AT_MOST", 0.5)
    alive = tmp_path / "alive"
    os.mkfifo(alive)
    told = CueCommand(
        ("/bin/sh", "-c", f"(exec 9> '{alive}'; while :; do sleep 60; done) & wait"), os.environ
    )
    told.tell("hold")
    with alive.open("rb") as held_open:
        assert told.wait(SOON)
        assert select.select([held_open], [], [], SOON)[0], "what it started lives on"
        assert held_open.read() == b""  # nobody has it open any more
    assert told._process is not None
    assert told._process.returncode == -9
    assert no_child_is_left()


def no_child_is_left() -> bool:
    """Whether none is a zombie, nor runs."""
    try:
        return os.waitpid(-1, os.WNOHANG) == (0, 0)
    except ChildProcessError:
        return True


def test_it_gets_no_terminal_and_little_of_the_environment(tmp_path: Path) -> None:
    does = f"""
says = [str(sorted(os.environ)), sys.stdin.read(), str(os.getsid(0) == os.getpid())]
open({str(tmp_path / "told")!r}, "w").write(chr(10).join(says))
print("noise"); print("noise", file=sys.stderr)"""
    given = {"HOME": str(tmp_path), "PATH": "/bin", "LC_ALL": "C.UTF-8", "TEXTUAL": "debug"}
    given |= {"SSH_AUTH_SOCK": "x", "PYTHONPATH": "/x", "LD_PRELOAD": "", "XDG_RUNTIME_DIR": "/r"}
    told = CueCommand(script(tmp_path, does), given)
    told.tell("hold")
    assert told.wait(SOON)
    names, typed, leads = (tmp_path / "told").read_text("utf-8").splitlines()
    assert names == "['HOME', 'LC_ALL', 'PATH', 'XDG_RUNTIME_DIR']"
    assert typed == ""
    assert leads == "True"
