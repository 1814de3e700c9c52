"""Pages of a report for tests, and a reader of them that refuses what has no business in one."""

from html.parser import HTMLParser

from msgspec.structs import replace

from tests.core.logged import REGION, answer, log_of, pain, session, strain
from tests.core.ninety import SINCE, UNTIL, ninety_days
from tui.core.entries import Entry, Mark, SetRecord
from tui.core.format.definitions import Flag
from tui.core.report.page import Chart, Facts, Page, Table, page_of
from tui.core.report.report import Asked, report_of
from tui.core.rules.history import Verdict

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
