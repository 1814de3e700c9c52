"""What the installed command does where there is no terminal, and in a pipe."""

import os
import subprocess
from pathlib import Path

import pytest

from tests.running import run_command
from tests.terminal.homes import clean_environment

SCREEN_LIBRARY = "textual"
RUN_AND_TELL = f"""
import sys
from tui.cli import main
try:
    main(sys.argv[1:])
finally:
    print("loaded:", {SCREEN_LIBRARY!r} in sys.modules, file=sys.stderr)
"""
"""Runs the command, then says whether it loaded the screen library."""
PRINTING = [
    ("list",),
    ("list", "--json"),
    ("check", "mine.toml"),
    ("log",),
    ("log", "--json"),
    ("--version",),
    ("--help",),
    ("run", "--help"),
]
MINE = 'schema = 1\ntitle = "Mine"\nsteps = [{ kind = "prompt", name = "Walk" }]\n'


@pytest.mark.parametrize("arguments", [(), ("run", "soleus-reset")], ids=" ".join)
def test_a_screen_needs_a_terminal(
    installed_soleus: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    refused = run_command(tmp_path, installed_soleus, *arguments)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr.count("\n") == 1
    assert "ssh -t" in refused.stderr


@pytest.mark.parametrize(("named", "nearest"), [("nope", None), ("soleus-rest", "soleus-reset")])
def test_names_the_nearest_session(
    installed_soleus: Path, tmp_path: Path, named: str, nearest: str | None
) -> None:
    refused = run_command(tmp_path, installed_soleus, "run", named)
    hint = f" Did you mean {nearest}?" if nearest else ""
    assert refused.returncode == 1
    assert refused.stdout == ""
    assert refused.stderr == (
        f"There is no session '{named}'.{hint} `soleus list` shows them all.\n"
    )


@pytest.mark.parametrize("arguments", PRINTING, ids=" ".join)
def test_what_prints_loads_no_screen_library(
    installed_soleus: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "mine.toml").write_text(MINE, "utf-8")
    python = installed_soleus.with_name("python")
    told = run_command(tmp_path, python, "-c", RUN_AND_TELL, *arguments)
    assert told.returncode == 0, told.stderr
    assert told.stdout
    assert told.stderr == "loaded: False\n"


def test_list_goes_into_a_pipe(installed_soleus: Path, tmp_path: Path) -> None:
    piped = run_command(tmp_path, "sh", "-c", '"$0" list | head -1', installed_soleus)
    assert piped.returncode == 0
    assert piped.stdout.count("\n") == 1
    assert piped.stderr == ""


@pytest.mark.parametrize("arguments", PRINTING[:5], ids=" ".join)
def test_reader_that_left_is_no_trouble(
    installed_soleus: Path, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    """`head` may leave before the first line is written; here it surely has."""
    (tmp_path / "mine.toml").write_text(MINE, "utf-8")
    reader, writer = os.pipe()
    os.close(reader)
    try:
        done = subprocess.run(
            [installed_soleus, *arguments],
            cwd=tmp_path,
            env=clean_environment(tmp_path),
            stdin=subprocess.DEVNULL,
            stdout=writer,
            stderr=subprocess.PIPE,
            text=True,
            check=False,
            timeout=30,
        )
    finally:
        os.close(writer)
    assert (done.returncode, done.stderr) == (0, "")
