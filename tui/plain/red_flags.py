"""The red-flag questions page by page, and what to do after a yes."""

import datetime as dt
from collections.abc import Collection, Sequence

from tui.core.clock import Clock
from tui.core.entries import FlagAnswer
from tui.core.format.definitions import Flag
from tui.core.format.general_flags import Flagged
from tui.core.forms.red_flag_form import (
    RedFlagForm,
    Sheet,
    answers_of,
    go_back,
    go_on,
    mark,
    none_of_these,
)
from tui.core.forms.red_flag_words import (
    CALL_NOW,
    ENDS,
    HEADINGS,
    NO_DIAGNOSIS,
    NOT_RULED_OUT,
    Why,
    asks,
    reason,
    seen_on,
)
from tui.core.rules.red_flag_advice import advised
from tui.core.rules.red_flags import ENDED_BY_SEEN, OpenFlag, Reported, most_urgent_first
from tui.leading.face import BlockedWay
from tui.plain.asking import BACK, ask, choose, numbers_in
from tui.plain.talk import Talk

_HOW = "Type the numbers of what is so, such as 1 3, or none. Back is the page before."


def ask_red_flags(
    talk: Talk, region: Flagged, why: Why, since: dt.date | None
) -> tuple[FlagAnswer, ...] | None:
    """What was answered; None where the person goes back before the first page."""
    talk.say(f"{region.title}: red flags. {reason(why)}", NOT_RULED_OUT)
    form = RedFlagForm(region.flags)
    while True:
        passed = _pass(talk, form, since)
        if passed is None and not form.at:
            return None
        form = passed or go_back(form)
        if form.sheet is not None:
            continue
        answers = answers_of(form)
        yes = [answer for answer in answers if answer.yes]
        if not yes:
            return answers
        talk.say(*advice_lines(yes, region.flags), NO_DIAGNOSIS)
        ways = (("again", "answers all of it again"), ("keep", ""))
        if choose(talk, "An empty line keeps these answers.", ways, "keep") == "keep":
            return answers
        form = RedFlagForm(region.flags)


def ask_what_to_do(
    talk: Talk, flags: Sequence[OpenFlag], region: Flagged, clock: Clock
) -> BlockedWay:
    """Answer again, the day on which a clinician saw it, or back; nothing lets a session start."""
    reported = max(flag.day for flag in flags)
    open_flags = most_urgent_first(flags)
    talk.say(f"{region.title}: not now. On {reported} you answered yes to this.")
    talk.say(*advice_lines(open_flags, region.flags))
    talk.say(*(ENDS[tier] for tier in dict.fromkeys(flag.tier for flag in open_flags)))
    ways = [("again", "answers the questions again")]
    if any(flag.tier in ENDED_BY_SEEN for flag in flags):
        ways.append(("seen", "a clinician has seen it"))
    match choose(talk, "An empty line goes back.", ways):
        case "again":
            return "again"
        case "seen":
            return _day_seen(talk, reported, clock.now().date())
        case _:
            return None


def advice_lines(yes: Sequence[Reported], flags: Collection[Flag]) -> list[str]:
    """What to do about what was answered with yes, the most urgent first."""
    lines: list[str] = []
    above = None
    for one in advised(yes, flags):
        if one.tier != above:
            lines.append(HEADINGS[one.tier])
            above = one.tier
        lines += filter(None, (one.question, one.advice, one.tell))
    return lines


def _pass(talk: Talk, form: RedFlagForm, since: dt.date | None) -> RedFlagForm | None:
    """The form with this page answered; None goes back to the one before."""
    sheet = form.sheet
    if sheet is None:
        return form
    talk.say(f"Page {form.at + 1} of {len(form.sheets)}. {HEADINGS[sheet.tier]}")
    talk.say(*_asked(sheet, since))
    talk.say(*(f"{number}: {text}" for number, text in enumerate(sheet.lines, 1)), _HOW)
    while True:
        line = ask(talk).casefold()
        if line == BACK:
            return None
        if line and "none".startswith(line):
            return none_of_these(form)
        numbers = numbers_in(line, len(sheet.lines))
        if numbers is None:
            talk.say(f"None, or numbers from 1 to {len(sheet.lines)}.")
            continue
        if sheet.tier == "emergency":
            talk.say(CALL_NOW)
        for index in range(len(sheet.lines)):
            if (index + 1 in numbers) != (index in form.marks):
                form = mark(form, index)
        return go_on(form)


def _asked(sheet: Sheet, since: dt.date | None) -> list[str]:
    if not sheet.risks:
        return [asks(since)]
    (flag,) = sheet.flags
    return [f"Yes to: {flag.question}", "It is more worrying with any of these:"]


def _day_seen(talk: Talk, reported: dt.date, today: dt.date) -> dt.date | None:
    """The day on which a clinician saw it; None goes back."""
    talk.say(f"On which day, such as {today}? An empty line is today; back goes back.")
    while (line := ask(talk)).casefold() != BACK:
        try:
            return seen_on(line or str(today), reported, today)
        except ValueError as error:
            talk.say(str(error))
    return None
