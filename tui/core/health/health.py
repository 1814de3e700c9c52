"""What `soleus doctor` finds: where the program runs, and whether it runs well there.

Facts come in as values; what is kept on the disk is looked at in `health_kept`.
"""

import datetime as dt
from collections.abc import Iterator
from typing import Literal

from msgspec import Struct

from tui.core.terminals import shows_no_screen

State = Literal["ok", "note", "do"]
"""`note`: it works, and could work better; `do`: somebody has to do something."""

SMALLEST = (40, 10)
"""Columns and rows that the screens need."""
DESIGNED = (80, 24)
_SLOW_ESCAPE = 50
"""Milliseconds from which on the wait after escape is felt; our choice."""
_TMUX_TERMS = ("tmux", "screen")
_CLOCK_MAY_LAG = dt.timedelta(days=1)
"""An entry from another time zone may start up to so much later by this machine's clock."""


class Finding(Struct, frozen=True):
    """One thing that was looked at."""

    state: State
    about: str
    says: str
    """What is so, as a part of a sentence without its full stop."""
    advice: str = ""
    """One sentence that says what to do; never empty where something needs doing."""

    @property
    def line(self) -> str:
        """The word first: it is what is listened for."""
        advice = f" {self.advice}" if self.advice else ""
        return f"{self.state:4} {self.about}: {self.says}.{advice}"


class Terminal(Struct, frozen=True):
    """What the program is seen in."""

    is_one: bool
    """Whether input and errors are connected to a terminal; a pipe or a job has none."""
    term: str
    colours: str
    """How many it shows, in words."""
    columns: int
    rows: int


def of_terminal(terminal: Terminal) -> Iterator[Finding]:
    """Whether it can show the screens."""
    if not terminal.is_one:
        yield Finding(
            "note", "terminal", "there is none here", "Screens need one: over SSH, ssh -t HOST."
        )
        return
    if shows_no_screen(terminal.term):
        called = f"it says that it is {terminal.term!r}" if terminal.term else "TERM is not set"
        yield Finding(
            "do",
            "terminal",
            f"{called}, which shows no screens",
            "Set TERM to what it is, such as TERM=xterm-256color.",
        )
    else:
        yield Finding("ok", "terminal", f"{terminal.term}, {terminal.colours}")
    yield _size(terminal.columns, terminal.rows)


def _size(columns: int, rows: int) -> Finding:
    size = f"{columns} columns, {rows} rows"
    if columns < SMALLEST[0] or rows < SMALLEST[1]:
        advice = f"Make the window larger or its letters smaller, to {SMALLEST[0]} by {SMALLEST[1]}"
        return Finding("do", "size", f"{size}, which is too small for the screens", f"{advice}.")
    if columns < DESIGNED[0] or rows < DESIGNED[1]:
        advice = f"More is seen at once from {DESIGNED[0]} by {DESIGNED[1]} on."
        return Finding("note", "size", size, advice)
    return Finding("ok", "size", size)


class Language(Struct, frozen=True):
    """What the environment says of letters."""

    name: str
    """Such as `de_DE.UTF-8`; empty where nothing is set."""
    is_utf8: bool
    is_installed: bool = True


def of_language(language: Language) -> Finding:
    """Whether letters beyond ASCII arrive."""
    called = language.name or "not set"
    if not language.is_installed:
        return Finding(
            "note",
            "locale",
            f"{called}, which this machine does not have",
            "Set LANG to one that `locale -a` lists, such as C.UTF-8.",
        )
    if not language.is_utf8:
        return Finding(
            "note",
            "locale",
            f"{called}, which is not UTF-8, so figures are drawn in plain letters",
            "Set LANG=C.UTF-8, also where you start tmux.",
        )
    return Finding("ok", "locale", f"{called}, taken for UTF-8")


class Tmux(Struct, frozen=True):
    """The options of the tmux around us; None where it didn't say."""

    escape_time: int | None = None
    """Milliseconds that it waits whether escape was a key or the start of one."""
    bell_action: str | None = None
    """`none` has no bell pass."""


def of_tmux(tmux: Tmux, term: str) -> Iterator[Finding]:
    """Its well-known pitfalls."""
    found = list(_pitfalls(tmux, term))
    yield from found or [Finding("ok", "tmux", "escape, colours and bell come through")]


def _pitfalls(tmux: Tmux, term: str) -> Iterator[Finding]:
    if tmux.escape_time is not None and tmux.escape_time > _SLOW_ESCAPE:
        yield Finding(
            "note",
            "tmux",
            f"it holds escape back for {tmux.escape_time} ms",
            "Write into ~/.tmux.conf: set -sg escape-time 10",
        )
    if not term.startswith(_TMUX_TERMS):
        yield Finding(
            "note",
            "tmux",
            f"TERM is {term!r} in it, which tmux is not",
            "Take what sets TERM out of your shell's start-up files.",
        )
    elif "256color" not in term:
        says = f"TERM is {term!r} in it, so other programs show few colours"
        advice = 'Write into ~/.tmux.conf: set -g default-terminal "tmux-256color"'
        yield Finding("note", "tmux", says, advice)
    if tmux.bell_action == "none":
        yield Finding(
            "note",
            "tmux",
            "it keeps the bell back",
            "Write into ~/.tmux.conf: set -g bell-action any",
        )


def of_ssh(is_ssh: bool) -> Finding:
    """Whether keys and screens go over a line."""
    if is_ssh:
        return Finding("ok", "SSH", "you are logged in over it", "On a slow line: ssh -C.")
    return Finding("ok", "SSH", "not used")


def of_bell(was_rung: bool) -> Finding:
    """What was to be heard; nobody but the person knows whether it was."""
    if was_rung:
        says, advice = "rung twice just now", "Not heard: look for it in your terminal's settings."
        return Finding("note", "bell", says, advice)
    return Finding("note", "bell", "not rung, for there is no terminal here", "Try it in one.")


class Time(Struct, frozen=True):
    """The clock of the machine, and what it is held against."""

    now: dt.datetime
    zone: str
    """What the setting, else `TZ` says; empty where the machine's own counts."""
    zone_is_known: bool = True
    is_set: bool = False
    """Whether it is the setting that says so."""
    newest: dt.datetime | None = None
    """When the newest entry of the log began; None where there is none."""
    is_ssh: bool = False


def of_time(time: Time) -> Finding:
    """Whether entries will stand on the right day."""
    shown = f"{time.now:%Y-%m-%d %H:%M} {time.now.tzname()}, {time.now:%z} from UTC"
    if time.is_set and not time.zone_is_known:
        says = f"time_zone is {time.zone}, but this machine knows no zones, so its own time counts"
        advice = "Install the package tzdata, with apt or with pip beside soleus."
        return Finding("do", "time zone", f"{says}: {shown}", advice)
    if not time.zone_is_known:
        return Finding(
            "do",
            "time zone",
            f"TZ is {time.zone!r}, which this machine does not know, so UTC counts",
            "Set TZ to a name such as Europe/Berlin; the package tzdata brings them.",
        )
    if time.newest is not None and time.newest > time.now + _CLOCK_MAY_LAG:
        says = f"{shown}, which is before your newest entry"
        return Finding("do", "time", says, "Set this machine's clock, else mornings are not asked.")
    if time.is_ssh and not time.zone and not time.now.utcoffset():
        return Finding(
            "note",
            "time zone",
            f"{shown}; SSH does not send yours",
            'Where it is another hour, write into your settings: time_zone = "Europe/Berlin"',
        )
    return Finding("ok", "time", f"{shown}, by time_zone {time.zone}" if time.is_set else shown)
