"""The settings that a screen changes: what they are called, and what they can be."""

from collections.abc import Mapping, Sequence
from typing import get_args

from msgspec import Struct
from msgspec.structs import replace

from tui.core.session.segments import Wait
from tui.core.settings import Bell, Colour, Settings, Theme

Value = str | int | bool
_LONGEST = 600
"""Seconds; as the settings file has it."""
_YES_NO: Mapping[Value, str] = {True: "yes", False: "no"}


class Preference(Struct, frozen=True):
    """One line of the screen."""

    key: str
    """In the settings file."""
    label: str
    """At most 14 characters, for a phone."""
    about: str
    """What it does, in a sentence or two; keys are named by their ids."""
    values: Sequence[Value]
    words: Mapping[Value, str] = {}
    """What values are called, at most 14 characters; the others are called by themselves."""
    is_number: bool = False
    """Whether the values end at both ends, and are not gone through in a circle."""

    def shown(self, settings: Settings) -> str:
        """The value that holds, in words."""
        value = getattr(settings, self.key)
        return self.words.get(value, f"{value} s" if self.is_number else str(value))

    def stepped(self, settings: Settings, by: int) -> Value:
        """The value so many further on."""
        at = self.values.index(getattr(settings, self.key)) + by
        if self.is_number:
            return self.values[max(0, min(at, len(self.values) - 1))]
        return self.values[at % len(self.values)]


PREFERENCES = (
    Preference(
        "theme",
        "Theme",
        "The colours. high-contrast is the easiest to read. No difference with 16 colours or none.",
        get_args(Theme),
    ),
    Preference(
        "colour",
        "Colours",
        "How many the terminal shows; auto asks the terminal. From the next start on.",
        get_args(Colour),
        {"256": "256", "truecolor": "all", "16": "16"},
    ),
    Preference("motion", "Motion", "Whether figures move.", (True, False), _YES_NO),
    Preference(
        "bell",
        "Bell",
        "Rings at each change, with countdown also in the three seconds before. "
        "{session.mute} mutes it.",
        get_args(Bell),
        {"change": "at changes", "countdown": "with countdown"},
    ),
    Preference(
        "room_view",
        "Room view",
        "Whether a session shows large letters from the start. "
        "{session.room} changes it at any time.",
        (False, True),
        _YES_NO,
    ),
    Preference(
        "prepare",
        "To get ready",
        "At least so many seconds before each exercise; a session may give more.",
        range(_LONGEST + 1),
        is_number=True,
    ),
    Preference(
        "switch",
        "To change side",
        "At least so many seconds to change sides; a session may give more.",
        range(_LONGEST + 1),
        is_number=True,
    ),
    Preference(
        "wait",
        "Wait for you",
        "Whether an exercise waits until you have read it.",
        get_args(Wait),
        {"new": "if it is new", "always": "always", "never": "never"},
    ),
)


def changed(settings: Settings, preference: Preference, by: int) -> Settings:
    """The settings after a key."""
    return replace(settings, **{preference.key: preference.stepped(settings, by)})
