"""What a person, or whoever runs the machine, may set."""

from collections.abc import Iterable
from typing import Annotated, Literal

from msgspec import Meta, Struct
from msgspec.structs import asdict

from tui.core.definitions import Pause
from tui.core.segments import Wait

_LOOKS_PER_LIMIT = 10
Limit = Annotated[int, Meta(ge=0, le=86_400)]
"""Seconds without a key; 0 is never."""


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


KIOSK_STEPS = 1200
"""Seconds; the default of `steps` on a machine for many."""


class Settings(Struct, frozen=True):
    """What holds now."""

    wait: Wait = "new"
    prepare: int = 0
    switch: int = 0
    idle: IdleLimits = IdleLimits()


def settled(files: Iterable[SettingsFile], *, kiosk: bool = False) -> Settings:
    """The defaults with what the files say; a later file counts more than an earlier one."""
    top: dict[str, object] = {}
    idle: dict[str, object] = {"steps": KIOSK_STEPS} if kiosk else {}
    for file in files:
        top |= {key: value for key, value in _given(file).items() if key not in ("schema", "idle")}
        if file.idle is not None:
            idle |= _given(file.idle)
    return Settings(**top, idle=IdleLimits(**idle))  # type: ignore[arg-type]  # checked when read


def _given(table: Struct) -> dict[str, object]:
    return {key: value for key, value in asdict(table).items() if value is not None}
