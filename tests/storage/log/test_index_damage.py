"""An index whose file is damaged, locked, foreign, gone, or can't be there at all."""

import os
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import closing
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from tests.storage.entries import an_entry
from tests.storage.logs import put
from tui.storage.log import index_file
from tui.storage.log.index import Filters, Index
from tui.storage.log.index_refresh import Changes
from tui.storage.log.log import Log

COUNT = 40
REFRESH = """
import sys
from pathlib import Path
from tui.storage.log.index import Index
from tui.storage.log.log import Log
index = Index(Path(sys.argv[1]), Log(Path(sys.argv[2])))
sys.stdin.readline()
index.refresh()
print(len(index.logged()), index.is_kept)
"""


@pytest.fixture
def log(tmp_path: Path) -> Log:
    log = Log(tmp_path / "log")
    for number in range(COUNT):
        put(log, f"202611{1 + number % 28:02}T0515{number:02}Z-reset-a.1.toml")
    return log


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "cache" / "log.sqlite"


@pytest.fixture
def index(path: Path, log: Log) -> Index:
    made = Index(path, log)
    made.refresh()
    return made


def overwrite(path: Path, at: int, content: bytes) -> None:
    with path.open("r+b") as file:
        file.seek(at)
        file.write(content)


def replace_by_folder(path: Path) -> None:
    path.unlink()
    path.mkdir()
    (path / "something").touch()


def replace_folder_by_file(path: Path) -> None:
    shutil.rmtree(path.parent)
    path.parent.touch()


def replace_by_link(path: Path) -> None:
    path.rename(path.with_name("elsewhere.sqlite"))
    path.symlink_to("elsewhere.sqlite")


def replace_by_pipe(path: Path) -> None:
    path.unlink()
    os.mkfifo(path)


def execute(path: Path, statement: str) -> None:
    with closing(sqlite3.connect(path, isolation_level=None)) as connection:
        connection.execute(statement)


DAMAGES: dict[str, Callable[[Path], object]] = {
    "gone": Path.unlink,
    "folder gone": lambda path: shutil.rmtree(path.parent),
    "empty": lambda path: path.write_bytes(b""),
    "no database": lambda path: path.write_bytes(b"garbage" * 2_000),
    "header": lambda path: overwrite(path, 0, bytes(100)),
    "cut to a page": lambda path: os.truncate(path, 4096),
    "cut in two": lambda path: os.truncate(path, path.stat().st_size // 2),
    "cut at the end": lambda path: os.truncate(path, path.stat().st_size - 4096),
    "garbage": lambda path: overwrite(path, 4096, os.urandom(path.stat().st_size - 4096)),
    "zeros": lambda path: overwrite(path, 4096, bytes(path.stat().st_size - 4096)),
    "version": lambda path: execute(path, "PRAGMA user_version = 1"),
    "no table": lambda path: execute(path, "DROP TABLE entries"),
    "no state": lambda path: execute(path, "DROP TABLE state"),
    "an entry": lambda path: execute(path, "UPDATE entries SET entry = x'7b7d'"),
    "its sum": lambda path: execute(path, "UPDATE entries SET sum = sum + 1"),
    "its kind": lambda path: execute(path, "UPDATE entries SET kind = 'poem'"),
    "its start": lambda path: execute(path, "UPDATE entries SET started = 9e30"),
    "others can read it": lambda path: path.chmod(0o644),
    "link": replace_by_link,
    "pipe": replace_by_pipe,
}
HINDRANCES: dict[str, Callable[[Path], object]] = {
    "folder in its place": replace_by_folder,
    "others can open its folder": lambda path: path.parent.chmod(0o755),
    "a file instead of its folder": replace_folder_by_file,
}


@pytest.mark.parametrize("damage", DAMAGES)
@pytest.mark.parametrize("is_open", [True, False])
def test_a_damaged_index_is_made_anew(
    index: Index, log: Log, path: Path, damage: str, is_open: bool
) -> None:
    DAMAGES[damage](path)
    used = index if is_open else Index(path, log)

    assert len(used.logged()) == COUNT
    assert len(used.rows()) == COUNT
    assert used.count() == COUNT
    assert used.is_kept
    assert path.stat().st_mode & 0o777 == 0o600
    assert not used.refresh()
    assert not Index(path, log).refresh(), "the next process finds it whole"


@pytest.mark.parametrize("hindrance", HINDRANCES)
@pytest.mark.parametrize("is_open", [True, False])
def test_an_index_that_cannot_be_kept_is_in_memory(
    index: Index, log: Log, path: Path, hindrance: str, is_open: bool
) -> None:
    HINDRANCES[hindrance](path)
    used = index if is_open else Index(path, log)

    assert used.refresh() == Changes(read=COUNT)
    assert not used.is_kept
    assert len(used.logged()) == len(used.rows()) == COUNT
    put(log, "20261129T051502Z-reset-a.1.toml")
    assert used.refresh() == Changes(read=1)
    assert used.count() == COUNT + 1


@pytest.mark.parametrize("is_built", [True, False])
def test_a_disk_that_cannot_be_written_leaves_it_in_memory(
    log: Log, path: Path, monkeypatch: pytest.MonkeyPatch, is_built: bool
) -> None:
    if is_built:
        Index(path, log).refresh()
        put(log, "20261129T051502Z-reset-a.1.toml")

    def refuse(*_: object, **__: object) -> Iterator[None]:
        raise OSError(30, "Read-only file system")

    connect = sqlite3.connect

    def connect_to_read(database: Any, **options: Any) -> sqlite3.Connection:
        connection: sqlite3.Connection = connect(database, **options)
        if database != ":memory:":
            connection.execute("PRAGMA query_only = ON")
        return connection

    monkeypatch.setattr(sqlite3, "connect", connect_to_read)
    monkeypatch.setattr(Path, "unlink", refuse)
    monkeypatch.setattr(os, "link", refuse)
    index = Index(path, log)

    assert len(index.logged()) == COUNT, "what is there can still be read"
    index.refresh()
    assert index.count() == COUNT + is_built
    assert not index.is_kept


def test_a_locked_index_is_left_alone(
    index: Index, log: Log, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(index_file, "WAITS", 0.05)
    put(log, "20261129T051502Z-reset-a.1.toml")
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN EXCLUSIVE")
        assert index.refresh() == Changes(read=COUNT + 1)
        assert not index.is_kept
        other.execute("COMMIT")

    assert Index(path, log).refresh() == Changes(read=1), "nobody removed it"


def test_a_file_removed_in_the_middle_of_a_refresh_is_made_again(log: Log, path: Path) -> None:
    index = Index(path, log)
    looked = count()

    def remove_halfway() -> bool:
        if next(looked) == COUNT // 2:
            path.unlink()
        return False

    index.refresh(should_stop=remove_halfway)

    assert len(index.logged()) == COUNT
    assert index.count() == COUNT


def test_two_processes_refresh_at_once(log: Log, path: Path) -> None:
    command = [sys.executable, "-c", REFRESH, str(path), str(log.folder)]
    pipe = subprocess.PIPE
    processes = [subprocess.Popen(command, stdin=pipe, stdout=pipe, text=True) for _ in range(3)]
    for each in processes:
        assert each.stdin is not None
        each.stdin.write("\n")
        each.stdin.flush()
    outputs = [each.communicate()[0] for each in processes]

    assert outputs == [f"{COUNT} True\n"] * 3
    index = Index(path, log)
    assert not index.refresh()
    assert index.count(Filters(statuses=("stored",))) == COUNT


def test_what_another_process_wrote_meanwhile_is_looked_at_again(log: Log, path: Path) -> None:
    """One that listed the log earlier must not leave an older revision as what counts."""
    slow, quick = Index(path, log), Index(path, log)
    entry_id = log.names()[0].id

    def overtake() -> bool:
        if not done:
            done.append(entry_id)
            log.revise(entry_id, an_entry(effort=9))
            quick.refresh()
        return False

    done: list[str] = []
    slow.refresh(should_stop=overtake)
    slow.refresh()

    [row] = [row for row in Index(path, log).rows() if row.id == entry_id]
    assert row.name == log.names()[0]
