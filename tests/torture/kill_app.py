"""`kill -9` of the whole app at random moments, while a session is driven by keys."""

import re
import signal
import time
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

from tests.answered import answer_just_now
from tests.terminal.harness import Terminal
from tests.torture.part import Part, Tally
from tests.torture.played import (
    SESSION,
    SESSION_ID,
    Journal,
    Moment,
    journals,
    moment_of,
    shown,
)
from tui.core.playing.run import stop_clock
from tui.storage.log.log import Log, Stored

_KILLS = 50
"""That share a folder."""
_LONGEST_LIFE = 1.5
"""Seconds from the first key in a session to the kill."""
_QUIET_EVERY = 7
"""In one of so many lives hardly a key is pressed: only heartbeats tell how far it came."""
_QUIET_FOR = (3.0, 4.5)
"""Seconds."""
_LOST_AT_MOST = 1.0
_NOTED_WITHIN = 1.0
_FRAME = 0.05
_TOO_LATE = 3
"""Events that the app may have kept without having shown them any more."""
_STARTS = 20.0
_COLUMNS, _ROWS = 80, 46
"""Tall enough to show the whole of a pain form."""

_SESSION_KEYS = {
    "space": 20,
    "right": 14,
    "left": 10,
    "b": 3,
    "plus": 5,
    "minus": 5,
    "2": 4,
    "3": 4,
    "4": 4,
    "5": 4,
    "s": 3,
    "x": 2,
    "r": 3,
    "m": 2,
    "a": 3,
    "v": 3,
    "n": 2,
    "enter": 3,
    "o": 1,
    "q": 1,
    "question_mark": 1,
}
"""By how often they are pressed; 1 and 0 are left out, because together they are one mark."""
_FORM_KEYS = {"down": 8, "up": 4, "2": 4, "5": 4, "right": 4, "left": 2, "n": 2, "ctrl+s": 1}
_TYPED = {"plus": "+", "minus": "-", "question_mark": "?"}
_IN_FORM = "At its worst"
_CHOSEN = re.compile(r"\[[\w ]+\]")
_CLOSES_CARD = "escape"
_ESCAPE_ALONE = 0.25
"""Seconds after which a further key is no alt and that key."""
_BETWEEN_KEYS = (0.03, 0.5)


class Frame(NamedTuple):
    """What was on the screen from a moment on (`time.perf_counter`)."""

    at: float
    moment: Moment | None
    answers: frozenset[str] | None
    """Lines of the pain form; None where it is not shown."""


class Life:
    """One start of the app, up to its kill."""

    def __init__(self, tally: Tally, home: Path, terminal: Terminal) -> None:
        self._tally = tally
        self._home = home
        self._terminal = terminal
        self.frames: list[Frame] = []
        self.noted: list[tuple[float, int]] = []
        """(when it was on the screen, score) of each mark that was typed in this life."""
        self.marks_before = 0

    def begin(self, waiting: Journal | None, answers: Sequence[frozenset[str]]) -> None:
        """From the start to a session or its form: anew, or on from the life before.

        `answers` are what the form may hold by what was shown last; empty where it was not shown.
        """
        if waiting is None:
            self._begin_anew()
        elif is_in_log(self._home, waiting.id):
            self._go_on_with_form(answers)
        else:
            self._go_on(waiting)
        self._look()

    def press_keys(self, seconds: float) -> None:
        """As a person does, for so long, or until everything is saved."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0 and self._terminal.is_open:
            pause = self._tally.random.uniform(*_BETWEEN_KEYS)
            frame = self.frames[-1]
            if frame.moment is not None:
                self._press(_SESSION_KEYS)
            elif frame.answers is not None:
                self._press(_FORM_KEYS)
            elif "Today" not in self._terminal.lines[0]:
                self._terminal.send(_CLOSES_CARD)
                pause = max(pause, _ESCAPE_ALONE)
            self._watch(min(pause, left))

    def let_it_run(self, seconds: float) -> None:
        """As a person does on a mat: one key if the clock stands, then none."""
        now = self.frames[-1].moment
        if now is not None and " - " in now.phase:  # a phase that names the key which goes on
            self._terminal.send("space")
        self._tally.facts["lives without keys"] += 1
        self._watch(seconds)

    def kill(self) -> float:
        """End it; gives when. What it had drawn by then counts as shown."""
        self._terminal.send_signal(signal.SIGKILL)
        killed_at = time.perf_counter()
        self._watch(_STARTS)
        return killed_at

    def _begin_anew(self) -> None:
        terminal = self._terminal
        terminal.wait_for("Which side hurts?", _STARTS)
        terminal.send("l", "3")
        terminal.wait_for("[3]", _STARTS)
        terminal.send("enter")
        terminal.wait_for("left in all", _STARTS)
        if "NEW EXERCISE" in terminal.text:  # of all sessions in a folder, only the first waits
            terminal.send("space")
        terminal.wait_for("HOLD", _STARTS)
        self._tally.facts["sessions begun"] += 1

    def _go_on(self, waiting: Journal) -> None:
        """The same step, side and second, whatever ran then."""
        terminal, run = self._terminal, waiting.run
        if run.state == "finished":
            terminal.wait_for("▶ Keep the result", _STARTS)
            terminal.send("enter")
            terminal.wait_for(_IN_FORM, _STARTS)
            self._tally.facts["results kept later"] += 1
            return
        terminal.wait_for("▶ Go on", _STARTS)
        terminal.send("enter")
        self.marks_before = len(run.marks)
        expected = moment_of(stop_clock(run))
        until = time.perf_counter() + _STARTS
        while shown(terminal.lines) != expected and time.perf_counter() < until:
            self._watch(_FRAME)
        if shown(terminal.lines) != expected:
            self._tally.failed(terminal.with_screen(f"not back at {expected}"))
        self._tally.facts["sessions gone on with"] += 1

    def _go_on_with_form(self, answers: Sequence[frozenset[str]]) -> None:
        terminal = self._terminal
        terminal.wait_for("f goes on", _STARTS)
        terminal.send("f")
        terminal.wait_for(_IN_FORM, _STARTS)
        terminal.settle()
        now = answers_shown(terminal.lines)
        is_as_before = not answers or now in answers or _is_one_more(answers[-1], now)
        self._tally.check(is_as_before, f"the form was {answers}, and now is {now}")
        self._tally.facts["forms gone on with"] += 1

    def _press(self, keys: dict[str, int]) -> None:
        (key,) = self._tally.random.choices(list(keys), list(keys.values()))
        words = f"pain {key} noted"
        is_said_already = words in self._terminal.lines[0]
        self._terminal.send(_TYPED.get(key, key))
        self._tally.facts["keys"] += 1
        if key.isdigit() and keys is _SESSION_KEYS and not is_said_already:
            self._watch(_NOTED_WITHIN, words)
            if words in self._terminal.lines[0]:
                self.noted.append((time.perf_counter(), int(key)))

    def _watch(self, seconds: float, words: str = "") -> None:
        """Read and look, for so long or until some words are in the title."""
        until = time.perf_counter() + seconds
        while (left := until - time.perf_counter()) > 0 and self._terminal.is_open:
            chunk = self._terminal.read(left)
            if chunk is not None:
                self._terminal.draw(chunk)
                self._look()
            if words and words in self._terminal.lines[0]:
                return

    def _look(self) -> None:
        lines = self._terminal.lines
        self.frames.append(Frame(time.perf_counter(), shown(lines), answers_shown(lines)))


def answers_shown(lines: Sequence[str]) -> frozenset[str] | None:
    """The lines of a pain form that hold an answer; None where there is no form."""
    if not any(_IN_FORM in line for line in lines):
        return None
    return frozenset(re.sub("[▶▸]", " ", line) for line in lines if _CHOSEN.search(line))


def _is_one_more(shown_last: frozenset[str], now: frozenset[str] | None) -> bool:
    """Whether a single line differs: an answer that was kept and not shown any more."""
    return now is not None and len(now - shown_last) <= 1 and len(shown_last - now) <= 1


def waiting_in(home: Path) -> Journal | None:
    """The one session that is not finished."""
    return next(iter(journals(home / "state" / "soleus" / "runs")), None)


def log_in(home: Path) -> Log:
    """Of the person whose home it is."""
    return Log(home / "data" / "soleus" / "log")


def is_in_log(home: Path, entry_id: str) -> bool:
    """Whether there is a result of that session."""
    return any(name.id == entry_id for name in log_in(home).names())


def run(tally: Tally) -> None:
    """Kill the app `count` times; each start goes on with what the one before has left."""
    while tally.done < tally.count and not tally.failures:
        home = tally.folder / f"from-{tally.done}"
        definition = home / "config" / "soleus" / "sessions" / f"{SESSION_ID}.toml"
        definition.parent.mkdir(parents=True)
        definition.write_text(SESSION, "utf-8")
        answer_just_now(log_in(home).folder)
        answers: Sequence[frozenset[str]] = ()
        last = min(tally.count, tally.done + _KILLS)
        while tally.done < last:
            answers = _live_and_die(tally, home, answers)


def _live_and_die(
    tally: Tally, home: Path, answers: Sequence[frozenset[str]]
) -> Sequence[frozenset[str]]:
    """One life; gives what the form may hold by what was shown last."""
    waiting = waiting_in(home)
    only = waiting is None or (not is_in_log(home, waiting.id) and tally.random.random() < 0.5)
    command: list[str | Path] = [tally.soleus, *(["run", SESSION_ID] if only else [])]
    with Terminal(command, home, columns=_COLUMNS, rows=_ROWS) as terminal:
        life = Life(tally, home, terminal)
        life.begin(waiting, answers)
        if tally.done % _QUIET_EVERY == _QUIET_EVERY - 1:
            life.let_it_run(tally.random.uniform(*_QUIET_FOR))
        else:
            life.press_keys(tally.random.uniform(0.0, _LONGEST_LIFE))
        if not terminal.is_open:
            tally.facts["sessions finished"] += 1
            tally.check(terminal.exit_code() == 0, terminal.with_screen("ended by itself"))
            return ()
        killed_at = life.kill()
        for problem in problems(home, life, killed_at):
            tally.failed(terminal.with_screen(problem))
    tally.passed()
    frames = shown_lately(life.frames, killed_at)
    return [one.answers for one in frames if one.answers is not None]


def shown_lately(frames: Sequence[Frame], killed_at: float) -> Sequence[Frame]:
    """What was on the screen in the second before the kill."""
    newer = [one for one in frames if one.at >= killed_at - _LOST_AT_MOST]
    older = [one for one in frames if one.at < killed_at - _LOST_AT_MOST]
    return [*older[-1:], *newer]


def problems(home: Path, life: Life, killed_at: float) -> Iterator[str]:
    """What was shown and is lost, and what can't be read any more."""
    waiting = waiting_in(home)
    log = log_in(home)
    entries = {name.id: log.read(name) for name in log.names() if name.what == SESSION_ID}
    yield from (str(found) for found in entries.values() if not isinstance(found, Stored))
    if waiting is None:
        if not entries:
            yield "neither a journal nor an entry is left"
        return
    if waiting.is_damaged:
        yield "the journal is damaged"
    frames = shown_lately(life.frames, killed_at)
    moments = {one.moment for one in frames if one.moment}
    if frames[-1].answers is not None:
        if waiting.run.state != "finished":
            yield f"the form was shown, and the journal is at {moment_of(waiting.run)}"
    elif moments and not moments & set(waiting.moments(_TOO_LATE)):
        yield f"shown {moments}, kept {moment_of(waiting.run)}"
    kept = [mark.score for mark in waiting.run.marks[life.marks_before :]]
    noted = [score for at, score in life.noted if at < killed_at - _LOST_AT_MOST]
    if not _is_within(noted, kept):
        yield f"marks {noted} were noted, {kept} are kept"


def _is_within(some: Sequence[int], others: Sequence[int | None]) -> bool:
    """Whether they are all there, in that order."""
    left = iter(others)
    return all(one in left for one in some)


PART = Part(
    name="kill-app",
    does="kill -9 of the whole app while keys are pressed; the next start goes on from there",
    unit="kills",
    count=300,
    minutes=9,
    run=run,
)
