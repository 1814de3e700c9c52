"""Entries of the log for tests of what is computed from them."""

import datetime as dt

from tui.core.entries import MorningEntry, PainAnswer, PainEntry, SessionEntry, SetRecord
from tui.core.format.definitions import Side
from tui.core.rules.history import Logged

ZONE = dt.timezone(dt.timedelta(hours=1))


def moment(text: str) -> dt.datetime:
    """`2026-11-22` is that morning in one zone; with a time it needs an offset."""
    if len(text) == len("2026-11-22"):
        return dt.datetime.combine(dt.date.fromisoformat(text), dt.time(6, 15), ZONE)
    return dt.datetime.fromisoformat(text)


def logged(entry: SessionEntry | MorningEntry | PainEntry) -> Logged:
    """With an id of its own for each moment and kind."""
    return Logged(f"{entry.started:%Y%m%dT%H%M%SZ}-{entry.kind}-1", entry)


def answer(
    before: int | None = None,
    after: int | None = None,
    side: Side | None = "left",
    during: int | None = None,
    region: str = "calf",
) -> PainAnswer:
    return PainAnswer(region=region, side=side, before=before, during=during, after=after)


def a_session(
    started: str,
    *pain: PainAnswer,
    session: str = "soleus-reset",
    seconds: int = 600,
    steps: tuple[SetRecord, ...] = (),
) -> Logged:
    at = moment(started)
    return logged(
        SessionEntry(
            schema=1,
            kind="session",
            entered=at,
            app="0",
            session=session,
            title=session.replace("-", " ").capitalize(),
            started=at,
            finished=at,
            outcome="completed",
            active_seconds=seconds,
            paused_seconds=0,
            interrupted_seconds=0,
            dose="full",
            region="calf",
            pain=pain,
            steps=steps,
        )
    )


def a_morning(
    day: str, score: int | None, side: Side | None = "left", started: str = "", region: str = "calf"
) -> Logged:
    at = moment(started or day)
    return logged(
        MorningEntry(
            schema=1,
            kind="morning",
            entered=at,
            app="0",
            started=at,
            day=dt.date.fromisoformat(day),
            region=region,
            side=side,
            morning=score,
        )
    )


def a_pain(started: str, score: int) -> Logged:
    at = moment(started)
    return logged(
        PainEntry(
            schema=1, kind="pain", entered=at, app="0", started=at, region="calf", score=score
        )
    )


def a_hold(
    done: int | None,
    *muscles: str,
    side: Side | None = None,
    outcome: str = "done",
    kind: str = "hold",
) -> SetRecord:
    return SetRecord(
        index=0,
        name="Wall",
        kind=kind,  # type: ignore[arg-type]  # any of its words
        outcome=outcome,  # type: ignore[arg-type]  # the same
        muscles=muscles,
        side=side,
        planned_seconds=30,
        done_seconds=done,
    )
