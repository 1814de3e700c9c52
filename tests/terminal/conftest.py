"""A soleus with keys that make it fail."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack
from pathlib import Path
from typing import Protocol

import pytest

from tests.terminal.harness import Terminal

PROVOKED = Path(__file__).with_name("provoke.py")


class Provoke(Protocol):
    """Starts soleus with keys that make it fail."""

    def __call__(self, *arguments: str, env: Mapping[str, str] | None = None) -> Terminal: ...


@pytest.fixture
def provoke(installed_soleus: Path, tmp_path: Path) -> Iterator[Provoke]:
    """Starts the soleus of `provoke.py`; its terminal is closed after the test."""
    python = installed_soleus.with_name("python")
    with ExitStack() as stack:

        def start(*arguments: str, env: Mapping[str, str] | None = None) -> Terminal:
            command: list[str | Path] = [python, PROVOKED, tmp_path, *arguments]
            return stack.enter_context(Terminal(command, tmp_path, env=env))

        yield start
