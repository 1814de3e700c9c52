"""Deleted entries brought back, and removed for good."""

import io
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.entries import ID, an_entry, names_in
from tests.storage.journals import LONG, cut_off_in, opening
from tests.storage.logs import put
from tests.terminal.harness import Terminal
from tui.cli import main
from tui.storage.log.documents import encoded
from tui.storage.log.index import Filters, Index
from tui.storage.log.log import Deleted, Log, Stored
from tui.storage.places import Places
from tui.storage.runs.runs import Runs

OTHER = ID.replace("20261122", "20261121")
LIVING = ID.replace("20261122", "20261120")


@pytest.fixture
def log(tmp_path: Path) -> Log:
    """One deleted entry of three files, one of two, and one that was corrected."""
    log = Log(Places.under(tmp_path).log)
    for entry_id in (ID, OTHER, LIVING):
        log.add(entry_id, an_entry(title=f"Of {entry_id[:8]}"))
    log.revise(ID, an_entry(title="Corrected"))
    log.revise(LIVING, an_entry(title="Corrected too"))
    log.delete(ID)
    log.delete(OTHER)
    return log


Command = Callable[..., int]


@pytest.fixture
def do(tmp_path: Path) -> Command:
    """Runs `soleus log` with this."""
    return lambda *words: main(["--data-dir", str(tmp_path), "log", *words])


def files(log: Log) -> list[str]:
    return names_in(log.folder / "2026")


def sort_of(log: Log, entry_id: str) -> type:
    (name,) = [one for one in log.names() if one.id == entry_id]
    return type(log.read(name))


# --- restore


def test_a_deleted_entry_comes_back_as_it_was(
    log: Log, do: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(log)
    assert do("restore", ID) == 0
    assert capsys.readouterr().out.startswith(f"Restored: {ID}  2026-11-22 06:15  Corrected ")

    found = log.read(log.names()[0])
    assert isinstance(found, Stored)
    assert found.entry == an_entry(title="Corrected")
    assert set(before) < set(files(log))
    assert sort_of(log, OTHER) is Deleted


def test_without_an_id_it_lists_what_is_deleted(
    log: Log, do: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(log)
    assert do("restore") == 0
    lines = capsys.readouterr().out.splitlines()
    assert [line.split()[0] for line in lines] == [ID, OTHER]
    assert "Corrected" in lines[0]
    assert files(log) == before


def test_what_is_not_deleted_stays_as_it_is(
    log: Log, do: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    before = files(log)
    assert do("restore", LIVING) == 0
    assert capsys.readouterr().out.startswith("It is not deleted: 2026-11-22 06:15  Corrected too")
    assert files(log) == before


@pytest.mark.parametrize(
    ("given", "lines"),
    [
        (ID[:-1], [f"There is no entry '{ID[:-1]}'. These begin so:", f"  {ID}"]),
        (
            "2026112",
            [
                "There is no entry '2026112'. These begin so:",
                f"  {ID}",
                f"  {OTHER}",
                f"  {LIVING}",
            ],
        ),
        ("", ["There is no entry ''. `soleus log restore` lists the deleted ones."]),
        ("x", ["There is no entry 'x'. `soleus log restore` lists the deleted ones."]),
        (f"{ID}.1", [f"There is no entry '{ID}.1'. `soleus log restore` lists the deleted ones."]),
        (
            "\x1b[2J",
            ["There is no entry '\ufffd[2J'. `soleus log restore` lists the deleted ones."],
        ),
    ],
    ids=ascii,
)
def test_only_a_whole_id_will_do(
    log: Log, do: Command, capsys: pytest.CaptureFixture[str], given: str, lines: list[str]
) -> None:
    before = files(log)
    assert do("restore", given) == 1
    assert capsys.readouterr().err.splitlines() == lines
    assert files(log) == before


def test_of_many_that_begin_so_a_few_are_listed(
    log: Log, do: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    for number in range(10):
        log.add(f"{ID}{number}", an_entry())
    assert do("restore", ID[:-1]) == 1
    first, *listed, last = capsys.readouterr().err.splitlines()
    assert len(listed) == 8
    assert last == "  and 3 more"
    assert first.endswith("These begin so:")


def test_what_cannot_be_read_is_not_restored(
    log: Log, do: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    put(log, f"{ID}.9-aa.toml", "damaged")
    assert do("restore", ID) == 1
    assert f"{ID}.9-aa.toml: is damaged" in capsys.readouterr().err


def test_a_deletion_that_holds_no_entry_cannot_be_undone(
    log: Log, do: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    put(log, f"{ID}.9-aa.toml", "schema = 1\ndeleted = true\n")
    assert do("restore") == 0
    assert capsys.readouterr().out.splitlines()[0] == ID
    assert do("restore", ID) == 1
    assert capsys.readouterr().err.startswith("Cannot save ")


# --- purge


def test_purge_removes_the_files_of_deleted_entries_alone(
    log: Log, do: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    assert do("purge", "--yes") == 0
    first, second, last = capsys.readouterr().out.splitlines()
    assert (first.split()[0], first.split("  ")[-1]) == (ID, "(3 files)")
    assert (second.split()[0], second.split("  ")[-1]) == (OTHER, "(2 files)")
    assert last == "Removed for good: 5 files."
    assert {name[: len(ID)] for name in files(log)} == {LIVING}
    assert len(files(log)) == 2


def test_purge_without_anybody_to_ask_removes_nothing(
    log: Log, do: Command, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("purge\n"))
    before = files(log)
    assert do("purge") == 2
    told = capsys.readouterr()
    assert [line.split()[0] for line in told.out.splitlines()] == [ID, OTHER]
    assert told.err == "Nothing was removed; soleus log purge --yes removes them.\n"
    assert files(log) == before


@pytest.mark.parametrize(
    ("typed", "is_removed"),
    [("purge", True), (" purge ", True), ("yes", False), ("", False), ("PURGE", False)],
)
def test_purge_asks_for_the_word(log: Log, tmp_path: Path, typed: str, is_removed: bool) -> None:
    before = files(log)
    soleus: list[str | Path] = [sys.executable, "-m", "tui", "--data-dir", tmp_path]
    with Terminal([*soleus, "log", "purge"], tmp_path, columns=200) as terminal:
        terminal.wait_for("Type purge to remove these files for good:")
        assert ID in terminal.text
        assert files(log) == before
        terminal.type_text(typed)
        terminal.send("enter")
        terminal.wait_for("Removed for good: 5 files." if is_removed else "Nothing was removed.")
        assert terminal.exit_code() == 0
    assert files(log) == ([one for one in before if LIVING in one] if is_removed else before)


def test_an_entry_whose_other_version_is_not_deleted_is_kept(
    log: Log, do: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    """Corrected on another machine, while it was deleted here."""
    deletion = log.names()[0].path
    corrected = f"{ID}.3-0.toml"
    assert corrected < deletion.name
    put(log, corrected, encoded(an_entry(effort=3)).decode())

    assert do("purge", "--yes") == 0
    first, *_, last = capsys.readouterr().out.splitlines()
    assert first.endswith("(kept: its other version is not deleted)")
    assert last == "Removed for good: 2 files."
    assert len([name for name in files(log) if ID in name]) == 4

    assert do("purge", "--yes") == 0
    assert "Removed" not in capsys.readouterr().out


def test_a_log_without_deleted_entries_says_so(
    tmp_path: Path, do: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    for words in (["purge"], ["purge", "--yes"], ["restore"]):
        assert do(*words) == 0
        assert capsys.readouterr().out == "There are no deleted entries.\n"
    assert not (tmp_path / "log").exists()


@pytest.mark.parametrize("words", [["purge", "--yes"], ["restore"], ["restore", ID]], ids=str)
def test_a_log_that_others_can_open_is_left_alone(
    log: Log, do: Command, capsys: pytest.CaptureFixture[str], words: list[str]
) -> None:
    log.folder.chmod(0o755)
    assert do(*words) == 1
    assert "chmod 700" in capsys.readouterr().err
    assert len(files(log)) == 7


# --- the index


def test_purge_removes_it_from_the_index_too(log: Log, do: Command, tmp_path: Path) -> None:
    places = Places.under(tmp_path)
    Index.at(places).refresh()
    assert b"Corrected" in places.index.read_bytes()
    log.delete(LIVING)
    assert do("purge", "--yes") == 0
    assert b"Corrected" not in places.index.read_bytes()


def test_purge_removes_what_the_session_left_while_it_was_played(
    log: Log, do: Command, tmp_path: Path
) -> None:
    """Its journal would be offered as a session that was cut off, and its pain was in it."""
    runs = Runs(Places.under(tmp_path).runs)
    paths = [cut_off_in(runs, begun=opening(id=one)) for one in (ID, OTHER, LIVING)]
    for folder in ("discarded", "damaged"):
        (runs.folder / folder).mkdir()
        for path in paths:
            (runs.folder / folder / f"{path.stem}.1a2b3c4d.jsonl").touch()
    assert do("purge", "--yes") == 0
    assert {path.name[: len(ID)] for path in runs.folder.rglob("*.jsonl")} == {LIVING}
    assert len(list(runs.folder.rglob("*.jsonl"))) == 3


def test_what_is_being_played_is_not_purged(
    log: Log, do: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    runs = Runs(Places.under(tmp_path).runs)
    cut_off_in(runs, begun=opening(id=ID))
    journal, _ = runs.take_up(ID)
    before = files(log)
    assert do("purge", "--yes") == 1
    journal.start(lambda trouble: None)
    assert journal.finish(LONG)
    assert "played in another terminal. It is still there." in capsys.readouterr().err
    assert files(log) == before


def test_purge_makes_no_index(log: Log, do: Command, tmp_path: Path) -> None:
    assert do("purge", "--yes") == 0
    assert not (tmp_path / "cache").exists()


def test_reindex_makes_the_index_anew(
    log: Log, do: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    places = Places.under(tmp_path)
    Index.at(places).refresh()
    for broken in (b"damaged", b""):
        places.index.write_bytes(broken)
        assert do("reindex") == 0
        assert capsys.readouterr().out == f"Made anew, of 3 entries: {places.index}\n"
        (row,) = Index.at(places).rows(filters=Filters(statuses=("stored",)))
        assert row.id == LIVING


def test_an_index_that_cannot_be_kept_is_told(
    log: Log, do: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "cache").write_text("in the way")
    assert do("reindex") == 1
    assert capsys.readouterr().err.startswith(f"No index can be kept in {tmp_path}")


def test_a_log_that_cannot_be_listed_is_told_by_reindex(
    log: Log, do: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    log.folder.chmod(0o755)
    assert do("reindex") == 1
    assert "chmod 700" in capsys.readouterr().err
