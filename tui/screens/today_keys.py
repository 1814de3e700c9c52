"""The keys of Today, with the words of the key line and of the help."""

from textual.binding import Binding

KEYS: list[Binding] = [
    Binding("enter", "start", "Start", key_display="enter", id="today.start",
            tooltip="Start the session under the cursor"),
    Binding("slash", "filter", "Filter", key_display="/", id="today.filter",
            tooltip="Show only sessions with these words"),
    Binding("v", "review", "Pain log", id="today.review", tooltip="Open the pain log"),
    Binding("g", "go_on", "Go on", id="today.go_on",
            tooltip="Go on with the session that was cut off"),
    Binding("f", "form", "Pain form", id="today.form",
            tooltip="Go on with the pain form that was put off"),
    Binding("F", "drop_form", "No form", show=False, id="today.drop_form",
            tooltip="Leave the pain form out; asks again"),
    Binding("r", "reload", "Reload", show=False, id="today.reload",
            tooltip="Read the files again"),
    Binding("tab,pagedown", "page(1)", "More", key_display="tab", id="today.page",
            tooltip="The next page of the preview"),
    Binding("shift+tab,pageup", "page(-1)", "Less", show=False, id="today.page_back",
            tooltip="The page before"),
    Binding("down,j", "move(1)", "Down", show=False, id="today.down", tooltip="Next session"),
    Binding("up,k", "move(-1)", "Up", show=False, id="today.up", tooltip="Session before"),
    Binding("escape", "clear", "All", show=False, id="today.clear", tooltip="End the filter"),
    Binding("q", "app.quit", "Quit", id="today.quit", tooltip="Quit"),
]  # fmt: skip
