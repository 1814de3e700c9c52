"""A yes to a red flag stands in the way: what to do, since when, and what ends it."""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import ClassVar

from textual import events
from textual.binding import Binding, BindingType
from textual.widget import Widget

from tui.core.clock import Clock
from tui.core.format.general_flags import Flagged
from tui.core.forms.red_flag_words import ENDS, seen_on
from tui.core.rules.red_flags import ENDED_BY_SEEN, OpenFlag, most_urgent_first
from tui.leading.face import BlockedWay
from tui.panes.red_flags import advice_lines
from tui.screens.moving import MovingPage, moving_keys
from tui.widgets.form import Hints
from tui.widgets.lines import Line, Span, line, paragraph
from tui.widgets.reader import Reader

_KEEPS = "{blocked.enter} keeps the day; {blocked.back}: back."
_DAY = len("2026-11-22")


class BlockedScreen(MovingPage[BlockedWay]):
    """Shows what is open; nothing here lets a session start."""

    DEFAULT_CSS = """
    BlockedScreen {
        #flags { height: 1fr; }
        #hints { height: 2; }
    }
    """
    TAKES_DIGITS = True
    TYPED = (("0 to 9 and -", "The day, while it is asked for"),)
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("a,r", "again", "Answer again", key_display="a", id="blocked.again",
                tooltip="Answer the questions again"),
        Binding("s", "seen", "Seen by a clinician", id="blocked.seen",
                tooltip="Say on which day a clinician saw it"),
        Binding("enter", "enter", "Keep", key_display="enter", id="blocked.enter",
                tooltip="Keep the day"),
        Binding("escape", "back", "Back", key_display="esc", id="blocked.back", tooltip="Back"),
        *moving_keys("blocked", "line"),
    ]  # fmt: skip

    def __init__(self, flags: Sequence[OpenFlag], region: Flagged, clock: Clock) -> None:
        """`flags` are those of this region that are open, at least one."""
        super().__init__()
        self._flags = most_urgent_first(flags)
        self._region = region
        self._clock = clock
        self._typed: str | None = None
        self._can_be_seen = any(flag.tier in ENDED_BY_SEEN for flag in flags)

    def body(self) -> Iterable[Widget]:
        """What to do, and what ends it."""
        yield Reader(self._lay_out, id="flags")
        yield Hints(id="hints")

    def on_mount(self) -> None:
        """Say whose it is."""
        self.set_bar(f"{self._region.title}: not now", f"answered {self._reported}")
        self._hint()

    def movable(self) -> Reader:
        """The text."""
        return self.query_one(Reader)

    def label_of(self, binding: Binding) -> str:
        """Only what can be done now."""
        is_typing = self._typed is not None
        match binding.action:
            case "enter":
                return binding.description if is_typing else ""
            case "again":
                return "" if is_typing else binding.description
            case "seen":
                return binding.description if self._can_be_seen and not is_typing else ""
        return binding.description

    def takes_text(self) -> bool:
        """While the day is typed: it has a minus in it."""
        return self._typed is not None

    def takes(self, event: events.Key) -> bool:
        """While the day is asked for, what can be part of one belongs to it."""
        if self._typed is None:
            return False
        if event.key == "backspace":
            self._type(self._typed[:-1])
        elif event.character and event.character in "0123456789-":
            self._type((self._typed + event.character)[:_DAY])
        else:
            return bool(event.character) and event.is_printable
        return True

    def action_again(self) -> None:
        """Ask the questions again: a mistaken answer, or one that is so no longer."""
        self.dismiss("again")

    def action_seen(self) -> None:
        """Ask for the day; today is filled in."""
        if self._can_be_seen:
            self._type(str(self._today))

    def action_enter(self) -> None:
        """Take the day, if it can be."""
        if self._typed is None:
            return
        try:
            self.dismiss(seen_on(self._typed, self._reported, self._today))
        except ValueError as error:
            self._hint(str(error))

    def action_back(self) -> None:
        """From the day back to the advice, from there away."""
        if self._typed is None:
            self.dismiss(None)
        else:
            self._typed = None
            self.refresh_bindings()
            self._hint()

    def _type(self, text: str) -> None:
        self._typed = text
        self.refresh_bindings()
        self._hint()

    @property
    def _today(self) -> dt.date:
        return self._clock.now().date()

    @property
    def _reported(self) -> dt.date:
        return max(flag.day for flag in self._flags)

    def _lay_out(self, width: int) -> list[Line]:
        tiers = dict.fromkeys(flag.tier for flag in self._flags)
        return [
            *paragraph(f"On {self._reported} you answered yes to this:", width),
            line(),
            *advice_lines(self._flags, self._region.flags, width),
            line(),
            *(row for tier in tiers for row in paragraph(ENDS[tier], width, "dim")),
            *paragraph("Pain can be noted at any time.", width, "dim"),
        ]

    def _hint(self, problem: str = "") -> None:
        if self._typed is None:
            seen = " {blocked.seen}: seen by a clinician." if self._can_be_seen else ""
            keys = f"{{blocked.again}}: answer again.{seen} {{blocked.back}}: back."
            sentences = [Span(self.named(keys))]
        else:
            sentences = [Span(f"Seen by a clinician on {self._typed}▏", "accent")]
            if problem:
                sentences.append(Span(f"! {problem}", "warn"))
            else:
                sentences.append(Span(self.named(_KEEPS), "dim"))
        self.query_one("#hints", Hints).sentences = tuple(sentences)
