"""The command as people get it, and the option that allows no skip but the declared ones."""

import os
import subprocess
import sys
import venv
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.skips import UndeclaredSkips

CHECKOUT = Path(__file__).resolve().parents[1]

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


@pytest.fixture(scope="session")
def installed_soleus(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Path of `soleus`, installed from a wheel away from the checkout; its Python lies beside it.

    Made once a session. A failing step shows what pip or the build had to say.
    """
    folder = tmp_path_factory.mktemp("installed")
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
