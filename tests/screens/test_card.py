"""What of a card is shown where the screen is too low for it."""

import pytest

from tests.screens.walk import walking
from tui.screens.card import fitted, menu
from tui.screens.today.naming import NamingScreen
from tui.storage.stores import Stores
from tui.widgets.lines import Line, line

CHOICES = ("End", "Skip", "Ease", "It popped")


def card(chosen: int) -> list[Line]:
    return [line("This hurts"), line(), *menu(CHOICES, chosen, 40), line(), line("esc stays")]


def test_a_card_that_fits_stays_as_it_is() -> None:
    assert fitted(card(0), 8) == card(0)


@pytest.mark.parametrize("height", [3, 4, 5])
@pytest.mark.parametrize("chosen", range(len(CHOICES)))
def test_the_marked_choice_is_in_sight(height: int, chosen: int) -> None:
    shown = fitted(card(chosen), height)

    assert len(shown) == height
    assert [row.plain for row in shown if row.base == "cursor"] == [f"▶ {CHOICES[chosen]}"]
    assert ("more below" in shown[-1].plain) is (shown[-1].plain != "esc stays")


def test_blank_rows_go_first() -> None:
    assert [row.plain for row in fitted(card(0), 6)] == [row.plain for row in card(0) if row.plain]


@pytest.mark.parametrize("size", [(40, 10), (80, 24), (120, 40)])
async def test_keys_that_do_nothing_beneath_a_card_are_not_named(
    stores: Stores, size: tuple[int, int]
) -> None:
    async with walking(stores) as walk:
        await walk.pilot.resize_terminal(*size)
        await walk.pilot.pause()
        keys = walk.text.split("\n")[-1]
        assert "Start" in keys
        await walk.press("n")
        assert isinstance(walk.app.screen, NamingScreen)
        assert walk.text.split("\n")[-1] == ""
        await walk.press("escape")
        assert walk.text.split("\n")[-1] == keys
        await walk.press("question_mark", "escape")
        assert walk.text.split("\n")[-1] == keys
