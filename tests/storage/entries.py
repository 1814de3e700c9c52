"""An entry to keep."""

import datetime as dt
from pathlib import Path

import msgspec

from tui.core.entries import ENTRY_KINDS, Entry, Mark, PainAnswer, SessionEntry, SetRecord

_DATES = (dt.datetime, dt.date)
ID = "20261122T051502Z-soleus-reset-1a2b3c4d"


def an_entry(**changes: object) -> SessionEntry:
    """A completed session with one of everything."""
    zone = dt.timezone(dt.timedelta(hours=1))
    values: dict[str, object] = {
        "schema": 1,
        "kind": "session",
        "entered": dt.datetime(2026, 11, 22, 6, 31, 41, tzinfo=zone),
        "app": "0.1.0",
        "session": "soleus-reset",
        "title": "Soleus reset",
        "started": dt.datetime(2026, 11, 22, 6, 15, 2, tzinfo=zone),
        "finished": dt.datetime(2026, 11, 22, 6, 31, 40, tzinfo=zone),
        "outcome": "completed",
        "active_seconds": 912,
        "paused_seconds": 31,
        "interrupted_seconds": 0,
        "dose": "full",
        "notes": "tight on the left\nand cold",
        "pain": (PainAnswer(region="calf", side="left", before=4, where=("deep middle",)),),
        "steps": (SetRecord(index=0, name="Wall", kind="hold", outcome="done"),),
        "marks": (Mark(at=184, step=0, side="left", score=3),),
    }
    return SessionEntry(**(values | changes))  # type: ignore[arg-type]  # wrong ones too


def one_of_each_other_kind() -> list[Entry]:
    """An entry of each kind but a session's, with all its fields."""
    moment = dt.datetime(2026, 11, 22, 7, 0, tzinfo=dt.timezone(dt.timedelta(hours=1)))
    day, answer = moment.date(), {"flag": "clot", "tier": "urgent", "yes": True, "risks": ["cast"]}
    about = {"schema": 1, "entered": moment, "app": "0.1.0", "started": moment, "region": "calf"}
    whose = about | {"side": "left"}
    made = {
        "pain": whose | {"score": 3, "where": ["heel"], "feel": ["ache"], "notes": "cold"},
        "morning": whose | {"day": day, "morning": 2, "stiff": 3, "recalled": True},
        "screen": about | {"why": "first", "answers": [answer], "seen": day},
        "episode": whose | {"onset": day, "sudden": True, "ended": day, "notes": "on the stairs"},
        "clearance": whose
        | {"who": "Dr Lee", "day": day, "until": day}
        | {"covers": "raises", "pain_limit": 4, "notes": "by phone"},
    }
    return [
        msgspec.convert(
            keys | {"kind": kind}, ENTRY_KINDS[kind], builtin_types=(dt.datetime, dt.date)
        )
        for kind, keys in made.items()
    ]


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
