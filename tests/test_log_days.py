"""The log of some days."""

import csv
import io
import json
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.running import run
from tests.storage.entries import an_entry, one_of_each_other_kind
from tui.cli import main
from tui.core.entries import Entry, MorningEntry
from tui.storage.log.log import Log
from tui.storage.places import Places

TOKYO, NEW_YORK = timezone(timedelta(hours=9)), timezone(timedelta(hours=-5))
MOMENTS = {
    "the day before": datetime(2026, 11, 21, 23, 59, 59, tzinfo=NEW_YORK),
    "as it began": datetime(2026, 11, 22, 0, 0, tzinfo=TOKYO),
    "as it ended": datetime(2026, 11, 22, 23, 59, 59, tzinfo=NEW_YORK),
    "the day after": datetime(2026, 11, 23, 0, 0, tzinfo=TOKYO),
}
"""By title, around the 22nd on two sides of the world: the last ones overlap in UTC."""


def keep(folder: Path, entry: Entry) -> Path:
    return Log(Places.under(folder).log).add(Log.new_id(entry.started, entry.kind), entry)


def titles(folder: Path, capsys: pytest.CaptureFixture[str], *options: str) -> set[str]:
    assert main(["--data-dir", str(folder), "log", "--json", *options]) == 0
    return {entry["title"] for entry in json.loads(capsys.readouterr().out)}


@pytest.mark.parametrize(
    ("options", "left_out"),
    [
        ([], []),
        (["--since", "2026-11-22"], ["the day before"]),
        (["--until", "2026-11-22"], ["the day after"]),
        (["--since", "2026-11-22", "--until", "2026-11-22"], ["the day before", "the day after"]),
        (["--since", "2026-11-24"], [*MOMENTS]),
        (["--until", "0001-01-01"], [*MOMENTS]),
    ],
    ids=str,
)
def test_both_days_are_within_and_are_the_entrys_own(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], left_out: list[str]
) -> None:
    for title, started in MOMENTS.items():
        keep(tmp_path, an_entry(title=title, started=started))
    assert titles(tmp_path, capsys, *options) == MOMENTS.keys() - {*left_out}


def test_a_morning_is_of_the_day_that_it_answers_for(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (morning,) = [one for one in one_of_each_other_kind() if isinstance(one, MorningEntry)]
    keep(tmp_path, replace(morning, started=morning.started + timedelta(days=3)))
    on_the_day = ["log", "--since", "2026-11-22", "--until", "2026-11-22"]
    assert main(["--data-dir", str(tmp_path), *on_the_day]) == 0
    assert "Morning: calf left" in capsys.readouterr().out


@pytest.mark.parametrize("form", [[], ["--json"], ["--csv"]], ids=str)
def test_every_form_leaves_the_others_out(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], form: list[str]
) -> None:
    keep(tmp_path, an_entry(title="Within"))
    keep(tmp_path, an_entry(title="Without", started=an_entry().started - timedelta(days=1)))
    assert main(["--data-dir", str(tmp_path), "log", "--since", "2026-11-22", *form]) == 0
    told = capsys.readouterr().out
    assert "Within" in told
    assert "Without" not in told


def test_no_entry_of_these_days_is_said(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    keep(tmp_path, an_entry())
    later = ["--data-dir", str(tmp_path), "log", "--since", "2026-11-23"]
    assert main(later) == 0
    assert capsys.readouterr().out == "There are no entries of these days.\n"
    assert main([*later, "--json"]) == 0
    assert json.loads(capsys.readouterr().out) == []
    assert main([*later, "--csv"]) == 0
    assert list(csv.DictReader(io.StringIO(capsys.readouterr().out))) == []


@pytest.mark.parametrize(
    ("since", "code"), [("2026-11-22", 1), ("2026-11-23", 1), ("2026-11-24", 0)]
)
def test_what_cannot_be_read_is_told_where_it_may_be_of_these_days(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], since: str, code: int
) -> None:
    path = keep(tmp_path, an_entry())
    path.write_text("damaged")
    assert main(["--data-dir", str(tmp_path), "log", "--since", since]) == code
    assert (str(path) in capsys.readouterr().err) == (code == 1)


@pytest.mark.parametrize(
    ("options", "says"),
    [
        (["--since", "yesterday"], "--since takes a day such as 2026-11-22, not 'yesterday'."),
        (["--until", "2026-02-30"], "--until takes a day such as 2026-11-22, not '2026-02-30'."),
        (["--since", "22.11.2026"], "--since takes a day such as 2026-11-22, not '22.11.2026'."),
        (["--since", "2026-11-22T06:15"], "--since takes a day such as 2026-11-22, not"),
        (["--since", ""], "--since takes a day such as 2026-11-22, not ''."),
        (["--since", "\x1b[2J\n"], "--since takes a day such as 2026-11-22, not '\ufffd[2J '."),
        (["--since", "9" * 5_000], "--since takes a day such as 2026-11-22, not '9"),
        (["--since", "2026-11-23", "--until", "2026-11-22"], "--since 2026-11-23 is later than"),
        (["--since", "2026-11-23", "restore"], "--json, --csv, --since and --until don't go with"),
        (["--json", "purge"], "--json, --csv, --since and --until don't go with log purge: leave"),
    ],
    ids=lambda value: ascii(value)[:40],
)
def test_what_is_no_day_is_refused_in_one_line(
    tmp_path: Path, options: list[str], says: str
) -> None:
    done = run(tmp_path, "-m", "tui", "log", *options)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == 1
    assert len(done.stderr) < 200
