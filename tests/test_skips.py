"""The run fails where something was skipped in silence."""

import subprocess
import sys
from pathlib import Path

import pytest

from tests import skips

ROOT = Path(__file__).resolve().parents[1]
SKIPS = """
import pytest
from tests import skips

def test_that_skips():
    {skip}
"""


def run_tests(folder: Path, skip: str, *options: str) -> subprocess.CompletedProcess[str]:
    """Run a file of one test, with our options known to pytest."""
    path = folder / "test_it.py"
    path.write_text(SKIPS.format(skip=skip), "utf-8")
    return subprocess.run(
        [sys.executable, "-m", "pytest", "-p", "tests.conftest", *options, path],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


@pytest.mark.parametrize(
    "skip",
    ["pytest.skip('not today')", "pytest.importorskip('no_such_module')", "skips.needs('tmux')"],
)
def test_an_undeclared_skip_fails_the_run(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, skip: str
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))  # where there is no tmux
    assert run_tests(tmp_path, skip).returncode == 0

    strict = run_tests(tmp_path, skip, "--declared-skips-only")
    assert strict.returncode == 1
    assert "test_it.py::test_that_skips: " in strict.stdout


def test_what_a_machine_may_refuse_is_allowed(tmp_path: Path) -> None:
    reason = skips.REASONS["loop mount"]
    strict = run_tests(tmp_path, f"pytest.skip({reason!r})", "--declared-skips-only")
    assert strict.returncode == 0, strict.stdout


def test_a_test_that_passes_is_no_skip(tmp_path: Path) -> None:
    assert run_tests(tmp_path, "pass", "--declared-skips-only").returncode == 0


def test_a_need_that_is_not_met_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(skips, "_succeeds", lambda command: False)
    skips.reason_against.cache_clear()
    with pytest.raises(pytest.skip.Exception, match=r"strace is not installed"):
        skips.needs("strace")
    skips.reason_against.cache_clear()
