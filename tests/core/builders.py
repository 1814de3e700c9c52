"""Small sessions to play in tests."""

from tui.core.format.definitions import Session, Step
from tui.core.playing.run import Run, start, tick
from tui.core.session.segments import Plan


def hold(name: str = "Wall", seconds: int = 30, **keys: object) -> Step:
    """A hold on each side, without lead-ins unless `keys` give them."""
    given = {"sides": "each", "prepare": 0, "switch": 0, "muscles": ("soleus",), **keys}
    return step("hold", name, seconds=seconds, **given)


def reps(name: str = "Raise", count: int = 3, **keys: object) -> Step:
    """Paced repetitions of both legs, three seconds up and three down."""
    given = {"prepare": 0, "tempo": (3, 0, 3, 0), "muscles": ("soleus",), **keys}
    return step("reps", name, reps=count, **given)


def step(kind: str, name: str, **keys: object) -> Step:
    """A step of any kind."""
    return Step(kind=kind, name=name, short=name[:10].upper(), **keys)  # type: ignore[arg-type]


def session(*steps: Step, **keys: object) -> Session:
    """A session of these steps."""
    return Session(id="test", steps=steps, **{"title": "Test", **keys})  # type: ignore[arg-type]


def plan(*steps: Step, **keys: object) -> Plan:
    """A plan for a person who knows every exercise."""
    return Plan(session(*steps), **{"wait": "never", **keys})  # type: ignore[arg-type]


def begin(*steps: Step, **keys: object) -> Run:
    """A run of these steps that began at second 0."""
    return start(plan(*steps, **keys), 0.0)


def play(run: Run, until: float, every: float = 1.0) -> Run:
    """Tick a run on to a second, in steps no longer than the engine takes for a silence."""
    now = run.seen
    while now < until:
        now = min(now + every, until)
        run = tick(run, now)
    return run


def play_all(run: Run) -> Run:
    """Tick a run until it finishes or waits."""
    while run.state == "running":
        run = tick(run, run.seen + 1.0)
    return run
