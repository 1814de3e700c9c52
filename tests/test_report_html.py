"""The report as a page for a browser: nothing but text in it, and charts that are told in words."""

import datetime as dt
import re
import xml.etree.ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.logged import REGION, answer, log_of, session
from tests.core.ninety import UNTIL
from tests.reported import ASKED, HOSTILE, cells_of, ninety, page_with, read, words
from tests.storage.any_entries import clean_texts
from tui.commands.report_html import html_of
from tui.core.report.page import Page, page_of
from tui.core.report.report import report_of


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
