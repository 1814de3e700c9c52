"""The first start: what this is, and what to begin with. It is shown once."""

import asyncio
import datetime as dt
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import ClassVar, Literal

from textual.app import App
from textual.binding import Binding, BindingType

from tui.core.clock import Clock
from tui.core.format.definitions import Session
from tui.core.session.doses import session_seconds
from tui.core.session.first import first_session
from tui.core.text import minutes
from tui.leading.flow import Flow
from tui.leading.questions_alone import ask_alone
from tui.screens.card import Card, menu
from tui.screens.shown import shown
from tui.screens.threads import in_thread
from tui.storage.writing import CannotWrite, make_private_folder
from tui.widgets.lines import Line, line, paragraph

Choice = Literal["session", "questions", "demo", "list"]
WHAT_IT_IS = (
    "soleus leads you through stretches: which side, how long.",
    "Pain is asked about, and kept where only you can read it.",
    "It informs; it does not diagnose.",
)
"""A line each where there is room."""
_DISK_GETS = 1.0
"""Seconds to make a folder, before it is greeted all the same."""

_KEYS = "{welcome.up} {welcome.down} and {welcome.choose} choose · {welcome.list}: the list"


class WelcomeScreen(Card[Choice]):
    """Gives what was chosen."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("down,j", "move(1)", "Down", id="welcome.down", tooltip="The next choice"),
        Binding("up,k", "move(-1)", "Up", id="welcome.up", tooltip="The choice before"),
        Binding("enter", "choose", "Choose", id="welcome.choose", tooltip="Do what is marked"),
        Binding("escape,q", "list", "List", id="welcome.list", tooltip="To the list of sessions"),
    ]

    def __init__(self, first: Session | None, now: dt.datetime, *, is_kiosk: bool) -> None:
        """`first` is the session that is offered; there is no demo in a kiosk, and no editor."""
        super().__init__()
        way = "ask whoever runs this machine" if is_kiosk else "see time_zone in the settings"
        self._time = f"It is {now:%H:%M} {now.tzname()}. If not, {way}."
        self._choices: list[tuple[Choice, str]] = []
        if first is not None:
            length = minutes(session_seconds(first))
            self._choices = [
                ("session", f"Begin: {first.title}, {length}"),
                ("questions", "Only the questions: signs that need a clinician"),
            ]
        if not is_kiosk:
            self._choices.append(("demo", "Look around: made-up entries, gone afterwards"))
        self._choices.append(("list", "The list of sessions"))
        self._at = 0

    def say(self, width: int) -> Sequence[Line]:
        """What this is, and the choices."""
        return [
            *(row for text in WHAT_IT_IS for row in paragraph(text, width)),
            line(),
            *menu([words for _, words in self._choices], self._at, width),
            line(),
            *paragraph(self._time, width, "dim"),
            *paragraph(self.named(_KEYS), width, "dim"),
        ]

    def action_move(self, by: int) -> None:
        """Mark another one."""
        self._at = max(0, min(len(self._choices) - 1, self._at + by))
        self.say_again()

    def action_choose(self) -> None:
        """Do what is marked."""
        self.dismiss(self._choices[self._at][0])

    def action_list(self) -> None:
        """Nothing of it now."""
        self.dismiss("list")


async def welcome(app: App[str], flow: Flow, clock: Clock, show_demo: Callable[[], None]) -> str:
    """Show it and do what was chosen; a line about what was done.

    It is shown once, as from now on there is the folder of sessions that are under way. Where that
    can't be made it is not shown at all, as it would stand in the way at each start: the line says
    why nothing can be kept.
    """
    stores = flow.stores
    making = in_thread(lambda: _why_not_made(stores.runs_folder))
    await asyncio.wait([making], timeout=_DISK_GETS)
    if making.done() and (why_not := making.result()):
        return why_not
    listed = (one.session for one in stores.library().sessions())
    first = first_session(one for one in listed if one is not None)
    choice = await shown(app, WelcomeScreen(first, clock.now(), is_kiosk=stores.kiosk))
    if choice == "demo":
        show_demo()
    elif choice == "session" and first is not None:
        return await flow.play(first)
    elif choice == "questions" and first is not None:
        return await ask_alone(flow, clock, first, "first")
    return ""


def _why_not_made(folder: Path) -> str:
    try:
        make_private_folder(folder)
    except CannotWrite as error:
        return str(error)
    return ""
