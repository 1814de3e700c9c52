"""The log as a table for spreadsheets."""

import csv
import io
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.storage.entries import an_entry, one_of_each_other_kind
from tui.commands.log import print_log
from tui.core.entries import ClearanceEntry, Entry, MorningEntry, PainAnswer
from tui.core.table import COLUMNS
from tui.storage.log.log import Log
from tui.storage.places import Places

BOTH = (
    PainAnswer(region="calf", side="left", before=4, after=0, new_signs=False, where=("in", "out")),
    PainAnswer(region="calf", side="right"),
)


def id_of(number: int) -> str:
    return f"2026112{number}T051502Z-soleus-reset-1a2b3c4d"


def table(
    folder: Path, capsys: pytest.CaptureFixture[str], *entries: Entry
) -> list[dict[str, str]]:
    """The rows of a log that holds these, by column."""
    log = Log(Places.under(folder).log)
    for number, entry in enumerate(entries):
        log.add(id_of(number), entry)
    assert print_log(Places.under(folder), as_json=False, as_csv=True) == 0
    return list(csv.DictReader(io.StringIO(capsys.readouterr().out, newline=""), strict=True))


def test_a_row_for_each_side_newest_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    none, both = replace(an_entry(), pain=()), replace(an_entry(), pain=BOTH)
    rows = table(tmp_path, capsys, none, both)
    assert [(row["id"], row["side"]) for row in rows] == [
        (id_of(1), "left"),
        (id_of(1), "right"),
        (id_of(0), ""),
    ]


def test_unknown_is_empty_and_0_is_0(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    left, right = table(tmp_path, capsys, replace(an_entry(), pain=BOTH, effort=None))
    asked = ("before", "during", "after", "new_signs", "where", "effort")
    assert [left[column] for column in asked] == ["4", "", "0", "no", "in; out", ""]
    assert [right[column] for column in asked] == ["", "", "", "", "", ""]


def test_what_is_about_the_entry_is_as_in_its_file(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    entry = replace(an_entry(), notes='one, "two"\nthree')
    row = table(tmp_path, capsys, entry)[0]
    assert row["started"] == entry.started.isoformat()
    assert row["notes"] == entry.notes
    assert (row["session"], row["outcome"]) == (entry.session, entry.outcome)


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\n=1", "\t=1"])
def test_no_text_is_computed(tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str) -> None:
    answer = PainAnswer(region="calf", side="left", where=(text, "in"))
    row = table(tmp_path, capsys, replace(an_entry(), title=text, notes=text, pain=(answer,)))[0]
    for column in ("title", "notes", "where"):
        assert row[column].startswith(("'", " "))
    assert not row["notes"].startswith(("=", "+", "-", "@", "\t", "\n"))


NOT_SESSIONS: dict[str, Entry] = {entry.kind: entry for entry in one_of_each_other_kind()}
ABOUT_LEFT = {"region": "calf", "side": "left"}


@pytest.mark.parametrize(
    ("kind", "holds"),
    [
        ("pain", ABOUT_LEFT | {"score": "3", "where": "heel", "feel": "ache", "notes": "cold"}),
        ("morning", ABOUT_LEFT | {"morning": "2", "stiff": "3", "says": "2, stiff 3, recalled"}),
        ("screen", {"region": "calf", "says": "1 of 1 answered with yes, seen by a clinician on"}),
        ("episode", ABOUT_LEFT | {"notes": "on the stairs", "says": "since 2026-11-22, suddenly"}),
        ("clearance", ABOUT_LEFT | {"notes": "by phone", "says": "Dr Lee on 2026-11-22 until"}),
    ],
)
def test_what_is_no_session_has_one_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], kind: str, holds: dict[str, str]
) -> None:
    entry = NOT_SESSIONS[kind]
    (row,) = table(tmp_path, capsys, entry)
    always = {"id": id_of(0), "started": entry.started.isoformat()}
    always |= {"kind": kind, "day": "2026-11-22"}
    assert always.items() <= row.items()
    for column, begins in holds.items():
        assert row[column].startswith(begins), column
        assert column == "says" or row[column] == begins
    filled = {column for column in COLUMNS if row[column]}
    assert filled - {"says"} <= always.keys() | holds.keys()


def test_a_session_says_its_kind_and_its_day_in_each_row(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rows = table(tmp_path, capsys, replace(an_entry(), pain=BOTH))
    later = ("kind", "day", "score", "morning", "stiff", "says")
    assert [[row[column] for column in later] for row in rows] == [
        ["session", "2026-11-22", "", "", "", ""]
    ] * 2


def test_a_morning_without_scores_has_none(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    asked = NOT_SESSIONS["morning"]
    assert isinstance(asked, MorningEntry)
    (row,) = table(tmp_path, capsys, replace(asked, morning=None, stiff=0))
    assert (row["morning"], row["stiff"]) == ("", "0")


def test_what_a_clinician_is_called_is_not_computed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    clearance = NOT_SESSIONS["clearance"]
    assert isinstance(clearance, ClearanceEntry)
    (row,) = table(tmp_path, capsys, replace(clearance, who="=1+1"))
    assert row["says"].startswith("'=1+1")


def test_an_empty_log_has_a_heading(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert table(tmp_path, capsys) == []


def test_a_file_that_cannot_be_read_is_told_beside_the_rest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log = Log(Places.under(tmp_path).log)
    log.add(id_of(1), an_entry())
    log.add(id_of(2), an_entry()).write_text("damaged")
    assert print_log(Places.under(tmp_path), as_json=False, as_csv=True) == 1
    told = capsys.readouterr()
    assert id_of(1) in told.out
    assert id_of(2) not in told.out
    assert "damaged" in told.err
