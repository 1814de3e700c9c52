"""Random things that happen in a session, as a person and a clock would bring them about."""

from hypothesis import strategies as st

from tui.core.playing import events as happened
from tui.core.playing.events import RunEvent

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
    )
)


def event_at(at: float) -> st.SearchStrategy[RunEvent]:
    """Anything but the end, at that moment; mostly the clock."""
    scores = st.integers(0, 10)
    return st.one_of(
        *[st.just(happened.Tick(at))] * 4,
        _SIMPLE.map(lambda kind: kind(at)),
        st.sampled_from((10, -10)).map(lambda seconds: happened.Adjust(at, seconds)),
        st.booleans().map(lambda yes: happened.AnswerGate(at, yes)),
        st.builds(happened.MarkPain, st.just(at), scores, _SIDES),
        st.builds(happened.Hurt, st.just(at), scores, _SIDES),
        st.builds(
            happened.Relieve,
            st.just(at),
            st.sampled_from(("skip", "ease")),
            st.booleans(),
            st.booleans(),
            _SIDES,
        ),
        st.builds(happened.SideOfMarks, st.just(at), st.integers(0, 3), _SIDES),
    )


@st.composite
def happenings(draw: st.DrawFn, longest: int = 60) -> list[RunEvent]:
    """A row of events, mostly less than a second apart, sometimes after a long silence."""
    gaps = st.one_of(*[st.floats(0, 1.5)] * 6, st.floats(3, 5000))
    now = draw(st.floats(0, 1e6))
    events: list[RunEvent] = []
    for gap in draw(st.lists(gaps, max_size=longest)):
        now += gap
        events.append(draw(event_at(now)))
    return events
