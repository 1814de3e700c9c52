"""Every screen at every size, in a real terminal: what can be read, and that nothing is lost."""

import re
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

import pytest
from pyte.screens import Char

from tests.terminal.conftest import Provoke
from tests.terminal.harness import Terminal
from tests.terminal.holds import LONG_HOLDS
from tests.terminal.homes import at_noon
from tests.terminal.playing import seconds_left
from tests.terminal.whole_screens import (
    ESC,
    FEW,
    FIRST,
    HUGE,
    PHONE,
    ROWS,
    SIZES,
    SMALL,
    USUAL,
    Row,
)

START = 20.0
_AT_MOST = 30.0
"""Seconds until a screen has to be as it should, on a busy machine."""
_EDGES = "▕▏"
"""Between panes."""
_LARGE = set("▀▄█▌▐▖▗▘▝▙▚▛▜▞▟")
"""What large letters are made of, at least at their edges."""
_WORD = re.compile(r"[^\W\d_]+")
NEEDED = "soleus needs 40 columns and 10 rows; this is "
ANSI = {
    *("black", "red", "green", "brown", "blue", "magenta", "cyan", "white", "default"),
    *("brightblack", "brightred", "brightgreen", "brightbrown", "brightblue"),
    *("brightmagenta", "brightcyan", "brightwhite", "bfightmagenta"),
}
"""What pyte calls the sixteen colours, one of them with its slip of the pen."""


def flowing(lines: Sequence[str]) -> str:
    """The text of all rows in one, however it was wrapped; pieces of other panes stand between."""
    return " ".join(" ".join(lines).split())


def panes(row: str) -> Iterator[str]:
    """The pieces of a row between the edges of panes."""
    return iter(re.split(f"[{_EDGES}]", row))


def cut_words(lines: Sequence[str], columns: int, known: set[str]) -> list[str]:
    """Rows that end at the edge of their pane in letters that are no word."""
    cut = []
    for row in lines:
        for piece in panes(row.ljust(columns)):
            *_, last = piece.split() or [""]
            words = _WORD.findall(last)
            touches = len(piece) - len(piece.rstrip()) <= 1
            if touches and words and last[-1].isalpha() and words[-1].lower() not in known:
                cut.append(row)
    return cut


def faults(
    row: Row, lines: Sequence[str], size: tuple[int, int], known: set[str] | None
) -> list[str]:
    """What is wrong with a screen, in words; without known words, cut ones aren't looked for."""
    columns, rows = size
    said = flowing(lines)
    beside = [flowing([pieces[at] for pieces in map(list, map(panes, lines)) if at < len(pieces)])
              for at in range(3)]  # fmt: skip
    found = [
        f"{text!r} can't be read"
        for text in row.readable(size)
        if not any(text in one for one in (said, *beside))
    ]
    drawn = sum(not _LARGE.isdisjoint(one) for one in lines)
    if drawn < row.large.get(size, 0):
        found.append(f"large letters in {drawn} rows")
    if len(lines) != rows:
        found.append(f"{len(lines)} rows")
    if row.title and row.title not in lines[0]:
        found.append(f"no {row.title!r} in the first row")
    found += [f"no key {key!r} in the last row" for key in row.foot if key not in lines[-1]]
    found += [f"the title stands in row {at}" for at, one in enumerate(lines[1:], 1)
              if "EXAMPLE" in one]  # fmt: skip
    found += [f"the keys stand in row {at}" for at, one in enumerate(lines[:-1])
              if " Help " in f"{one} "]  # fmt: skip
    if row.title and known is not None:  # beneath a card, words are cut by its edge
        found += [
            f"cut in the middle of a word: {one!r}" for one in cut_words(lines, columns, known)
        ]
    return found


def see(
    terminal: Terminal,
    row: Row,
    size: tuple[int, int],
    known: set[str] | None = None,
    before: Sequence[str] = (),
) -> list[str]:
    """The lines of the screen, once there is nothing wrong with them.

    `before` are those of the usual size, which have to come back; of a card that is not asked, as
    what lies beneath it is laid out a little later.
    """
    deadline = time.perf_counter() + _AT_MOST
    while True:
        terminal.settle(0.03)
        lines = terminal.lines
        found = faults(row, lines, size, known)
        if size == USUAL and before and not row.has_motion:
            found += [f"was {old!r}" for old, new in zip(before, lines, strict=True) if old != new]
        if not found:
            return lines
        if time.perf_counter() > deadline:
            told = f"{row.name} at {size[0]}x{size[1]}: {'; '.join(found)}"
            raise AssertionError(terminal.with_screen(told))


def words_of(lines: Sequence[str]) -> set[str]:
    return {word.lower() for word in _WORD.findall(" ".join(lines))}


@contextmanager
def demo(
    soleus: Path, home: Path, *options: str, env: Mapping[str, str] | None = None
) -> Iterator[Terminal]:
    """Today of the demo."""
    with Terminal([soleus, *options, "demo"], home, env=at_noon() | dict(env or {})) as terminal:
        terminal.wait_for("Soleus reset", START)
        terminal.wait_for("tab: more", START)
        yield terminal


def press(terminal: Terminal, row: Row) -> None:
    """Go to that screen key by key, and see it."""
    for key in row.way:
        shown, deadline = terminal.text, time.perf_counter() + _AT_MOST
        terminal.send(key)
        terminal.settle(0.25 if key == ESC else 0.03)
        while key == ESC and terminal.text == shown and time.perf_counter() < deadline:
            terminal.settle(0.05)  # with a key right after it, it would be another key
    terminal.wait_for(row.title)
    terminal.send(*row.then)
    see(terminal, row, USUAL)


def see_at_every_size(terminal: Terminal, row: Row) -> None:
    """Go to that screen, and see it as large as can be, then smaller and larger."""
    press(terminal, row)
    known: set[str] = set()
    before: list[str] = []
    if row.title:  # a card is never wider, and what lies beneath it not looked at
        terminal.resize_blank(*HUGE)
        known = words_of(see(terminal, row, HUGE))
        terminal.resize_blank(*USUAL)
        terminal.settle(0.2)  # what comes in steps, such as what is next, is there
        before = see(terminal, row, USUAL)
        known |= words_of(before)
    for size in SIZES:
        terminal.resize_blank(*size)
        see(terminal, row, size, known, before)


def test_every_screen_can_be_read_at_every_size(installed_soleus: Path, tmp_path: Path) -> None:
    with demo(installed_soleus, tmp_path) as terminal:
        for row in ROWS:
            see_at_every_size(terminal, row)


def test_a_first_start_can_be_read_at_every_size(installed_soleus: Path, tmp_path: Path) -> None:
    with Terminal([installed_soleus], tmp_path, known=None) as terminal:
        terminal.wait_for("▶ Begin", START)
        for row in FIRST:
            see_at_every_size(terminal, row)


@pytest.mark.parametrize(
    ("options", "env", "colours"),
    [
        (("--color", "16"), {}, ANSI),
        (("--color", "none"), {}, {"default"}),
    ],
    ids=["16", "none"],
)
def test_fewer_colours_say_as_much(
    installed_soleus: Path,
    tmp_path: Path,
    options: Sequence[str],
    env: Mapping[str, str],
    colours: set[str],
) -> None:
    with demo(installed_soleus, tmp_path, *options, env=env) as terminal:
        for row in FEW:
            press(terminal, row)
            assert colours_of(terminal.cells) <= colours, row.name
        terminal.resize_blank(*PHONE)
        see(terminal, row, PHONE)
        assert colours_of(terminal.cells) <= colours


def test_time_goes_on_while_a_terminal_is_too_small(installed_soleus: Path, tmp_path: Path) -> None:
    """Nothing is sent meanwhile; keys work, and the screen comes back with all that they did."""
    file = tmp_path / "long.toml"
    file.write_text(LONG_HOLDS.replace('region = "calf"\n', ""), "utf-8")
    with Terminal([installed_soleus, "run", file], tmp_path) as terminal:
        terminal.wait_for("NEW EXERCISE", START)
        terminal.send("space")
        terminal.wait_for("HOLD")
        terminal.send("4")
        terminal.wait_for("pain 4 noted")
        for columns, rows in (PHONE, HUGE, SMALL, (30, 8)):
            terminal.resize_blank(columns, rows)
        terminal.wait_for("rows; this is 30x8")
        assert flowing(terminal.lines) == f"{NEEDED}30x8"
        since = time.perf_counter()
        assert terminal.is_silent(2.2)
        passed = time.perf_counter() - since
        terminal.send("3")
        terminal.resize_blank(*USUAL)
        terminal.wait_for("left in all")
        terminal.send("space", "v")
        terminal.wait_for("PAUSED")
        left = seconds_left(terminal)
        assert left is not None, terminal.with_screen("no time")
        assert 4 * 30 - left >= int(passed) - 1
        terminal.wait_until(lambda: re.search(r"left +4\b", terminal.text), "no mark of 4")
        terminal.wait_until(lambda: re.search(r"left +3\b", terminal.text), "no mark of 3")


def colours_of(cells: Sequence[Sequence[Char]]) -> set[str]:
    """In front and behind."""
    return {colour for row in cells for cell in row for colour in (cell.fg, cell.bg)}


def test_finds_what_is_wrong() -> None:
    """The checks above see a cut word, a key that is gone, and a question that is not whole."""
    row = Row("Any", (), "Title", ("? Help",), whole=("What is it?",))
    size = (20, 3)
    good = [" Title", " What is   ▕ word", " it?       ▕ ? Help"]
    assert faults(row, good, size, {"is", "word", "help"}) == []
    known = {"is", "word"}
    assert faults(row, [" Title", " What is it", " ? Help"], size, known) == [
        "'What is it?' can't be read"
    ]
    (cut,) = faults(row, [" Title", " What is it?   impor", " ? Help"], size, known)
    assert "cut in the middle of a word" in cut
    (edge,) = faults(row, [" Title", " What is it? ha▕", " ? Help"], size, known)
    assert "cut" in edge
    assert faults(row, [" Title", " What is it? word", ""], size, known) == [
        "no key '? Help' in the last row"
    ]


def test_a_size_that_comes_while_another_is_noticed_counts(provoke: Provoke) -> None:
    """Else the last but one would: as where a window is dragged fast."""
    terminal = provoke()
    terminal.wait_for("Today", START)
    terminal.send(b"\x1b[20~")  # f9
    terminal.wait_for("rows; this is 30x8")
