"""The words of a report: plain text, English, unknown said as such."""

import datetime as dt
from collections.abc import Iterable, Iterator

from tui.core.entries import ClearanceEntry, EpisodeEntry, day_of
from tui.core.report.pain import SideReport
from tui.core.report.report import Judged, Report
from tui.core.report.work import Exercise, Practice
from tui.core.review.readings import Measure
from tui.core.rules.history import Colour
from tui.core.rules.verdicts import WORST_FIRST
from tui.core.telling import UNKNOWN, score_text
from tui.core.text import clean, clock, minutes

FOOT = (
    "Scores are the person's own: 0 no pain, 10 worst possible pain. A gap or – is unknown, never "
    "0.",
    "Colours are this app's own rules, made after pain-monitoring models for Achilles and kneecap "
    "pain (Silbernagel 2007, Thomeé 1997). They have not been validated. Answering every red-flag "
    "question with no does not rule out harm.",
    "soleus guides stretch sessions and keeps a log of pain. It informs; it does not diagnose, and "
    "it takes no clinician's place.",
)
ABOUT_FIGURES = (
    "Means of the first and the last week of which something is known. Peak: the worst of during, "
    "after and marks, massage left out. Mornings: the first steps."
)
ABOUT_SCORES = "Scores: before → worst → after, next morning."
OLDER_BELOW = " Older sessions stand below, by reason."
LETTERS_MEAN = "R red, H held, A amber session; ! “this hurts”."
ALL_OF_THEM = "A report on fewer days has them."
LONGEST_NOTE = 240
"""Characters of a note that are shown; the log has the rest."""
_SHORT = 600
"""Seconds planned, up to which minutes alone say too little: 40 s of 80 s would be "1 of 1 min"."""
_MOST_WORDS = 4
_MOST_DAYS = 36
_FIGURES: dict[Measure, str] = {
    "worst": "peak of a session",
    "morning": "pain in the morning",
    "stiff": "stiffness in the morning",
}
_TIERS = {"emergency": "emergency", "urgent": "same day", "book": "appointment"}
_LED_TO = {"end": "ended the session", "skip": "skipped the exercise", "ease": "eased the rest"}


def facts(report: Report) -> Iterator[tuple[str, str]]:
    """The first block."""
    asked = report.asked
    days = (asked.until - asked.since).days + 1
    yield "Name", asked.name or "not given"
    yield "Period", f"{asked.since} to {asked.until} ({days} days)"
    injuries = "; ".join(map(_injury, report.injuries))
    yield "Injury", injuries or "none noted"
    total = sum(one.done for one in report.practices)
    on_days = f", on {_count(report.session_days, 'day')}" if total else ""
    yield "Sessions", f"{total}{on_days}"
    for practice in report.practices:
        yield f"· {practice.title}", _practice(practice)
    yield "Mornings after a session", _mornings(report)
    yield "“This hurts”", _times([one.day for one in report.hurts])
    yield "Red-flag questions", _screens(report)
    clearances = "; ".join(map(_clearance, report.clearances))
    yield "Clearances", clearances or "none noted"
    if report.rules_version:
        yield "Colours of sessions", _colours(report)
    yield "Made", f"on {asked.today} by soleus {report.app}; rules: {_rules(report)}"


def side_rows(side: SideReport) -> Iterator[tuple[str, ...]]:
    """One row for each figure."""
    for one in side.figures:
        weeks = " → ".join(f"{mean:.1f}" for mean in one.means)
        worst = f"{one.worst.score} on {one.worst.day}"
        yield side.side or UNKNOWN, _FIGURES[one.measure], weeks, worst, str(one.known)


def named(side: SideReport) -> str:
    """Where it was and how it felt, with how often each was named."""
    told = [
        f"{heading}: {', '.join(f'{word} {count}' for word, count in words[:_MOST_WORDS])}"
        for heading, words in (("Where", side.places), ("Felt", side.feelings))
        if words
    ]
    return ". ".join(told)


def judged_row(one: Judged) -> tuple[str, ...]:
    """One session with its colour and reason."""
    return str(one.day), one.title, one.verdict.colour, one.scores or UNKNOWN, _because(one)


def reason_rows(sessions: Iterable[Judged]) -> Iterator[tuple[str, ...]]:
    """Each colour and reason with its days: the worst colour first, then what was most often."""
    days: dict[tuple[Colour, str], list[dt.date]] = {}
    for one in sessions:
        days.setdefault((one.verdict.colour, _because(one)), []).append(one.day)
    often_first = sorted(days.items(), key=lambda one: -len(one[1]))
    for (colour, because), given in sorted(
        often_first, key=lambda one: WORST_FIRST.index(one[0][0])
    ):
        before = "the last on " if len(given) > _MOST_DAYS else ""
        yield colour, because, str(len(given)), f"{before}{_days(given[-_MOST_DAYS:])}"


def hurt_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Each time that the clock was stopped for pain."""
    for one in report.hurts:
        then = _LED_TO.get(one.led_to or "", "went on")
        where = one.exercise or UNKNOWN
        yield str(one.day), one.title, where, one.side or UNKNOWN, score_text(one.score), then


def flag_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Each red-flag question that was answered with yes."""
    for screen in report.screens:
        for answer in screen.answers:
            if answer.yes:
                question = report.questions.get(answer.flag, answer.flag)
                risks = "; ".join(answer.risks) or UNKNOWN
                yield str(day_of(screen)), _TIERS[answer.tier], question, risks


def exercise_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Each exercise: sets and their length done of planned, load, and what was cut."""
    for one in report.exercises:
        done = one.outcomes.get("done", 0)
        cut = ", ".join(
            f"{word} {count}" for word, count in sorted(one.outcomes.items()) if word != "done"
        )
        sets = f"{done} of {one.planned}"
        yield one.name, sets, _length(one), " → ".join(one.loads) or UNKNOWN, cut or UNKNOWN


def other_pain_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """Pain that was noted beside the sessions."""
    for one in report.other_pain:
        words = ", ".join((*one.where, *one.feel)) or UNKNOWN
        moment = f"{one.started:%Y-%m-%d %H:%M}"
        note = one_line(one.notes) if one.notes else UNKNOWN
        yield moment, one.side or UNKNOWN, str(one.score), words, note


def note_rows(report: Report) -> Iterator[tuple[str, ...]]:
    """What the person wrote, each in one line."""
    for one in report.notes:
        yield str(one.day), one.about, one_line(one.text)


def one_line(text: str) -> str:
    """A note without its line ends, cut where it is long."""
    return clean(" ".join(text.split()), LONGEST_NOTE)


def _because(one: Judged) -> str:
    """The sentence without the colour, which has a column of its own."""
    because = one.verdict.because.removeprefix(f"{one.verdict.colour.capitalize()}: ")
    return because[:1].upper() + because[1:]


def _injury(one: EpisodeEntry) -> str:
    side = f"{one.side}, " if one.side else ""
    how = {True: ", suddenly", False: ", bit by bit", None: ""}[one.sudden]
    ended = f", over on {one.ended}" if one.ended else ""
    return f"{side}since {one.onset}{how}{ended}"


def _practice(one: Practice) -> str:
    extra = [f"{count} at {dose} dose" for dose, count in one.doses.items() if dose == "half"]
    extra += [f"{count} one step up" for dose, count in one.doses.items() if dose == "up"]
    if one.ended_early:
        extra.append(f"{one.ended_early} ended early")
    told = f" ({', '.join(extra)})" if extra else ""
    prescribed = one.prescribed
    if one.per_week is None or prescribed is None:
        return f"{one.done}{told}; nothing prescribed"
    share = f", {round(100 * one.done / prescribed)} %" if prescribed else ""
    asked = f"{one.per_week} a week from {one.since}"
    return f"{one.done} of {prescribed} prescribed{share}{told}; {asked}"


def _mornings(report: Report) -> str:
    one = report.mornings
    if not (one.known or one.missing or one.open):
        return "none yet"
    still_open = f", {one.open} can still be given" if one.open else ""
    return f"{one.known} known, {one.missing} missing{still_open}"


def _screens(report: Report) -> str:
    answered = [one for one in report.screens if one.answers]
    if not answered:
        return "not answered in this period"
    worried = [day_of(one) for one in answered if any(answer.yes for answer in one.answers)]
    seen = [one.seen for one in report.screens if one.seen]
    told = f"answered {_how_often(len(answered))}, last on {day_of(answered[-1])}; "
    told += f"with a yes {_times(worried)}" if worried else "none with a yes"
    return told + (f"; seen by a clinician on {seen[-1]}" if seen else "")


def _clearance(one: ClearanceEntry) -> str:
    side = f"{one.side}: " if one.side else ""
    until = f" until {one.until}" if one.until else ""
    covers = f", for {one.covers.rstrip('.')}" if one.covers else ""
    limit = "" if one.pain_limit is None else f", up to pain {one.pain_limit}"
    return f"{side}{one.who} on {one.day}{until}{covers}{limit}"


def _colours(report: Report) -> str:
    counts = ((one, report.colours.get(one, 0)) for one in WORST_FIRST)
    return ", ".join(f"{colour} {count}" for colour, count in counts if count) or "none yet"


def _rules(report: Report) -> str:
    return report.rules_version or "none for this region, so no colours"


def _length(one: Exercise) -> str:
    if one.reps:
        return f"{one.reps[0]} of {one.reps[1]} reps"
    if one.seconds:
        done, planned = one.seconds
        if planned < _SHORT:
            return f"{clock(done)} of {clock(planned)} min"
        return f"{minutes(done).removesuffix(' min')} of {minutes(planned)}"
    return UNKNOWN


def _times(days: list[dt.date]) -> str:
    """How often, and on which days if they are few."""
    if not days:
        return "never"
    last = "last " if len(days) > _MOST_WORDS else ""
    return f"{_how_often(len(days))}, {last}on {_days(days[-_MOST_WORDS:])}"


def _days(days: Iterable[dt.date]) -> str:
    """Each day once; the year only where it changes: `2026-12-30, 12-31, 2027-01-02`."""
    told: list[str] = []
    year = 0
    for day in dict.fromkeys(days):
        told.append(f"{day:%m-%d}" if day.year == year else str(day))
        year = day.year
    return ", ".join(told)


def _how_often(count: int) -> str:
    return {1: "once", 2: "twice"}.get(count, f"{count} times")


def _count(number: int, what: str) -> str:
    return f"{number} {what}" if number == 1 else f"{number} {what}s"
