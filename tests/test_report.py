"""`soleus report`: two ways to show the same page, and what is read for it."""

import datetime as dt
import re
import subprocess
import sys
import xml.etree.ElementTree as ET
from html.parser import HTMLParser
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from tests.core.logged import REGION, answer, log_of, pain, session, strain
from tests.core.ninety import SINCE, UNTIL, ninety_days
from tests.storage.any_entries import clean_texts
from tests.terminal.harness import clean_environment
from tui.commands.report import most_done
from tui.commands.report_html import html_of
from tui.commands.report_text import WIDTH, text_of
from tui.core.entries import Entry, Mark, SetRecord
from tui.core.format.definitions import Flag
from tui.core.report.page import Chart, Facts, Page, Table, page_of
from tui.core.report.report import Asked, report_of
from tui.core.rules.history import Verdict
from tui.storage.log import Log
from tui.storage.places import Places
from tui.system_clock import SystemClock

ASKED = Asked(region_id="calf", since=SINCE, until=UNTIL, today=UNTIL, name="Ann")
HOSTILE = [
    "<script>alert(1)</script>",
    "</title></svg></style><img src=x onerror=alert(1)>",
    "\"' onload='x' style=\"background:url(//evil)\"",
    "&lt;b&gt; &amp; &#60;",
    "]]><!-- -->",
    "javascript:alert(1) href=x",
    "2026-11-26<b>10-10</b>",
    "פחד \u200d ☃ ẞ",
]
MAY_STAND = {
    "html": {"lang"},
    "meta": {"charset", "http-equiv", "content", "name"},
    "th": {"scope", "class"},
    "td": {"class"},
    "table": {"class"},
    "p": {"class"},
    "svg": {"viewbox", "role", "aria-labelledby"},
    "title": {"id"},
    "desc": {"id"},
    "text": {"x", "y", "text-anchor"},
    "path": {"d", "fill", "stroke", "stroke-width", "stroke-dasharray", "transform"},
}
"""Every attribute that a page needs, by its element."""
BARE = {"head", "style", "body", "h1", "h2", "tbody", "thead", "tr", "figure", "figcaption"} | {
    "footer",
    "span",
}
EMPTY = {"meta"}


class Reader(HTMLParser):
    """Collects the text of a page, and refuses what has no business in it."""

    def __init__(self) -> None:
        super().__init__()
        self.text: list[str] = []
        self.style = ""
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert {name for name, _ in attrs} <= MAY_STAND.get(tag, set())
        assert tag in MAY_STAND or tag in BARE
        assert not any("//" in (value or "") or "url" in (value or "") for _, value in attrs)
        if tag not in EMPTY:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open.pop() == tag

    def handle_data(self, data: str) -> None:
        if self.open[-1:] == ["style"]:
            self.style += data
        else:
            self.text.append(data)

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment: {data}")


def read(html: str) -> Reader:
    """The page, read whole."""
    reader = Reader()
    reader.feed(html)
    reader.close()
    assert reader.open == []
    return reader


def words(text: str) -> str:
    """Without the spaces, which may be anywhere where lines are broken."""
    return "".join(text.split())


def page_with(text: str) -> Page:
    """A page in which every text from outside is this one."""
    marks = (Mark(at=1, step=0, side="left", score=6, stopped=True),)
    steps = (SetRecord(index=0, name=text, kind="reps", outcome="done", load=text, planned_reps=3),)
    entries: list[Entry] = [
        strain(SINCE, notes=text),
        session(
            SINCE,
            answer(before=3, during=6, after=2, where=(text,), feel=(text,)),
            answer(None, before=1),
            title=text,
            notes=text,
            marks=marks,
            steps=steps,
        ),
        pain(UNTIL, 3, where=(text,), notes=text),
    ]
    region = replace(
        REGION, title=text, rules=None, flags=(Flag(id="x", tier="book", question="?"),)
    )
    verdicts = {"1": Verdict("red", "x", f"Red: {text}.", "left")}
    asked = replace(ASKED, name=text)
    return page_of(report_of(log_of(*entries), asked, text, region, verdicts, {}))


def cells_of(page: Page) -> list[str]:
    """Every text that a page shows, but for the charts'."""
    found: list[str] = [page.title, *page.foot]
    for block in page.blocks:
        match block:
            case Facts():
                found += (cell for row in block.rows for cell in row)
            case Table():
                found += (block.title, block.note, *(one.heading for one in block.columns))
                found += (cell for row in block.rows for cell in row)
            case Chart():
                found += (block.title, block.legend, block.note)
    return found


def ninety() -> Page:
    """Ninety days with everything in them."""
    log = log_of(*ninety_days())
    return page_of(report_of(log, ASKED, "1.0", REGION, {}, {}))


# --- HTML


@pytest.mark.parametrize("text", HOSTILE)
def test_no_text_is_read_as_anything_but_text(text: str) -> None:
    _is_safe_and_whole(page_with(text))


@given(clean_texts | st.text("<>&\"'/=;-0123 ", max_size=30))
def test_any_text_is_safe_and_whole(text: str) -> None:
    _is_safe_and_whole(page_with(text))


def _is_safe_and_whole(page: Page) -> None:
    html = html_of(page)
    assert html.isascii()
    reader = read(html)
    shown = words("".join(reader.text))
    assert [cell for cell in cells_of(page) if words(cell) not in shown] == []


def test_nothing_is_loaded_from_anywhere() -> None:
    reader = read(html_of(ninety()))
    assert not re.search(r"url|@import|//|expression", reader.style)
    html = html_of(ninety())
    assert "Content-Security-Policy\" content=\"default-src 'none'; " in html
    assert not re.search(r"<script|\bon\w+=|href|src=|https?:", html)


@pytest.mark.parametrize("text", ["calf", *HOSTILE])
def test_charts_are_well_formed_and_told_in_words(text: str) -> None:
    charts = re.findall(r"<svg.*?</svg>", html_of(page_with(text)), re.DOTALL)
    assert charts
    ids: list[str] = []
    for svg in charts:
        root = ET.fromstring(svg)  # noqa: S314 - it is ours
        named = (root.attrib["aria-labelledby"]).split()
        assert [one.attrib["id"] for one in (root[0], root[1])] == named
        assert "worst" in (root[1].text or "") or "unknown" in (root[1].text or "")
        ids += named
    assert len(set(ids)) == len(ids)


def test_measures_differ_in_shape_and_dashes() -> None:
    svg = re.findall(r"<svg.*?</svg>", html_of(ninety()), re.DOTALL)[0]
    root = ET.fromstring(svg)  # noqa: S314 - it is ours
    paths = root.findall("path")
    dashes = {path.attrib["stroke-dasharray"] for path in paths if "stroke-width" in path.attrib}
    shapes = {path.attrib["d"] for path in paths if "transform" in path.attrib}
    assert (len(dashes), len(shapes)) == (4, 4)


def test_charts_have_a_fixed_axis_and_stay_in_it() -> None:
    svg = re.findall(r"<svg.*?</svg>", html_of(ninety()), re.DOTALL)[0]
    root = ET.fromstring(svg)  # noqa: S314 - it is ours
    width, height = map(float, root.attrib["viewBox"].split()[2:])
    labels = [one.text for one in root.findall("text")]
    assert labels[:6] == ["0", "2", "4", "6", "8", "10"]
    for one in root.findall("text"):
        assert 0 < float(one.attrib["x"]) < width
        assert 0 < float(one.attrib["y"]) < height
    for one in root.findall("path"):
        if place := re.match(r"translate\((\S+) (\S+)\)", one.attrib.get("transform", "")):
            assert 0 < float(place[1]) < width
            assert 0 < float(place[2]) < height


def test_lines_break_where_nothing_is_known() -> None:
    days = [UNTIL - dt.timedelta(days=ago) for ago in (4, 3, 1, 0)]
    log = log_of(*(session(day, answer(before=5)) for day in days))
    page = page_of(report_of(log, ASKED, "1.0", REGION, {}, {}))
    root = ET.fromstring(re.findall(r"<svg.*?</svg>", html_of(page), re.DOTALL)[0])  # noqa: S314 - it is ours
    lines = [one.attrib["d"] for one in root.findall("path") if "stroke-width" in one.attrib]
    (before,) = (line for line in lines if "h" not in line and line.count("M") > 1)
    assert re.sub(r"[^ML]", "", before) == "MLML"


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


def run(folder: Path, *arguments: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-m", "tui", "--data-dir", folder / "data", "report", *arguments],
        cwd=Path(__file__).parents[1],
        env=clean_environment(folder),
        stdin=subprocess.DEVNULL,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
    )


def keep(folder: Path, *entries: Entry) -> list[Path]:
    """The files of these entries."""
    log = Log(Places.under(folder / "data").log)
    return [log.add(log.new_id(one.started, "reset"), one) for one in entries]


PERIOD = ("--since", str(SINCE), "--until", str(UNTIL))


def test_the_period_and_the_region_trained_most(tmp_path: Path) -> None:
    other = session(UNTIL, answer(before=1), region="hamstring")
    keep(tmp_path, *(session(UNTIL, answer(before=1)) for _ in range(2)), other, pain(SINCE, 9))
    keep(tmp_path, session(SINCE - dt.timedelta(1), title="Too early"))
    done = run(tmp_path, *PERIOD, "--name", "Ann \x1b[31m")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout.startswith("Pain log: Calf\n")
    assert f"{SINCE} to {UNTIL} (90 days)" in done.stdout
    assert "2, on 1 day" in done.stdout
    assert f"{SINCE} 18:00" in done.stdout
    assert "Too early" not in done.stdout
    assert "Ann \ufffd[31m" in done.stdout
    assert run(tmp_path, *PERIOD, "--region", "hamstring").stdout.startswith("Pain log: Hamstring")


def test_nothing_is_told_of_days_to_come(tmp_path: Path) -> None:
    before, today = SystemClock().now().date(), session(SystemClock().now().date(), answer())
    keep(tmp_path, today)
    done = run(tmp_path, "--until", "9999-12-31")
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
    done = run(tmp_path, *PERIOD, "--html", "--name", "Ünal <b>")
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
    done = run(tmp_path, *arguments)
    assert (done.returncode, done.stdout) == (code, "")
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_a_file_that_cannot_be_read_is_told_beside_the_rest(tmp_path: Path) -> None:
    whole, broken, _ = keep(tmp_path, *(session(UNTIL, answer(before=1)) for _ in range(3)))
    broken.write_text("damaged")
    far = keep(tmp_path, session(SINCE - dt.timedelta(200)))[0]
    far.write_text("damaged, but nobody asked")
    done = run(tmp_path, *PERIOD)
    assert done.returncode == 1
    assert "2, on 1 day" in done.stdout
    assert str(broken) in done.stderr
    assert str(whole) not in done.stderr
    assert str(far) not in done.stderr
    assert "Files that the report is without: 1." in done.stderr
