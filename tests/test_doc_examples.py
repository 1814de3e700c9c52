"""What the documents show is what the program does.

Commands in a `console` block are run, one after the other, in a home of the document's own. A block
of TOML with a file's name behind the language is that file. Output is compared loosely: a line
`...` stands for any lines, `...` within one for anything, and any time is as good as another.
"""

import contextlib
import io
import re
import shlex
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.documents import DOCUMENTS, ROOT, text_of
from tests.terminal.homes import clean_environment
from tui.arguments import parser

_BLOCK = re.compile(r"^```(\S*)(?: (\S+))?\n(.*?)^```", re.DOTALL | re.MULTILINE)
_TIME = re.compile(r"\d{4}-\d\d-\d\d( \d\d:\d\d)?")
_LINE = re.compile(r"^(?:\$ )?(soleus(?: .*)?)$", re.MULTILINE)
_CALL = re.compile(r"`(soleus(?: [^`]*)?)`")
HOME = "/home/ann"
"""What the documents call the home."""
LEAVE = {"soleus --version", "soleus --help"}
"""These print and leave while they are parsed."""
NOT_WHOLE = ("arguments are required", "expected one argument")
"""What is said of a command or an option that a text only names."""


def blocks(document: Path) -> list[tuple[str, str, str]]:
    """(language, a file's name or nothing, text) of each fenced block."""
    return _BLOCK.findall(text_of(document))


def shown(block: str) -> Iterator[tuple[str, list[str]]]:
    """Each command of a `console` block, and what the document says that it prints."""
    commands: list[tuple[str, list[str]]] = []
    for line in block.splitlines():
        if line.startswith("$ "):
            commands.append((line.removeprefix("$ "), []))
        else:
            commands[-1][1].append(line)
    return iter(commands)


def run(home: Path, command: str, before: int) -> tuple[int, str]:
    """Its exit code, and what it prints; `$?` is the code of the command before."""
    (home / "bin").mkdir(exist_ok=True)
    soleus = home / "bin" / "soleus"
    soleus.write_text(f'#!/bin/sh\nPYTHONPATH={ROOT} exec {sys.executable} -m tui "$@"\n')
    soleus.chmod(0o755)
    environment = {
        name: value
        for name, value in clean_environment(home).items()
        if not name.startswith("XDG_")
    }
    done = subprocess.run(
        ["bash", "-c", f"(exit {before}); {command}"],
        cwd=home,
        env=environment | {"PATH": f"{home / 'bin'}:{environment['PATH']}", "TZ": "UTC"},
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        check=False,
        timeout=60,
    )
    return done.returncode, done.stdout.replace(str(home), HOME).replace("~", HOME)


def pattern(lines: list[str]) -> str:
    """What output must match to be as shown."""
    parts = []
    for line in lines:
        if line.strip() == "...":
            parts.append(r"(?:.*\n)*?")
            continue
        text = re.escape(_TIME.sub("<time>", line.replace("~", HOME)))
        parts.append(re.sub(r"(?:\\ )+", r" +", text.replace(r"\.\.\.", ".*")) + r" *\n")
    return "".join(parts)


WITH_COMMANDS = [one for one in DOCUMENTS if any(lang == "console" for lang, _, _ in blocks(one))]


@pytest.mark.parametrize("document", WITH_COMMANDS, ids=lambda document: document.name)
def test_commands_print_what_is_shown(document: Path, tmp_path: Path) -> None:
    code = 0
    for language, name, text in blocks(document):
        if name:
            (tmp_path / name).parent.mkdir(exist_ok=True)
            (tmp_path / name).write_text(text, "utf-8")
        for command, lines in shown(text) if language == "console" else ():
            code, printed = run(tmp_path, command, code)
            wanted = pattern(lines)
            assert re.fullmatch(wanted, _TIME.sub("<time>", printed)), (
                f"{document.name}: $ {command}\n{printed}"
            )


def test_there_are_such_commands() -> None:
    names = {document.name for document in WITH_COMMANDS}
    assert {"getting-started.md", "writing-sessions.md", "privacy.md"} <= names


def calls() -> list[str]:
    """Every call of soleus that a document shows, without what stands for something else."""
    found: dict[str, None] = {}
    for document in DOCUMENTS:
        text = text_of(document)
        in_blocks = [line for _, _, block in blocks(document) for line in _LINE.findall(block)]
        spans = _CALL.findall(re.sub(r"^```.*?^```", "", text, flags=re.DOTALL | re.MULTILINE))
        for call in [*spans, *in_blocks]:
            found.setdefault(re.split(r" [<>|#]| *\.\.\.|;", call)[0].strip())
    return [call for call in found if call not in LEAVE]


@pytest.mark.parametrize("call", calls())
def test_every_call_of_soleus_is_one_that_it_knows(call: str) -> None:
    words = ["bash" if word == "SHELL" else word for word in shlex.split(call)[1:]]
    said = io.StringIO()
    try:
        with contextlib.redirect_stderr(said):
            parser().parse_args(words)
    except SystemExit:
        is_whole = not any(one in said.getvalue() for one in NOT_WHOLE)
        assert not is_whole, said.getvalue()


@pytest.mark.parametrize(
    ("lines", "printed", "fits"),
    [
        (["a  b"], "a b\n", True),
        (["a ... b"], "a 1 2 b\n", True),
        (["2026-11-26 16:48 x"], "2027-01-01 00:00 x\n", True),
        (["...", "b", "..."], "a\nb\nc\n", True),
        (["..."], "", True),
        (["a"], "a\nb\n", False),
        (["a", "b"], "a\n", False),
        (["a."], "ab\n", False),
        ([], "a\n", False),
    ],
)
def test_output_is_compared_loosely(lines: list[str], printed: str, fits: bool) -> None:
    found = re.fullmatch(pattern(lines), _TIME.sub("<time>", printed))
    assert (found is not None) is fits
