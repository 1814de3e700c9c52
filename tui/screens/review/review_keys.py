"""The keys of the pain log, with the words of the key line and of the help."""

from textual.binding import Binding, BindingType

from tui.screens.moving import moving_keys
from tui.screens.review.changing import changing_keys

KEYS: list[BindingType] = [
    Binding("enter", "open", "Open", key_display="enter", id="review.open",
            tooltip="All that was kept of this entry"),
    Binding("1", "range(0)", "Range", key_display="1-3", id="review.month",
            tooltip="Charts of 30 days"),
    Binding("2", "range(1)", "Range", show=False, id="review.quarter",
            tooltip="Charts of 90 days"),
    Binding("3", "range(2)", "Range", show=False, id="review.year",
            tooltip="Charts of a year, four weeks a bar"),
    *changing_keys("review"),
    Binding("b", "next_meaning", "Part", id="review.part",
            tooltip="The next part of the body, or side of it; then all again"),
    Binding("slash", "filter", "Filter", key_display="/", id="review.filter",
            tooltip="Show only entries with these words"),
    Binding("tab,t", "turn", "Table", key_display="t", id="review.turn",
            tooltip="The table alone, or with the charts; on a small screen one of them"),
    Binding("x", "export", "Export", id="review.export",
            tooltip="Write all entries of the table to a new file for spreadsheets (CSV)"),
    Binding("s", "next_session", "Session", show=False, id="review.session",
            tooltip="Only the next session; then all again"),
    Binding("escape", "back", "Back", key_display="esc", id="review.back",
            tooltip="All entries again; from there, back to where you came from"),
    Binding("v,q", "close", "Close", show=False, id="review.close",
            tooltip="Back to where you came from"),
    *moving_keys("review", "entry"),
]  # fmt: skip
