"""What the words of `soleus pain` and `soleus morning` say."""

from collections.abc import Mapping, Sequence

from msgspec import Struct

from tui.core.format.definitions import Region, Side
from tui.core.forms.fields import HIGHEST
from tui.core.forms.whose import SIDES
from tui.core.refusal import CannotBeDone
from tui.core.text import clean


class Said(Struct, frozen=True):
    """A part of the body and scores from 0 to 10."""

    region_id: str
    """Empty where it was left out."""
    side: Side | None
    scores: tuple[int, ...]


def said(words: Sequence[str], regions: Mapping[str, Region], at_most: int) -> Said:
    """`[REGION] [SIDE] SCORE [SCORE]` with one or two scores at most; raises `CannotBeDone`."""
    rest = list(words)
    region_id = "" if _is_side(rest[0]) or _is_number(rest[0]) else _region(rest.pop(0), regions)
    side = SIDES[rest.pop(0)] if rest and _is_side(rest[0]) else None
    if not 1 <= len(rest) <= at_most:
        wanted = "one score" if at_most == 1 else "one or two scores"
        raise CannotBeDone(f"Needed: {wanted}, 0 to {HIGHEST}, after part and side.")
    return Said(region_id, side, tuple(map(_score, rest)))


def checked_side(region_id: str, region: Region, side: Side | None) -> Side | None:
    """The side, where the region has sides and only there; raises `CannotBeDone`."""
    if region.sided and side is None:
        raise CannotBeDone(
            f"Which side? `{region_id} left` or `{region_id} right`, then how strong it is."
        )
    if not region.sided and side is not None:
        raise CannotBeDone(f"{region_id} has no sides: leave {side} out.")
    return side


def _region(word: str, regions: Mapping[str, Region]) -> str:
    if word not in regions:
        known = ", ".join(regions) or "none"
        raise CannotBeDone(f"There is no part {clean(word)!r}. Known: {known}.")
    return word


def _is_side(word: str) -> bool:
    return word in SIDES


def _is_number(word: str) -> bool:
    return word.isascii() and word.isdecimal()


def _score(word: str) -> int:
    if not _is_number(word) or len(word) > 2 or int(word) > HIGHEST:
        raise CannotBeDone(f"A score is a whole number, 0 to {HIGHEST}, not {clean(word)!r}.")
    return int(word)
