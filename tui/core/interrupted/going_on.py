"""Going on with a session that was cut off: by a lost line, a kill, a power cut."""

from msgspec import Struct
from msgspec.structs import replace

from tui.core.entries import Score
from tui.core.format.definitions import Side, Step
from tui.core.playing import moves
from tui.core.playing.events import At, RunEvent, Tick, apply
from tui.core.playing.run import Run, SetDone, lay_out_later_steps, record_set, stop_clock
from tui.core.session.segments import Unit

RESTARTS_SET_AFTER = 10 * 60
"""Seconds away after which a set begins anew: the muscle is back where it was. Our choice."""
ASKS_AGAIN_AFTER = 4 * 3600
"""Seconds away after which pain and gates are asked again: they may have changed. Our choice."""


class Played(Struct, frozen=True):
    """What a journal's events come to."""

    run: Run
    when_last_pressed: Run
    """The run right after the last thing that the person did; what came later ran by itself."""


class GoOn(Struct, frozen=True, tag_field="do", tag="go on", omit_defaults=True):
    """Somebody is back, on a clock that may have begun anew."""

    at: At
    away: At | None = None
    """Seconds since the event before; None where the clocks don't tell."""
    to_last_pressed: bool = False
    """Whether what ran by itself since the last key is taken back."""


class AskedAgain(Struct, frozen=True, tag_field="do", tag="asked again"):
    """A gate was asked once more, after a long time away."""

    step: int
    yes: bool


class PainAgain(Struct, frozen=True, tag_field="do", tag="pain again"):
    """The pain before was asked once more, after a long time away."""

    sore: tuple[Side, ...]
    before: tuple[tuple[Side | None, Score | None], ...]
    """(side, score) of each side that was asked about; None is unknown."""


PlayedEvent = RunEvent | GoOn | AskedAgain | PainAgain


def after(played: Played, event: PlayedEvent) -> Played:
    """One event more."""
    run = _gone_on(played, event) if isinstance(event, GoOn) else with_event(played.run, event)
    return Played(run, played.when_last_pressed if isinstance(event, Tick) else run)


def with_event(run: Run, event: RunEvent | AskedAgain | PainAgain) -> Run:
    """The run after anything but a return."""
    match event:
        case AskedAgain(step, yes):
            return _asked_again(run, step, yes)
        case PainAgain(sore):
            return replace(run, plan=replace(run.plan, sore=sore))
        case _:
            return apply(run, event)


def ran_by_itself(played: Played) -> bool:
    """Whether there is work to take back, in another segment than when a key was last pressed.

    Getting ready, a rest or a change of sides claims nothing that somebody would have to do again.
    """
    return played.run.at != played.when_last_pressed.at and bool(_unconfirmed(played))


def gates_to_ask(run: Run) -> list[tuple[int, Step]]:
    """(index, step) of each gate that let steps in which are still to come, or in play."""
    steps = run.plan.session.steps
    here = run.segment.unit.step
    still = {one.exercise for one in steps[here:]} | {one.name for one in steps[here:]}
    return [
        (index, steps[index])
        for index, yes in sorted(run.answers.items())
        if yes and still & set(steps[index].guards)
    ]


def _gone_on(played: Played, event: GoOn) -> Run:
    """Paused, on the new clock, as far as it is still good."""
    run = played.run
    lost = event.away or 0.0
    if event.to_last_pressed:
        run = _taken_back(played)
        lost += played.run.seen - run.seen
    if run.state == "finished":
        return run
    run = replace(stop_clock(run), seen=event.at, interrupted=run.interrupted + lost, is_back=True)
    if event.away is None or event.away >= RESTARTS_SET_AFTER:
        return moves.restart(run, event.at)
    return run


def _taken_back(played: Played) -> Run:
    """The run at the last key; sets that ran since are kept, but as unconfirmed."""
    run = played.when_last_pressed
    return replace(run, done={**run.done, **_unconfirmed(played)})


def _unconfirmed(played: Played) -> dict[Unit, SetDone]:
    """The sets of which at least a second ran by itself since the last key."""
    before = played.when_last_pressed.done
    later = record_set(played.run) if played.run.worked else played.run
    return {
        unit: SetDone(one.seconds, one.reps, "unconfirmed")
        for unit, one in later.done.items()
        if one.seconds and before.get(unit) != one
    }


def _asked_again(run: Run, gate: int, yes: bool) -> Run:
    """What the gate guards is left out after a no, also where it is what was being done."""
    if gate not in run.answers:
        return run  # it was never asked
    run = lay_out_later_steps(replace(run, answers={**run.answers, gate: yes}))
    if run.segment.unit.step in run.left_out:
        return moves.skip_exercise(run, run.seen)
    return run
