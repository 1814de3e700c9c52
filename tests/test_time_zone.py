"""The setting `time_zone`: days and times are the person's, wherever the machine stands."""

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from tests.running import run
from tests.screens.noting import CALF
from tui.core.entries import MorningEntry, PainEntry
from tui.core.when import typed_moment
from tui.storage.log.history import entries_since
from tui.storage.log.log import Log
from tui.storage.settings import load_settings
from tui.system_clock import SystemClock

BERLIN = SystemClock("Europe/Berlin")
UTC = dt.UTC


def at(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


# --- the clock


@pytest.mark.parametrize(
    ("moment", "local"),
    [
        ("2026-11-26T16:00:00+00:00", "2026-11-26T17:00:00+01:00"),
        ("2026-07-01T22:30:00+00:00", "2026-07-02T00:30:00+02:00"),
        ("2026-12-31T23:30:00+00:00", "2027-01-01T00:30:00+01:00"),
        ("2026-10-25T00:30:00+00:00", "2026-10-25T02:30:00+02:00"),
        ("2026-10-25T01:30:00+00:00", "2026-10-25T02:30:00+01:00"),
        ("2026-03-29T00:59:59+00:00", "2026-03-29T01:59:59+01:00"),
        ("2026-03-29T01:00:00+00:00", "2026-03-29T03:00:00+02:00"),
        ("2026-07-01T07:10:00", "2026-07-01T07:10:00+02:00"),
        ("2026-12-01T07:10:00", "2026-12-01T07:10:00+01:00"),
        ("2026-03-29T02:30:00", "2026-03-29T03:30:00+02:00"),
    ],
)
def test_a_moment_is_told_with_the_offset_of_then(moment: str, local: str) -> None:
    assert BERLIN.local(at(moment)).isoformat() == local


def test_lengths_over_a_change_of_the_clocks_are_true() -> None:
    """What a zone of `zoneinfo` gives by itself would be an hour more."""
    before, after = (BERLIN.local(at(f"2026-10-25T0{hour}:30:00+00:00")) for hour in (0, 1))
    assert after - before == dt.timedelta(hours=1)
    assert after > before


def test_of_an_hour_that_comes_twice_fold_says_which() -> None:
    wall = at("2026-10-25T02:30:00")
    both = [BERLIN.local(wall.replace(fold=fold)) for fold in (0, 1)]
    assert [one.isoformat()[-6:] for one in both] == ["+02:00", "+01:00"]
    assert [one.fold for one in both] == [0, 0]


def test_what_is_typed_is_checked_against_the_change_of_the_clocks() -> None:
    now = BERLIN.local(at("2026-03-29T06:00:00+00:00"))
    assert str(typed_moment("02:30", now, BERLIN.local)).startswith("The clocks went forward")
    autumn = BERLIN.local(at("2026-10-25T06:00:00+00:00"))
    told = typed_moment("02:30", autumn, BERLIN.local)
    assert isinstance(told, dt.datetime)
    assert told.isoformat() == "2026-10-25T02:30:00+01:00"


def test_the_clock_tells_the_time_of_that_place() -> None:
    for name, hours in (("Etc/GMT-14", 14), ("Etc/GMT+12", -12), ("UTC", 0)):
        now = SystemClock(name).now()
        assert (now.utcoffset(), now.microsecond) == (dt.timedelta(hours=hours), 0)
        assert abs(dt.datetime.now(UTC) - now) < dt.timedelta(minutes=1)


# --- the setting


def settings(tmp_path: Path, name: str) -> Path:
    file = tmp_path / "settings.toml"
    file.write_text(f'schema = 1\nbell = "off"\ntime_zone = "{name}"\n', "utf-8")
    return file


@pytest.mark.parametrize("name", ["Europe/Berlin", "UTC", "America/Argentina/Ushuaia", ""])
def test_a_known_name_holds(tmp_path: Path, name: str) -> None:
    loaded = load_settings([settings(tmp_path, name)])
    assert (loaded.settings.time_zone, loaded.said) == (name, [])


@pytest.mark.parametrize(
    ("name", "meant"),
    [
        ("Europe/Berln", "Europe/Berlin"),
        ("europe/berlin", "Europe/Berlin"),
        ("Berlin", "Europe/Berlin"),
        ("New York", "America/New_York"),
        ("America/Ushuaia", "America/Argentina/Ushuaia"),
        ("Sao Paulo", "America/Sao_Paulo"),
        ("UTC+9", None),  # Etc/GMT+9 would be eighteen hours off
        ("../../etc/passwd", None),
        ("CET-1CEST,M3.5.0,M10.5.0/3", None),
    ],
)
def test_an_unknown_name_is_one_sentence(tmp_path: Path, name: str, meant: str | None) -> None:
    file = settings(tmp_path, name)
    loaded = load_settings([file])
    assert (loaded.settings.time_zone, loaded.settings.bell) == ("", "change")
    (told,) = loaded.said
    assert f"{file}:3:1: time_zone must be a name such as Europe/Berlin, not" in told
    assert told.endswith(f" - did you mean '{meant}'?" if meant else f'"{name}"')


@pytest.mark.parametrize(
    "name", ["Europe", "Europe/", "/etc/localtime", "a\\u0000b", ".", "x" * 60]
)
def test_what_only_looks_like_a_file_is_no_name(tmp_path: Path, name: str) -> None:
    loaded = load_settings([settings(tmp_path, name)])
    assert (loaded.settings.time_zone, len(loaded.said)) == ("", 1)


def test_your_own_counts_more_than_the_machines(tmp_path: Path) -> None:
    machine = tmp_path / "machine.toml"
    machine.write_text('schema = 1\ntime_zone = "Asia/Tokyo"\n')
    files = [machine, settings(tmp_path, "Europe/Berlin")]
    assert load_settings(files).settings.time_zone == "Europe/Berlin"
    assert load_settings(files[:1]).settings.time_zone == "Asia/Tokyo"


# --- a machine that knows none

WITHOUT_ZONES = {"PYTHONTZPATH": ""}
NO_PACKAGE = "import sys; sys.modules['tzdata'] = None\n"
"""What pip may have installed counts where the system has no files."""


@pytest.fixture
def home(tmp_path: Path) -> Path:
    regions = tmp_path / "config" / "soleus" / "sessions" / "regions"
    regions.mkdir(parents=True)
    (regions / "calf.toml").write_text(CALF)
    return tmp_path


def soleus(home: Path, *words: str, zone: str) -> subprocess.CompletedProcess[str]:
    settings(home / "config" / "soleus", zone)
    return run(home, "-m", "tui", *words, env={"TZ": "UTC"})


def kept(home: Path) -> PainEntry | MorningEntry:
    (one,) = entries_since(Log(home / "data" / "soleus" / "log"), dt.date(2020, 1, 1))
    assert isinstance(one.entry, PainEntry | MorningEntry)
    return one.entry


def test_without_zones_the_rest_of_the_settings_holds(tmp_path: Path) -> None:
    code = (
        f"{NO_PACKAGE}from pathlib import Path; from tui.storage.settings import load_settings\n"
        "found = load_settings([Path(sys.argv[1])])\n"
        "print(found.settings.bell, found.settings.time_zone == '', *found.said, sep='\\n')"
    )
    file = settings(tmp_path, "Europe/Berlin")
    bell, is_unset, *said = run(
        tmp_path, "-c", code, str(file), env=WITHOUT_ZONES
    ).stdout.splitlines()
    assert (bell, is_unset) == ("off", "True")
    assert said == [
        "Your time zone, Europe/Berlin, doesn't count: this machine knows none, so its own time is "
        "used. The package tzdata brings them."
    ]


def test_without_zones_a_note_is_kept_in_the_machines_time_and_that_is_said(home: Path) -> None:
    settings(home / "config" / "soleus", "Europe/Berlin")
    words = ["pain", "calf", "left", "3"]
    code = f"{NO_PACKAGE}from tui.cli import main; raise SystemExit(main({words}))"
    done = run(home, "-c", code, env={"TZ": "UTC", **WITHOUT_ZONES})
    assert kept(home).started.utcoffset() == dt.timedelta()
    assert "Your time zone, Europe/Berlin, doesn't count" in done.stderr
    assert done.returncode == 0


# --- what is written and shown, in a process of its own


def zone_where_it_is(hour: int) -> tuple[str, dt.timedelta]:
    """A zone, its sign the other way round, and its offset; from -12 to +11."""
    offset = (hour - dt.datetime.now(UTC).hour + 12) % 24 - 12
    return f"Etc/GMT{-offset:+d}", dt.timedelta(hours=offset)


def test_a_note_has_the_offset_of_the_setting_not_of_the_machine(home: Path) -> None:
    soleus(home, "pain", "calf", "left", "3", "--at", "2026-07-01 07:10", zone="Europe/Berlin")
    assert kept(home).started.isoformat() == "2026-07-01T07:10:00+02:00"


@pytest.mark.parametrize(("hour", "days"), [(2, 1), (5, 0)])
def test_a_morning_is_the_persons(home: Path, hour: int, days: int) -> None:
    zone, offset = zone_where_it_is(hour)
    today = (dt.datetime.now(UTC) + offset).date()
    soleus(home, "morning", "calf", "left", "2", zone=zone)
    entry = kept(home)
    assert isinstance(entry, MorningEntry)
    assert entry.entered.utcoffset() == offset
    assert entry.day == today - dt.timedelta(days)


@pytest.mark.parametrize("hour", [0, 22])
def test_a_report_ends_today_where_the_person_is(home: Path, hour: int) -> None:
    zone, offset = zone_where_it_is(hour)
    soleus(home, "pain", "calf", "left", "3", zone=zone)
    today = (dt.datetime.now(UTC) + offset).date()
    assert kept(home).started.date() == today
    done = soleus(home, "report", zone=zone)
    assert f"{today}" in done.stdout
    assert (done.returncode, done.stderr) == (0, "")


def test_nothing_of_zones_is_loaded_without_the_setting(tmp_path: Path) -> None:
    code = (
        "import sys; from pathlib import Path; from tui.storage.settings import load_settings\n"
        "from tui.system_clock import SystemClock\n"
        "found = load_settings([Path(sys.argv[1])])\n"
        "SystemClock(found.settings.time_zone).now()\n"
        "print('zoneinfo' in sys.modules)"
    )
    for zone, loads in (("", "False"), ("Europe/Berlin", "True")):
        file = settings(tmp_path, zone)
        assert run(tmp_path, "-c", code, str(file), env={}).stdout.strip() == loads
