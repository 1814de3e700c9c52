"""`soleus pain` and `soleus morning`, in a process of their own."""

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from tests.core.logged import answer, session
from tests.running import run
from tests.screens.noting import CALF, NECK
from tui.core.entries import MorningEntry, PainEntry
from tui.storage.log.history import entries_since
from tui.storage.log.log import Log

ZONE = "CET-1CEST,M3.5.0,M10.5.0/3"
"""Central European time, without a file of zones."""


def zone_where_it_is(hour: int) -> str:
    """As `TZ` has it, with its sign the other way round."""
    return f"XXX{dt.datetime.now(dt.UTC).hour - hour}"


NOON = zone_where_it_is(12)


@pytest.fixture
def home(tmp_path: Path) -> Path:
    regions = tmp_path / "config" / "soleus" / "sessions" / "regions"
    regions.mkdir(parents=True)
    (regions / "calf.toml").write_text(CALF)
    (regions / "neck.toml").write_text(NECK)
    return tmp_path


def soleus(home: Path, *words: str, zone: str = ZONE) -> subprocess.CompletedProcess[str]:
    return run(home, "-m", "tui", *words, env={"TZ": zone})


def log_of(home: Path) -> Log:
    return Log(home / "data" / "soleus" / "log")


def kept(home: Path) -> list[PainEntry | MorningEntry]:
    """The notes in the log, newest first."""
    entries = [one.entry for one in entries_since(log_of(home), dt.date(2020, 1, 1))]
    return [entry for entry in entries if isinstance(entry, PainEntry | MorningEntry)]


def test_pain_is_noted(home: Path) -> None:
    done = soleus(home, "pain", "calf", "left", "3", "--note", "on the\x1bstairs")
    (entry,) = kept(home)
    assert isinstance(entry, PainEntry)
    assert (entry.region, entry.side, entry.score) == ("calf", "left", 3)
    assert entry.notes == "on the\ufffdstairs"
    assert entry.started == entry.entered
    first, second = done.stdout.splitlines()
    assert first == f"Noted: calf left 3, {entry.started:%Y-%m-%d %H:%M}."
    assert second == "Since when (calf left)? Press i in Today."
    assert (done.returncode, done.stderr) == (0, "")


def test_where_each_command_is_a_login_of_its_own_it_says_which_opens_today(home: Path) -> None:
    asked = {"TZ": ZONE, "SSH_ORIGINAL_COMMAND": "pain calf left 3"}
    done = run(home, "-m", "tui", "--kiosk", "--member", "ann", env=asked)
    assert done.stdout.splitlines()[1] == (
        "Since when (calf left)? Log in without a command, and press i in Today."
    )


def test_pain_of_an_earlier_time_has_the_offset_of_then(home: Path) -> None:
    done = soleus(home, "pain", "neck", "0", "--at", "2026-07-01 07:10")
    (entry,) = kept(home)
    assert isinstance(entry, PainEntry)
    assert entry.started.isoformat() == "2026-07-01T07:10:00+02:00"
    assert entry.entered > entry.started
    assert done.stdout == "Noted: neck 0, 2026-07-01 07:10.\n"


def test_much_pain_has_one_line_of_advice(home: Path) -> None:
    first, advice, _ = soleus(home, "pain", "calf", "left", "6").stdout.splitlines()
    assert first.startswith("Noted: calf left 6")
    assert advice.startswith("6 or more: let it rest today")
    assert "EMERGENCY: a cold leg." in advice


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("pain calf 3", "Which side?"),
        ("pain neck left 3", "neck has no sides"),
        ("pain knee 3", "There is no part 'knee'. Known: calf, neck, hamstring."),
        ("pain left 3", "Which part?"),
        ("pain calf left unknown", "A score is a whole number"),
        ("pain calf left 3 --at 2100-01-01T07:10", "That is still to come."),
        ("pain calf left 3 --at noon", "When?"),
        ("morning left", "Needed: one or two scores"),
        ("morning calf 2", "Which side?"),
        ("morning left 2 --day 2026-01-01", "up to 3 days late"),
        ("morning left 2 --day 2100-01-01", "still to come"),
        ("morning left 2 --day then", "A day is written as"),
    ],
)
def test_what_cannot_be_noted_is_refused_in_one_line(home: Path, words: str, says: str) -> None:
    done = soleus(home, *words.split())
    assert done.returncode == 2
    assert says in done.stderr
    assert done.stderr.count("\n") == 1
    assert kept(home) == []


def test_a_morning_is_noted_and_a_second_answer_corrects_it(home: Path) -> None:
    done = soleus(home, "morning", "calf", "left", "2", "3", zone=NOON)
    (entry,) = kept(home)
    assert isinstance(entry, MorningEntry)
    assert (entry.morning, entry.stiff, entry.recalled) == (2, 3, False)
    assert done.stdout == f"Noted: calf left, morning of {entry.day}: 2, stiff 3.\n"
    soleus(home, "morning", "calf", "left", "1", zone=NOON)
    (corrected,) = kept(home)
    assert isinstance(corrected, MorningEntry)
    assert (corrected.morning, corrected.stiff) == (1, 3), "what was not said again stays"
    assert log_of(home).names()[0].revision == 2


def test_another_morning_is_recalled(home: Path) -> None:
    soleus(home, "morning", "calf", "left", "2", "--day", "yesterday")
    (entry,) = kept(home)
    assert isinstance(entry, MorningEntry)
    assert entry.recalled
    assert entry.day == entry.entered.date() - dt.timedelta(days=1)
    assert entry.started.date() == entry.day


@pytest.mark.parametrize(("hour", "days", "recalled"), [(2, 1, True), (5, 0, False)])
def test_before_four_this_morning_is_the_one_before_the_night(
    home: Path, hour: int, days: int, recalled: bool
) -> None:
    done = soleus(home, "morning", "calf", "left", "2", zone=zone_where_it_is(hour))
    (entry,) = kept(home)
    assert isinstance(entry, MorningEntry)
    assert (entry.entered.date() - entry.day, entry.recalled) == (dt.timedelta(days), recalled)
    assert f"morning of {entry.day}" in done.stdout


def test_who_is_up_before_four_says_so(home: Path) -> None:
    soleus(home, "morning", "calf", "left", "2", "--day", "today", zone=zone_where_it_is(2))
    (entry,) = kept(home)
    assert isinstance(entry, MorningEntry)
    assert entry.day == entry.entered.date()


def test_the_part_may_be_left_out_where_it_is_known(home: Path) -> None:
    assert "Which part?" in soleus(home, "morning", "2").stderr
    today = dt.datetime.now(dt.timezone(-dt.timedelta(hours=int(NOON[3:])))).date()
    yesterday = session(today - dt.timedelta(days=1), answer(before=3))
    log_of(home).add(Log.new_id(yesterday.started, "reset"), yesterday)
    soleus(home, "morning", "left", "2", "3", zone=NOON)
    assert [(one.region, one.side) for one in kept(home)] == [("calf", "left")]
    soleus(home, "pain", "neck", "2", zone=NOON)
    soleus(home, "morning", "1", zone=NOON)
    assert {(one.region, one.side) for one in kept(home)} == {("calf", "left"), ("neck", None)}


def test_a_member_of_a_gym_notes_by_ssh(home: Path) -> None:
    ssh = {"SSH_ORIGINAL_COMMAND": "pain hamstring left 3"}
    done = run(home, "-m", "tui", "--kiosk", "--member", "ann", env=ssh)
    assert done.stdout.startswith("Noted: hamstring left 3")
    assert (home / ".local" / "share" / "soleus" / "members" / "ann" / "log").is_dir()
    assert kept(home) == []
