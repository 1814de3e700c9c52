"""Nobody there: what counts as idle, after how long, and what is done about it."""

import pytest

from tests.core.builders import begin, hold, step
from tui.core.idle import Doing, Due, doing, due
from tui.core.playing import events as happened
from tui.core.playing.run import Run
from tui.core.settings import KIOSK_STEPS, Idle, IdleLimits, Settings, SettingsFile, settled

LIMITS = IdleLimits(prompt=120, paused=1800, elsewhere=900, steps=60)


@pytest.mark.parametrize(
    ("what", "seconds", "then"),
    [
        ("prompt", 119.9, None),
        ("prompt", 120.0, "pause"),
        ("steps", 59.9, None),
        ("steps", 60.0, "pause"),
        ("paused", 1799.9, None),
        ("paused", 1800.0, "close"),
        ("elsewhere", 899.9, None),
        ("elsewhere", 900.0, "close"),
    ],
)
def test_a_limit_is_due_when_it_is_reached(what: Doing, seconds: float, then: Due | None) -> None:
    assert due(LIMITS, what, seconds) == then


def test_nobody_on_the_mat_is_cut_off() -> None:
    assert due(IdleLimits(), "steps", 10**9) is None


def test_zero_is_never() -> None:
    never = IdleLimits(0, 0, 0, 0)
    assert not [due(never, what, 1e9) for what in ("prompt", "paused") if due(never, what, 1e9)]
    assert never.look_every is None


def test_no_limit_is_passed_by_more_than_a_tenth() -> None:
    assert IdleLimits(prompt=5, paused=0, elsewhere=100, steps=0).look_every == 0.5


def paused(run: Run) -> Run:
    return happened.apply(run, happened.Pause(1.0))


@pytest.mark.parametrize(
    ("run", "what"),
    [
        (None, "elsewhere"),
        (begin(hold()), "steps"),
        (paused(begin(hold())), "paused"),
        (begin(step("prompt", "Shoes off")), "prompt"),
        (begin(step("gate", "Loads?", question="?", guards=("x",))), "prompt"),
        (happened.apply(begin(hold()), happened.End(1.0)), "elsewhere"),
        (happened.apply(paused(begin(hold())), happened.Resume(2.0)), "steps"),
    ],
)
def test_what_a_run_waits_for(run: Run | None, what: Doing) -> None:
    assert doing(run) == what


def test_without_files_the_defaults_hold() -> None:
    assert settled([]) == Settings()
    assert settled([], kiosk=True).idle == IdleLimits(steps=KIOSK_STEPS)


def test_a_later_file_counts_more_and_leaves_the_rest() -> None:
    machine = SettingsFile(schema=1, wait="always", prepare=8, idle=Idle(steps=600, prompt=60))
    own = SettingsFile(schema=1, prepare=3, idle=Idle(prompt=0))
    now = settled([machine, own], kiosk=True)
    assert (now.wait, now.prepare, now.switch) == ("always", 3, 0)
    assert now.idle == IdleLimits(prompt=0, steps=600)
