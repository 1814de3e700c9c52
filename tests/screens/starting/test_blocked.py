"""What stands in the way: what is said, and the ways on."""

import datetime as dt
from collections.abc import Sequence

import pytest
from textual.pilot import Pilot

from tests.core.flagged import REGION
from tests.screens.stage import on_stage, press
from tests.screens.support import FakeClock, OneScreenApp, text_of
from tui.core.rules.red_flags import OpenFlag
from tui.leading.face import BlockedWay
from tui.screens.starting.blocked import BlockedScreen

DAY = dt.date(2026, 11, 20)
VEIN = OpenFlag(region="calf", flag="vein", tier="urgent", day=DAY, risks=("A cast.",))
LUNG = OpenFlag(region="calf", flag="lung", tier="emergency", day=DAY)
GONE = OpenFlag(region="calf", flag="of-an-old-file", tier="book", day=DAY)
TODAY = dt.date(2026, 11, 22)


def blocked(*flags: OpenFlag) -> BlockedScreen:
    return BlockedScreen(flags, REGION, FakeClock())


def ended(pilot: Pilot[None]) -> Sequence[BlockedWay]:
    assert isinstance(pilot.app, OneScreenApp)
    return pilot.app.results


async def test_it_says_what_to_do_since_when_and_what_ends_it() -> None:
    async with on_stage(blocked(GONE, VEIN, LUNG)) as pilot:
        assert text_of(pilot.app).splitlines()[:18] == [
            " Calf: not now                                              answered 2026-11-20",
            " On 2026-11-20 you answered yes to this:",
            "",
            " EMERGENCY: call 112, 911 or 999; don't drive yourself",
            " · Breathless?",
            "   A clot in the lung?",
            "",
            " URGENT: be seen today; no stretching, rolling or pressing",
            " · Swollen leg?",
            "   A clot?",
            "   Tell them: A cast.",
            "",
            " BOOK: make an appointment with a clinician",
            " · of-an-old-file",
            "",
            " An emergency ends here only when you answer again, and it is so no longer.",
            " It ends once a clinician has seen it, or when you answer again.",
            " It ends with a clearance, once a clinician has seen it, or when you answer",
        ]


@pytest.mark.parametrize(
    ("keys", "way"),
    [
        ("a", "again"),
        ("r", "again"),
        ("escape", None),
        ("s enter", TODAY),
        ("s backspace 1 enter", dt.date(2026, 11, 21)),
        ("s" + " backspace" * 12 + " 2 0 2 6 - 1 1 - 2 0 x 9 enter", DAY),
        ("s escape a", "again"),
        ("s escape escape", None),
    ],
)
async def test_ways_on(keys: str, way: BlockedWay) -> None:
    async with on_stage(blocked(VEIN)) as pilot:
        await press(pilot, *[_named(key) for key in keys.split()])
        assert ended(pilot) == [way]


@pytest.mark.parametrize(
    ("keys", "problem"),
    [
        ("s backspace 3 enter", "That day is yet to come."),
        ("s backspace backspace 1 9 enter", "That is before 2026-11-20, when you reported it."),
        ("s backspace enter", "Write the day as 2026-11-22."),
        ("s" + " backspace" * 12 + " enter", "Write the day as 2026-11-22."),
    ],
)
async def test_a_day_that_cannot_be(keys: str, problem: str) -> None:
    async with on_stage(blocked(VEIN)) as pilot:
        await press(pilot, *keys.split())
        assert f"! {problem}" in text_of(pilot.app)
        assert not ended(pilot)


async def test_while_the_day_is_typed_letters_mean_nothing() -> None:
    async with on_stage(blocked(VEIN)) as pilot:
        await press(pilot, "s", "a", "r", "down")
        assert "Seen by a clinician on 2026-11-22" in text_of(pilot.app)
        assert not ended(pilot)


async def test_an_emergency_does_not_end_by_being_seen() -> None:
    async with on_stage(blocked(LUNG)) as pilot:
        assert "Seen by" not in text_of(pilot.app)
        await press(pilot, "s", "enter")
        assert not ended(pilot)


async def test_enter_alone_does_nothing() -> None:
    async with on_stage(blocked(VEIN)) as pilot:
        await press(pilot, "enter")
        assert not ended(pilot)


@pytest.mark.parametrize("size", [(60, 20), (40, 10)])
async def test_a_small_terminal_scrolls(size: tuple[int, int]) -> None:
    async with on_stage(blocked(LUNG, VEIN, GONE), size) as pilot:
        assert "EMERGENCY" in text_of(pilot.app)
        await press(pilot, "end")
        assert "Pain can be noted at any time." in text_of(pilot.app)


def _named(key: str) -> str:
    return "minus" if key == "-" else key
