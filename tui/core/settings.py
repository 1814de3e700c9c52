"""What a person, or whoever runs the machine, may set."""

from collections.abc import Iterable, Iterator
from typing import Annotated, Literal

from msgspec import Meta, Struct, field
from msgspec.structs import asdict, replace

from tui.core.format.definitions import Pause
from tui.core.format.problems import Mistake
from tui.core.session.segments import Wait

_LOOKS_PER_LIMIT = 10
Limit = Annotated[int, Meta(ge=0, le=86_400)]
"""Seconds without a key; 0 is never."""
Theme = Literal[
    "soleus",
    "high-contrast",
    "textual-dark",
    "textual-light",
    "nord",
    "gruvbox",
    "catppuccin-mocha",
    "catppuccin-latte",
    "catppuccin-frappe",
    "catppuccin-macchiato",
    "dracula",
    "tokyo-night",
    "monokai",
    "flexoki",
    "solarized-dark",
    "solarized-light",
    "rose-pine",
    "rose-pine-moon",
    "rose-pine-dawn",
    "atom-one-dark",
    "atom-one-light",
]
"""Two of ours, the rest Textual's, but for those that leave the colours to the terminal."""
Colour = Literal["auto", "256", "truecolor", "16", "none"]
"""How many the terminal shows; `auto` looks at the environment."""
Bell = Literal["off", "change", "countdown"]
Word = Annotated[str, Meta(min_length=1, max_length=200)]
Command = Annotated[tuple[Word, ...], Meta(max_length=20)]
"""A program and its arguments, never read by a shell; none where it is empty."""
Digits = Annotated[str, Meta(min_length=10, max_length=10)]
"""What the keys of 1 to 9 and 0 give where they are not the digits, in that order."""
Keys = Annotated[str, Meta(min_length=1, max_length=200)]
"""Names of keys as Textual writes them, with commas between."""


ZoneName = Annotated[str, Meta(max_length=60)]
"""Of a time zone, as the IANA has it; empty is the machine's own."""


class Idle(Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """`[idle]` of `settings.toml`; each may be left out."""

    prompt: Limit | None = None
    paused: Limit | None = None
    elsewhere: Limit | None = None
    steps: Limit | None = None


class SettingsFile(
    Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True
):
    """`settings.toml`."""

    schema: Literal[1]
    wait: Wait | None = None
    prepare: Pause | None = None
    switch: Pause | None = None
    theme: Theme | None = None
    colour: Colour | None = None
    motion: bool | None = None
    bell: Bell | None = None
    on_cue: Command | None = None
    room_view: bool | None = None
    sextants: bool | None = None
    digits: Digits | None = None
    time_zone: ZoneName | None = None
    keymap: dict[str, Keys] | None = None
    idle: Idle | None = None


class IdleLimits(Struct, frozen=True):
    """Seconds without a key until something is done about it; 0 is never. Our choice."""

    prompt: int = 120
    """A prompt that waits so long becomes a pause."""
    paused: int = 1800
    """A session paused for so long is saved, and soleus ends."""
    elsewhere: int = 1800
    """The same for every other screen."""
    steps: int = 0
    """Timed steps that nobody touches for so long pause: somebody on a mat presses nothing, so
    never, but on a machine for many."""

    @property
    def look_every(self) -> float | None:
        """Seconds between two looks, so that no limit is passed by more than a tenth."""
        given = [one for one in (self.prompt, self.paused, self.elsewhere, self.steps) if one]
        return min(given) / _LOOKS_PER_LIMIT if given else None


PLAIN_DIGITS = "1234567890"
KIOSK_STEPS = 1200
"""Seconds; the default of `steps` on a machine for many."""


class Settings(Struct, frozen=True):
    """What holds now."""

    wait: Wait = "new"
    prepare: int = 0
    switch: int = 0
    theme: Theme = "soleus"
    colour: Colour = "auto"
    motion: bool = True
    bell: Bell = "change"
    on_cue: tuple[str, ...] = ()
    room_view: bool = False
    """Whether the room view is what is seen while a timer runs, until it is left."""
    sextants: bool = False
    digits: str = PLAIN_DIGITS
    time_zone: str = ""
    keymap: dict[str, str] = field(default_factory=dict)
    """Keys by the id of what they do; what is not in it has the keys that it always has."""
    idle: IdleLimits = IdleLimits()

    @property
    def has_own_keys(self) -> bool:
        """Whether keys or digits are not those that everybody has."""
        return bool(self.keymap) or self.digits != PLAIN_DIGITS


def settled(files: Iterable[SettingsFile], *, kiosk: bool = False) -> Settings:
    """The defaults with what the files say; a later file counts more than an earlier one."""
    top: dict[str, object] = {}
    keymap: dict[str, str] = {}
    idle: dict[str, object] = {"steps": KIOSK_STEPS} if kiosk else {}
    for file in files:
        top |= {key: value for key, value in _given(file).items() if key not in _APART}
        keymap |= file.keymap or {}
        if file.idle is not None:
            idle |= _given(file.idle)
    return replace(Settings(), **top, keymap=keymap, idle=replace(IdleLimits(), **idle))


def check_settings(file: SettingsFile) -> Iterator[Mistake]:
    """What the types can't say."""
    digits = file.digits
    if digits is None or digits == PLAIN_DIGITS:
        return
    if len(set(digits)) < len(digits) or set(digits) & set(PLAIN_DIGITS):
        yield Mistake(("digits",), "digits must be ten different characters that are no digits")


_APART = ("schema", "keymap", "idle")


def _given(table: Struct) -> dict[str, object]:
    return {key: value for key, value in asdict(table).items() if value is not None}
