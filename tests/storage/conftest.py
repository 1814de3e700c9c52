import os
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.storage.counting import CountingLog
from tests.storage.libraries import FILES, write
from tui.storage.definitions.library import Library
from tui.storage.log.index import Index
from tui.storage.runs.runs import Runs


@pytest.fixture
def log(tmp_path: Path) -> CountingLog:
    return CountingLog(tmp_path / "log")


@pytest.fixture
def index(tmp_path: Path, log: CountingLog) -> Index:
    return Index(tmp_path / "cache" / "log.sqlite", log)


@pytest.fixture
def path(tmp_path: Path) -> Path:
    """Of a journal, in a folder that is not there yet."""
    return tmp_path / "runs" / "one.jsonl"


@pytest.fixture
def runs(tmp_path: Path) -> Runs:
    return Runs(tmp_path / "runs")


@pytest.fixture
def builtin(tmp_path: Path) -> Path:
    return write(tmp_path / "builtin", FILES)


@pytest.fixture
def yours(tmp_path: Path) -> Path:
    return tmp_path / "yours"


@pytest.fixture
def library(builtin: Path, yours: Path) -> Library:
    return Library([("yours", yours), ("built-in", builtin)])


@pytest.fixture(autouse=True)
def usual_umask() -> Iterator[None]:
    """What most machines have: private files must not depend on a stricter one."""
    before = os.umask(0o022)
    yield
    os.umask(before)
