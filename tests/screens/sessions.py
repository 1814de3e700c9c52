"""A session screen on a fake clock, played by keys."""

from collections.abc import AsyncIterator, Callable, Sequence
from contextlib import asynccontextmanager

from textual.pilot import Pilot

from tests.core.builders import session
from tests.screens.support import FakeClock, OneScreenApp, text_of
from tui.core.format.definitions import Questions, Region, Side, Step
from tui.core.playing.run import Run, start
from tui.core.session.segments import Plan
from tui.panes.pain import Answered
from tui.screens.session.manner import USUAL, Manner
from tui.screens.session.session import SessionScreen

_QUESTIONS = Questions(side="Which?", before="Now?", during="Worst?", after="After?", new_signs="?")
CALF = Region(
    schema=1,
    title="Calf",
    sided=True,
    questions=_QUESTIONS,
    places=("deep",),
    feelings=("tight",),
    signs_advice=("See a doctor.",),
)


class Played:
    """A session screen under a fake clock."""

    def __init__(self, pilot: Pilot[None], screen: SessionScreen, clock: FakeClock) -> None:
        self.pilot, self.screen, self.clock = pilot, screen, clock

    @property
    def result(self) -> Run | None:
        """What the screen ended with."""
        return next(iter(self.pilot.app.results), None)  # type: ignore[attr-defined]

    async def press(self, *keys: str) -> None:
        await self.pilot.press(*keys)
        await self.pilot.pause()

    async def pass_time(self, seconds: int) -> None:
        """Let the clock run and the screen see every second of it."""
        for _ in range(seconds):
            self.clock.advance(1)
            self.screen._tick()
        await self.pilot.pause()

    @property
    def text(self) -> str:
        return text_of(self.pilot.app)

    @property
    def run(self) -> Run:
        return self.screen.played


@asynccontextmanager
async def playing(
    *steps: Step,
    size: tuple[int, int] = (80, 24),
    sore: tuple[Side, ...] = ("left",),
    wait: str = "never",
    manner: Manner = USUAL,
    earlier: Sequence[Answered] = (),
    **keys: object,
) -> AsyncIterator[Played]:
    """A session of the calf made of these steps."""
    shown = session(*steps, region_id="calf", region=CALF, **keys)
    plan = Plan(shown, sore=sore, wait=wait)  # type: ignore[arg-type]
    async with playing_plan(plan, size, manner, earlier) as played:
        yield played


@asynccontextmanager
async def playing_plan(
    plan: Plan,
    size: tuple[int, int],
    manner: Manner,
    earlier: Sequence[Answered] = (),
    terminal: Callable[[OneScreenApp[Run]], None] = lambda app: None,
) -> AsyncIterator[Played]:
    """Any session, in an app that `terminal` may change first."""
    clock = FakeClock()
    screen = SessionScreen(start(plan, clock.monotonic()), clock, earlier, manner=manner)
    app = OneScreenApp(screen)
    terminal(app)
    async with app.run_test(size=size) as pilot:
        await pilot.pause()
        yield Played(pilot, screen, clock)
