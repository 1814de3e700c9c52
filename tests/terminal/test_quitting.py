"""Keys that arrive together with one that quits: what they open is neither shown nor missed."""

from pathlib import Path

import pytest

from tests.terminal.harness import Terminal


@pytest.mark.parametrize(
    "keys",
    [
        ("?", "ctrl+q"),
        ("ctrl+q", "?"),
        ("v", "ctrl+q"),
        ("q", "v"),
        ("enter", "ctrl+q"),
        ("ctrl+q", "enter"),
    ],
    ids=" ".join,
)
def test_quitting_while_a_screen_opens_ends_well(
    installed_soleus: Path, tmp_path: Path, keys: tuple[str, str]
) -> None:
    with Terminal([installed_soleus], tmp_path) as terminal:
        terminal.wait_for("Soleus reset")
        terminal.send(*keys)
        assert terminal.exit_code() == 0, terminal.text
