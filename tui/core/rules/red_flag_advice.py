"""What to do about each yes to a red flag."""

from collections.abc import Collection, Sequence

from msgspec import Struct

from tui.core.format.definitions import Flag, Tier
from tui.core.rules.red_flags import Reported, most_urgent_first


class Advised(Struct, frozen=True):
    """One yes, and what to do about it."""

    tier: Tier
    question: str
    advice: str
    """Empty where none is written."""
    tell: str
    """What makes it more worrying; empty where nothing does."""


def advised(yes: Sequence[Reported], flags: Collection[Flag]) -> list[Advised]:
    """The most urgent first.

    `flags` are the region's questions as they are now; one that is gone is named by its id.
    """
    by_id = {flag.id: flag for flag in flags}
    found = []
    for one in most_urgent_first(yes):
        flag = by_id.get(one.flag)
        tell = f"Tell them: {' '.join(one.risks)}" if one.risks else ""
        question, advice = (flag.question, flag.advice or "") if flag else (one.flag, "")
        found.append(Advised(one.tier, question, advice, tell))
    return found
