"""The red-flag questions as a form: sheet by sheet, one tier after the other, nothing preselected.

A key makes the next form. A sheet is passed only by an answer: what applies, or "none of these".
"""

import datetime as dt
from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tui.core.entries import FlagAnswer, ScreenEntry
from tui.core.format.definitions import Flag, Tier
from tui.core.forms.red_flag_words import Why
from tui.core.rules.red_flags import TIERS

T = TypeVar("T")
Line = tuple[str, str]
"""What is answered by itself: the id of a question, and one of its risks or nothing."""
ON_A_SHEET = 9
"""As many as there are digits to mark them with; a longer list takes several sheets."""


class Sheet(Struct, frozen=True):
    """What is asked at once: some questions of one tier, or the risks of one that was marked."""

    tier: Tier
    flags: tuple[Flag, ...]
    """The questions; on a sheet of risks the one question that they belong to."""
    risks: tuple[str, ...] = ()

    @property
    def lines(self) -> tuple[str, ...]:
        """What can be marked, by its number less 1."""
        return self.risks or tuple(flag.question for flag in self.flags)

    @property
    def asks(self) -> tuple[Line, ...]:
        """The same as it is answered."""
        if self.risks:
            return tuple((self.flags[0].id, risk) for risk in self.risks)
        return tuple((flag.id, "") for flag in self.flags)


class RedFlagForm(Struct, frozen=True):
    """The questions, what was answered, and the sheet that is open."""

    flags: tuple[Flag, ...]
    at: int = 0
    """Index of the open sheet; after the last one, their number."""
    marked: frozenset[Line] = frozenset()
    none: frozenset[Line] = frozenset()
    """What was said not to be so."""
    on_a_sheet: int = ON_A_SHEET
    """At most."""

    @property
    def sheets(self) -> tuple[Sheet, ...]:
        """All of them; a sheet of risks follows the one on which its question was marked."""
        return tuple(self._sheets())

    @property
    def sheet(self) -> Sheet | None:
        """The open one; None when all are passed."""
        sheets = self.sheets
        return sheets[self.at] if self.at < len(sheets) else None

    @property
    def marks(self) -> frozenset[int]:
        """Indices of what is marked on the open sheet."""
        asks = self.sheet.asks if self.sheet else ()
        return frozenset(index for index, line in enumerate(asks) if line in self.marked)

    @property
    def says_none(self) -> bool:
        """Whether "none of these" was said of the open sheet."""
        return self.sheet is not None and self.none.issuperset(self.sheet.asks)

    def _sheets(self) -> Iterator[Sheet]:
        for tier in TIERS:
            for some in self._parts([flag for flag in self.flags if flag.tier == tier]):
                yield Sheet(tier, tuple(some))
                for flag in some:
                    if (flag.id, "") in self.marked:
                        for risks in self._parts(flag.risks):
                            yield Sheet(tier, (flag,), tuple(risks))

    def _parts(self, whole: Sequence[T]) -> Iterator[Sequence[T]]:
        for start in range(0, len(whole), self.on_a_sheet):
            yield whole[start : start + self.on_a_sheet]


def mark(form: RedFlagForm, index: int) -> RedFlagForm:
    """What stands at that index of the open sheet applies, or no longer."""
    sheet = form.sheet
    if sheet is None or not 0 <= index < len(sheet.lines):
        return form
    none = form.none.difference(sheet.asks)
    return replace(form, marked=form.marked ^ {sheet.asks[index]}, none=none)


def none_of_these(form: RedFlagForm) -> RedFlagForm:
    """Nothing on the open sheet applies; on to the next one."""
    sheet = form.sheet
    if sheet is None:
        return form
    marked = form.marked.difference(sheet.asks)
    return replace(form, at=form.at + 1, marked=marked, none=form.none.union(sheet.asks))


def go_on(form: RedFlagForm) -> RedFlagForm:
    """The next sheet, if the open one is answered: what is not marked on it is not so."""
    sheet = form.sheet
    if sheet is None or not (form.marks or form.says_none):
        return form
    return replace(form, at=form.at + 1, none=form.none.union(sheet.asks) - form.marked)


def go_back(form: RedFlagForm) -> RedFlagForm:
    """The sheet before; what was said on it still stands."""
    return replace(form, at=max(form.at - 1, 0))


def shared_out(form: RedFlagForm, on_a_sheet: int) -> RedFlagForm:
    """The same form with so many questions on a sheet, at the first of those not yet answered."""
    other = replace(form, on_a_sheet=on_a_sheet)
    if form.sheet is None:
        return replace(other, at=len(other.sheets))
    answered = form.marked | form.none
    asks = form.sheet.asks
    here = next((line for line in asks if line not in answered), asks[0])
    return replace(other, at=next(at for at, one in enumerate(other.sheets) if here in one.asks))


def answers_of(form: RedFlagForm) -> tuple[FlagAnswer, ...]:
    """One for each question; raises `ValueError` as long as a sheet is open."""
    if form.sheet is not None:
        raise ValueError("not all questions are answered")
    return tuple(
        FlagAnswer(
            flag=flag.id,
            tier=flag.tier,
            yes=(yes := (flag.id, "") in form.marked),
            risks=tuple(risk for risk in flag.risks if yes and (flag.id, risk) in form.marked),
        )
        for flag in form.flags
    )


def screen_entry(
    region_id: str,
    why: Why,
    now: dt.datetime,
    app: str,
    answers: tuple[FlagAnswer, ...] = (),
    seen: dt.date | None = None,
) -> ScreenEntry:
    """The answers as an entry written now; or, without any, the day on which they were `seen`."""
    return ScreenEntry(
        schema=1,
        kind="screen",
        entered=now,
        app=app,
        started=now,
        region=region_id,
        why=why,
        answers=answers,
        seen=seen,
    )
