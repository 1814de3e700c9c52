"""Going through the screens of a command while looking for texts that were obeyed."""

import re
from collections.abc import Iterable

from tests.torture.part import Tally
from tests.torture.wire import ListeningTerminal

TEXT_FIELD = "Type; "
"""What a form says where a text is typed."""
_LIVE = re.compile(r"(?<!\])LINKED")
"""The word without what is written before it: the markup was obeyed."""
_CONTROLS = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")

Move = tuple[str, tuple[str | bytes, ...]]
"""(a text that shows which screen it is, the keys that are pressed there)."""


def go_through(tally: Tally, terminal: ListeningTerminal, moves: Iterable[Move]) -> None:
    for shows, keys in moves:
        press(tally, terminal, shows, *keys)
        if keys == ("escape",):  # with the next key at its heels it would be alt
            terminal.wait_gone(shows, timeout=30)


def press(tally: Tally, terminal: ListeningTerminal, shows: str, *keys: str | bytes) -> None:
    """Wait for a screen, look at it, click on what looks like a link, press keys."""
    terminal.wait_for(shows, timeout=30)
    tally.facts["screens"] += 1
    rows = [(row, line) for row, line in enumerate(terminal.lines, 1) if "LINKED" in line]
    for row, line in rows:
        if _LIVE.search(line):
            tally.failed(terminal.with_screen(f"markup was obeyed in row {row}"))
    if rows:
        row, line = rows[0]
        column = line.index("LINKED") + 2
        terminal.send(f"\x1b[<0;{column};{row}M\x1b[<0;{column};{row}m".encode())
        tally.facts["clicks on what looks like a link"] += 1
    terminal.send(*keys)


def pasted(text: str) -> bytes:
    """As xterm sends it: a blank for what would be a key or end the paste."""
    sent = _CONTROLS.sub(" ", text)
    return f"\x1b[200~{sent}\x1b[201~".encode()
