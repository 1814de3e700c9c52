"""Random things that happen in a session, as a person and a clock would bring them about."""

from collections.abc import Iterable
from functools import reduce

from hypothesis import strategies as st
from msgspec import structs

from tui.core.interrupted.going_on import Played, PlayedEvent, after
from tui.core.playing import events as happened
from tui.core.playing.events import RunEvent
from tui.core.playing.run import Run

_SIDES = st.sampled_from(("left", "right", None))
_SIMPLE = st.sampled_from(
    (
        happened.Pause,
        happened.Resume,
        happened.Resume,
        happened.Forward,
        happened.Back,
        happened.Restart,
        happened.Skip,
        happened.OtherSide,
        happened.TakeBack,
    )
)
_SCORES = st.integers(0, 10)

_EVENTS: st.SearchStrategy[RunEvent] = st.one_of(
    *[st.just(happened.Tick(0.0))] * 4,
    _SIMPLE.map(lambda kind: kind(0.0)),
    st.sampled_from((10, -10)).map(lambda seconds: happened.Adjust(0.0, seconds)),
    st.booleans().map(lambda yes: happened.AnswerGate(0.0, yes)),
    st.builds(happened.MarkPain, st.just(0.0), _SCORES, _SIDES),
    st.builds(happened.Hurt, st.just(0.0), _SCORES, _SIDES),
    st.builds(
        happened.Relieve,
        st.just(0.0),
        st.sampled_from(("skip", "ease")),
        st.booleans(),
        st.booleans(),
        _SIDES,
    ),
    st.builds(happened.SideOfMarks, st.just(0.0), st.integers(0, 3), _SIDES),
)
"""Anything but the end, mostly the clock. Made once: a strategy for each moment takes long."""

_GAPS = st.one_of(*[st.floats(0, 1.5)] * 6, st.floats(3, 5000))


@st.composite
def happenings(draw: st.DrawFn, longest: int = 60) -> list[RunEvent]:
    """A row of events, mostly less than a second apart, sometimes after a long silence."""
    now = draw(st.floats(0, 1e6))
    events: list[RunEvent] = []
    for gap, event in draw(st.lists(st.tuples(_GAPS, _EVENTS), max_size=longest)):
        now += gap
        events.append(structs.replace(event, at=now))
    return events


def replay(first: Run, events: Iterable[PlayedEvent]) -> Played:
    """The run that these events led to, from its first moment on."""
    return reduce(after, events, Played(first, first))
