"""Hostile texts in every key of every file and in every field, looked at on every screen."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from tests.torture import hostile_home, hostile_notes
from tests.torture.hostile import TEXTS
from tests.torture.looking import TEXT_FIELD, Move, go_through, pasted, press
from tests.torture.part import Part, Tally
from tests.torture.wire import ListeningTerminal, raw_controls

_IN_MORE = "Where"
_MOST_FIELDS = 8
"""That a form of this session has beyond the first."""
HUGE = {"100,000 marks": "a" + "\u0301" * 100_000, "a megabyte": "calf " * 200_000}
"""Pasted; a file's lines are too short for them."""


def play(session_id: str) -> list[Move]:
    """From Today through every screen of a session, to its pain form."""
    return [
        ("Today", ("/", *session_id)),
        (f"/{session_id}_", ("enter", "tab")),
        ("(2 of ", ("enter",)),
        ("page 1", ("n",)),
        ("page 2", ("n",)),
        ("neither", ("l",)),
        ("A score that is left out", ("3",)),
        ("[3]", ("?",)),
        ("On this screen", ("q",)),
        ("Enter starts", ("enter",)),
        ("WHEN YOU ARE READY", ("?",)),
        ("On this screen", ("q",)),
        ("WHEN YOU ARE READY", ("space",)),
        ("YES OR NO", ("n",)),
        ("No?", ("escape",)),
        ("YES OR NO", ("y",)),
        ("NEW EXERCISE", ("space",)),
        ("HOLD", ("a",)),
        ("(2 of ", ("a",)),
        ("(3 of ", ("v",)),
        ("Last entries", ("o",)),
        ("This hurts", ("escape",)),
        ("paused", ("q",)),
        ("End the session?", ("enter",)),
        ("▶ LEFT", ("2", "enter", "2", "enter")),
        ("yes    no", ("y",)),
        ("read on", ("m",)),
    ]


def run(tally: Tally) -> None:
    """Show `count` texts on every screen, then paste them all where a folder is asked for."""
    home = tally.folder / "home"
    home.mkdir()
    ids = hostile_home.fill(home)[: tally.count]
    with _watched(tally, home, []) as terminal:
        for session_id, text in zip(ids, TEXTS.values(), strict=False):
            go_through(tally, terminal, play(session_id))
            _write_notes(tally, terminal, text)
            tally.passed()
        hostile_notes.write_all(tally, terminal)
        _type_filters(tally, terminal)
        _look_through_log(tally, terminal)
        terminal.send("q")
        tally.check(terminal.exit_code() == 0, "Today did not end well")
    _name_folders(tally, home)


@contextmanager
def _watched(tally: Tally, home: Path, arguments: list[str | Path]) -> Iterator[ListeningTerminal]:
    """The command in a terminal; afterwards all that it sent is looked at."""
    with ListeningTerminal([tally.soleus, *arguments], home) as terminal:
        yield terminal
        tally.facts["kilobytes looked at"] += len(terminal.heard) // 1000
        for found in raw_controls(terminal.heard):
            tally.failed(f"sent to the terminal: {found}")


def _write_notes(tally: Tally, terminal: ListeningTerminal, text: str) -> None:
    """Paste into the last field of the pain form, which is the note, and save."""
    terminal.wait_for(_IN_MORE, timeout=30)
    terminal.send(*["down"] * _MOST_FIELDS)
    terminal.wait_for(TEXT_FIELD, timeout=30)
    terminal.send(pasted(text))
    terminal.settle(quiet=0.1)
    press(tally, terminal, TEXT_FIELD, "ctrl+s")
    for page in (1, 2):  # for the new sign that was reported
        press(tally, terminal, f"page {page}", "n")
    terminal.wait_for("Saved.", timeout=30)


def _type_filters(tally: Tally, terminal: ListeningTerminal) -> None:
    """Type the texts into the filter of Today, as far as keys can."""
    press(tally, terminal, "Today")
    for text in TEXTS.values():
        terminal.send("/")
        terminal.wait_for("/_")
        terminal.type_text("".join(filter(str.isprintable, text)))
        terminal.settle(quiet=0.1)
        press(tally, terminal, "Today", "escape")
        terminal.wait_for("? Help", timeout=30)  # F1 before; else escape and slash would be alt


def _look_through_log(tally: Tally, terminal: ListeningTerminal) -> None:
    """The table of entries and every entry, those that can't be read too."""
    press(tally, terminal, "Today", "v")
    press(tally, terminal, "entries", "pagedown", "home", "enter")
    terminal.wait_for("Entry ", timeout=30)
    terminal.settle()
    found = re.search(r" 1 of (\d+)", terminal.lines[0])
    assert found, terminal.with_screen("no count of entries")
    for number in range(1, int(found[1])):
        press(tally, terminal, f"{number} of {found[1]}", "right")
    press(tally, terminal, f"{found[1]} of {found[1]}", "q")
    press(tally, terminal, "entries", "q")
    terminal.wait_for("Today")


def _name_folders(tally: Tally, home: Path) -> None:
    """Where the log can't be written, a folder is asked for: paste every text there."""
    in_the_way = home / "in-the-way"
    in_the_way.write_text("a file")
    session = home / "config" / "soleus" / "sessions" / "hostile-00.toml"
    arguments: list[str | Path] = ["--data-dir", in_the_way / "below", "run", session]
    with _watched(tally, home, arguments) as terminal:
        first, second, *others = play("")[3:-3]
        go_through(tally, terminal, [first, second, ("Not saved yet", ("D", "D")), *others])
        for text in [*TEXTS.values(), *HUGE.values()]:
            press(tally, terminal, "Not saved yet", "w")
            terminal.wait_for("~/soleus-log_")
            terminal.send(*["backspace"] * len("~/soleus-log"), pasted(f"{in_the_way}/{text}"))
            terminal.wait_gone("~/soleus-log_")
            terminal.settle(quiet=0.1)
            press(tally, terminal, "Folder to save in", "enter")
            terminal.wait_gone("Folder to save in", timeout=30)
            terminal.settle(quiet=0.1)


PART = Part(
    name="hostile-text",
    does="20 texts made to steer a terminal, in every key and field, on every screen",
    unit="texts",
    count=len(TEXTS),
    minutes=1.5,
    run=run,
)
