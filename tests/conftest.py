"""The command as people get it, the order of the tests, and the option that allows no skip but the
declared ones.
"""

import fcntl
import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.skips import UndeclaredSkips

CHECKOUT = Path(__file__).resolve().parents[1]
_WAIT_FOR_TERMINALS = ("faults", "terminal")
"""Folders."""

# How fast a machine is says nothing about the code: a busy one may take its time.
settings.register_profile(
    "soleus", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("soleus")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add our option."""
    parser.addoption(
        "--declared-skips-only",
        action="store_true",
        help="fail if a test is skipped, unless tests/skips.py says that a machine may refuse it",
    )


def pytest_configure(config: pytest.Config) -> None:
    """Watch for skips where that was asked for."""
    if config.getoption("--declared-skips-only"):
        config.pluginmanager.register(UndeclaredSkips())


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Begin with what waits for terminals: a long test that comes last is waited for by all."""
    items.sort(key=_begins_later)


def _begins_later(item: pytest.Item) -> bool:
    return item.path.parent.name not in _WAIT_FOR_TERMINALS


@pytest.fixture(scope="session")
def installed_soleus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Path of `soleus`, installed from a wheel away from the checkout; its Python lies beside it.

    Made once, by whichever of the processes that share the tests (pytest-xdist) needs it first. A
    failing step shows what pip or the build had to say.
    """
    own = tmp_path_factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "installed"
    folder.mkdir(exist_ok=True)
    installed = folder / "soleus"
    with (folder / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        if not installed.exists():
            installed.symlink_to(_install(folder))
    return installed.readlink()


def _install(folder: Path) -> Path:
    """Build the wheel and install it; the path of the command."""
    _run(folder, "build", "--wheel", "--outdir", folder, CHECKOUT)
    (wheel,) = folder.glob("soleus-*.whl")
    venv.create(folder / "venv", symlinks=True)
    python = folder / "venv" / "bin" / "python"
    _run(folder, "pip", "--python", python, "install", "--compile", wheel)
    return python.with_name("soleus")


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
        umask=0o022,  # a test before may have set that of this process
    )
    if done.returncode:
        pytest.fail(f"python -m {module} failed:\n{done.stdout}{done.stderr}", pytrace=False)
