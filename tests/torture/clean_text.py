"""`tui.core.text.clean`, given whatever there is."""

import sys
import unicodedata
from collections.abc import Callable

from tests.torture.hostile import TEXTS
from tests.torture.part import Part, Tally
from tui.core.text import clean

_JOINERS = "\u200c\u200d\ufe0f"
_HIDDEN = {"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"}
_LONGEST = 60
_LIMITS = (1, 2, 10, 2_000)


def run(tally: Tally) -> None:
    """Clean `count` random texts, and look at what comes out."""
    sources = _sources(tally)
    while tally.done < tally.count:
        text = "".join(tally.random.choice(sources)() for _ in range(tally.random.randint(0, 8)))
        limit = tally.random.choice(_LIMITS)
        keep_lines = tally.random.random() < 0.5
        for problem in problems(text, limit, keep_lines):
            tally.failed(f"{problem}: clean({text!r}, {limit}, keep_lines={keep_lines})")
        tally.facts["characters"] += len(text)
        tally.passed()


def problems(text: str, limit: int, keep_lines: bool) -> list[str]:
    """What is wrong with a text once it is clean."""
    cleaned = clean(text, limit, keep_lines)
    found = []
    if len(cleaned) > limit:
        found.append("too long")
    if clean(cleaned, limit, keep_lines) != cleaned:
        found.append("not clean after one pass")
    marks = 0
    for character in cleaned:
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") and character not in _JOINERS else 0
        if marks > 3:
            found.append("more than three marks on a letter")
        if (
            category in _HIDDEN
            and character not in _JOINERS
            and (character, keep_lines)
            != (
                "\n",
                True,
            )
        ):
            found.append(f"{character!r} is left")
    if text.isascii() and text.isprintable() and len(text) <= limit and cleaned != text:
        found.append("plain text was changed")
    return found


def _sources(tally: Tally) -> list[Callable[[], str]]:
    chance = tally.random
    hostile = list(TEXTS.values())

    def anything() -> str:
        return "".join(
            chr(chance.randrange(sys.maxunicode + 1)) for _ in range(chance.randint(1, 9))
        )

    def of_low_planes() -> str:
        return "".join(chr(chance.randrange(0x3000)) for _ in range(chance.randint(1, 20)))

    def marks() -> str:
        some = "\u0301\u0308\u0336\u20dd\u0345\u093e\u1160\ufe0f\u200d"
        return "e" + "".join(chance.choices(some, k=chance.randint(1, 12)))

    def plain() -> str:
        return "calf " * chance.randint(1, _LONGEST // 5)

    return [anything, of_low_planes, marks, plain, lambda: chance.choice(hostile)]


PART = Part(
    name="clean",
    does="random texts made safe: no control, bidi or private character is left",
    unit="texts",
    count=1_000_000,
    minutes=2,
    run=run,
)
