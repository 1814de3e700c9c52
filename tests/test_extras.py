"""Completions in the shells themselves, and the man page."""

import argparse
import os
import re
import subprocess
import sys
from importlib import metadata
from pathlib import Path

import pytest

from extras.making import made, write_into
from extras.manual import manual
from tests.conftest import CHECKOUT
from tests.skips import needs
from tests.terminal.harness import Terminal
from tests.terminal.homes import clean_environment
from tui import __version__
from tui.arguments import parser
from tui.commands.completion import print_completion
from tui.core.refusal import CannotBeDone
from tui.core.shells import COMPLETIONS

_STYLES = re.compile(r"\x1b\[[0-9;]*m")
"""With which newer troffs underline."""
MAN = "share/man/man1/soleus.1"
READY = "ready>"
TYPED = [
    ("soleus dem", "demo"),
    ("soleus log reind", "reindex"),
    ("soleus log --sin", "--since"),
    ("soleus run full-c", "full-calf"),
    ("soleus run min", "mine.toml"),
    ("soleus check /et", "/etc/"),
    ("soleus check /tmp /et", "/etc/"),
    ("soleus import /et", "/etc/"),
    ("soleus completion fi", "fish"),
    ("soleus schema exer", "exercise"),
    ("soleus pain ham", "hamstring"),
    ("soleus pain calf ri", "right"),
    ("soleus report --region ham", "hamstring"),
]
"""(what is typed before the tab key, how the last word goes on)."""


@pytest.fixture
def home(installed_soleus: Path, tmp_path: Path) -> Path:
    """With a session file, and the installed command on the PATH."""
    (tmp_path / "mine.toml").touch()
    (tmp_path / "bin").mkdir()
    (tmp_path / "bin" / "soleus").symlink_to(installed_soleus)
    return tmp_path


def path_of(home: Path) -> dict[str, str]:
    return {"PATH": f"{home / 'bin'}:{clean_environment(home)['PATH']}"}


def completed(terminal: Terminal, typed: str, ending: str) -> None:
    """Type it, press tab, and see how it ends; then take the line back."""
    terminal.wait_for(READY)
    terminal.type_text(typed)
    terminal.send("tab")
    whole = f"{typed.rpartition(' ')[0]} {ending}"
    terminal.wait_for(whole)
    terminal.send("ctrl+u")
    terminal.wait_gone(whole)


def test_bash_completes(home: Path) -> None:
    start = home / "start"
    start.write_text(f"source <(soleus completion bash)\nPS1='{READY} '\n")
    command: list[str | Path] = ["bash", "--noprofile", "--rcfile", start, "-i"]
    with Terminal(command, home, env=path_of(home)) as terminal:
        for typed, ending in TYPED:
            completed(terminal, typed, ending)


def test_zsh_completes(home: Path) -> None:
    needs("zsh")
    functions = home / "functions"
    functions.mkdir()
    command = ["zsh", "-f", "-i"]
    with Terminal(command, home, env=path_of(home) | {"PS1": "start> "}) as terminal:
        terminal.wait_for("start>")
        start = (
            f"soleus completion zsh > {functions}/_soleus; fpath+=({functions}); "
            "autoload -U compinit; compinit -u -D; clear; PS1='ready''> '"
        )
        terminal.type_text(start)
        terminal.send("enter")
        for typed, ending in TYPED:
            completed(terminal, typed, ending)


@pytest.mark.parametrize(("typed", "ending"), TYPED)
def test_fish_completes(home: Path, typed: str, ending: str) -> None:
    needs("fish")
    script = f"source (soleus completion fish | psub); complete -C '{typed}'"
    env = clean_environment(home) | path_of(home)
    done = subprocess.run(
        ["fish", "-c", script], cwd=home, env=env, capture_output=True, text=True, check=True
    )
    assert ending in [line.partition("\t")[0] for line in done.stdout.splitlines()]


# --- where they are


def test_the_wheel_brings_what_is_made_of_the_parser(installed_soleus: Path) -> None:
    prefix = installed_soleus.parents[1]
    assert {MAN, *COMPLETIONS.values()} == set(made())
    for name, text in made().items():
        assert (prefix / name).read_text("utf-8") == text
        assert (prefix / name).stat().st_mode & 0o444 == 0o444


def test_they_can_be_written_anywhere(tmp_path: Path) -> None:
    assert {str(path.relative_to(tmp_path)) for path in write_into(tmp_path)} == set(made())


def test_they_are_the_same_in_every_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    usual = made()
    monkeypatch.setenv("COLUMNS", "30")
    monkeypatch.setenv("FORCE_COLOR", "1")
    assert made() == usual


def test_who_has_not_installed_it_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(metadata, "files", lambda name: None)
    with pytest.raises(CannotBeDone, match="install it with pipx"):
        print_completion("bash")


def test_a_script_that_was_printed_over_itself_is_told(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    """As by `soleus completion bash > ~/.local/share/.../soleus`, where pipx has put a link."""
    script = tmp_path / COMPLETIONS["bash"]
    script.parent.mkdir(parents=True)
    script.touch()
    monkeypatch.setattr(metadata, "files", lambda name: [script])
    with pytest.raises(CannotBeDone, match="install soleus anew"):
        print_completion("bash")


# --- the man page


def actions(of: argparse.ArgumentParser) -> list[argparse.Action]:
    found = []
    for action in of._actions:
        found.append(action)
        if isinstance(action, argparse._SubParsersAction):
            found += [one for command in action.choices.values() for one in actions(command)]
    return found


def plain(troff: str) -> str:
    return troff.replace(r"\-", "-").replace(r"\(aq", "'").replace(r"\(dq", '"')


def test_the_man_page_has_every_command_and_option() -> None:
    page = plain(manual(parser(), __version__))
    for action in actions(parser()):
        if isinstance(action, argparse._SubParsersAction):
            for name in action.choices:
                assert re.search(rf'^\.SS "(\w+ )?{name}"$', page, re.MULTILINE)
        elif not isinstance(action, argparse._HelpAction):
            assert all(option in page for option in action.option_strings)
            assert str(action.help).replace("%(prog)s", "soleus")[1:] in page


def test_the_man_page_is_good_troff(tmp_path: Path) -> None:
    needs("groff")
    page = tmp_path / "soleus.1"
    page.write_text(manual(parser(), __version__))
    done = subprocess.run(
        ["groff", "-man", "-ww", "-Tutf8", page], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    assert "SOLEUS(1)" in _STYLES.sub("", done.stdout)


def test_no_text_is_an_order_to_troff() -> None:
    hostile = argparse.ArgumentParser(prog="x", description=".so /etc/passwd\\n", epilog="'x")
    page = manual(hostile, "1")
    assert r"\&.so /etc/passwd\en \(aqx" in page.splitlines()


@pytest.mark.parametrize("words", [[], ["--help"], ["-h"], ["one", "two"]])
def test_what_is_no_folder_is_not_made_one(tmp_path: Path, words: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "extras", *words],
        cwd=tmp_path,
        env={**os.environ, "PYTHONPATH": str(CHECKOUT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert (run.returncode, run.stderr) == (1, "usage: python -m extras FOLDER\n")
    assert list(tmp_path.iterdir()) == []
