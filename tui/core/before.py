"""The form before a session: which side is sore, and how sore."""

from tui.core.definitions import Region, Side
from tui.core.fields import PAIN_WORDS, Choice, Field, Key, Scale
from tui.core.form import Form, Soreness

SIDE = Key("side")
_SORE: dict[str, tuple[Side, ...]] = {
    "left": ("left",),
    "right": ("right",),
    "both": ("left", "right"),
    "neither": (),
}
_HINTS = (
    "The sore side comes first in the session; of two, the one that hurts more.",
    "neither: kept as 0 on both sides",
)


def before_form(region: Region) -> Form:
    """Nothing is chosen in it."""
    if not region.sided:
        return Form((_scale(region, "", region.title),))
    sides = Choice(SIDE, region.questions.side, options=tuple(_SORE), hints=_HINTS)
    scales = (_scale(region, side, side.upper()) for side in _SORE["both"])
    return Form((sides, *scales), asks=_asks)


def soreness(form: Form) -> Soreness | None:
    """What was answered; None as long as a side has to be chosen."""
    if form.field(SIDE) is None:
        return Soreness((), {None: form.score(_key(""))})
    chosen = form.choice(SIDE)
    if chosen is None:
        return None
    if not _SORE[chosen]:
        return Soreness((), {"left": 0, "right": 0})
    scores = {side: form.score(_key(side)) for side in _SORE[chosen]}
    sore = sorted(_SORE[chosen], key=lambda side: -(scores[side] or 0))
    return Soreness(tuple(sore), {side: scores[side] for side in sore})


def _key(side: str) -> Key:
    return Key("before", side)


def _scale(region: Region, side: str, about: str) -> Scale:
    return Scale(_key(side), region.questions.before, PAIN_WORDS, about)


def _asks(form: Form, field: Field) -> bool:
    """The side always, a scale where its side is sore."""
    return field.key == SIDE or field.key.of in _SORE.get(form.choice(SIDE) or "", ())
