"""Logs of any length, written fast: nobody needs them after a power cut."""

import datetime as dt
from pathlib import Path

from tui.core.entries import (
    Entry,
    Mark,
    MorningEntry,
    PainAnswer,
    PainEntry,
    SessionEntry,
    SetRecord,
)
from tui.core.format.definitions import Side
from tui.storage.log.documents import encoded

FEW = 10
MANY = 10_000
"""27 years of one a day."""
LAST_DAY = dt.date(2026, 11, 22)
_ZONE = dt.timezone(dt.timedelta(hours=1))
_STARTED = dt.datetime(2026, 11, 22, 6, 15, 2, tzinfo=_ZONE)
_FINISHED = _STARTED + dt.timedelta(minutes=16)
_SIDES: tuple[Side, ...] = ("left", "right")
_SIX_IN_TEN = "smspspsmsm"
"""Sessions, with mornings and pains between them."""


def write_log(folder: Path, count: int, last_day: dt.date = LAST_DAY) -> None:
    """Entries of the `count` days up to that one, one a day, into a new log folder."""
    folder.mkdir(mode=0o700, parents=True)
    texts = {one.kind[0]: (one.kind, encoded(one).decode()) for one in (_session(), *_others())}
    for days_ago in range(count):
        day = last_day - dt.timedelta(days=days_ago)
        kind, text = texts[_SIX_IN_TEN[days_ago % len(_SIX_IN_TEN)]]
        name = f"{day:%Y%m%d}T051502Z-{kind}-{days_ago:08x}.1.toml"
        year = folder / name[:4]
        if not year.exists():
            year.mkdir(0o700)
        dated = text.replace(LAST_DAY.isoformat(), day.isoformat())
        (year / name).write_text(dated, "utf-8")


def entry_of_today() -> SessionEntry:
    """One more to save."""
    return _session()


def _session() -> SessionEntry:
    return SessionEntry(
        schema=1,
        kind="session",
        entered=_FINISHED,
        app="0.3.0",
        session="soleus-reset",
        title="Soleus reset",
        started=_STARTED,
        finished=_FINISHED,
        outcome="completed",
        active_seconds=912,
        paused_seconds=31,
        interrupted_seconds=0,
        dose="full",
        region="calf",
        effort=4,
        ran=35,
        notes="Tight in the morning, better after the first set.\nThe wall one pulls most.",
        pain=tuple(
            PainAnswer(region="calf", side=side, before=4, during=3, after=2, new_signs=False,
                       where=("deep middle",), feel=("tight",))
            for side in _SIDES
        ),
        steps=tuple(
            SetRecord(index=at // 4, name="Bent-knee wall stretch", kind="hold", outcome="done",
                      exercise="bent-knee-wall", muscles=("soleus",), side=side,
                      set=1 + at % 4 // 2, planned_seconds=20, done_seconds=20)
            for at, side in enumerate(_SIDES * 4)
        ),
        marks=(Mark(at=184, step=0, score=3, side="left"),),
    )  # fmt: skip


def _others() -> tuple[Entry, ...]:
    morning = MorningEntry(
        schema=1, kind="morning", entered=_STARTED, app="0.3.0", started=_STARTED, day=LAST_DAY,
        region="calf", side="left", morning=3, stiff=4,
    )  # fmt: skip
    pain = PainEntry(
        schema=1, kind="pain", entered=_STARTED, app="0.3.0", started=_STARTED, region="calf",
        score=3, side="left", where=("deep middle",), feel=("aching",), notes="On the stairs.",
    )  # fmt: skip
    return morning, pain
