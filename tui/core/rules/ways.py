"""The ways that are left once the rules have said what of a session may start."""

from collections.abc import Mapping
from typing import Literal

from tui.core.rules.starting import APPOINTMENT, Start

StartWay = Literal["start", "gentle", "again", "flags"]
"""Start what is allowed, play what is gentle, answer the form before again, or the red flags."""

WORDS: Mapping[StartWay, str] = {
    "start": "Start",
    "gentle": "Only what stays allowed",
    "again": "Back to the questions: how sore, how much",
    "flags": "Answer the red-flag questions again",
}


def ways_on(start: Start, gentle: str, *, is_empty: bool) -> tuple[StartWay, ...]:
    """Those ways, the likeliest first; where the rules forbid it, none of them starts.

    `gentle` says what can be played where only that is allowed, empty if nothing can; `is_empty`
    where nothing of the session is left to play.
    """
    ways: tuple[StartWay, ...]
    if is_free(start, is_empty=is_empty):
        ways = ("start", "again")
    else:
        ways = ("gentle", "again") if gentle else ("again",)
    return (*ways, "flags") if APPOINTMENT in start.rules else ways


def is_free(start: Start, *, is_empty: bool) -> bool:
    """Whether the session may start, if perhaps without some of it."""
    return start.may == "all" and not is_empty
