"""Keys as terminals send them: a keypad, and an AZERTY keyboard whose owner has set it up."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from tests.terminal.harness import Terminal

START = 20.0
ONE_HOLD = """\
schema = 1
title = "One hold"
[[steps]]
kind = "hold"
name = "Lean on the wall"
seconds = 300
prepare = 0
"""
AZERTY = """\
schema = 1
wait = "never"
digits = "&é\\"'(-è_çà"
[keymap]
"session.adjust_less" = ")"
"""


@contextmanager
def one_hold(soleus: Path, home: Path, settings: str) -> Iterator[Terminal]:
    """A session under way, with these settings; ended afterwards."""
    session, file = home / "hold.toml", home / "config" / "soleus" / "settings.toml"
    file.parent.mkdir(parents=True)
    session.write_text(ONE_HOLD, "utf-8")
    file.write_text(settings, "utf-8")
    with Terminal([soleus, "run", session], home) as terminal:
        terminal.wait_for("HOLD", START)
        yield terminal
        terminal.send("ctrl+q")
        assert terminal.exit_code() == 0


@pytest.mark.parametrize("sent", ["2", "\x1bOr", "\x1b[57401u"], ids=ascii)
def test_a_keypad_marks_pain(installed_soleus: Path, tmp_path: Path, sent: str) -> None:
    with one_hold(installed_soleus, tmp_path, 'schema = 1\nwait = "never"') as terminal:
        terminal.send(sent.encode())
        terminal.wait_for("pain 2 noted")


def test_digits_of_azerty_need_no_shift(installed_soleus: Path, tmp_path: Path) -> None:
    with one_hold(installed_soleus, tmp_path, AZERTY) as terminal:
        terminal.wait_for(") -10 s")
        terminal.send("é".encode())
        terminal.wait_for("pain 2 noted")
        terminal.send("'")
        terminal.wait_for("pain 4 noted")
