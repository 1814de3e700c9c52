"""Entries to keep, of every kind that the types allow."""

import datetime as dt

from hypothesis import strategies as st

from tui.core.entries import Mark, PainAnswer, SessionEntry, SetRecord
from tui.core.text import clean

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
    Mark,
    at=lengths,
    step=lengths,
    score=scores,
    side=perhaps(sides),
    stopped=st.booleans(),
    led_to=perhaps(st.sampled_from(["end", "skip", "ease"])),
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
    ran=perhaps(st.integers(0, 24 * 60)),
    notes=perhaps(texts.map(lambda text: clean(text, keep_lines=True))),
    pain=some(answers),
    steps=some(sets),
    marks=some(marks),
)
