"""Another machine's log, taken over: a union of files, in which nothing is overwritten."""

import errno
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.storage.entries import ID, an_entry
from tests.storage.faults import Fault
from tests.storage.logs import TEXT, put
from tui.cli import main
from tui.storage.log.log import Log
from tui.storage.places import Places

FIRST = f"{ID}.1.toml"
OLDER = ID.replace("20261122", "20251122")


@pytest.fixture
def here(tmp_path: Path) -> Log:
    return Log(Places.under(tmp_path / "here").log)


@pytest.fixture
def other(tmp_path: Path) -> Log:
    return Log(Places.under(tmp_path / "other").log)


Command = Callable[..., int]


@pytest.fixture
def take(tmp_path: Path) -> Command:
    """Runs `soleus import` with this, of the other log where nothing is said."""

    def take(*words: str) -> int:
        given = words or (str(tmp_path / "other"),)
        return main(["--data-dir", str(tmp_path / "here"), "import", *given])

    return take


def files(log: Log) -> dict[str, bytes]:
    """What is in each file of a log, by its path within."""
    paths = [path for path in log.folder.rglob("*") if path.is_file()]
    return {str(path.relative_to(log.folder)): path.read_bytes() for path in paths}


@pytest.mark.parametrize("named", ["other", "other/log", "./other/", "link"])
def test_both_logs_files_are_here_and_none_has_changed(
    tmp_path: Path,
    here: Log,
    other: Log,
    take: Command,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    named: str,
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("link").symlink_to("other")
    for log in (here, other):
        put(log, FIRST)
    here.revise(ID, an_entry(effort=1))
    other.add(OLDER, an_entry())
    put(other, f"{ID}.1-aa.toml", f"# odd\r\nweather = 'rain'\r\n{TEXT}")
    wanted = files(here) | files(other)

    assert take(named) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["2 new", "1 known"]
    assert files(here) == wanted
    new = here.folder / "2025"
    assert new.stat().st_mode & 0o777 == 0o700
    assert {path.stat().st_mode & 0o777 for path in new.iterdir()} == {0o600}

    assert take(named) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["0 new", "3 known"]
    assert files(here) == wanted


def test_a_rehearsal_says_what_is_new_and_writes_nothing(
    tmp_path: Path, other: Log, take: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    path = other.add(ID, an_entry())
    assert take(str(tmp_path / "other"), "--dry-run") == 0
    assert capsys.readouterr().out.splitlines()[:3] == [
        "A rehearsal: nothing is copied.",
        "1 new",
        f"  {path}",
    ]
    assert not (tmp_path / "here").exists()


@pytest.mark.parametrize("is_rehearsal", [False, True])
def test_what_differs_is_told_with_both_paths_and_left_alone(
    tmp_path: Path,
    here: Log,
    other: Log,
    take: Command,
    capsys: pytest.CaptureFixture[str],
    is_rehearsal: bool,
) -> None:
    mine = put(here, FIRST)
    theirs = put(other, FIRST, TEXT.replace("Soleus reset", "Soleus rest"))
    before = files(here), files(other)
    assert take(str(tmp_path / "other"), *["--dry-run"] * is_rehearsal) == 1
    assert f"  {theirs} is not {mine}\n" in capsys.readouterr().out
    assert (files(here), files(other)) == before


def test_a_file_here_that_cannot_be_read_differs(here: Log, other: Log, take: Command) -> None:
    mine = put(here, FIRST)
    mine.unlink()
    os.mkfifo(mine)
    put(other, FIRST)
    assert take() == 1
    assert mine.is_fifo()


def test_a_file_is_here_whatever_its_years_folder(here: Log, other: Log, take: Command) -> None:
    put(here, FIRST)
    elsewhere = other.folder / "2031" / FIRST
    elsewhere.parent.mkdir(parents=True)
    elsewhere.write_text(TEXT)
    before = files(here)
    assert take() == 0
    assert files(here) == before


@pytest.mark.parametrize("is_rehearsal", [False, True])
def test_of_two_files_of_a_name_one_is_taken_and_one_told(
    tmp_path: Path, here: Log, other: Log, take: Command, is_rehearsal: bool
) -> None:
    put(other, FIRST, TEXT.replace("Soleus reset", "Soleus rest"))
    elsewhere = other.folder / "2025" / FIRST
    elsewhere.parent.mkdir()
    elsewhere.write_text(TEXT)
    assert take(str(tmp_path / "other"), *["--dry-run"] * is_rehearsal) == 1
    assert files(here) == ({} if is_rehearsal else {f"2026/{FIRST}": TEXT.encode()})


def sparse(path: Path) -> None:
    """5 GB that take no room."""
    with path.open("wb") as file:
        file.truncate(5 * 10**9)


HOSTILE: dict[str, tuple[Callable[[Path], object], str]] = {
    "pipe": (os.mkfifo, "is a pipe"),
    "folder": (lambda path: path.mkdir(), "is a folder"),
    "device": (lambda path: path.symlink_to("/dev/zero"), "is a link"),
    "loop": (lambda path: path.symlink_to(path), "is a link"),
    "link": (lambda path: path.symlink_to(path.parents[2] / "secret.toml"), "is a link"),
    "sparse": (sparse, "is larger than 1024 KiB"),
    "empty": (lambda path: path.touch(), "is empty"),
    "binary": (lambda path: path.write_bytes(b"\xff\xfe\0"), "is not UTF-8"),
    "cut": (lambda path: path.write_text(TEXT[:-3]), "is damaged"),
    "deep": (lambda path: path.write_text("a = " + "[" * 900 + "]" * 900), "is damaged"),
    "long": (lambda path: path.write_text(f"#{'x' * 6_000}\n{TEXT}"), "5,000 characters"),
    "no entry": (lambda path: path.write_text("title = 'x'"), "it has no schema number"),
    "no kind": (lambda path: path.write_text("schema = 1"), "its kind is None"),
    "score": (lambda path: path.write_text(TEXT.replace("score = 3", "score = 11")), "is damaged"),
}
"""By what lies under the name of a revision: how it is made, and why it is refused."""


@pytest.mark.parametrize("name", HOSTILE)
@pytest.mark.parametrize("is_known", [False, True])
def test_what_no_version_can_show_is_refused_and_stops_nothing(
    tmp_path: Path,
    here: Log,
    other: Log,
    take: Command,
    capsys: pytest.CaptureFixture[str],
    name: str,
    is_known: bool,
) -> None:
    make, reason = HOSTILE[name]
    (tmp_path / "other").mkdir()
    (tmp_path / "other" / "secret.toml").write_text(TEXT)
    path = put(other, f"{ID}.9-aa.toml")
    path.unlink()
    make(path)
    put(other, FIRST)
    put(other, f"{ID}.999-aa.toml")
    if is_known:
        put(here, f"{ID}.9-aa.toml")
    assert take() == 1
    told = capsys.readouterr().out
    assert "2 new\n" in told
    assert "1 refused\n" in told or is_known
    assert f"  {path} " in told
    assert reason in told or is_known
    kept = {f"2026/{FIRST}", f"2026/{ID}.999-aa.toml"}
    assert files(here).keys() - kept == ({f"2026/{ID}.9-aa.toml"} if is_known else set())


@pytest.mark.parametrize(
    "text",
    [
        "schema = 2\n",
        "schema = 1\nkind = 'poem'\n",
        "schema = 1\ndeleted = true\n",
        f"weather = 'rain'\n{TEXT}",
        TEXT.replace("\n", "\r\n"),
        "\ufeff" + TEXT,
    ],
    ids=ascii,
)
def test_what_another_version_may_show_is_kept_byte_for_byte(
    here: Log, other: Log, take: Command, text: str
) -> None:
    path = put(other, FIRST)
    path.write_bytes(text.encode())
    assert take() == 0
    assert files(here) == {f"2026/{FIRST}": text.encode()}


@pytest.mark.parametrize(
    "name",
    [
        f"{ID}.1.sync-conflict-20261122-061502-ABCDEFG.toml",
        f".syncthing.{FIRST}.tmp",
        f".{FIRST}.Xh2k9Q",
        f".{FIRST}.1a2b3c4d.tmp",
        f"{FIRST}~",
        "README.md",
        f"{ID}.0.toml",
        f"20261322T051502Z-{ID[17:]}.1.toml",
        "\x1b[2J.toml",
    ],
    ids=ascii,
)
def test_other_names_are_passed_over(
    here: Log, other: Log, take: Command, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    put(other, name)
    put(other, FIRST)
    assert take() == 0
    assert "1 passed over, whose names are no entry's\n" in capsys.readouterr().out
    assert files(here).keys() == {f"2026/{FIRST}"}


def test_a_year_that_is_a_link_is_refused(
    tmp_path: Path, here: Log, other: Log, take: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    put(other, FIRST)
    year = other.folder / "2026"
    (other.folder / "2027").symlink_to(year.rename(tmp_path / "elsewhere"))
    assert take() == 1
    assert f"  {other.folder / '2027'} is a link, not a folder\n" in capsys.readouterr().out
    assert files(here) == {}


@pytest.mark.parametrize(
    ("make", "says"),
    [
        (lambda path: None, "There is no log in"),
        (lambda path: path.mkdir(), "There is no log in"),
        (lambda path: (path / "1999x").mkdir(parents=True), "There is no log in"),
        (lambda path: path.touch(), "Cannot list"),
        (lambda path: path.symlink_to(path), "Cannot list"),
    ],
)
def test_where_no_log_is_one_line_says_so(
    tmp_path: Path,
    take: Command,
    capsys: pytest.CaptureFixture[str],
    make: Callable[[Path], object],
    says: str,
) -> None:
    folder = tmp_path / "\x1b[2J"
    make(folder)
    assert take(str(folder)) == 1
    told = capsys.readouterr()
    assert told.out == ""
    assert told.err.startswith(says)
    assert told.err.count("\n") == 1
    assert "\x1b" not in told.err


def test_an_entry_that_both_corrected_is_told(
    here: Log, other: Log, take: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    for log in (here, other):
        put(log, FIRST)
        log.revise(ID, an_entry(effort=4))
    (counts,) = sorted({*files(here), *files(other)})[-1:]
    assert take() == 0
    assert capsys.readouterr().out.splitlines()[-2:] == [
        "1 with two versions: the greater file name counts, both are kept",
        f"  {Path(counts).name}",
    ]


def test_a_log_is_known_to_itself(
    tmp_path: Path, here: Log, take: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    here.add(ID, an_entry())
    assert take(str(tmp_path / "here")) == 0
    assert capsys.readouterr().out.splitlines()[:2] == ["0 new", "1 known"]


def test_a_disk_that_fills_keeps_what_was_copied(
    here: Log,
    other: Log,
    take: Command,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for number in range(1, 4):
        put(other, f"{ID}.{number}-aa.toml")
    with monkeypatch.context() as patch:
        Fault(patch, "write", 1, errno.ENOSPC)
        assert take() == 1
    told = capsys.readouterr()
    assert told.out.startswith("1 new\n")
    assert "the disk is full" in told.err
    assert len(files(here)) == 1

    assert take() == 0
    assert files(here) == files(other)


def test_a_log_that_others_can_open_takes_nothing(
    here: Log, other: Log, take: Command, capsys: pytest.CaptureFixture[str]
) -> None:
    other.add(ID, an_entry())
    here.folder.mkdir(parents=True)
    here.folder.chmod(0o755)
    assert take() == 1
    assert "chmod 700" in capsys.readouterr().err
    assert files(here) == {}
