"""What is loaded behind the first screen, and that garbage is collected from then on."""

import subprocess
import sys
from importlib.util import find_spec

import pytest

from tui.settling_in import BEHIND_A_SESSION, BEHIND_TODAY

SETTLE = """
import gc, sys, threading
from tui.settling_in import settle_in
gc.disable()
settle_in(sys.argv[1:])
for thread in threading.enumerate():
    if thread.name == "settling in":
        thread.join()
print(gc.isenabled(), gc.get_freeze_count() > 0, *sys.modules)
"""


def settled(*modules: str) -> tuple[str, str, set[str], str]:
    """Whether garbage is collected, whether anything is left out of it, what is loaded; errors."""
    command = [sys.executable, "-c", SETTLE, *modules]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    is_on, is_frozen, *loaded = ended.stdout.split()
    return is_on, is_frozen, set(loaded), ended.stderr


@pytest.mark.parametrize("module", sorted({*BEHIND_TODAY, *BEHIND_A_SESSION}))
def test_module_is_there(module: str) -> None:
    assert find_spec(module)


def test_loads_and_collects() -> None:
    is_on, is_frozen, loaded, errors = settled("tui.core.when", "tui.core.text")
    assert (is_on, is_frozen, errors) == ("True", "True", "")
    assert {"tui.core.when", "tui.core.text"} <= loaded


def test_a_module_that_is_broken_disturbs_nothing() -> None:
    is_on, is_frozen, _, errors = settled("tui.core.when", "tui.is_not_there")
    assert (is_on, is_frozen, errors) == ("True", "True", "")
