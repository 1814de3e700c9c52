"""What the doctor sees of folders, and that looking changes nothing."""

import os
from pathlib import Path

import pytest

from tests.storage.entries import an_entry
from tests.storage.journals import NOON, cut_off_in, opening
from tests.storage.logs import TEXT, put
from tui.core.health.kept import DefinitionFacts, Folder, LogFacts, RunFacts
from tui.storage import examining
from tui.storage.log.index import Index
from tui.storage.log.log import Log
from tui.storage.places import Places
from tui.storage.runs.runs import Runs

OTHER_ID = "20261123T120000Z-test-1a2b3c4d"


@pytest.fixture
def places(tmp_path: Path) -> Places:
    return Places.under(tmp_path / "all")


def folder(places: Places, name: str) -> Folder:
    [found] = [one for one in examining.folders(places) if one.name == name]
    return found


def test_looking_at_nothing_makes_nothing(places: Places, tmp_path: Path) -> None:
    assert [one.trouble for one in examining.folders(places)] == ["", "", "", ""]
    assert not any(one.is_there for one in examining.folders(places))
    assert examining.log_facts(Log(places.log)) == LogFacts()
    assert examining.run_facts(Runs(places.runs), Log(places.log)) == RunFacts()
    assert examining.index_state(places) == "none"
    assert examining.crash_count(places) == 0
    assert [facts.origin for facts in examining.definition_facts(places)] == ["built-in"]
    assert not list(tmp_path.iterdir())


def test_a_folder_of_ours_is_tried_and_left_as_it_was(places: Places) -> None:
    places.log.mkdir(0o700, parents=True)
    found = folder(places, "log")
    assert (found.is_there, found.trouble) == (True, "")
    assert found.free_bytes > 0
    assert not list(places.log.iterdir())


@pytest.mark.parametrize(
    ("how", "says"),
    [
        (lambda path: path.chmod(0o750), "others can open the folder; run: chmod 700"),
        (lambda path: path.symlink_to(path.rename(path.with_name("real"))), "symbolic link"),
        (lambda path: (path.rmdir(), path.write_text("")), "a file is where a folder should be"),
        (lambda path: path.parent.chmod(0o777), "anybody can put another folder in its place"),
    ],
)
def test_what_is_wrong_with_a_folder_is_told(places: Places, how: object, says: str) -> None:
    places.log.mkdir(0o700, parents=True)
    assert callable(how)
    how(places.log)
    assert says in folder(places, "log").trouble


def test_settings_may_be_read_by_others_but_not_written(places: Places) -> None:
    places.config.mkdir(0o755, parents=True)
    places.config.chmod(0o755)
    assert folder(places, "settings").trouble == ""
    places.config.chmod(0o775)
    assert "run: chmod go-w" in folder(places, "settings").trouble


def test_a_disk_that_takes_nothing_is_told(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    places.log.mkdir(0o700, parents=True)
    monkeypatch.setattr(os, "fsync", refuse)
    assert "the disk is full" in folder(places, "log").trouble
    assert not list(places.log.iterdir())


def test_a_disk_that_is_read_only_is_told(places: Places, monkeypatch: pytest.MonkeyPatch) -> None:
    class ReadOnly:
        f_flag = os.ST_RDONLY
        f_frsize = f_blocks = f_bfree = f_bavail = 1_000_000

    monkeypatch.setattr(os, "statvfs", lambda path: ReadOnly)
    assert folder(places, "log").trouble == ("the disk is read-only; ask whoever runs this machine")


def test_the_log_is_counted(places: Places) -> None:
    log = Log(places.log)
    log.add(log.new_id(NOON, "test"), an_entry())
    broken = put(log, "20261101T000000Z-test-1a2b3c4d.1.toml", "schema = ")
    put(log, "20261102T000000Z-test-1a2b3c4d.2-11111111.toml")
    put(log, "20261102T000000Z-test-1a2b3c4d.2-22222222.toml", TEXT)
    assert examining.log_facts(log) == LogFacts(3, (str(broken),), 1)


def test_a_log_that_others_can_open_is_told(places: Places) -> None:
    places.log.mkdir(0o755, parents=True)
    places.log.chmod(0o755)
    assert "chmod 700" in examining.log_facts(Log(places.log)).trouble
    assert "chmod 700" in examining.run_facts(Runs(places.runs), Log(places.log)).trouble


def test_the_index_is_looked_at_only(places: Places) -> None:
    log = Log(places.log)
    log.add(log.new_id(NOON, "test"), an_entry())
    Index.at(places).refresh()
    assert examining.index_state(places) == "current"
    log.add(log.new_id(NOON, "test"), an_entry())
    before = places.index.read_bytes()
    assert examining.index_state(places) == "behind"
    assert places.index.read_bytes() == before
    places.index.write_bytes(b"no index")
    assert examining.index_state(places) == "behind"
    assert places.index.read_bytes() == b"no index"


def test_runs_are_told_apart(places: Places) -> None:
    log, runs = Log(places.log), Runs(places.runs)
    cut_off_in(runs)
    cut_off_in(runs, begun=opening(id=OTHER_ID))
    log.add(OTHER_ID, an_entry())
    unplayable = runs.folder / "20261124T120000Z-test-1a2b3c4d.jsonl"
    unplayable.write_text("nothing\n")
    playing = runs.begin(opening(id="20261125T120000Z-test-1a2b3c4d"))
    playing.start(lambda trouble: None)
    assert playing.wait(30)
    found = examining.run_facts(runs, log)
    playing.finish(30)
    assert found == RunFacts(played=1, cut_off=1, forms=1, unplayable=(str(unplayable),))


def test_every_sort_of_definition_is_checked(places: Places) -> None:
    own = places.definitions
    (own / "exercises").mkdir(parents=True)
    (own / "good.toml").write_text(
        'schema = 1\ntitle = "Good"\nsteps = [{ kind = "prompt", name = "Walk" }]\n'
    )
    (own / "exercises" / "bad.toml").write_text('schema = 1\nnmae = "Bad"\n')
    (own / "sources.toml").write_text("schema = 2\n")
    broken = (str(own / "exercises" / "bad.toml"), str(own / "sources.toml"))
    yours = next(one for one in examining.definition_facts(places) if one.origin == "yours")
    assert yours == DefinitionFacts("yours", 3, broken)
