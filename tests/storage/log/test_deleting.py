"""Deleting, bringing back, and removing for good."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.entries import ID, an_entry, names_in, one_of_each_other_kind
from tests.storage.logs import TEXT, only, put
from tui.core.entries import Entry
from tui.storage import writing
from tui.storage.log.documents import encoded
from tui.storage.log.log import Deleted, Log, Unreadable
from tui.storage.writing import CannotRemove, CannotWrite

OTHER = "20261123T051502Z-soleus-reset-1a2b3c4d"
DELETED = f"deleted = true\n{TEXT}"


def counting(log: Log) -> object:
    [name] = log.names()
    return log.read(name)


def files(log: Log) -> list[str]:
    return names_in(log.folder / "2026")


@pytest.mark.parametrize("entry", [an_entry(), *one_of_each_other_kind()], ids=lambda one: one.kind)
@pytest.mark.parametrize("by_id", [True, False])
def test_a_deleted_entry_comes_back_as_it_was(log: Log, entry: Entry, by_id: bool) -> None:
    first = log.add(ID, entry)
    written = first.read_bytes()

    second = log.delete(ID if by_id else only(log))
    deleted = counting(log)
    assert isinstance(deleted, Deleted)
    assert second == deleted.name.path
    assert list(log.newest(9)) == []

    third = log.restore(ID if by_id else deleted)
    assert only(log).entry == entry
    assert [path.name.split(".")[1][0] for path in (first, second, third)] == ["1", "2", "3"]
    assert first.read_bytes() == written
    assert third.read_bytes() == written


def test_unknown_keys_survive_deleting_and_restoring(log: Log) -> None:
    put(log, f"{ID}.1.toml", "weather = 'rain'\n" + TEXT.replace("at = 184", "heat = 7, at = 184"))

    log.delete(ID)
    log.restore(ID)

    assert only(log).document["weather"] == "rain"
    assert only(log).document["marks"][0]["heat"] == 7
    assert "deleted" not in only(log).document


def test_deleting_what_was_corrected_elsewhere_hides_nothing(log: Log) -> None:
    log.add(ID, an_entry())
    seen = only(log)
    log.revise(ID, an_entry(effort=3))

    log.delete(seen)

    [name] = log.names()
    assert name.conflicted, "the correction had not been seen"
    assert len(files(log)) == 3
    log.delete(ID)
    [name] = log.names()
    assert not name.conflicted, "deleting what counts settles it"
    assert isinstance(counting(log), Deleted)


@pytest.mark.parametrize(
    ("change", "content", "expected"),
    [
        (Log.delete, "schema = ", "can't be read"),
        (Log.delete, "schema = 2", "newer soleus"),
        (Log.restore, "schema = 1\ndeleted = true", "its kind is None"),
        (Log.restore, DELETED.replace('"session"', '"poem"'), "'poem'"),
    ],
)
def test_what_cannot_be_read_is_left_alone(
    log: Log, change: Callable[[Log, str], Path], content: str, expected: str
) -> None:
    put(log, f"{ID}.1.toml", content)

    with pytest.raises(CannotWrite, match=expected):
        change(log, ID)
    assert len(files(log)) == 1


@pytest.mark.parametrize("change", [Log.delete, Log.restore])
def test_an_entry_that_is_not_there_is_told(log: Log, change: Callable[[Log, str], Path]) -> None:
    with pytest.raises(CannotWrite, match="no entry"):
        change(log, ID)


@pytest.mark.parametrize("change", [Log.delete, Log.restore])
def test_a_failed_write_changes_nothing(
    log: Log, change: Callable[[Log, str], Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    log.add(ID, an_entry())
    if change is Log.restore:
        log.delete(ID)
    before = files(log)

    def fail(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(writing, "write_all", fail)
    with pytest.raises(CannotWrite, match="disk is full"):
        change(log, ID)
    assert files(log) == before


def test_purging_removes_every_file_of_a_deleted_entry_and_no_other(log: Log) -> None:
    for entry_id in (ID, OTHER):
        log.add(entry_id, an_entry())
        log.revise(entry_id, an_entry(effort=3))
    log.delete(ID)
    elsewhere = log.folder / "2025" / f"{ID}.1-bb.toml"
    elsewhere.parent.mkdir()
    elsewhere.write_text(TEXT)

    removed = log.purge([ID, ID])

    assert len(removed) == 4
    assert elsewhere in removed
    assert not any(path.exists() for path in removed)
    assert [name.id for name in log.names()] == [OTHER]
    assert len(files(log)) == 2


@pytest.mark.parametrize(
    ("revisions", "expected"),
    [
        ({"1": TEXT}, "not deleted"),
        ({"1": DELETED, "2-aa": TEXT}, "not deleted"),
        ({"1": TEXT, "2-aa": TEXT, "2-bb": DELETED}, "not deleted"),
        ({"1": DELETED, "2-aa": "schema = "}, "not deleted"),
        ({}, "no entry"),
    ],
    ids=["stored", "restored", "corrected elsewhere", "unreadable", "missing"],
)
def test_what_is_not_deleted_for_sure_is_not_purged(
    log: Log, revisions: dict[str, str], expected: str
) -> None:
    put(log, f"{OTHER}.1.toml", DELETED)
    for number, content in revisions.items():
        put(log, f"{ID}.{number}.toml", content)
    before = files(log)

    with pytest.raises(CannotRemove, match=expected):
        log.purge([OTHER, ID])
    assert files(log) == before, "nor is any other"


def test_two_machines_that_both_deleted_it_agree(log: Log) -> None:
    for number, content in {"1": TEXT, "2-aa": DELETED, "2-bb": DELETED}.items():
        put(log, f"{ID}.{number}.toml", content)

    log.purge([ID])
    assert files(log) == []


@pytest.mark.parametrize("allowed", [0, 1, 2])
def test_a_purge_that_is_cut_short_brings_nothing_back(
    log: Log, monkeypatch: pytest.MonkeyPatch, allowed: int
) -> None:
    log.add(ID, an_entry())
    log.revise(ID, an_entry(effort=3))
    log.delete(ID)
    unlink, left = Path.unlink, iter(range(allowed))

    def unlink_some(path: Path, missing_ok: bool = False) -> None:
        if next(left, None) is None:
            raise PermissionError(1, "Operation not permitted")
        unlink(path, missing_ok=missing_ok)

    monkeypatch.setattr(Path, "unlink", unlink_some)
    with pytest.raises(CannotRemove, match="no permission"):
        log.purge([ID])

    assert len(files(log)) == 3 - allowed
    assert isinstance(counting(log), Deleted)


def test_a_purged_entry_that_another_machine_still_has_comes_back_deleted(log: Log) -> None:
    log.add(ID, an_entry())
    log.delete(ID)
    folder = log.folder / "2026"
    copies = {path: path.read_bytes() for path in folder.iterdir()}
    log.purge([ID])
    for path, content in copies.items():
        path.write_bytes(content)

    assert isinstance(counting(log), Deleted)


def test_a_log_that_others_can_open_is_not_purged(log: Log) -> None:
    log.add(ID, an_entry())
    log.delete(ID)
    log.folder.chmod(0o755)

    with pytest.raises(CannotRemove, match="chmod 700"):
        log.purge([ID])


def test_an_unreadable_entry_stays_unreadable(log: Log) -> None:
    put(log, f"{ID}.1.toml", encoded(an_entry()).decode()[:-4])
    with pytest.raises(CannotWrite):
        log.delete(ID)
    assert isinstance(counting(log), Unreadable)
