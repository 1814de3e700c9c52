"""The wheel is what people install: it must bring its content along and run anywhere."""

import json
from pathlib import Path

import pytest

import tui
from tests.running import run_command

PRINT_PACKAGE = "import tui; print(tui.__path__[0])"


@pytest.fixture
def package(installed_soleus: Path, tmp_path: Path) -> Path:
    """The installed `tui` folder."""
    return Path(
        run_command(tmp_path, installed_soleus.with_name("python"), "-c", PRINT_PACKAGE).stdout[:-1]
    )


def test_tells_its_version(installed_soleus: Path, tmp_path: Path) -> None:
    told = run_command(tmp_path, installed_soleus, "--version")
    assert told.returncode == 0, told.stderr
    assert told.stdout.strip() == f"soleus {tui.__version__}"


def test_lists_the_sessions_it_brings_none_of_them_broken(
    installed_soleus: Path, tmp_path: Path
) -> None:
    listed = run_command(tmp_path, installed_soleus, "list", "--json")
    assert listed.returncode == 0, listed.stderr
    assert "soleus-reset" in listed.stdout
    assert json.loads(listed.stdout)
    assert "broken" not in run_command(tmp_path, installed_soleus, "list").stdout


def test_checks_a_file_that_it_brings(
    installed_soleus: Path, package: Path, tmp_path: Path
) -> None:
    brought = package / "sessions" / "soleus-reset.toml"
    assert brought.is_file()
    checked = run_command(tmp_path, installed_soleus, "check", brought)
    assert checked.returncode == 0, checked.stdout + checked.stderr


def test_sessions_are_data_and_no_package(package: Path) -> None:
    assert (package / "sessions").is_dir()
    assert not (package / "sessions" / "__init__.py").exists()


def test_without_a_terminal_it_says_how_to_get_one(installed_soleus: Path, tmp_path: Path) -> None:
    refused = run_command(tmp_path, installed_soleus)
    assert refused.returncode == 2
    assert refused.stdout == ""
    assert refused.stderr.count("\n") == 1
    assert "ssh -t" in refused.stderr
