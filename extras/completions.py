"""Completions for bash, zsh and fish, made by shtab."""

import argparse
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import shtab

_IDS = "soleus list 2>/dev/null | cut -d ' ' -f 1"
_SESSION = {
    "bash": "_soleus_session_or_file",  # what has _file in its name gets slashes behind folders
    "zsh": "_soleus_session_or_file",
    "fish": f"({_IDS}; __fish_complete_suffix .toml)",
    "preamble": {
        "bash": f"""
_soleus_session_or_file() {{
  compgen -W "$({_IDS})" -- "$1"
  compgen -f -X '!*.toml' -- "$1"
  compgen -d -- "$1"
}}""",
        "zsh": f"""
_soleus_session_or_file() {{
  local -a ids=(${{(f)"$({_IDS})"}})
  compadd -a ids
  _files -g '*.toml'
}}""",
    },
}
_BY_METAVAR: dict[str, Any] = {
    "FILE": shtab.FILE,
    "DIR": shtab.DIRECTORY,
    "SESSION": _SESSION,
    "PATH": _SESSION,
}
"""What can stand for each word of the help."""
_ZSH_REST = ('"(*):', '"*:')
"""Of words that may be many, shtab has zsh complete the first alone; and what it has to say."""
_SESSIONS = Path(__file__).resolve().parents[1] / "sessions"


def completion(parser: argparse.ArgumentParser, shell: str) -> str:
    """The script for one shell; marks the parser's arguments for shtab."""
    for action in _actions(parser):
        for word in str(action.metavar or "").split("|"):
            if word in _BY_METAVAR:
                action.complete = _BY_METAVAR[word]  # type: ignore[attr-defined]  # shtab's own way
        action.choices = _choices(action) or action.choices
    script = shtab.complete(parser, shell)
    return script.replace(*_ZSH_REST) if shell == "zsh" else script


def _choices(action: argparse.Action) -> list[str]:
    """Words that the parser takes with others, and so doesn't list; empty for most."""
    regions = [path.stem for path in sorted(_SESSIONS.glob("regions/*.toml"))]
    if action.dest == "region":
        return regions
    match action.metavar:
        case "SORT":
            return [path.stem for path in sorted(_SESSIONS.glob("schemas/*.json"))]
        case "WORD":
            return [*regions, "left", "right"]
    return []


def _actions(parser: argparse.ArgumentParser) -> Iterator[argparse.Action]:
    for action in parser._actions:
        yield action
        if isinstance(action, argparse._SubParsersAction):
            for inner in action.choices.values():
                yield from _actions(inner)
