"""A morning asked about: in two keys where it is due, and as a form to correct it in."""

import datetime as dt
from collections.abc import Mapping

from msgspec import Struct
from msgspec.structs import replace

from tui.core.entries import MorningEntry
from tui.core.format.definitions import Region
from tui.core.forms.fields import PAIN_WORDS, Key, Scale
from tui.core.forms.form import Form
from tui.core.forms.score import Typed, typed
from tui.core.rules.mornings import MorningDue, in_words

MORNING, STIFF = Key("morning"), Key("stiff")
STIFF_WORDS: Mapping[int, str] = {0: "not stiff", 10: "as stiff as possible"}
_THIS_MORNING = "this morning"
_DATE = "(DATE)"
"""Stands in a region's question for the day."""
_HOW_STRONG = "In your first steps that morning, how strong is it?"


class Asking(Struct, frozen=True):
    """A due morning and what was typed of it so far: the pain, then the stiffness."""

    due: MorningDue
    region: Region
    morning: int | None = None
    stiff: int | None = None
    last: Typed | None = None
    """The digit before."""

    @property
    def asks_stiff(self) -> bool:
        """Whether the pain is answered and the stiffness is next."""
        return self.morning is not None and self.region.questions.stiff is not None

    @property
    def is_whole(self) -> bool:
        """Whether all that is asked is answered."""
        return self.morning is not None and (self.stiff is not None or not self.asks_stiff)

    @property
    def was_just_answered(self) -> bool:
        """Whether the last key was a digit that led on to the stiffness by itself."""
        return self.asks_stiff and self.stiff is None and self.last is not None

    @property
    def may_become_10(self) -> bool:
        """Whether a 0 that follows soon would change the last answer."""
        return self.last is not None and self.last.score == 1


def answered(asking: Asking, digit: int, now: float) -> Asking:
    """After a digit: a 0 soon after a 1 makes that 10, any other answers the next question."""
    last = typed(asking.last, digit, now)
    if asking.morning is None or (last.replaces and asking.stiff is None):
        return replace(asking, morning=last.score, last=last)
    if last.replaces or (asking.asks_stiff and asking.stiff is None):
        return replace(asking, stiff=last.score, last=last)
    return asking


def confirmed(asking: Asking) -> Asking:
    """After an enter that belongs to the digit before: no 0 changes that any more."""
    return replace(asking, last=None)


def taken_back(asking: Asking) -> Asking:
    """Without the last answer."""
    if asking.stiff is not None:
        return replace(asking, stiff=None, last=None)
    return replace(asking, morning=None, last=None)


def question(region: Region, day: dt.date, today: dt.date) -> str:
    """The region's question about the first steps of that day, which it calls this morning."""
    asked = region.questions.morning or _HOW_STRONG
    asked = asked.replace(_DATE, f"({day:%a} {day})")
    if day == today:
        return asked
    which = "yesterday morning" if (today - day).days == 1 else f"on the morning of {day}"
    return asked.replace(_THIS_MORNING, which)


def whose_morning(about: MorningDue, region: Region, today: dt.date) -> str:
    """Side, region and day: 'Left calf, today'."""
    side = f"{about.side} " if about.side else ""
    part = f"{side}{region.title.lower() if side else region.title}"
    return f"{part[:1].upper()}{part[1:]}, {in_words(about.day, today)}"


def morning_form(
    about: MorningDue, region: Region, today: dt.date, entry: MorningEntry | None = None
) -> Form:
    """Pain and stiffness, as the entry has them."""
    title = whose_morning(about, region, today)
    morning = Scale(
        MORNING,
        question(region, about.day, today),
        PAIN_WORDS,
        title,
        entry.morning if entry else None,
    )
    stiff = entry.stiff if entry else None
    asked = region.questions.stiff
    if asked is None and stiff is None:
        return Form((morning,))
    asked = asked or "That morning, how stiff was it?"
    return Form((morning, Scale(STIFF, asked, STIFF_WORDS, title, stiff)))


def morning_entry_of(form: Form, entry: MorningEntry, now: dt.datetime, app: str) -> MorningEntry:
    """The entry with the form's answers, written now; when it was answered first still counts."""
    return replace(
        entry, entered=now, app=app, morning=form.score(MORNING), stiff=form.score(STIFF)
    )
