"""Small logs for the rules: entries of every kind with as little said as can be."""

import datetime as dt
from collections.abc import Callable

from tui.core.entries import (
    ClearanceEntry,
    Entry,
    EpisodeEntry,
    FlagAnswer,
    Mark,
    MorningEntry,
    PainAnswer,
    PainEntry,
    ScreenEntry,
    SessionEntry,
)
from tui.core.format.definitions import Questions, Region, Rules, Side
from tui.core.rules.history import Logged

ZONE = dt.timezone(dt.timedelta(hours=1))
DAY = dt.date(2026, 11, 20)
RULES = Rules(
    version="test 1",
    stop_feelings=("pop",),
    sharp_feelings=("sharp",),
    unclear_feelings=("tingling",),
    unclear_places=("behind knee",),
    end_range_places=("heel",),
    end_range_exercises=("wall",),
    gentle_exercises=("ankles",),
    gentle_session="gentle",
)
REGION = Region(
    schema=1,
    title="calf",
    sided=True,
    questions=Questions(side="?", before="?", during="?", after="?", new_signs="?"),
    places=("heel", "inner", "behind knee"),
    feelings=("pop", "sharp", "tingling", "tight"),
    signs_advice=(),
    rules=RULES,
)


_answer: Callable[..., PainAnswer] = PainAnswer
_session: Callable[..., SessionEntry] = SessionEntry
_pain: Callable[..., PainEntry] = PainEntry
_morning: Callable[..., MorningEntry] = MorningEntry
_episode: Callable[..., EpisodeEntry] = EpisodeEntry
_clearance: Callable[..., ClearanceEntry] = ClearanceEntry
_screen: Callable[..., ScreenEntry] = ScreenEntry


def at(day: dt.date = DAY, hour: int = 18, minute: int = 0) -> dt.datetime:
    """A moment of that day."""
    return dt.datetime(day.year, day.month, day.day, hour, minute, tzinfo=ZONE)


def ago(days: int) -> dt.date:
    """That many days before `DAY`."""
    return DAY - dt.timedelta(days=days)


def log_of(*entries: Entry) -> list[Logged]:
    """The entries with ids of their own."""
    return [Logged(str(index), entry) for index, entry in enumerate(entries)]


def answer(side: Side | None = "left", **said: object) -> PainAnswer:
    """What was said of one side."""
    return _answer(region="calf", side=side, **said)


def session(
    day: dt.date, *pain: PainAnswer, marks: tuple[Mark, ...] = (), **keys: object
) -> SessionEntry:
    """A session of the calf."""
    given: dict[str, object] = {
        "session": "reset",
        "title": "Reset",
        "outcome": "completed",
        "active_seconds": 300,
        "paused_seconds": 0,
        "interrupted_seconds": 0,
        "dose": "full",
        "region": "calf",
        **_about(day),
        **keys,
    }
    return _session(
        kind="session",
        finished=at(day, 18, 10),
        pain=pain,
        marks=marks,
        **given,
    )


def pain(day: dt.date, score: int, side: Side | None = "left", **said: object) -> PainEntry:
    """Pain noted on its own."""
    return _pain(kind="pain", region="calf", score=score, side=side, **_about(day), **said)


def morning(
    day: dt.date, score: int | None, stiff: int | None = None, side: Side | None = "left"
) -> MorningEntry:
    """The first steps of that day."""
    return _morning(
        kind="morning",
        region="calf",
        day=day,
        morning=score,
        stiff=stiff,
        side=side,
        **_about(day, hour=7),
    )


def strain(onset: dt.date, side: Side | None = "left", **said: object) -> EpisodeEntry:
    """An injury that began suddenly, unless it is said otherwise."""
    given: dict[str, object] = {"sudden": True, **said}
    return _episode(kind="episode", region="calf", onset=onset, side=side, **_about(onset), **given)


def clearance(day: dt.date, **said: object) -> ClearanceEntry:
    """A clinician's word."""
    return _clearance(kind="clearance", region="calf", who="Dr Lee", day=day, **_about(day), **said)


def screen(moment: dt.datetime, *answers: FlagAnswer, **said: object) -> ScreenEntry:
    """Red flags of the calf, answered so at that moment."""
    given: dict[str, object] = {"region": "calf", "why": "asked", **said}
    return _screen(kind="screen", answers=answers, **_written(moment), **given)


def _about(day: dt.date, hour: int = 18) -> dict[str, object]:
    return _written(at(day, hour))


def _written(moment: dt.datetime) -> dict[str, object]:
    return {"schema": 1, "app": "test", "entered": moment, "started": moment}
