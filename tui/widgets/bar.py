"""The first and the last line of every screen: what this is, and which keys work."""

from collections.abc import Callable

from rich.cells import cell_len
from textual.binding import Binding
from textual.reactive import reactive

from tui.widgets.lines import Drawn, Line, Span, fit, line

EXAMPLE = "EXAMPLE"
"""On every page of an app that shows what is made up."""
REHEARSAL = "REHEARSAL"
"""On every page of one that keeps nothing."""
_PARTS = " · "
"""Between the parts of a title."""
_LEAST = 6
"""Cells of a title that is cut."""


class TitleBar(Drawn):
    """A title on the left, a detail on the right; before both, what must not be missed."""

    heading: reactive[str] = reactive("", repaint=False)
    detail: reactive[str] = reactive("", repaint=False)

    def __init__(self, mark: str = "", *, id: str | None = None) -> None:
        super().__init__(id=id)
        self._mark = f" {mark} " if mark else ""

    def watch_heading(self) -> None:
        """Draw a new title."""
        self.redraw()

    def watch_detail(self) -> None:
        """Draw a new detail."""
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        """One line; the title gives way to the detail where both don't fit, its first part first.

        A title that would be cut to a few letters goes, and then only may the detail be cut.
        """
        mark, detail = Span(self._mark, "bad"), f"{self.detail} "
        room = width - cell_len(self._mark) - cell_len(detail) - 2
        title = self.heading
        if cell_len(title) > room:
            title = title.partition(_PARTS)[2] or title
        if cell_len(title) > room < _LEAST:
            return [line(mark, f" {fit(detail, width - cell_len(self._mark) - 1)}", base="bar")]
        return [line(mark, Span(f" {fit(title, room)} ", "accent"), detail, base="bar")]


class KeyLine(Drawn):
    """The keys of the screen, as its bindings declare them; as many as fit, none beneath a card."""

    is_beneath: reactive[bool] = reactive(False, repaint=False)
    """Whether a card lies over the screen, and says itself which keys it takes."""

    def __init__(
        self,
        label_of: Callable[[Binding], str],
        key_of: Callable[[Binding], str],
        *,
        id: str | None = None,
    ) -> None:
        """`label_of` says what a key does now, empty leaves it out; `key_of` what it is called."""
        super().__init__(id=id)
        self.label_of = label_of
        self.key_of = key_of

    def on_mount(self) -> None:
        """Draw again when other keys work."""
        self.screen.bindings_updated_signal.subscribe(self, lambda _: self.redraw())

    def watch_is_beneath(self) -> None:
        """Name the keys, or none."""
        self.redraw()

    def draw(self, width: int, height: int) -> list[Line]:
        """One line: key, what it does, key, what it does; help is always among them."""
        if self.is_beneath:
            return [line(base="bar")]
        keys = self.shown_keys()
        while len(keys) > 1 and sum(_cells(*one) for one in keys) > width:
            del keys[-2]
        spans = [
            span for key, does in keys for span in (Span(f" {key}", "accent"), Span(f" {does} "))
        ]
        return [line(*spans, base="bar")]

    def shown_keys(self) -> list[tuple[str, str]]:
        """(key, what it does) of every binding to be shown, in the order declared, help last."""
        declared = [one.id for one in self.screen.BINDINGS if isinstance(one, Binding)]
        shown: dict[str | None, Binding] = {}
        for active in self.screen.active_bindings.values():
            if active.binding.show and active.enabled:
                shown.setdefault(active.binding.id, active.binding)
        here = sorted(shown, key=lambda id: declared.index(id) if id in declared else len(declared))
        labels = ((shown[id], self.label_of(shown[id])) for id in here)
        return [(self.key_of(binding), label) for binding, label in labels if label]


def _cells(key: str, does: str) -> int:
    return cell_len(key) + cell_len(does) + 3
