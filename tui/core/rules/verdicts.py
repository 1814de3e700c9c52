"""The colour of each session, by a table of named rules of which the first that speaks decides.

The zones of pain (to 2 safe, to 5 acceptable, above too much), that it settles by the next
morning and doesn't rise from week to week are the model of Silbernagel 2007 and Thomeé 1997, made
for Achilles and kneecap pain. All other limits and counts are our choice.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import Protocol

from msgspec.structs import replace

from tui.core.format.definitions import Id, Region, Rules
from tui.core.rules.history import Colour, Logged, Verdict
from tui.core.rules.outcomes import SideOutcome, outcomes

TOO_MUCH = 6
"""Pain from which a session or a next morning is red."""
MORE_THAN_SAFE = 3
"""Pain from which a session is amber, and red after a recent strain; a morning that counts."""
CLEAR_RISE = 2
"""From one morning to the next, in pain or stiffness."""
SLIGHT_RISE = 1

NEW_SIGNS = "new signs"
STOP_FEELING = "stop feeling"
"""The two rules after which nothing is loaded before it has settled."""

WORST_FIRST: tuple[Colour, ...] = ("red", "held", "amber", "pending", "unrated", "green")
"""A session has the worst colour of its sides.

What is not known stands before green, so that a side nobody knows of never hides behind a good
one. Pending stands before unrated, because it is still open: the morning that it waits for may yet
turn red, while nothing more will be known of an unrated side.
"""


class Rule(Protocol):
    """Says in a sentence, without its colour and full stop, why it holds; None: it doesn't."""

    def __call__(self, seen: SideOutcome, words: Rules) -> str | None:
        """`words` are the region's, by which places and feelings are known."""


def verdicts(
    log: Sequence[Logged], region_id: Id, region: Region, today: dt.date
) -> dict[str, Verdict]:
    """Of each session of the region, by its id; entries of any kind, region and order are fine."""
    found = outcomes(log, region_id, region, today)
    words = region.rules
    if words is None:
        return dict.fromkeys(found, WITHOUT_RULES)
    return {
        id: worst(verdict_of_side(one, words) for one in that_count(sides))
        for id, sides in found.items()
    }


def that_count(sides: Sequence[SideOutcome]) -> list[SideOutcome]:
    """All sides but those that had no pain at all and whose morning nobody asks about.

    Mornings are asked about for the sides of which something was told. Such a side is left out
    where another one was sore, or has told its morning; so a session that hurt more never waits
    for less.
    """
    return [
        one
        for index, one in enumerate(sides)
        if not _is_free_of_pain(one)
        or not any(_tells(other) for other in (*sides[:index], *sides[index + 1 :]))
    ]


def _is_free_of_pain(seen: SideOutcome) -> bool:
    """Known to be, with no word of anything else, and of which no morning is known."""
    known = (seen.before or 0, seen.during, seen.after, seen.peak)
    nothing_told = not (seen.feel or seen.where or seen.ended_a_step)
    no_morning = seen.morning is None and seen.stiff is None
    return (
        not any(known)
        and None not in known
        and seen.new_signs is False
        and (nothing_told and no_morning)
    )


def _tells(seen: SideOutcome) -> bool:
    """Whether a morning of this side is known or asked about."""
    return seen.morning is not None or bool(seen.before or seen.peak)


def worst(found: Iterable[Verdict]) -> Verdict:
    """The one that counts for a session; the first of equals, which names the others' sides.

    Takes at least one.
    """
    first, *others = sorted(found, key=lambda one: WORST_FIRST.index(one.colour))
    as_bad = tuple(one.side for one in others if one.colour == first.colour)
    return replace(first, as_bad=as_bad) if as_bad else first


def verdict_of_side(seen: SideOutcome, words: Rules) -> Verdict:
    """What the first rule of the table that holds says of one side."""
    for colour, name, rule in TABLE:
        because = rule(seen, words)
        if because is not None:
            return Verdict(colour, name, f"{colour.capitalize()}: {because}.", seen.side)
    raise AssertionError("the last rule of the table holds for every outcome")


def _new_signs(seen: SideOutcome, words: Rules) -> str | None:
    return "a new sign was reported" if seen.new_signs else None


def _stop_feeling(seen: SideOutcome, words: Rules) -> str | None:
    return _felt(seen.feel, words.stop_feelings)


def _too_much(seen: SideOutcome, words: Rules) -> str | None:
    if seen.peak is not None and seen.peak >= TOO_MUCH:
        return f"pain reached {seen.peak} (limit {TOO_MUCH})"
    return None


def _bad_morning(seen: SideOutcome, words: Rules) -> str | None:
    if seen.morning is not None and seen.morning >= TOO_MUCH:
        return f"the next morning was {seen.morning} (limit {TOO_MUCH})"
    return None


def _clearly_worse_morning(seen: SideOutcome, words: Rules) -> str | None:
    return _risen(seen, CLEAR_RISE) if (seen.morning or 0) >= MORE_THAN_SAFE else None


def _strained(seen: SideOutcome, words: Rules) -> str | None:
    if seen.strain is not None and seen.peak is not None and seen.peak >= MORE_THAN_SAFE:
        return (
            f"pain reached {seen.peak}, and {MORE_THAN_SAFE} is the limit after the strain "
            f"of {seen.strain}"
        )
    return None


def _sharp_end(seen: SideOutcome, words: Rules) -> str | None:
    if seen.ended_a_step and (felt := _felt(seen.feel, words.sharp_feelings)):
        return f"{felt}, and pain ended a step"
    return None


def _unclear(seen: SideOutcome, words: Rules) -> str | None:
    if (told := _told_unclear(seen, words)) and not seen.screened_since:
        return f"{told}; no colour until the red-flag questions are answered again"
    return None


def _more_than_safe(seen: SideOutcome, words: Rules) -> str | None:
    if seen.peak is not None and seen.peak >= MORE_THAN_SAFE:
        return f"pain reached {seen.peak} (green goes up to {MORE_THAN_SAFE - 1})"
    return None


def _risen_morning(seen: SideOutcome, words: Rules) -> str | None:
    return _risen(seen, CLEAR_RISE)


def _slightly_worse_morning(seen: SideOutcome, words: Rules) -> str | None:
    return _risen(seen, SLIGHT_RISE) if (seen.morning or 0) >= MORE_THAN_SAFE else None


def _sharp(seen: SideOutcome, words: Rules) -> str | None:
    return _felt(seen.feel, words.sharp_feelings)


def _stiffer(seen: SideOutcome, words: Rules) -> str | None:
    if seen.stiffer is not None and seen.stiffer >= CLEAR_RISE:
        return f"stiffness rose from {seen.stiff_before} to {seen.stiff} the next morning"
    return None


def _was_held(seen: SideOutcome, words: Rules) -> str | None:
    if told := _told_unclear(seen, words):
        return f"{told}; the red-flag questions were answered since, so it is amber at best"
    return None


def _not_done(seen: SideOutcome, words: Rules) -> str | None:
    return None if seen.was_worked else "no set of it was done"


def _not_told(seen: SideOutcome, words: Rules) -> str | None:
    asked = {
        "the worst pain": seen.during,
        "the pain afterwards": seen.after,
        "new signs": seen.new_signs,
    }
    unknown = [what for what, told in asked.items() if told is None]
    return f"not known: {', '.join(unknown)}" if unknown else None


def _morning_to_come(seen: SideOutcome, words: Rules) -> str | None:
    """An answer without a score waits as well: it may still be given."""
    if seen.morning is None and seen.may_still_come:
        return "the next morning is not known yet"
    return None


def _no_morning(seen: SideOutcome, words: Rules) -> str | None:
    return "the next morning was never told" if seen.morning is None else None


def _settled(seen: SideOutcome, words: Rules) -> str:
    before = "none before it is known" if seen.ref is None else f"{seen.ref} before it"
    settled = f"pain reached {seen.peak}, the next morning was {seen.morning} ({before})"
    return f"{settled}; no step up after the strain of {seen.strain}" if seen.strain else settled


TABLE: tuple[tuple[Colour, str, Rule], ...] = (
    ("red", NEW_SIGNS, _new_signs),
    ("red", STOP_FEELING, _stop_feeling),
    ("red", "too much pain", _too_much),
    ("red", "bad morning", _bad_morning),
    ("red", "clearly worse morning", _clearly_worse_morning),
    ("red", "pain after a strain", _strained),
    ("red", "sharp pain ended a step", _sharp_end),
    ("held", "unclear", _unclear),
    ("amber", "more than safe", _more_than_safe),
    ("amber", "risen morning", _risen_morning),
    ("amber", "slightly worse morning", _slightly_worse_morning),
    ("amber", "sharp pain", _sharp),
    ("amber", "stiffer", _stiffer),
    ("amber", "was held", _was_held),
    ("unrated", "not done", _not_done),
    ("unrated", "not told", _not_told),
    ("pending", "morning to come", _morning_to_come),
    ("unrated", "no morning", _no_morning),
    ("green", "settled", _settled),
)
"""(colour, name, rule), worst first. Red, held and amber need no more than what they name, so they
come before what is unknown; green is all that is known and none of them."""

WITHOUT_RULES = Verdict(
    "unrated", "no rules", "Unrated: this part of the body has no reviewed rules."
)


def _risen(seen: SideOutcome, by: int) -> str | None:
    """Where the next morning was that much worse than the last one before."""
    if seen.rise is None or seen.rise < by:
        return None
    return f"the next morning was {seen.morning}, {seen.rise} above the last before ({seen.ref})"


def _felt(feel: Iterable[str], words: Sequence[str]) -> str | None:
    found = [one for one in feel if one in words]
    return f"it was noted as {', '.join(found)}" if found else None


def _told_unclear(seen: SideOutcome, words: Rules) -> str | None:
    """What was told that could be something other than a sore muscle."""
    if not seen.where and not seen.feel:
        return None
    places = [f"pain at: {one}" for one in seen.where if one in words.unclear_places]
    felt = _felt(seen.feel, words.unclear_feelings)
    return "; ".join(([felt] if felt else []) + places) or None
