"""Which seconds are told, and how."""

from collections.abc import Iterator

import pytest

from tests.core.builders import begin, hold, reps, step
from tui.core.format.definitions import Step
from tui.core.playing.cues import LEAST_BETWEEN_FLASHES, Cue, cue, flashes, rings
from tui.core.playing.moves import back, pause, resume
from tui.core.playing.run import Run, tick
from tui.core.playing.snapshot import snapshot

HOUR = 3600.0


def told(run: Run) -> Iterator[tuple[float, Cue]]:
    """(second, cue) until the run ends or waits."""
    began = run.seen
    while run.state in ("running", "ready"):
        later = tick(run, run.seen + 1)
        if (one := cue(snapshot(run), snapshot(later))) is not None:
            yield later.seen - began, one
        run = later


def cues(*steps: Step) -> list[tuple[float, Cue]]:
    return list(told(begin(*steps)))


def test_every_change_is_told_with_what_begins_then() -> None:
    found = cues(hold(seconds=10, sets=2, prepare=5, rest=6, switch=5))
    assert [one for one in found if one[1] != "countdown"] == [
        (5, "hold"),
        (15, "rest"),
        (21, "hold"),
        (31, "switch"),
        (36, "hold"),
        (46, "rest"),
        (52, "hold"),
        (62, "finished"),
    ]


def test_the_last_three_seconds_are_counted() -> None:
    found = cues(hold(seconds=10, sides="both"))
    assert found == [(7, "countdown"), (8, "countdown"), (9, "countdown"), (10, "finished")]


@pytest.mark.parametrize("seconds", [1, 2, 3])
def test_what_is_no_longer_than_the_count_is_not_counted(seconds: int) -> None:
    assert cues(hold(seconds=seconds, sides="both")) == [(seconds, "finished")]


def test_parts_of_repetitions_are_changes_and_not_counted() -> None:
    found = cues(reps(count=2, tempo=(5, 1, 5, 0)))
    assert found == [
        (5, "top"),
        (6, "down"),
        (11, "up"),
        (16, "top"),
        (17, "down"),
        (22, "finished"),
    ]


def test_repetitions_of_one_part_are_told_each() -> None:
    assert cues(reps(count=3, tempo=(2, 0, 0, 0))) == [(2, "up"), (4, "up"), (6, "finished")]


def test_what_waits_is_told_by_what_it_waits_for() -> None:
    assert cues(hold(seconds=2, sides="both"), step("prompt", "Ready?")) == [(2, "prompt")]
    gate = step("gate", "Safe?", question="Is it?", guards=("Wall",))
    assert cues(hold(seconds=2, sides="both"), gate, hold()) == [(2, "gate")]


def test_nothing_is_told_while_the_clock_stands() -> None:
    run = begin(hold(seconds=10))
    stopped = pause(run, 8.0)
    assert cue(snapshot(run), snapshot(stopped)) is None
    assert cue(snapshot(stopped), snapshot(tick(stopped, 30.0))) is None
    assert cue(snapshot(run), snapshot(tick(run, HOUR))) is None  # asleep, so it is paused


def test_getting_ready_again_ends_with_what_was_left() -> None:
    run = back(begin(hold(seconds=10, prepare=5, sides="both")), 7.0)
    away = pause(run, 7.0)
    assert (5, "hold") in list(told(resume(away, 7.0)))


def test_a_finished_run_is_told_once() -> None:
    run = begin(hold(seconds=2, sides="both"))
    over = tick(run, 2.0)
    assert cue(snapshot(run), snapshot(over)) == "finished"
    assert cue(snapshot(over), snapshot(over)) is None


@pytest.mark.parametrize(
    ("bell", "change", "countdown"),
    [("off", False, False), ("change", True, False), ("countdown", True, True)],
)
def test_the_bell_rings_as_it_is_set(bell: str, change: bool, countdown: bool) -> None:
    assert rings(bell, "hold") is change  # type: ignore[arg-type]
    assert rings(bell, "finished") is change  # type: ignore[arg-type]
    assert rings(bell, "countdown") is countdown  # type: ignore[arg-type]


def test_no_more_than_three_flashes_come_in_a_second() -> None:
    last, seen = -HOUR, []
    for hundredth in range(1000):
        now = hundredth / 100
        if flashes("up", now - last):
            last = now
            seen.append(now)
    assert all(sum(begin <= one < begin + 1 for one in seen) <= 3 for begin in seen)
    assert LEAST_BETWEEN_FLASHES > 0.3


def test_a_count_is_heard_and_not_seen() -> None:
    assert not flashes("countdown", HOUR)
    assert flashes("hold", HOUR)
