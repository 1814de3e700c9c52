"""SSH lines dropped in the middle of a hold, over a real server that is set up as the docs say."""

import os
import signal
import time
from collections.abc import Callable, Sequence
from typing import NamedTuple

from tests.answered import answer_just_now
from tests.terminal.gym import Gym
from tests.terminal.harness import ScreenTimeoutError, Terminal
from tests.terminal.holds import LONG_HOLDS
from tests.terminal.processes import Process, wait_until_gone, with_home
from tests.torture.part import Part, Tally
from tests.torture.played import PAUSED, Journal, Moment, journals, shown
from tui.storage.places import Places

HOLDS = LONG_HOLDS.replace("seconds = 30", "seconds = 60")
GONE_WITHIN = 3.0
IDLE = 2
"""Seconds of each of the two limits, for whoever is frozen and not taken over."""
IDLE_SETTINGS = f"schema = 1\n[idle]\nsteps = {IDLE}\npaused = {IDLE}\n"
_A_TENTH = 1.1
"""What a limit may be passed by."""
_LOG_IN = 30.0
"""Seconds, on a busy machine."""
_KEPT_WITHIN = 10.0


class Line(NamedTuple):
    """One login in which the third hold is running."""

    gym: Gym
    member: str
    terminal: Terminal
    processes: list[Process]
    """All that serves it: sshd first, soleus last."""
    third_hold: Moment
    """How it began; no key was pressed since."""
    since: float
    """When that was (`time.monotonic`)."""

    @property
    def journal(self) -> Journal:
        """As it is on the disk."""
        return journals(places_of(self.gym, self.member).runs)[0]

    def hold_on(self, seconds: float) -> None:
        """Let the countdown go on, and read it."""
        deadline = time.monotonic() + seconds
        while (left := deadline - time.monotonic()) > 0:
            if chunk := self.terminal.read(left):
                self.terminal.draw(chunk)


class Returned(NamedTuple):
    """Where a later login has to be: between these two seconds of the whole session."""

    most: float
    least: float


def places_of(gym: Gym, member: str) -> Places:
    """Folders of a member."""
    home = gym.home
    machine = Places(
        data=home / ".local/share/soleus",
        state=home / ".local/state/soleus",
        cache=home / ".cache/soleus",
        config=home / ".config/soleus",
    )
    return machine.for_member(member)


def add_member(gym: Gym, member: str, settings: str = "") -> None:
    """With a session of long holds, and settings of their own."""
    gym.add_member(member)
    added = gym.server.run(member, "add-session", "long-holds", sent=HOLDS.encode())
    assert added.returncode == 0, added.stderr
    answer_just_now(places_of(gym, member).log)
    if settings:
        (places_of(gym, member).config / "settings.toml").write_text(settings, "utf-8")


def log_in(gym: Gym, member: str, *command: str) -> Terminal:
    """A client of its own, in a terminal."""
    elsewhere = gym.home.with_name("client")  # so that its home tells it from what it started
    elsewhere.mkdir(exist_ok=True)
    return Terminal(gym.server.client(member, *command, options=["-t"]), elsewhere)


def reach_third_hold(gym: Gym, member: str) -> Line:
    """Log in, and go there by keys."""
    before = set(gym.server.serving())
    terminal = log_in(gym, member, "run", "long-holds")
    try:
        terminal.wait_for("Which side hurts?", _LOG_IN)
        terminal.send("l", "3")
        terminal.wait_for("[3]")
        terminal.send("enter")
        for text, key in (
            ("NEW EXERCISE", "space"),
            ("LEFT · set 1 of 2", "right"),
            ("LEFT · set 2 of 2", "right"),
        ):
            terminal.wait_for(text)
            terminal.send(key)
        terminal.wait_for("RIGHT · set 1 of 2")
        terminal.settle(quiet=0.1)  # the rest of that frame
        now = shown(terminal.lines)
    except BaseException:
        terminal.close()
        raise
    assert now is not None, terminal.with_screen("no hold")
    mine = [one for one in gym.server.serving() if one not in before]
    return Line(gym, member, terminal, mine, now, time.monotonic())


def come_back(terminal: Terminal) -> Moment | None:
    """Take the first choice that is offered, to go on; what is shown then."""
    terminal.wait_for("▶ Go on: Lean on the wall, right, set 1 of 2", _LOG_IN)
    terminal.send("enter")
    terminal.wait_for(PAUSED, _LOG_IN)
    terminal.settle()
    return shown(terminal.lines)


def drop(line: Line, end: list[Process]) -> Returned:
    """Kill one end of the line."""
    line.terminal.settle(quiet=0.05, timeout=0.5)
    now = shown(line.terminal.lines) or line.third_hold
    shown_at = time.monotonic()
    for process in end:
        process.send(signal.SIGKILL)
    later = time.monotonic() - shown_at
    return Returned(most=now.seconds + 1, least=now.seconds - 1 - later)


def drop_client(line: Line) -> tuple[Returned, Terminal, list[Process]]:
    """As when a phone dies."""
    expected = drop(line, [Process.of(line.terminal.pid)])
    left = wait_until_gone(line.processes, GONE_WITHIN)
    return expected, log_in(line.gym, line.member), left


def drop_sshd(line: Line) -> tuple[Returned, Terminal, list[Process]]:
    """As when the machine runs out of memory."""
    expected = drop(line, [one for one in line.processes if one.name.startswith("sshd")])
    left = wait_until_gone(line.processes, GONE_WITHIN)
    return expected, log_in(line.gym, line.member), left


def freeze(line: Line) -> None:
    """As when a phone is out of reach: the server hears nothing, and the countdown goes on."""
    os.kill(line.terminal.pid, signal.SIGSTOP)
    began = line.journal.cut().seen
    deadline = time.monotonic() + _KEPT_WITHIN
    while line.journal.cut().seen <= began:
        if time.monotonic() > deadline:
            raise ScreenTimeoutError("the countdown stands though the line is only frozen")
        time.sleep(0.05)


def take_over(line: Line, *, is_stopped: bool = False) -> tuple[Returned, Terminal, list[Process]]:
    """From a second login, while the first one is frozen; its soleus may not even run."""
    freeze(line)
    app = line.processes[-1]
    if is_stopped:
        app.send(signal.SIGSTOP)
    stopped_at = time.monotonic()
    terminal = log_in(line.gym, line.member)
    terminal.wait_for("it is being played in another terminal", _LOG_IN)
    asked_at = time.monotonic()
    terminal.send("enter")
    # One that can't answer is killed after as long; one that can has left before.
    left = wait_until_gone([app], GONE_WITHIN + (1 if is_stopped else 0))
    gone_at = time.monotonic()
    os.kill(line.terminal.pid, signal.SIGKILL)
    left += wait_until_gone(line.processes[:-1], GONE_WITHIN)
    begun = line.third_hold.seconds + line.since
    first, last = (stopped_at, stopped_at) if is_stopped else (asked_at, gone_at)
    return Returned(most=begun - first + 2, least=begun - last - 1), terminal, left


def take_over_stopped(line: Line) -> tuple[Returned, Terminal, list[Process]]:
    """The same with a process that can't answer."""
    return take_over(line, is_stopped=True)


def wait_idle(line: Line) -> tuple[Returned, Terminal, list[Process]]:
    """Nobody logs in: what is frozen pauses by itself, then closes."""
    freeze(line)
    limit = line.since + 2 * IDLE * _A_TENTH + GONE_WITHIN - time.monotonic()
    left = wait_until_gone(line.processes[-1:], limit)
    os.kill(line.terminal.pid, signal.SIGKILL)
    left += wait_until_gone(line.processes[:-1], GONE_WITHIN)
    begun = line.third_hold.seconds
    expected = Returned(most=begun - IDLE + 1, least=begun - IDLE - 1)
    return expected, log_in(line.gym, line.member), left


KINDS: dict[str, Callable[[Line], tuple[Returned, Terminal, list[Process]]]] = {
    "client killed": drop_client,
    "sshd killed": drop_sshd,
    "frozen, then taken over": take_over,
    "frozen and stopped, then taken over": take_over_stopped,
    "frozen, then idle": wait_idle,
}
"""Each gives where the later login has to be, that login, and what was not gone in time."""


def run(tally: Tally) -> None:
    """Drop `count` lines, the kinds in turn."""
    drop_lines(tally, list(KINDS))


def drop_lines(tally: Tally, kinds: Sequence[str]) -> None:
    """Drop `count` lines, each of a member of its own, these kinds in turn."""
    gym = Gym(tally.soleus, tally.folder)
    with gym.server:
        while tally.done < tally.count:
            kind = kinds[tally.done % len(kinds)]
            member = f"member-{tally.done}"
            add_member(gym, member, IDLE_SETTINGS if KINDS[kind] is wait_idle else "")
            try:
                _drop_once(tally, gym, member, kind)
            except ScreenTimeoutError as error:
                tally.failed(f"{kind}: {error}")
            tally.facts[kind] += 1
            tally.passed()


def _drop_once(tally: Tally, gym: Gym, member: str, kind: str) -> None:
    line = reach_third_hold(gym, member)
    with line.terminal:
        line.hold_on(tally.random.uniform(0.2, 1.5))
        expected, again, left = KINDS[kind](line)
    with again:
        tally.check(not left, f"{kind}: not gone in time: {left}")
        now = come_back(again)
        where = now and (now.name, now.place)
        tally.check(where == ("Lean on the wall", "RIGHT · set 1 of 2"), f"{kind}: back at {now}")
        if now is not None:
            is_right = expected.least <= now.seconds <= expected.most
            tally.check(is_right, f"{kind}: back at {now.seconds} s, not within {expected}")
    orphans = wait_until_gone(with_home(gym.home), GONE_WITHIN)
    tally.check(not orphans, f"{kind}: left behind {orphans}")


PART = Part(
    name="drops",
    does="SSH lines dropped in the third hold: client or sshd killed, frozen; the next login",
    unit="drops",
    count=100,
    minutes=9,
    run=run,
    needs=("sshd",),
)
