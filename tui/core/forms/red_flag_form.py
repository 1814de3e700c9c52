"""The red-flag questions as a form: sheet by sheet, one tier after the other, nothing preselected.

A key makes the next form. A sheet is passed only by an answer: what applies, or "none of these".
"""

from collections.abc import Iterator, Sequence
from typing import TypeVar

from msgspec import Struct
from msgspec.structs import replace

from tui.core.entries import FlagAnswer
from tui.core.format.definitions import Flag, Tier
from tui.core.rules.red_flags import TIERS

T = TypeVar("T")
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


class RedFlagForm(Struct, frozen=True):
    """The questions, what was marked, and the sheet that is open."""

    flags: tuple[Flag, ...]
    at: int = 0
    """Index of the open sheet; after the last one, their number."""
    marked: frozenset[tuple[Sheet, int]] = frozenset()
    none: frozenset[Sheet] = frozenset()
    """Where "none of these" was said."""

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
        return frozenset(index for sheet, index in self.marked if sheet == self.sheet)

    @property
    def says_none(self) -> bool:
        """Whether "none of these" was said of the open sheet."""
        return self.sheet in self.none

    def _sheets(self) -> Iterator[Sheet]:
        for tier in TIERS:
            for some in _parts([flag for flag in self.flags if flag.tier == tier]):
                sheet = Sheet(tier, tuple(some))
                yield sheet
                for index, flag in enumerate(some):
                    if (sheet, index) in self.marked:
                        for risks in _parts(flag.risks):
                            yield Sheet(tier, (flag,), tuple(risks))


def mark(form: RedFlagForm, index: int) -> RedFlagForm:
    """What stands at that index of the open sheet applies, or no longer."""
    sheet = form.sheet
    if sheet is None or not 0 <= index < len(sheet.lines):
        return form
    return replace(form, marked=form.marked ^ {(sheet, index)}, none=form.none - {sheet})


def none_of_these(form: RedFlagForm) -> RedFlagForm:
    """Nothing on the open sheet applies; on to the next one."""
    sheet = form.sheet
    if sheet is None:
        return form
    marked = frozenset(one for one in form.marked if one[0] != sheet)
    return replace(form, at=form.at + 1, marked=marked, none=form.none | {sheet})


def go_on(form: RedFlagForm) -> RedFlagForm:
    """The next sheet, if the open one is answered."""
    return replace(form, at=form.at + 1) if form.marks or form.says_none else form


def go_back(form: RedFlagForm) -> RedFlagForm:
    """The sheet before; what was said on it still stands."""
    return replace(form, at=max(form.at - 1, 0))


def answers_of(form: RedFlagForm) -> tuple[FlagAnswer, ...]:
    """One for each question; raises `ValueError` as long as a sheet is open."""
    if form.sheet is not None:
        raise ValueError("not all questions are answered")
    yes: set[str] = set()
    risks: dict[str, list[str]] = {}
    for sheet in form.sheets:
        for index, text in enumerate(sheet.lines):
            if (sheet, index) not in form.marked:
                continue
            if sheet.risks:
                risks.setdefault(sheet.flags[0].id, []).append(text)
            else:
                yes.add(sheet.flags[index].id)
    return tuple(
        FlagAnswer(
            flag=flag.id, tier=flag.tier, yes=flag.id in yes, risks=tuple(risks.get(flag.id, ()))
        )
        for flag in form.flags
    )


def _parts(whole: Sequence[T]) -> Iterator[Sequence[T]]:
    for start in range(0, len(whole), ON_A_SHEET):
        yield whole[start : start + ON_A_SHEET]
