"""Entries of the log as a table in a file of its own."""

import csv
import datetime as dt
import io
import stat
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.storage.entries import an_entry
from tui.commands.log import print_log
from tui.core.entries import PainAnswer
from tui.storage.listing import CannotList
from tui.storage.log.exporting import Exported, export
from tui.storage.log.index import Filters, Index
from tui.storage.log.log import Log
from tui.storage.places import Places, path_at_home
from tui.storage.writing import CannotWrite

NOW = dt.datetime(2026, 11, 22, 6, 15, 59, tzinfo=dt.timezone(dt.timedelta(hours=1)))
LEFT, RIGHT = (PainAnswer(region="calf", side=side, before=4) for side in ("left", "right"))


@pytest.fixture
def places(tmp_path: Path) -> Places:
    """Of a log with three sessions: left, right, and one with the word "cold" in it."""
    places = Places.under(tmp_path)
    log = Log(places.log)
    for number, (pain, notes) in enumerate((((LEFT,), None), ((RIGHT,), None), ((), "cold"))):
        entry = an_entry(region="calf", pain=pain, notes=notes, marks=())
        log.add(id_of(number), replace(entry, started=entry.started + dt.timedelta(days=number)))
    return places


def id_of(number: int) -> str:
    return f"2026112{number + 2}T051502Z-soleus-reset-1a2b3c4d"


def take(places: Places, filters: Filters | None = None, now: dt.datetime = NOW) -> Exported:
    found = export(Index.at(places), filters or Filters(), places.exports, now)
    assert found is not None
    return found


def ids_in(path: Path) -> list[str]:
    return [row["id"] for row in csv.DictReader(io.StringIO(path.read_text(), newline=""))]


def test_it_is_what_the_command_prints(places: Places, capsys: pytest.CaptureFixture[str]) -> None:
    found = take(places)
    assert print_log(places, as_json=False, as_csv=True) == 0
    assert found.path.read_text() == capsys.readouterr().out
    assert (found.entries, found.unreadable) == (3, 0)


@pytest.mark.parametrize(
    ("filters", "numbers"),
    [
        (Filters(), [2, 1, 0]),
        (Filters(region="calf", side="left"), [0]),
        (Filters(region="calf"), [2, 1, 0]),
        (Filters(text="COLD"), [2]),
        (Filters(since=dt.date(2026, 11, 23)), [2, 1]),
    ],
)
def test_only_what_the_filters_leave(places: Places, filters: Filters, numbers: list[int]) -> None:
    assert ids_in(take(places, filters).path) == [id_of(number) for number in numbers]


def test_it_is_private_and_named_by_the_minute(places: Places) -> None:
    path = take(places).path
    assert path == places.exports / "soleus-2026-11-22-0615.csv"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert stat.S_IMODE(path.parent.stat().st_mode) == 0o700
    assert [one.name for one in path.parent.iterdir()] == [path.name]


def test_none_is_overwritten(places: Places) -> None:
    first = take(places).path
    was = first.read_bytes()
    second = take(places, Filters(text="cold")).path
    third = take(places, Filters(side="left")).path
    assert [one.name for one in (second, third)] == [
        "soleus-2026-11-22-0615-2.csv",
        "soleus-2026-11-22-0615-3.csv",
    ]
    assert first.read_bytes() == was
    assert ids_in(second) == [id_of(2)]


def test_the_same_once_more_is_the_same_file(places: Places) -> None:
    first = take(places, Filters(text="cold"))
    take(places)
    assert take(places, Filters(text="cold")) == first
    assert len(list(places.exports.iterdir())) == 2


def test_what_was_written_meanwhile_is_in_it(places: Places) -> None:
    index = Index.at(places)
    index.refresh()
    Log(places.log).add(id_of(3), an_entry())
    found = export(index, Filters(), places.exports, NOW)
    assert found is not None
    assert id_of(3) in ids_in(found.path)


def test_what_cannot_be_read_is_counted(places: Places) -> None:
    next(places.log.glob("*/*")).write_text("damaged")
    found = take(places)
    assert (found.entries, found.unreadable) == (2, 1)


def test_nothing_is_no_file(places: Places) -> None:
    assert export(Index.at(places), Filters(text="nowhere"), places.exports, NOW) is None
    assert not places.exports.exists()


def test_a_log_that_cannot_be_read_is_told(places: Places) -> None:
    places.log.chmod(0o755)
    with pytest.raises(CannotList, match="chmod 700"):
        take(places)
    assert not places.exports.exists()


@pytest.mark.parametrize("is_link", [True, False])
def test_a_folder_of_others_is_not_written_into(
    places: Places, tmp_path: Path, is_link: bool
) -> None:
    if is_link:
        (tmp_path / "other").mkdir(mode=0o700)
        places.exports.symlink_to(tmp_path / "other")
    else:
        places.exports.mkdir(mode=0o755)
        places.exports.chmod(0o755)
    with pytest.raises(CannotWrite):
        take(places)
    assert list(places.exports.iterdir()) == []


def test_a_file_in_place_of_the_folder_is_told(places: Places) -> None:
    places.exports.write_text("mine")
    with pytest.raises(CannotWrite, match="move it away"):
        take(places)
    assert places.exports.read_text() == "mine"


@pytest.mark.parametrize(
    ("home", "shown"),
    [
        ("/home/ann", "~/x/a.csv"),
        ("/home/an", "/home/ann/x/a.csv"),
        ("/", "~/home/ann/x/a.csv"),
        ("relative", "/home/ann/x/a.csv"),
    ],
)
def test_a_path_is_told_as_it_is_typed(
    monkeypatch: pytest.MonkeyPatch, home: str, shown: str
) -> None:
    monkeypatch.setenv("HOME", home)
    assert path_at_home(Path("/home/ann/x/a.csv")) == shown
