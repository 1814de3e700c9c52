"""`soleus report`: the page as plain text, and what is read for it."""

import datetime as dt
import subprocess
from pathlib import Path

import pytest

from tests.core.logged import REGION, answer, log_of, pain, session
from tests.core.ninety import SINCE, UNTIL
from tests.reported import ASKED, HOSTILE, cells_of, ninety, page_with, read, words
from tests.running import run
from tui.commands.report import most_done
from tui.commands.report_text import WIDTH, text_of
from tui.core.entries import Entry
from tui.core.report.page import Page, page_of
from tui.core.report.report import report_of
from tui.core.rules.history import Verdict
from tui.storage.log.log import Log
from tui.storage.places import Places
from tui.system_clock import SystemClock

# --- plain text


@pytest.mark.parametrize("text", ["calf", *HOSTILE])
def test_plain_text_holds_the_same(text: str) -> None:
    page = page_with(text)
    shown = words(text_of(page)).casefold()
    for cell in cells_of(page):
        for word in cell.split():
            if len(word) < 7:  # longer ones may be broken between columns
                assert word.casefold() in shown


@pytest.mark.parametrize("page", [ninety(), page_with("x" * 60)], ids=["ninety", "long"])
def test_plain_text_fits_the_terminal(page: Page) -> None:
    assert [line for line in text_of(page).splitlines() if len(line) > WIDTH] == []


def test_plain_text_draws_the_weeks() -> None:
    rows = [line for line in text_of(ninety()).splitlines() if line.startswith("2026-08-29 ")]
    assert rows[0].split()[1:5] == ["4.5", "5.2", "3.6", "3.6"]
    assert rows[0].split()[5] == "·······*·bW··········"


def test_plain_text_counts_what_happened_in_a_week() -> None:
    red, amber = Verdict("red", "x", ""), Verdict("amber", "x", "")
    days = [UNTIL - dt.timedelta(days) for days in (60, 2, 1, 0)]
    log = log_of(*(session(day, answer(before=5)) for day in days))
    verdicts = {"1": red, "2": amber, "3": red}
    text = text_of(page_of(report_of(log, ASKED, "1.0", REGION, verdicts, {})))
    (week,) = (line for line in text.splitlines() if line.startswith("2026-11-20 "))
    assert week.endswith("·  2R A")


# --- the command


def report(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return run(folder, "-m", "tui", "--data-dir", str(folder / "data"), "report", *arguments)


def keep(folder: Path, *entries: Entry) -> list[Path]:
    """The files of these entries."""
    log = Log(Places.under(folder / "data").log)
    return [log.add(log.new_id(one.started, "reset"), one) for one in entries]


PERIOD = ("--since", str(SINCE), "--until", str(UNTIL))


def test_the_period_and_the_region_trained_most(tmp_path: Path) -> None:
    other = session(UNTIL, answer(before=1), region="hamstring")
    keep(tmp_path, *(session(UNTIL, answer(before=1)) for _ in range(2)), other, pain(SINCE, 9))
    keep(tmp_path, session(SINCE - dt.timedelta(1), title="Too early"))
    done = report(tmp_path, *PERIOD, "--name", "Ann \x1b[31m")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Pain log: Calf\n")
    assert f"{SINCE} to {UNTIL} (90 days)" in done.stdout
    assert "2, on 1 day" in done.stdout
    assert f"{SINCE} 18:00" in done.stdout
    assert "Too early" not in done.stdout
    assert "Ann \ufffd[31m" in done.stdout
    told = report(tmp_path, *PERIOD, "--region", "hamstring").stdout
    assert told.startswith("Pain log: Hamstring")


def test_nothing_is_told_of_days_to_come(tmp_path: Path) -> None:
    before, today = SystemClock().now().date(), session(SystemClock().now().date(), answer())
    keep(tmp_path, today)
    done = report(tmp_path, "--until", "9999-12-31")
    days = {before, SystemClock().now().date()}  # it may be midnight
    assert any(f"{day - dt.timedelta(89)} to {day} (90 days)" in done.stdout for day in days)


def test_the_region_with_most_sessions_counts_then_the_one_with_most_entries() -> None:
    hamstring = session(UNTIL, region="hamstring")
    assert most_done(log_of(hamstring, pain(UNTIL, 1), pain(UNTIL, 2))) == "hamstring"
    assert most_done(log_of(hamstring, session(UNTIL), pain(UNTIL, 1))) == "calf"
    assert most_done(log_of(hamstring, session(UNTIL))) == "calf"
    assert most_done(log_of(session(UNTIL, region=None))) == ""


def test_as_a_page(tmp_path: Path) -> None:
    keep(tmp_path, session(UNTIL, answer(before=1)))
    done = report(tmp_path, *PERIOD, "--html", "--name", "Ünal <b>")
    assert done.stdout.startswith("<!DOCTYPE html>\n")
    assert "Ünal <b>" in "".join(read(done.stdout).text)


@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["--since", "yesterday"], 2, "--since takes a day such as 2026-11-22, not 'yesterday'.\n"),
        (
            ["--until", "2026-02-30"],
            2,
            "--until takes a day such as 2026-11-22, not '2026-02-30'.\n",
        ),
        (["--since", "2026-02-02", "--until", "2026-02-01"], 2, "The period would end before it"),
        (["--since", "9999-12-31"], 2, "The period would end before it begins"),
        (["--until", "0001-01-01"], 1, "The log has nothing from 1971-01-01 to 1971-01-01.\n"),
        ([*PERIOD, "--region", "x\x1b"], 1, "The log has nothing about x\ufffd from 2026-08-29"),
    ],
    ids=str,
)
def test_says_in_one_line_why_there_is_no_report(
    tmp_path: Path, arguments: list[str], code: int, says: str
) -> None:
    done = report(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_read_is_told_beside_the_rest(tmp_path: Path) -> None:
    whole, broken, _ = keep(tmp_path, *(session(UNTIL, answer(before=1)) for _ in range(3)))
    broken.write_text("damaged")
    far = keep(tmp_path, session(SINCE - dt.timedelta(200)))[0]
    far.write_text("damaged, but nobody asked")
    done = report(tmp_path, *PERIOD)
    assert done.returncode == 1
    assert "2, on 1 day" in done.stdout
    assert str(broken) in done.stderr
    assert str(whole) not in done.stderr
    assert str(far) not in done.stderr
    assert "Files that the report is without: 1." in done.stderr
