"""What happens in a session, one value for each thing, so that it can be kept and played again.

The same events on the same first run give the same run, so a session that was cut off is where its
last event left it. `at` is the steady clock in seconds, as in `run`.
"""

from collections.abc import Callable
from typing import Annotated

from msgspec import Meta, Struct

from tui.core.entries import Relief, Score
from tui.core.format.definitions import Side
from tui.core.playing import hurting, moves, run
from tui.core.playing.run import Run

At = Annotated[float, Meta(ge=0, le=1e12)]
"""Seconds on the steady clock. The bounds keep sums of what a damaged file holds finite."""


class Event(Struct, frozen=True, tag_field="do", omit_defaults=True):
    """Something that happened at one moment."""

    at: At


class Tick(Event, frozen=True, tag="tick"):
    """Time passed; nobody did anything. Once a second while a timer runs."""


class Pause(Event, frozen=True, tag="pause"):
    """The clock was stopped, by a key or because nobody pressed one."""


class Resume(Event, frozen=True, tag="resume"):
    """On, where the clock stood."""


class Forward(Event, frozen=True, tag="forward"):
    """Next."""


class Back(Event, frozen=True, tag="back"):
    """To the set before."""


class Restart(Event, frozen=True, tag="restart"):
    """This set again."""


class Skip(Event, frozen=True, tag="skip"):
    """The rest of the exercise was left out."""


class OtherSide(Event, frozen=True, tag="other side"):
    """The other side first, from the next exercise on."""


class End(Event, frozen=True, tag="end"):
    """The session was ended early."""


class Adjust(Event, frozen=True, tag="adjust"):
    """This segment was made longer or shorter."""

    seconds: Annotated[int, Meta(ge=-moves.LONGEST_SEGMENT, le=moves.LONGEST_SEGMENT)]


class AnswerGate(Event, frozen=True, tag="gate"):
    """The question of a gate was answered."""

    yes: bool


class MarkPain(Event, frozen=True, tag="mark"):
    """Pain was noted; `replaces` takes back the mark before."""

    score: Score
    side: Side | None = None
    replaces: bool = False


class Hurt(Event, frozen=True, tag="hurt"):
    """Pain was noted that the clock was stopped for."""

    score: Score
    side: Side | None = None
    replaces: bool = False


class TakeBack(Event, frozen=True, tag="take back"):
    """The last mark was a slip, and is gone; what it led to stays."""


class Relieve(Event, frozen=True, tag="relieve"):
    """Something was done about the pain, which has its mark already if it `is_marked`."""

    choice: Relief
    is_marked: bool = False
    has_signs: bool = False
    """Whether it popped, or is numb or swollen."""
    side: Side | None = None
    """Whose, of the signs and of pain without a score."""


class SideOfMarks(Event, frozen=True, tag="side"):
    """The side of all marks from the one at index `since` on that had none."""

    since: Annotated[int, Meta(ge=0)]
    side: Side | None = None


RunEvent = (
    Tick
    | Pause
    | Resume
    | Forward
    | Back
    | Restart
    | Skip
    | OtherSide
    | End
    | Adjust
    | AnswerGate
    | MarkPain
    | Hurt
    | TakeBack
    | Relieve
    | SideOfMarks
)

_SIMPLE: dict[type[Event], Callable[[Run, float], Run]] = {
    Tick: run.tick,
    Pause: moves.pause,
    Resume: moves.resume,
    Forward: moves.forward,
    Back: moves.back,
    Restart: moves.restart,
    Skip: moves.skip_exercise,
    OtherSide: moves.other_side_first,
    End: moves.end,
    TakeBack: hurting.take_back,
}


_RELIEF: dict[Relief, Callable[[Run, float], Run]] = {
    "end": moves.end,
    "skip": moves.skip_exercise,
    "ease": hurting.ease,
}


def apply(before: Run, event: RunEvent) -> Run:
    """The run after the event."""
    match event:
        case Adjust(at, seconds):
            return moves.adjust(before, at, seconds)
        case AnswerGate(at, yes):
            return moves.answer_gate(before, at, yes)
        case MarkPain(at, score, side, replaces):
            return hurting.mark(before, at, score, side, replaces=replaces)
        case Hurt(at, score, side, replaces):
            return hurting.hurt(before, at, score, side, replaces=replaces)
        case Relieve(at, choice, is_marked, has_signs, side):
            marked = hurting.with_relief(before, choice, side, is_marked=is_marked)
            told = hurting.with_signs(marked, side) if has_signs else marked
            return _RELIEF[choice](told, at)
        case SideOfMarks(_, since, side):
            return hurting.with_side(before, side, since)
        case simple:
            return _SIMPLE[type(simple)](before, simple.at)
