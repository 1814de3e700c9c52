"""The log as a table for spreadsheets."""

import csv
import io
from pathlib import Path

import pytest
from msgspec.structs import replace

from tests.storage.entries import an_entry
from tui.commands.log import print_log
from tui.core.entries import PainAnswer, SessionEntry
from tui.storage.log import Log
from tui.storage.places import Places

BOTH = (
    PainAnswer(region="calf", side="left", before=4, after=0, new_signs=False, where=("in", "out")),
    PainAnswer(region="calf", side="right"),
)


def id_of(number: int) -> str:
    return f"2026112{number}T051502Z-soleus-reset-1a2b3c4d"


def table(
    folder: Path, capsys: pytest.CaptureFixture[str], *entries: SessionEntry
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
