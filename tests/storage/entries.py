"""An entry to keep."""

import datetime as dt
from pathlib import Path

from tui.core.entries import Mark, PainAnswer, SessionEntry, SetRecord

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


def names_in(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())
