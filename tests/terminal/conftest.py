"""The command as people get it: from a wheel, in an environment away from the checkout."""

import os
import subprocess
import sys
import venv
from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.terminal.harness import Terminal

CHECKOUT = Path(__file__).resolve().parents[2]
PROVOKED = Path(__file__).with_name("provoke.py")


class Provoke(Protocol):
    """Starts soleus with keys that make it fail."""

    def __call__(self, *arguments: str, env: Mapping[str, str] | None = None) -> Terminal: ...


@pytest.fixture(scope="session")
def installed_soleus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Path of an installed `soleus`; its Python lies beside it.

    Made once a session. A failing step shows what pip or the build had to say.
    """
    folder = tmp_path_factory.mktemp("installed")
    _run(folder, "build", "--wheel", "--outdir", folder, CHECKOUT)
    (wheel,) = folder.glob("soleus-*.whl")
    venv.create(folder / "venv", symlinks=True)
    python = folder / "venv" / "bin" / "python"
    _run(folder, "pip", "--python", python, "install", "--compile", wheel)
    return python.with_name("soleus")


@pytest.fixture
def provoke(installed_soleus: Path, tmp_path: Path) -> Iterator[Provoke]:
    """Starts the soleus of `provoke.py`; its terminal is closed after the test."""
    python = installed_soleus.with_name("python")
    with ExitStack() as stack:

        def start(*arguments: str, env: Mapping[str, str] | None = None) -> Terminal:
            command: list[str | Path] = [python, PROVOKED, tmp_path, *arguments]
            return stack.enter_context(Terminal(command, tmp_path, env=env))

        yield start


def _run(folder: Path, module: str, *arguments: str | Path) -> None:
    """Run a module of this environment in `folder`, with the caller's pip settings."""
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONPATH"}
    done = subprocess.run(
        [sys.executable, "-m", module, *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    if done.returncode:
        pytest.fail(f"python -m {module} failed:\n{done.stdout}{done.stderr}", pytrace=False)
