"""The form before a session: which side is sore, and how sore."""

from tui.core.format.definitions import Dose, Region, Side
from tui.core.forms.fields import PAIN_WORDS, Choice, Field, Key, Scale
from tui.core.forms.form import Form, Soreness, go_to
from tui.core.rules.next_dose import DoseAsked

SIDE = Key("side")
DOSE = Key("dose")
_DOSES: dict[Dose, str] = {"half": "half", "full": "whole", "up": "one set more"}
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


def before_form(region: Region, dose: DoseAsked | None = None) -> Form:
    """Nothing is chosen in it, but how much is done, where that is asked.

    That question stands above the others, and the cursor below it: whoever follows the suggestion
    needs no key for it.
    """
    doses = (_dose(dose),) if dose else ()
    if not region.sided:
        scale = _scale(region, "", region.title)
        return go_to(Form((*doses, scale)), scale.key)
    sides = Choice(SIDE, region.questions.side, options=tuple(_SORE), hints=_HINTS)
    scales = (_scale(region, side, side.upper()) for side in _SORE["both"])
    return go_to(Form((*doses, sides, *scales), asks=_asks), SIDE)


def chosen_dose(form: Form) -> Dose:
    """How much; the whole where it is not asked, or was cleared."""
    chosen = form.choice(DOSE)
    return next((dose for dose, words in _DOSES.items() if words == chosen), "full")


def soreness(form: Form) -> Soreness | None:
    """What was answered; None as long as a side has to be chosen."""
    if form.field(SIDE) is None:
        return Soreness((), {None: form.score(_key(""))}, chosen_dose(form))
    chosen = form.choice(SIDE)
    if chosen is None:
        return None
    if not _SORE[chosen]:
        return Soreness((), {"left": 0, "right": 0}, chosen_dose(form))
    scores = {side: form.score(_key(side)) for side in _SORE[chosen]}
    sore = sorted(_SORE[chosen], key=lambda side: -(scores[side] or 0))
    return Soreness(tuple(sore), {side: scores[side] for side in sore}, chosen_dose(form))


def _dose(asked: DoseAsked) -> Choice:
    words = tuple(words for dose, words in _DOSES.items() if dose != "up" or asked.can_go_up)
    return Choice(
        DOSE,
        "How much of the session?",
        options=words,
        chosen=_DOSES[asked.suggested],
        hints=(asked.because,),
    )


def _key(side: str) -> Key:
    return Key("before", side)


def _scale(region: Region, side: str, about: str) -> Scale:
    return Scale(_key(side), region.questions.before, PAIN_WORDS, about)


def _asks(form: Form, field: Field) -> bool:
    """Side and dose always, a scale where its side is sore."""
    return field.key in (SIDE, DOSE) or field.key.of in _SORE.get(form.choice(SIDE) or "", ())
