"""Entries to keep: one plain one, and any that the types allow."""

import datetime as dt
from pathlib import Path

from hypothesis import strategies as st

from tui.core.entries import Mark, PainAnswer, SessionEntry, SetRecord
from tui.core.text import clean

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


ids = st.from_regex(r"[a-z0-9][a-z0-9-]{0,47}", fullmatch=True)
texts = st.text(max_size=40)
clean_texts = texts.map(clean)
zones = st.integers(-14 * 60, 14 * 60).map(lambda m: dt.timezone(dt.timedelta(minutes=m)))
moments = st.builds(
    lambda zone, seconds: dt.datetime.fromtimestamp(seconds, zone), zones, st.integers(0, 2**33)
)
lengths = st.integers(0, 10**6)
scores = st.integers(0, 10)
sides = st.sampled_from(["left", "right"])


def perhaps(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.none() | values


def some(values: st.SearchStrategy[object]) -> st.SearchStrategy[object]:
    return st.lists(values, max_size=3).map(tuple)


answers = st.builds(
    PainAnswer,
    region=ids,
    side=perhaps(sides),
    before=perhaps(scores),
    during=perhaps(scores),
    after=perhaps(scores),
    new_signs=perhaps(st.booleans()),
    where=some(clean_texts),
    feel=some(clean_texts),
)
sets = st.builds(
    SetRecord,
    index=lengths,
    name=clean_texts,
    kind=st.sampled_from(["hold", "reps", "massage", "rest", "prompt", "gate"]),
    outcome=st.sampled_from(["done", "cut short", "skipped", "eased", "unconfirmed"]),
    exercise=perhaps(ids),
    muscles=some(clean_texts),
    side=perhaps(sides),
    set=perhaps(st.integers(-(2**70), 2**70)),
    planned_seconds=perhaps(lengths),
    done_seconds=perhaps(lengths),
    planned_reps=perhaps(lengths),
    done_reps=perhaps(lengths),
    load=perhaps(clean_texts),
    answer=perhaps(st.booleans()),
)
marks = st.builds(
    Mark, at=lengths, step=lengths, score=scores, side=perhaps(sides), stopped=st.booleans()
)
entries = st.builds(
    SessionEntry,
    schema=st.just(1),
    kind=st.just("session"),
    entered=moments,
    app=clean_texts,
    session=ids,
    title=clean_texts,
    started=moments,
    finished=moments,
    outcome=st.sampled_from(["completed", "ended early"]),
    active_seconds=lengths,
    paused_seconds=lengths,
    interrupted_seconds=lengths,
    dose=st.sampled_from(["full", "half", "up"]),
    region=perhaps(ids),
    effort=perhaps(scores),
    notes=perhaps(texts.map(lambda text: clean(text, keep_lines=True))),
    pain=some(answers),
    steps=some(sets),
    marks=some(marks),
)
