import datetime as dt
from collections.abc import Mapping
from pathlib import Path

import msgspec
import pytest
from textual.pilot import Pilot

from tests.screens.stage import on_stage, press
from tests.screens.support import text_of
from tests.storage.counting import CountingLog
from tests.storage.entries import an_entry
from tui.core.entries import Mark, PainAnswer, SessionEntry, SetRecord
from tui.panes.entry_detail import entry_lines
from tui.screens.review.entry import EntryScreen
from tui.storage.log.log import EntryName, Log
from tui.widgets.reader import Reader

LATER = dt.datetime(2027, 1, 2, 3, 4, 5, tzinfo=dt.timezone(dt.timedelta(hours=-3)))
ANSWER = PainAnswer(
    region="calf",
    side="left",
    before=4,
    during=5,
    after=2,
    new_signs=False,
    where=("deep middle", "heel"),
    feel=("tight",),
)
RAISES = SetRecord(
    index=0,
    name="Seated raise",
    kind="reps",
    outcome="done",
    exercise="seated-raise",
    muscles=("soleus",),
    side="left",
    set=1,
    planned_seconds=95,
    done_seconds=90,
    planned_reps=15,
    done_reps=12,
    load="10 kg",
)
GATE = SetRecord(index=1, name="Can you rise?", kind="gate", outcome="done", answer=True)
MARK = Mark(at=184, step=0, side="left", score=3, led_to="skip")
ENTRY = an_entry(
    region="calf",
    effort=3,
    ran=20,
    pain=(ANSWER,),
    steps=(RAISES, GATE),
    marks=(MARK,),
    notes="cold",
)

ALWAYS_THE_SAME = {"schema": "(schema 1)", "kind": "Session soleus-reset"}
"""Fields of an entry that have one value only, and how that is shown."""
OTHER: Mapping[type[msgspec.Struct], Mapping[str, object]] = {
    SessionEntry: {
        "entered": LATER,
        "app": "9.9",
        "session": "other",
        "title": "Other",
        "started": LATER,
        "finished": LATER,
        "outcome": "ended early",
        "active_seconds": 7,
        "paused_seconds": 7,
        "interrupted_seconds": 7,
        "dose": "half",
        "region": "back",
        "effort": 9,
        "ran": 30,
        "notes": "warm",
        "pain": (),
        "steps": (),
        "marks": (),
    },
    PainAnswer: {
        "region": "back",
        "side": "right",
        "before": 7,
        "during": 7,
        "after": 7,
        "new_signs": True,
        "where": ("deep middle", "shin"),
        "feel": ("tight", "ache"),
    },
    SetRecord: {
        "index": 4,
        "name": "Other",
        "kind": "hold",
        "outcome": "eased",
        "exercise": "other",
        "muscles": ("soleus", "other: one"),
        "side": "right",
        "set": 3,
        "planned_seconds": 33,
        "done_seconds": 33,
        "planned_reps": 33,
        "done_reps": 33,
        "load": "33 kg",
        "answer": False,
    },
    Mark: {
        "at": 7,
        "step": 1,
        "score": 7,
        "side": "right",
        "stopped": True,
        "led_to": "ease",
    },
}
"""Another value for each field; a new field has to be added here and shown."""
FIELDS = [
    pytest.param(kind, field.name, id=f"{kind.__name__}.{field.name}")
    for kind in OTHER
    for field in msgspec.structs.fields(kind)
]
OPTIONAL = [
    pytest.param(kind, field.name, id=f"{kind.__name__}.{field.name}")
    for kind in OTHER
    for field in msgspec.structs.fields(kind)
    if field.default is None
]


def text(entry: SessionEntry, width: int = 78) -> str:
    return "\n".join(one.plain for one in entry_lines(entry, width))


def with_field(kind: type[msgspec.Struct], field: str, value: object) -> SessionEntry:
    """The entry with another value in one field of it, or of what it holds."""
    replace = msgspec.structs.replace
    if kind is SessionEntry:
        return replace(ENTRY, **{field: value})
    if kind is PainAnswer:
        return replace(ENTRY, pain=(replace(ANSWER, **{field: value}),))
    if kind is Mark:
        return replace(ENTRY, marks=(replace(MARK, **{field: value}),))
    if field == "answer":
        return replace(ENTRY, steps=(RAISES, replace(GATE, answer=value)))
    return replace(ENTRY, steps=(replace(RAISES, **{field: value}), GATE))


@pytest.mark.parametrize(("kind", "field"), FIELDS)
def test_every_field_is_shown(kind: type[msgspec.Struct], field: str) -> None:
    if field in ALWAYS_THE_SAME and kind is SessionEntry:
        assert ALWAYS_THE_SAME[field] in text(ENTRY)
    else:
        assert text(with_field(kind, field, OTHER[kind][field])) != text(ENTRY)


@pytest.mark.parametrize(("kind", "field"), OPTIONAL)
def test_unknown_is_neither_zero_nor_none(kind: type[msgspec.Struct], field: str) -> None:
    unknown = text(with_field(kind, field, None))

    assert unknown != text(ENTRY)
    assert "None" not in unknown
    if isinstance(OTHER[kind][field], int):
        assert unknown != text(with_field(kind, field, 0))


def test_reads_as_people_say_it() -> None:
    for words in (
        "Started    2026-11-22 06:15:02 +01:00",
        "15:12 active, 0:31 paused, 0:00 interrupted",
        "Effort     3 moderate",
        "Left       before 4 → worst 5 → after 2 · new signs: no",
        "where: deep middle, heel · feel: tight",
        "1 Seated raise (seated-raise) · reps · soleus",
        "12 of 15 reps, 90 of 95 s",
        "answered: yes",
        "at 3:04  left    3    step 1 Seated raise",
    ):
        assert words in text(ENTRY)


def test_sets_of_a_step_share_a_heading() -> None:
    second = msgspec.structs.replace(RAISES, set=2, outcome="skipped")
    entry = msgspec.structs.replace(ENTRY, steps=(RAISES, second, GATE))

    assert text(entry).count("1 Seated raise (seated-raise)") == 1
    assert "set 2" in text(entry)


def test_notes_keep_their_lines() -> None:
    entry = msgspec.structs.replace(ENTRY, notes="one\n\ntwo")

    assert "Notes\none\n\ntwo\n" in text(entry)


@pytest.mark.parametrize("width", [38, 58, 78, 118])
def test_lines_are_no_wider_than_asked(width: int) -> None:
    long = msgspec.structs.replace(RAISES, name="Raise " * 40, load="1" * 90)
    entry = msgspec.structs.replace(ENTRY, title="T" * 200, steps=(long,), marks=(MARK,))

    assert max(len(one.plain) for one in entry_lines(entry, width)) <= width
    assert "1" * 90 in "".join(text(entry, width).split())


# The screen.


@pytest.fixture
def log(tmp_path: Path) -> CountingLog:
    return CountingLog(tmp_path / "log")


def keep(log: Log, entry: SessionEntry = ENTRY, days_ago: int = 0) -> Path:
    started = ENTRY.started - dt.timedelta(days=days_ago)
    kept = msgspec.structs.replace(entry, started=started, title=f"Day {days_ago}")
    return log.add(Log.new_id(started, "reset"), kept)


def opened(log: Log, index: int = 0) -> EntryScreen:
    return EntryScreen(log, log.names(), index)


def shown(pilot: Pilot[None]) -> str:
    """All rows between the bar and the keys, joined where a path was wrapped."""
    return "".join(row.strip() for row in text_of(pilot.app).splitlines()[1:-1])


async def test_the_file_and_its_revision_come_last(log: CountingLog) -> None:
    first = keep(log)
    path = log.revise(log.names()[0].id, ENTRY)

    async with on_stage(opened(log)) as pilot:
        await press(pilot, "end")
        assert path.name in shown(pilot)
        assert first.name not in shown(pilot)
        assert "Revision   2" in text_of(pilot.app)


class Fewer(list[EntryName]):
    """Names of which one is gone since they were counted."""

    def __len__(self) -> int:
        return super().__len__() + 1


async def test_an_entry_that_is_gone_meanwhile_is_not_turned_to(log: CountingLog) -> None:
    keep(log)

    async with on_stage(EntryScreen(log, Fewer(log.names()), 0)) as pilot:
        await press(pilot, "right")
        assert "Day 0" in shown(pilot)
        assert "1 of 2" in text_of(pilot.app)


async def test_two_versions_are_told(log: CountingLog) -> None:
    path = keep(log)
    path.with_name(path.name.replace(".1.toml", ".1-ff.toml")).write_bytes(path.read_bytes())

    async with on_stage(opened(log)) as pilot:
        await press(pilot, "end")
        assert "two versions" in text_of(pilot.app)


async def test_a_long_entry_is_scrolled(log: CountingLog) -> None:
    keep(log)

    async with on_stage(opened(log), size=(60, 12)) as pilot:
        top = text_of(pilot.app)
        assert "Day 0" in top
        total = len(pilot.app.screen.query_one(Reader)._text)
        assert f"↓ {total - 9} more lines" in top

        await press(pilot, "down", "j", "k")
        assert text_of(pilot.app).splitlines()[1:9] == top.splitlines()[2:10]
        assert f"↓ {total - 10} more lines" in text_of(pilot.app)

        await press(pilot, "end", "down")
        assert "– end –" in text_of(pilot.app)
        bottom = text_of(pilot.app)
        await press(pilot, "pageup")
        assert text_of(pilot.app).splitlines()[9] == bottom.splitlines()[1]
        await press(pilot, "pagedown")
        assert text_of(pilot.app) == bottom
        await press(pilot, "g")
        assert text_of(pilot.app) == top


@pytest.mark.parametrize(
    ("keys", "day"),
    [
        (["right"], 2),
        (["p"], 2),
        (["left"], 0),
        (["n"], 0),
        (["left", "left", "left"], 0),
        (["right", "right"], 2),
        (["left", "left", "right"], 1),
    ],
)
async def test_keys_lead_to_the_entries_beside(log: CountingLog, keys: list[str], day: int) -> None:
    for days_ago in range(3):
        keep(log, days_ago=days_ago)

    async with on_stage(opened(log, index=1)) as pilot:
        assert "2 of 3" in text_of(pilot.app)
        await press(pilot, "down", *keys)
        assert text_of(pilot.app).splitlines()[1].strip() == f"Day {day}"
        assert f"{day + 1} of 3" in text_of(pilot.app)


async def test_an_unreadable_file_opens_to_its_reason_and_path(log: CountingLog) -> None:
    path = keep(log)
    path.write_text("schema = 1\nkind = ")

    async with on_stage(opened(log)) as pilot:
        assert "is damaged" in text_of(pilot.app)
        assert path.name in shown(pilot)
        assert "Session    reset" in text_of(pilot.app)


async def test_a_deleted_entry_says_so(log: CountingLog) -> None:
    path = keep(log)
    path.write_text('schema = 1\nkind = "session"\ndeleted = true\n')

    async with on_stage(opened(log)) as pilot:
        assert "This entry was deleted." in text_of(pilot.app)
        assert "Session    reset" in text_of(pilot.app)
        assert path.name in shown(pilot)


@pytest.mark.parametrize("key", ["escape", "q"])
async def test_it_is_closed(log: CountingLog, key: str) -> None:
    keep(log)

    async with on_stage(opened(log)) as pilot:
        await press(pilot, key)
        assert not isinstance(pilot.app.screen, EntryScreen)
