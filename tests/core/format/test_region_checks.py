"""A region's rules mean words that it has, and its flags are told apart."""

from typing import Any

import pytest
from msgspec.structs import replace

from tests.core.filling_in import CALF
from tui.core.format.definitions import Flag, Rules, Tier
from tui.core.format.region_checks import check_region

EMERGENCY = Flag(id="e", tier="emergency", question="?")


def some_flags(count: int, tier: Tier) -> tuple[Flag, ...]:
    return tuple(Flag(id=f"a{index}", tier=tier, question="?") for index in range(count))


@pytest.mark.parametrize(
    ("changes", "messages"),
    [
        ({}, []),
        ({"rules": Rules(version="1")}, []),
        (
            {"rules": Rules(version="1", stop_feelings=("pop",), sharp_feelings=("popp", "heel"))},
            [
                "'popp' is none of the region's feelings - did you mean 'pop'?",
                "'heel' is none of the region's feelings",
            ],
        ),
        ({"rules": Rules(version="1", unclear_feelings=("Pop",))}, ["'Pop' is none of the"]),
        ({"rules": Rules(version="1", unclear_places=("pop",))}, ["'pop' is none of the region's"]),
        ({"rules": Rules(version="1", end_range_places=("heel", "hell"))}, ["'hell' is none of"]),
        ({"flags": (Flag(id="a", tier="book", question="?"),)}, []),
        (
            {"flags": tuple(Flag(id="a", tier=tier, question="?") for tier in ("book", "urgent"))},
            ["there is a flag 'a' already; each needs an id of its own"],
        ),
        ({"flags": some_flags(15, "book")}, []),
        ({"flags": some_flags(16, "book")}, ["flags without an emergency may be 15 at most"]),
        ({"flags": (*some_flags(16, "book"), EMERGENCY)}, []),
    ],
)
def test_a_region_means_words_that_can_be_chosen(
    changes: dict[str, Any], messages: list[str]
) -> None:
    region = replace(CALF, places=("heel", "other"), feelings=("pop", "ache"), **changes)
    found = [mistake.message for mistake in check_region(region)]
    assert len(found) == len(messages)
    assert all(map(str.startswith, found, messages))
