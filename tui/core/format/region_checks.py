"""Rules across the keys of one region."""

from collections.abc import Iterator

from tui.core.format.definitions import MAX_FLAGS, MAX_GENERAL_FLAGS, Flag, FlagsFile, Region, Rules
from tui.core.format.general_flags import has_emergencies
from tui.core.format.problems import Mistake, did_you_mean

_FEELINGS = ("stop_feelings", "sharp_feelings", "unclear_feelings")
_PLACES = ("unclear_places", "end_range_places")


def check_region(region: Region) -> Iterator[Mistake]:
    """Flags that could not be told apart, and rules about words that nobody can choose.

    Such a rule would never hold, in silence.
    """
    yield from _check_ids(region.flags)
    room = MAX_FLAGS - MAX_GENERAL_FLAGS
    if not has_emergencies(region) and len(region.flags) > room:
        message = f"flags without an emergency may be {room} at most: the general ones are added"
        yield Mistake(("flags",), message)
    if region.rules:
        yield from _check_words(region.rules, _FEELINGS, "feelings", region.feelings)
        yield from _check_words(region.rules, _PLACES, "places", region.places)


def check_general(file: FlagsFile) -> Iterator[Mistake]:
    """Flags that could not be told apart, and those that are no emergency.

    What else has to be seen differs from one part of the body to the next.
    """
    yield from _check_ids(file.flags)
    for index, flag in enumerate(file.flags):
        if flag.tier != "emergency":
            message = f'tier must be "emergency" here, not "{flag.tier}"'
            yield Mistake(("flags", index, "tier"), message)


def _check_ids(flags: tuple[Flag, ...]) -> Iterator[Mistake]:
    seen: set[str] = set()
    for index, flag in enumerate(flags):
        if flag.id in seen:
            message = f"there is a flag '{flag.id}' already; each needs an id of its own"
            yield Mistake(("flags", index, "id"), message)
        seen.add(flag.id)


def _check_words(
    rules: Rules, keys: tuple[str, ...], of: str, words: tuple[str, ...]
) -> Iterator[Mistake]:
    for key in keys:
        for index, word in enumerate(getattr(rules, key)):
            if word not in words:
                hint = did_you_mean(word, words)
                message = f"'{word}' is none of the region's {of}{hint}"
                yield Mistake(("rules", key, index), message)
