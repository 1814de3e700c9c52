import pytest

from tests.storage.entries import ID, an_entry, names_in
from tests.storage.logs import TEXT, only, only_session, put
from tui.storage.log.documents import encoded
from tui.storage.log.log import Deleted, Log, Unreadable
from tui.storage.writing import AlreadyWritten, CannotWrite


def files(log: Log) -> list[str]:
    return names_in(log.folder / "2026")


def test_what_is_added_is_read_back(log: Log) -> None:
    path = log.add(ID, an_entry())

    assert path == log.folder / "2026" / f"{ID}.1.toml"
    assert only(log).entry == an_entry()
    assert not only(log).conflicted
    assert path.stat().st_mode & 0o777 == 0o600
    assert [folder.stat().st_mode & 0o777 for folder in path.parents[:2]] == [0o700, 0o700]


def test_the_longest_note_comes_back(log: Log) -> None:
    longest = an_entry(notes='"' * 2_000)
    log.add(ID, longest)

    assert only(log).entry == longest


def test_the_same_id_twice_is_refused(log: Log) -> None:
    log.add(ID, an_entry())

    with pytest.raises(AlreadyWritten):
        log.add(ID, an_entry(effort=9))
    assert only(log).entry == an_entry()


def test_a_log_that_others_can_open_is_not_written(log: Log) -> None:
    log.folder.mkdir()
    log.folder.chmod(0o755)

    with pytest.raises(CannotWrite, match="chmod 700"):
        log.add(ID, an_entry())


def test_an_entry_that_could_not_be_read_back_is_told(log: Log) -> None:
    with pytest.raises(CannotWrite, match="effort"):
        log.add(ID, an_entry(effort=11))
    assert log.names() == []


@pytest.mark.parametrize("by_id", [True, False])
def test_a_revision_counts_and_the_first_file_stays(log: Log, by_id: bool) -> None:
    first = log.add(ID, an_entry())
    before = first.read_bytes()

    log.revise(ID if by_id else only(log), an_entry(effort=3))
    third = log.revise(ID if by_id else only(log), an_entry(effort=4))

    assert first.read_bytes() == before
    assert third.name.startswith(f"{ID}.3-")
    assert only_session(log).effort == 4
    assert len(files(log)) == 3


def test_unknown_keys_survive_a_revision(log: Log) -> None:
    put(log, f"{ID}.1.toml", "weather = 'rain'\n" + TEXT.replace("at = 184", "heat = 7, at = 184"))

    log.revise(ID, an_entry(effort=3))

    assert only(log).document["weather"] == "rain"
    assert only(log).document["marks"][0]["heat"] == 7


def test_revisions_of_the_same_number_are_in_conflict_and_the_greater_name_counts(
    log: Log,
) -> None:
    log.add(ID, an_entry())
    seen = only(log)
    put(log, f"{ID}.2-bb.toml", encoded(an_entry(effort=2)).decode())
    put(log, f"{ID}.2-aa.toml", encoded(an_entry(effort=1)).decode())

    assert only(log).conflicted
    assert only_session(log).effort == 2

    log.revise(ID, an_entry(effort=5))
    assert not only(log).conflicted, "a later revision settles it"
    assert only_session(log).effort == 5

    log.revise(seen, an_entry(effort=6))
    assert only(log).conflicted, "written by someone who had not seen the third"
    assert len(files(log)) == 5, "and all of them stay"


def test_the_highest_number_counts_not_the_greatest_name(log: Log) -> None:
    put(log, f"{ID}.9-zz.toml", "")
    put(log, f"{ID}.10-aa.toml")

    assert only(log).name.revision == 10
    assert not only(log).conflicted


def test_the_folder_of_a_revision_does_not_matter(log: Log) -> None:
    put(log, f"{ID}.2-aa.toml")
    other = log.folder / "2025" / f"{ID}.2-bb.toml"
    other.parent.mkdir()
    other.write_text(TEXT)

    assert only(log).name.path == other


def test_what_cannot_be_read_is_not_revised(log: Log) -> None:
    put(log, f"{ID}.2-aa.toml", "schema = 2")

    with pytest.raises(CannotWrite, match="newer soleus"):
        log.revise(ID, an_entry())
    assert len(files(log)) == 1


def test_an_entry_that_is_not_there_is_not_revised(log: Log) -> None:
    with pytest.raises(CannotWrite, match="no entry"):
        log.revise(ID, an_entry())


def test_a_deleted_entry_is_left_out_until_it_is_revised(log: Log) -> None:
    log.add(ID, an_entry())
    put(log, f"{ID}.2-aa.toml", f"deleted = true\n{TEXT}")

    [name] = log.names()
    deleted = log.read(name)
    assert isinstance(deleted, Deleted)
    assert list(log.newest(9)) == []

    log.revise(deleted, an_entry())
    assert only(log).entry == an_entry()


def test_names_come_newest_first_from_every_year(log: Log) -> None:
    ids = [f"{day}T051502Z-a-{letter}" for day in ("20251231", "20260101") for letter in "ab"]
    for entry_id in ids:
        log.add(entry_id, an_entry())

    assert [name.id for name in log.names()] == ids[::-1]
    assert [found.name.id for found in log.newest(3)] == ids[:0:-1]
    assert list(log.newest(0)) == []


def test_entries_are_read_only_when_their_turn_comes(log: Log) -> None:
    first = log.add("20260101T000000Z-a-a", an_entry())
    log.add("20260102T000000Z-a-a", an_entry())

    newest = log.newest(2)
    next(newest)
    first.unlink()

    assert isinstance(next(newest), Unreadable)


def test_a_missing_log_is_empty(log: Log) -> None:
    assert log.names() == []
    assert not log.folder.exists()
