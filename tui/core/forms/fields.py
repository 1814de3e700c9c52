"""The fields of a form, and what a key does to each.

A field never changes: a key makes the next one. Unknown is None or empty, never 0.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from tui.core.text import clean

PAIN_WORDS: Mapping[int, str] = {0: "no pain", 10: "worst possible pain"}
"""Ends of the numeric rating scale (Farrar 2001)."""
EFFORT_WORDS: Mapping[int, str] = {
    0: "rest",
    1: "very very easy",
    2: "easy",
    3: "moderate",
    4: "somewhat hard",
    5: "hard",
    7: "very hard",
    10: "maximal",
}
"""The session-effort scale (Foster 2001); 6, 8 and 9 have no word."""
HIGHEST = 10


def anchors(words: Mapping[int, str]) -> str:
    """What both ends of a scale mean."""
    return f"0 = {words[0]}, {HIGHEST} = {words[HIGHEST]}"


class Key(NamedTuple):
    """Which answer a field holds."""

    name: str
    of: str = ""
    """A side, an exercise, a region; empty where there is only one."""


@dataclass(frozen=True, slots=True)
class Scale:
    """A score from 0 to 10."""

    key: Key
    question: str
    words: Mapping[int, str]
    """What the numbers mean; some have no word."""
    about: str = ""
    """What the question is about, such as `LEFT`."""
    score: int | None = None
    before: int | None = None
    """What it was before the session, shown beneath for comparison."""
    marked: int | None = None
    """The worst of the marks, which the score was filled in from."""

    def step(self, by: int) -> "Scale":
        """One more or less; from unknown to 0."""
        score = 0 if self.score is None else min(max(self.score + by, 0), HIGHEST)
        return replace(self, score=score)

    def clear(self) -> "Scale":
        """Unknown again."""
        return replace(self, score=None)


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few options."""

    key: Key
    question: str
    options: tuple[str, ...]
    about: str = ""
    chosen: str | None = None
    hints: tuple[str, ...] = ()
    """What the options mean, where that needs saying."""

    def step(self, by: int) -> "Choice":
        """Choose the option beside; from unknown the first."""
        at = 0 if self.chosen is None else self.options.index(self.chosen) + by
        return replace(self, chosen=self.options[min(max(at, 0), len(self.options) - 1)])

    def clear(self) -> "Choice":
        """Unknown again."""
        return replace(self, chosen=None)

    def toggle(self) -> "Choice":
        """Choose the next option; after the last one comes the first."""
        at = -1 if self.chosen is None else self.options.index(self.chosen)
        return replace(self, chosen=self.options[(at + 1) % len(self.options)])

    def letter(self, letter: str) -> "Choice | None":
        """Choose the option that begins so, if one does."""
        found = [option for option in self.options if _begins(option, letter)]
        return replace(self, chosen=found[0]) if found else None


@dataclass(frozen=True, slots=True)
class Choices:
    """Any number of options, with a cursor on one of them."""

    key: Key
    question: str
    options: tuple[str, ...]
    about: str = ""
    chosen: tuple[str, ...] = ()
    """In the order of the options."""
    at: int = 0

    def step(self, by: int) -> "Choices":
        """Move the cursor; it stops at both ends."""
        return replace(self, at=min(max(self.at + by, 0), len(self.options) - 1))

    def clear(self) -> "Choices":
        """Nothing chosen."""
        return replace(self, chosen=())

    def toggle(self) -> "Choices":
        """Choose the option under the cursor, or no longer."""
        chosen = {*self.chosen} ^ {self.options[self.at]}
        return replace(self, chosen=tuple(one for one in self.options if one in chosen))

    def letter(self, letter: str, *, again: bool = False) -> "Choices | None":
        """Move the cursor to the first option that begins so, `again` to the next, if one does.

        The first even where the cursor stands on it: t is for "tight", not "throbbing".
        """
        found = [at for at, option in enumerate(self.options) if _begins(option, letter)]
        if not found:
            return None
        later = [at for at in found if again and at > self.at]
        return replace(self, at=(later or found)[0])


@dataclass(frozen=True, slots=True)
class Text:
    """One line of free text, with a cursor between two of its characters."""

    key: Key
    question: str
    limit: int
    """Characters at most; what goes beyond is not taken."""
    about: str = ""
    text: str = ""
    at: int = 0
    only: str = ""
    """The characters that are taken; empty takes all."""

    @classmethod
    def holding(cls, key: Key, question: str, limit: int, text: str) -> "Text":
        """Filled in, with the cursor behind it."""
        return cls(key, question, limit, text=text, at=len(text))

    def step(self, by: int) -> "Text":
        """Move the cursor; it stops at both ends."""
        return replace(self, at=min(max(self.at + by, 0), len(self.text)))

    def clear(self) -> "Text":
        """Take away the character before the cursor."""
        at = max(self.at - 1, 0)
        return replace(self, text=self.text[:at] + self.text[self.at :], at=at)

    def insert(self, text: str) -> "Text":
        """Put typed or pasted text in at the cursor, made safe."""
        room = max(self.limit - len(self.text), 0)
        wanted = "".join(one for one in text if one in self.only) if self.only else text
        taken = clean(wanted, limit=max(len(wanted), 1))[:room]
        joined = self.text[: self.at] + taken + self.text[self.at :]
        return replace(self, text=joined, at=self.at + len(taken))


@dataclass(frozen=True, slots=True)
class Reading:
    """Paragraphs to read; nothing is answered here."""

    key: Key
    question: str
    paragraphs: tuple[str, ...]
    at: int = 0
    """The paragraph that is being read."""

    def step(self, by: int) -> "Reading":
        """The paragraph beside; it stops at both ends."""
        return replace(self, at=min(max(self.at + by, 0), len(self.paragraphs) - 1))

    def clear(self) -> "Reading":
        """Nothing to take away."""
        return self


Field = Scale | Choice | Choices | Text | Reading


def _begins(option: str, letter: str) -> bool:
    return option.casefold().startswith(letter.casefold())
