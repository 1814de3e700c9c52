"""What a person sees of a session, and what its journal says of it: the two have to agree."""

import re
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

import msgspec

from tui.core.interrupted.journal import CutOff, Kept, Opening, cut_off
from tui.core.playing.run import Run, tick
from tui.core.playing.snapshot import snapshot
from tui.core.playing.wording import PHASES, phase_words, place_words
from tui.core.text import clock
from tui.storage.runs.checksummed import good_lines

SESSION_ID = "many-moments"
TITLE = "Many moments"
SESSION = f"""\
schema = 1
title = "{TITLE}"
region = "calf"

[[steps]]
kind = "hold"
name = "Lean on the wall"
seconds = 4
sets = 3
rest = 2
sides = "each"
prepare = 1
switch = 2

[[steps]]
kind = "reps"
name = "Slow lift"
reps = 3
sets = 2
tempo = [1, 0, 1, 0]
rest = 2
sides = "each"
prepare = 1
switch = 1

[[steps]]
kind = "hold"
name = "Sit on the heels"
seconds = 3
sets = 4
rest = 1
prepare = 1
"""
"""Something else every few seconds."""
PAUSED = "PAUSED - space goes on"

_STATUS = re.compile(r"(\d+):(\d\d) left in all · step (\d+) of \d+")
_WIDTH_OF_CLOCK = 5
_BORDER = re.compile("[▏▕]")
_PHASES = (*PHASES.values(), PAUSED)
_LOST_AT_MOST = 1.0
_MOMENTS_A_SECOND = 8
_SLACK = 0.25
"""Seconds by which a heartbeat may come late."""


class Moment(NamedTuple):
    """A session as the screen shows it."""

    step: int
    """Counted from 1."""
    name: str
    place: str
    """Side, set and repetition."""
    phase: str
    left: str
    """Of the whole session, as minutes and seconds."""

    @property
    def seconds(self) -> int:
        """That are left of the whole session."""
        minutes, seconds = self.left.split(":")
        return 60 * int(minutes) + int(seconds)


def shown(lines: Sequence[str]) -> Moment | None:
    """What is on a screen; None where it is something else, or a card lies over it."""
    for row, text in enumerate(lines):
        if found := _STATUS.search(text):
            return _moment(lines, row, found)
    return None


def _moment(lines: Sequence[str], row: int, found: re.Match[str]) -> Moment | None:
    minutes, seconds, step = found.groups()
    first = found.start() - (_WIDTH_OF_CLOCK - len(f"{minutes}:{seconds}"))
    pane = [_BORDER.split(line[first:])[0].strip() for line in lines]
    phase = pane[row - 2]
    if not phase.startswith(_PHASES):
        return None
    return Moment(int(step), pane[1], pane[2], phase, f"{minutes}:{seconds}")


def moment_of(run: Run) -> Moment:
    """What the screen has to show of a run."""
    now = snapshot(run)
    left = clock(now.session_seconds)
    return Moment(now.step + 1, now.name, place_words(now), phase_words(now), left)


class Journal:
    """A journal as it is on the disk."""

    def __init__(self, path: Path) -> None:
        self.id = path.stem
        found = good_lines(path.read_bytes())
        self.is_damaged = found.is_damaged
        self._opening = msgspec.json.decode(found.lines[0], type=Opening)
        self._lines = [msgspec.json.decode(line, type=Kept) for line in found.lines[1:]]

    def cut(self, without: int = 0) -> CutOff:
        """What its lines come to, the last few left out if need be."""
        return cut_off(self._opening, self._lines[: len(self._lines) - without])

    @property
    def run(self) -> Run:
        """Where it leaves the session."""
        return self.cut().played.run

    def moments(self, newest: int) -> Iterator[Moment]:
        """All that the screen may have shown by it: at its end and up to a second after; the
        `newest` lines may have come too late to be shown.
        """
        for without in range(min(newest, len(self._lines)) + 1):
            run = self.cut(without).played.run
            for part in range(int((_LOST_AT_MOST + _SLACK) * _MOMENTS_A_SECOND) + 1):
                yield moment_of(tick(run, run.seen + part / _MOMENTS_A_SECOND))


def journals(runs: Path) -> Sequence[Journal]:
    """Those of a folder, the newest first."""
    return [Journal(path) for path in sorted(runs.glob("*.jsonl"), reverse=True)]
