"""What `soleus demo` shows: ninety days of somebody who does not exist, all gone afterwards."""

import datetime as dt
import errno
import stat
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.core.logged import RULES
from tests.running import run
from tests.screens.support import FakeClock
from tui.commands import demo
from tui.commands.demo import example, stores_in
from tui.core.demo.made_up import DAYS, SETBACK, made_up
from tui.core.entries import (
    ClearanceEntry,
    Entry,
    EpisodeEntry,
    MorningEntry,
    PainEntry,
    ScreenEntry,
    SessionEntry,
    day_of,
)
from tui.core.format.definitions import Flag, Region, Session
from tui.core.refusal import CannotBeDone
from tui.core.rules.history import Logged, Verdict
from tui.core.rules.verdicts import verdicts
from tui.core.rules.weekly import changes
from tui.storage.definitions.library import Library, builtin_folder
from tui.storage.log.log import Log, Stored
from tui.storage.stores import Stores
from tui.storage.writing import CannotWrite

NOW = dt.datetime(2026, 11, 22, 0, 5, tzinfo=dt.timezone(dt.timedelta(hours=1)))
"""Just after midnight: what happened on the day is still to come."""
TODAY = NOW.date()
FIRST = TODAY - dt.timedelta(days=DAYS)
FLAG = Flag(id="clot", tier="urgent", question="Swollen?")


@pytest.fixture(scope="module")
def sessions() -> list[Session]:
    """The shipped ones for the calf."""
    listed = Library([("built-in", builtin_folder())]).sessions()
    found = [one.session for one in listed if one.session is not None]
    return [one for one in found if one.region_id == "calf"]


@pytest.fixture(scope="module")
def region(sessions: list[Session]) -> Region:
    """The shipped calf, with the rules of the tests and a flag."""
    assert sessions[0].region is not None
    return replace(sessions[0].region, rules=RULES, flags=(FLAG,))


@pytest.fixture(scope="module")
def entries(sessions: list[Session], region: Region) -> list[Entry]:
    return [entry for _, entry in made_up(NOW, "calf", region, sessions, "0.0.0")]


@pytest.fixture(scope="module")
def log(entries: list[Entry]) -> list[Logged]:
    return [Logged(str(at), one) for at, one in enumerate(entries)]


@pytest.fixture(scope="module")
def colours(log: list[Logged], region: Region) -> dict[dt.date, Verdict]:
    """By day: there is one session a day."""
    found = verdicts(log, "calf", region, TODAY)
    return {day_of(one.entry): found[one.id] for one in log if one.id in found}


def of_kind(entries: list[Entry], kind: str) -> list[Entry]:
    return [one for one in entries if one.kind == kind]


# --- the story


def test_it_spans_ninety_days_and_nothing_is_yet_to_come(entries: list[Entry]) -> None:
    days = [day_of(one) for one in entries]
    assert (min(days), max(days)) == (FIRST, TODAY - dt.timedelta(days=1))
    assert [one.started for one in entries] == sorted(one.started for one in entries)
    assert all(one.started <= one.entered < NOW for one in entries)


def test_it_has_every_kind_and_the_colours_that_matter(
    entries: list[Entry], colours: dict[dt.date, Verdict]
) -> None:
    assert {one.kind for one in entries} == {
        "session",
        "pain",
        "morning",
        "screen",
        "episode",
        "clearance",
    }
    assert {one.colour for one in colours.values()} == {
        "green",
        "amber",
        "red",
        "pending",
        "unrated",
    }


def test_one_session_is_red_and_yesterdays_waits_for_this_morning(
    colours: dict[dt.date, Verdict],
) -> None:
    reds = [day for day, one in colours.items() if one.colour == "red"]
    assert reds == [FIRST + dt.timedelta(days=SETBACK)]
    assert [day for day, one in colours.items() if one.colour == "pending"] == [max(colours)]


def test_the_left_calf_gets_better_and_the_right_one_is_mild(
    entries: list[Entry], log: list[Logged], region: Region
) -> None:
    def left_peak(day: int) -> tuple[float, float]:
        found = changes(log, "calf", region, FIRST + dt.timedelta(days=day))
        (left,) = [one for one in found if (one.side, one.what) == ("left", "peak")]
        return float(str(left.before)), float(str(left.now))

    assert left_peak(13)[0] >= 4
    assert left_peak(DAYS - 1)[1] <= 2
    answers = [one for entry in entries if isinstance(entry, SessionEntry) for one in entry.pain]
    right = [one.during for one in answers if one.side == "right"]
    assert len(right) >= 5
    assert all(score is not None and score <= 2 for score in right)


def test_sets_are_those_of_the_sessions(entries: list[Entry], sessions: list[Session]) -> None:
    by_id = {one.id: one for one in sessions}
    played = [one for one in entries if isinstance(one, SessionEntry)]
    assert len({one.session for one in played}) >= 6
    for entry in played:
        session = by_id[entry.session]
        assert entry.title == session.title
        for record in entry.steps:
            step = session.steps[record.index]
            assert (record.name, record.muscles) == (step.name, step.muscles)
        worked = {one.index for one in entry.steps if one.kind != "gate"}
        assert worked == {at for at, step in enumerate(session.steps) if step.is_work}


def test_the_bad_session_ended_with_its_mark(entries: list[Entry]) -> None:
    (bad,) = [one for one in of_kind(entries, "session") if isinstance(one, SessionEntry)
              and one.outcome == "ended early"]  # fmt: skip
    (mark,) = bad.marks
    assert (mark.score, mark.side, mark.stopped, mark.led_to) == (7, "left", True, "end")
    assert {one.outcome for one in bad.steps} == {"done", "skipped"}
    assert [one.dose for one in entries if isinstance(one, SessionEntry)].count("half") >= 3


def test_mornings_are_missed_unknown_and_recalled(entries: list[Entry]) -> None:
    mornings = [one for one in entries if isinstance(one, MorningEntry)]
    sessions = [one for one in entries if isinstance(one, SessionEntry)]
    answered = {one.day for one in mornings}
    due = {day_of(one) + dt.timedelta(days=1) for one in sessions}
    assert answered < due
    assert [one.morning for one in mornings].count(None) == 1
    assert sum(one.recalled for one in mornings) == 2
    assert all((one.entered.date() > one.day) is one.recalled for one in mornings)


def test_the_injury_and_the_first_questions_come_before_the_first_session(
    entries: list[Entry],
) -> None:
    kinds = [one.kind for one in entries[:5]]
    assert kinds.index("episode") < kinds.index("session")
    assert kinds.index("screen") < kinds.index("session")
    screens = [one for one in entries if isinstance(one, ScreenEntry)]
    assert [one.why for one in screens] == ["first", *["weekly"] * 12]
    assert not any(answer.yes for one in screens for answer in one.answers)
    assert sum(isinstance(one, EpisodeEntry | ClearanceEntry) for one in entries) == 2
    assert sum(isinstance(one, PainEntry) for one in entries) >= 5


def test_it_is_the_same_each_time(sessions: list[Session], region: Region) -> None:
    once = made_up(NOW, "calf", region, sessions, "0.0.0")
    assert made_up(NOW, "calf", region, sessions, "0.0.0") == once
    later = made_up(NOW + dt.timedelta(days=400), "calf", region, sessions, "0.0.0")
    assert [what for what, _ in later] == [what for what, _ in once]


def test_words_and_sessions_that_are_not_there_are_left_out(region: Region) -> None:
    bare = replace(region, flags=(), places=(), feelings=())
    found = [entry for _, entry in made_up(NOW, "calf", bare, [], "0.0.0")]
    assert {one.kind for one in found} == {"pain", "episode", "clearance"}
    assert {one.where for one in found if isinstance(one, PainEntry)} == {()}


# --- the folder


def test_every_entry_can_be_read_and_the_log_knows_them(tmp_path: Path) -> None:
    stores = stores_in(tmp_path / "demo", FakeClock(NOW))
    names = stores.log.names()
    assert stores.example
    assert stores.exports is None
    assert len(names) > 150
    assert all(isinstance(stores.log.read(name), Stored) for name in names)
    assert not any(name.conflicted for name in names)


@pytest.fixture
def few_entries(monkeypatch: pytest.MonkeyPatch, entries: list[Entry]) -> None:
    """What is tested is the folder."""
    few = [("pain", one) for one in of_kind(entries, "pain")]
    monkeypatch.setattr(demo, "made_up", lambda *_: few)


def folder_of(stores: Stores) -> Path:
    return stores.log.folder.parent


@pytest.mark.usefixtures("few_entries")
def test_the_folder_is_private_and_gone_afterwards() -> None:
    with example() as (stores, _):
        folder = folder_of(stores)
        assert stat.S_IMODE(folder.stat().st_mode) == 0o700
        assert len(stores.log.names()) > 5
    assert not folder.exists()


@pytest.mark.usefixtures("few_entries")
def test_the_folder_is_gone_after_a_mistake_and_can_be_removed_before() -> None:
    with pytest.raises(ZeroDivisionError), example() as (stores, _):
        raise ZeroDivisionError
    assert not folder_of(stores).exists()
    with example() as (stores, remove):
        remove()
        assert not folder_of(stores).exists()


def _full_disk(*_: object) -> Iterator[object]:
    raise OSError(errno.ENOSPC, "No space left on device")


def _not_saved(log: Log, *_: object) -> Path:
    raise CannotWrite(log.folder, "the disk is full")


@pytest.mark.usefixtures("few_entries")
@pytest.mark.parametrize(
    ("where", "what", "how", "says"),
    [
        (tempfile, "mkdtemp", lambda prefix: next(_full_disk()), "no room for an example"),
        (Log, "add", _not_saved, "the disk is full"),
    ],
)
def test_where_nothing_can_be_written_it_says_so(
    monkeypatch: pytest.MonkeyPatch, where: object, what: str, how: Callable[..., object], says: str
) -> None:
    monkeypatch.setattr(where, what, how)
    with pytest.raises(CannotBeDone, match=says), example():
        pass


# --- the command


@pytest.mark.parametrize("arguments", [["demo", "--data-dir", "x"], ["--data-dir", "x", "demo"]])
def test_it_has_a_folder_of_its_own(tmp_path: Path, arguments: list[str]) -> None:
    done = run(tmp_path, "-m", "tui", *arguments)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == "The demo has a folder of its own: leave --data-dir out.\n"


def test_members_of_a_gym_have_none(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "tui", "--kiosk", env={"SSH_ORIGINAL_COMMAND": "demo"})
    assert done.returncode == 2
    assert done.stderr.startswith("Not possible here.")


def test_without_a_terminal_nothing_is_left(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "tui", "demo", env={"TMPDIR": str(tmp_path)})
    assert done.returncode == 2
    assert "needs a terminal" in done.stderr
    assert not list(tmp_path.iterdir())
