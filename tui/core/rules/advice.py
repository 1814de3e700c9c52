"""What next: how much of which session, and why. It advises; another may always be chosen.

That pain has to have settled by the next morning before more is done is from Silbernagel 2007; the
steps and their numbers are our choice.
"""

import datetime as dt
from collections.abc import Mapping, Sequence
from itertools import takewhile
from typing import Literal

from msgspec import Struct
from msgspec.structs import replace

from tui.core.entries import SessionEntry, day_of, was_worked
from tui.core.format.definitions import Dose, Id, Region, Rules, Session
from tui.core.rules.choosing import next_session
from tui.core.rules.concerns import RED_DAYS, concerns
from tui.core.rules.history import Logged, Verdict
from tui.core.rules.morning_scores import mornings_by_side
from tui.core.rules.settling import BySide, has_ever_settled, made_worse, why_red_not_settled
from tui.core.rules.starting import recent_strains
from tui.core.rules.verdicts import NEW_SIGNS, STOP_FEELING
from tui.core.session.dosing import can_go_up

ROW_OF_GREENS = 3
"""Good sessions in a row before one step up."""
ENDS_ROW_DAYS = 7
"""Days without a session of the region that end a row."""
AWAY_DAYS = 14
"""Days without one after which half is enough."""
_HARMED = ("red", "held")
_RATED = ("green", "amber", "red", "held")

Played = tuple[SessionEntry, Verdict]


class Advice(Struct, frozen=True):
    """What is suggested for one region."""

    dose: Dose | Literal["rest"] | None
    """None where nothing can be advised."""
    because: str
    """A sentence or two."""
    session: Id | None = None
    is_back: bool = False
    """Whether the person was away for weeks."""
    is_after_sign: bool = False
    """Whether rest is advised because of a new sign or a pop."""
    concerns: tuple[str, ...] = ()
    """What a clinician should look at."""
    up_to: dt.datetime | None = None
    """When the newest entry was written that this comes from."""
    is_first: bool = False
    """Whether no session of the region was done so far."""


class Known(Struct, frozen=True):
    """What the advice is made from."""

    log: Sequence[Logged]
    """At least the last sixty days."""
    region_id: Id
    region: Region
    verdicts: Mapping[str, Verdict]
    """By id of each session."""
    sessions: Sequence[Session]
    """All that can be played."""
    now: dt.datetime


def advise(known: Known) -> Advice:
    """What to do next for this region."""
    if known.region.rules is None:
        return Advice(None, f"{known.region.title} has no reviewed rules, so no dose is advised.")
    played = _loading(_played(known), known.region.rules)
    up_to = max((one.entry.entered for one in known.log), default=None)
    if not played:
        return Advice("full", "No session of it is in the log yet.", up_to=up_to, is_first=True)
    rated = [one for one in played if one[1].colour in _RATED]
    by_side = mornings_by_side(known.log, known.region_id)
    step = _step(known, by_side, played, rated)
    return replace(step, concerns=concerns(by_side, rated, known.now), up_to=up_to)


def _played(known: Known) -> list[Played]:
    """The region's sessions with their colours, the newest first.

    One of which no set was done counts only for the harm that was told of it.
    """
    found = [
        (one.entry, known.verdicts[one.id])
        for one in known.log
        if isinstance(one.entry, SessionEntry)
        and one.entry.region == known.region_id
        and one.id in known.verdicts
        and (was_worked(one.entry) or known.verdicts[one.id].colour in _HARMED)
    ]
    return sorted(found, key=lambda one: one[0].started, reverse=True)


def _loading(played: Sequence[Played], rules: Rules) -> Sequence[Played]:
    """Without gentle movement that did no harm: it is allowed while resting, and ends no rest.

    Where there is nothing else, it is what somebody does.
    """
    loading = [
        (entry, verdict)
        for entry, verdict in played
        if verdict.colour in _HARMED or not _is_gentle(entry, rules)
    ]
    return loading or played


def _is_gentle(entry: SessionEntry, rules: Rules) -> bool:
    """Whether nothing was done in it that loads the region."""
    worked = {
        one.exercise for one in entry.steps if one.kind != "gate" and one.outcome != "skipped"
    }
    return bool(worked) and worked <= set(rules.gentle_exercises)


def _step(
    known: Known, by_side: BySide, played: Sequence[Played], rated: Sequence[Played]
) -> Advice:
    newest = rated[0] if rated else None
    if newest and newest[1].colour == "held":
        return Advice(None, f"{newest[1].told} Answer the red-flag questions first.")
    if newest and newest[1].colour == "red":
        missing = why_red_not_settled(by_side, *newest, known.now)
        if missing:
            return _rest(known, newest[1], f"{newest[1].told} {missing}")
    for entry, verdict in rated[1:]:
        if verdict.colour == "red" and _is_recent(known, entry):
            if has_ever_settled(by_side, entry, verdict):
                break
            why = f"The red session of {day_of(entry)} has not settled, and another came after it."
            return _rest(known, verdict, f"{why} {verdict.told}")
    entries = [entry for entry, _ in played]
    session = next_session(known.sessions, known.region_id, entries, known.now.date())
    dose, because = _dose(known, by_side, played, rated, session)
    is_back = _days_away(known, played) >= AWAY_DAYS
    return Advice(dose, because, session.id if session else None, is_back)


def _is_recent(known: Known, entry: SessionEntry) -> bool:
    """Whether it was within the last days; of an older red one a clinician was spoken of."""
    return (known.now.date() - day_of(entry)).days < RED_DAYS


def _rest(known: Known, red: Verdict, because: str) -> Advice:
    """Nothing that loads; what stays allowed meanwhile."""
    gentle = known.region.rules.gentle_session if known.region.rules else None
    stays = "Gentle movement stays allowed, and other parts of the body." if gentle else ""
    is_after_sign = red.rule in (NEW_SIGNS, STOP_FEELING)
    return Advice("rest", f"{because} {stays}".strip(), gentle, is_after_sign=is_after_sign)


def _dose(
    known: Known,
    by_side: BySide,
    played: Sequence[Played],
    rated: Sequence[Played],
    session: Session | None,
) -> tuple[Dose, str]:
    """How much, and why."""
    last, verdict = played[0]
    days = _days_away(known, played)
    if rated and rated[0][1].colour == "red":
        red, why = rated[0]
        settled = f"The red session of {day_of(red)} has settled: half of it to begin with."
        return "half", f"{settled} {why.told}"
    if days >= AWAY_DAYS:
        return "half", f"{days} days without a session that loads: half of it to begin with."
    row = _row(rated) if days < ENDS_ROW_DAYS else []
    if _two_ambers_made_it_worse(by_side, row):
        return "half", "The last two were amber, and one of them made it worse: half of it."
    if last.dose == "half":
        if verdict.colour == "green":
            return "full", f"Half of it was green: the whole again. {verdict.told}"
        return "half", f"Half again, until it is green. {verdict.told}"
    if session is not None and _may_grow(known, row, session):
        return "up", f"{ROW_OF_GREENS} green ones in a row: one set more, and nothing else."
    is_another = session is not None and session.id != last.session
    same = "The dose stays as it was." if is_another else "The same again."
    return _dose_last_time(played, session), f"{same} {verdict.told}"


def _days_away(known: Known, played: Sequence[Played]) -> int:
    return (known.now.date() - day_of(played[0][0])).days


def _row(rated: Sequence[Played]) -> list[Played]:
    """The newest rated sessions with less than a week between any two, newest first."""
    row = list(rated[:1])
    for earlier in rated[1:]:
        if (day_of(row[-1][0]) - day_of(earlier[0])).days >= ENDS_ROW_DAYS:
            break
        row.append(earlier)
    return row


def _two_ambers_made_it_worse(by_side: BySide, row: Sequence[Played]) -> bool:
    newest = row[:2]
    return (
        len(newest) == 2
        and all(verdict.colour == "amber" for _, verdict in newest)
        and any(made_worse(by_side, entry) for entry, _ in newest)
    )


def _may_grow(known: Known, row: Sequence[Played], session: Session) -> bool:
    """Three green ones of it, whole, with nothing but green since; not after a recent strain."""
    greens = takewhile(lambda one: one[1].colour == "green", row)
    of_it = [entry for entry, _ in greens if entry.session == session.id][:ROW_OF_GREENS]
    return (
        len(of_it) == ROW_OF_GREENS
        and all(map(_was_whole, of_it))
        and can_go_up(session)
        and not recent_strains(known.log, known.region_id, known.now.date())
    )


def _was_whole(entry: SessionEntry) -> bool:
    """Whether all the strength work that was planned was done; stretches may be left out."""
    strength = (one for one in entry.steps if one.kind == "reps" and one.load is not None)
    return (
        entry.dose == "full"
        and entry.outcome == "completed"
        and all(one.outcome == "done" for one in strength)
    )


def _dose_last_time(played: Sequence[Played], session: Session | None) -> Dose:
    """What was one step up stays so; whoever skipped to half by choice gets the whole again."""
    of_it = (entry.dose for entry, _ in played if session and entry.session == session.id)
    return "up" if next(of_it, "full") == "up" else "full"
