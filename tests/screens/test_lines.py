"""Lines: fitting and wrapping by cells, and sending no more than what changed."""

import pytest
from rich.cells import cell_len
from textual.app import App, ComposeResult
from textual.geometry import Region, Size

from tui.themes import SOLEUS
from tui.widgets.bar import TitleBar
from tui.widgets.digits import GLYPHS, HEIGHT, big
from tui.widgets.lines import Line, Lines, Span, fit, line, paragraph, wrap
from tui.widgets.paragraphs import Paragraphs
from tui.widgets.picker import Picker
from tui.widgets.progress import Progress


class Stage(App[None]):
    """One widget, with the colours of the real app."""

    def __init__(self, shown: Lines) -> None:
        super().__init__()
        self.shown = shown
        self.register_theme(SOLEUS)
        self.theme = SOLEUS.name

    def compose(self) -> ComposeResult:
        yield self.shown

    def get_theme_variable_defaults(self) -> dict[str, str]:
        return dict(SOLEUS.variables)


@pytest.mark.parametrize(
    ("text", "width", "fitted"),
    [
        ("abc", 5, "abc  "),
        ("abcdef", 4, "abc…"),
        ("日本語", 5, "日本…"),
        ("日本語", 4, "日… "),
        ("abc", 0, ""),
    ],
)
def test_fit_gives_exactly_that_many_cells(text: str, width: int, fitted: str) -> None:
    assert fit(text, width) == fitted
    assert cell_len(fit(text, width)) == width


def test_wrap_breaks_at_spaces_and_cuts_what_is_wider_than_a_row() -> None:
    assert wrap("one two three", 7) == ["one two", "three"]
    assert wrap("· one two three", 9, indent="  ") == ["· one two", "  three"]
    assert wrap("x" * 10, 4) == ["xxxx", "xxxx", "xx"]
    assert all(cell_len(row) <= 5 for row in wrap("日本語日本語 ab", 5))
    assert wrap("   ", 5) == []


def test_a_paragraph_keeps_its_tone() -> None:
    assert paragraph("a b", 1, "warn") == [line(Span("a", "warn")), line(Span("b", "warn"))]


@pytest.mark.parametrize(
    ("before", "after", "regions"),
    [
        ([line("same")], [line("same")], []),
        ([line("0:30")], [line("0:29")], [Region(0, 0, 4, 1)]),
        ([line("0:30 left")], [line("0:29 left")], [Region(0, 0, 4, 1)]),
        ([line("日本 1 left")], [line("日本 2 left")], [Region(0, 0, 6, 1)]),
        ([line("a"), line("b")], [line("a"), line("c")], [Region(0, 1, 1, 1)]),
        ([line(Span("a", "dim"))], [line(Span("a", "warn"))], [Region(0, 0, 1, 1)]),
        ([line("a"), line("b")], [line("a")], [Region(0, 1, 1000, 1)]),
        ([line("a")], [line("a", base="cursor")], [Region(0, 0, 1000, 1)]),
        ([line("calf")], [line(Span("ca"), Span("lf"))], []),
        ([line(Span("", "accent"))], [line()], []),
    ],
)
async def test_only_rows_that_differ_are_sent_up_to_the_last_changed_cell(
    before: list[Line],
    after: list[Line],
    regions: list[Region],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    shown = Lines(before)
    async with Stage(shown).run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        sent: list[Region] = []
        monkeypatch.setattr(shown, "refresh", lambda *regions, **_: sent.extend(regions))
        shown.show(after)
        assert sent == regions
        assert shown.shown == tuple(after)


async def test_a_widget_without_a_size_still_asks_to_be_painted(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """Hidden and shown again within one frame, a widget is on the screen but has no size."""
    shown = Lines([line("before")])
    async with Stage(shown).run_test(size=(40, 5)) as pilot:
        await pilot.pause()
        monkeypatch.setattr(Lines, "size", property(lambda _: Size(0, 0)))
        sent: list[Region] = []
        monkeypatch.setattr(shown, "refresh", lambda *regions, **_: sent.extend(regions))
        shown.show([line("behind")])
        assert sent == [Region(0, 0, 6, 1)]


async def test_no_text_is_markup() -> None:
    hostile = "[@click=app.quit]x[/] [/oops]"
    shown = Lines([line(hostile)])
    async with Stage(shown).run_test(size=(40, 5)):
        assert shown.render_line(0).text.startswith(hostile)


def test_digits_are_all_of_one_size() -> None:
    for character, rows in GLYPHS.items():
        assert len(rows) == HEIGHT
        assert {len(row) for row in rows} == {2 if character == ":" else 6}
    assert len(set(GLYPHS.values())) == len(GLYPHS)
    assert big("1:")[0].plain == f"{GLYPHS['1'][0]} {GLYPHS[':'][0]}"


def _row(index: int, width: int, on_cursor: bool) -> tuple[Line]:
    return (line(f"{'>' if on_cursor else ' '}{index}"),)


async def test_a_picker_makes_only_the_rows_in_view_and_scrolls_as_little_as_it_must() -> None:
    made: list[int] = []

    def row(index: int, width: int, on_cursor: bool) -> tuple[Line]:
        made.append(index)
        return _row(index, width, on_cursor)

    picker = Picker(row, 10_000)
    async with Stage(picker).run_test(size=(20, 4)) as pilot:
        await pilot.pause()
        assert set(made) == {0, 1, 2, 3}
        picker.move(4)
        assert picker.plain.split() == ["1", "2", "3", ">4"]
        picker.move(-2)
        assert picker.plain.split() == ["1", ">2", "3", "4"]
        picker.move(100_000)
        assert picker.plain.split()[-1] == ">9999"
        picker.move_page(-1)
        assert picker.plain.split()[0] == ">9996"
        picker.set_count(2)
        assert picker.plain.split() == [">0", "1"]


async def test_rows_of_two_lines_scroll_whole() -> None:
    def two(index: int, width: int, on_cursor: bool) -> tuple[Line, Line]:
        return (*_row(index, width, on_cursor), line("below"))

    picker = Picker(two, 9, row_height=2)
    async with Stage(picker).run_test(size=(20, 5)) as pilot:
        await pilot.pause()
        picker.move(3)
        assert picker.plain.split() == ["2", "below", ">3", "below"]


async def test_a_bar_fills_by_whole_cells() -> None:
    bar = Progress()
    async with Stage(bar).run_test(size=(10, 3)) as pilot:
        await pilot.pause()
        bar.share = 0.5
        assert bar.plain == "━" * 5 + "─" * 5
        bar.share = 2.0
        assert bar.plain == "━" * 10


async def test_the_title_gives_way_to_the_detail() -> None:
    bar = TitleBar()
    async with Stage(bar).run_test(size=(20, 1)) as pilot:
        await pilot.pause()
        bar.heading, bar.detail = "A rather long title", "3 of 9"
        assert bar.plain == " A rather l… 3 of 9"


def test_a_paragraph_keeps_its_tones_however_it_is_wrapped() -> None:
    shown = Paragraphs()
    shown.paragraphs = (line(Span("Next: the whole.", "strong"), "The same again."),)

    assert shown.draw(14, 0) == [
        line(Span("Next: the", "strong")),
        line(Span("  "), Span("whole. ", "strong"), "The"),
        line("  same again."),
    ]
    assert shown.draw(80, 0) == [line(Span("Next: the whole. ", "strong"), "The same again.")]
    assert shown.draw(14, 1) == [line(Span("Next: the …", "strong"))]
