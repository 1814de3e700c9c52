"""Commands run to their end, each in a home of its own and without a terminal."""

import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path
from types import MappingProxyType
from typing import IO

from tests.terminal.homes import clean_environment

_CHECKOUT = Path(__file__).resolve().parents[1]
_NOTHING: Mapping[str, str] = MappingProxyType({})


def run(
    home: Path,
    *line: str,
    env: Mapping[str, str] = _NOTHING,
    stdin: IO[bytes] | int = subprocess.DEVNULL,
) -> subprocess.CompletedProcess[str]:
    """Python, in the checkout."""
    return run_command(home, sys.executable, *line, cwd=_CHECKOUT, env=env, stdin=stdin)


def shell(
    home: Path, command: str, env: Mapping[str, str] = _NOTHING
) -> subprocess.CompletedProcess[str]:
    """`soleus` with this, in the checkout, as a shell reads it."""
    line = f"set -o pipefail; {sys.executable} -m tui {command}"
    return run_command(home, "bash", "-c", line, cwd=_CHECKOUT, env=env)


def run_command(
    home: Path,
    *command: str | Path,
    cwd: Path | None = None,
    env: Mapping[str, str] = _NOTHING,
    stdin: IO[bytes] | int = subprocess.DEVNULL,
) -> subprocess.CompletedProcess[str]:
    """Any command, in its home unless it is told another folder."""
    return subprocess.run(
        command,
        cwd=cwd or home,
        env={**clean_environment(home), **env},
        stdin=stdin,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )
