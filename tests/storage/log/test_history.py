import datetime as dt

import pytest
from msgspec.structs import replace

from tests.core.logged import pain, strain
from tests.storage.counting import CountingLog
from tests.storage.entries import an_entry
from tui.core.entries import PainAnswer, SetOutcome, SetRecord
from tui.core.format.definitions import Side
from tui.storage.listing import CannotList
from tui.storage.log.history import (
    entries_since,
    for_the_rules,
    known_exercises,
    last_done,
    notes_of_kind,
    recent_answers,
    region_used_last,
)
from tui.storage.log.log import Log

TODAY = dt.datetime(2026, 11, 22, 6, 15, tzinfo=dt.UTC)


def keep(log: Log, days_ago: int, what: str = "reset", **changes: object) -> str:
    """Add an entry of that day."""
    started = TODAY - dt.timedelta(days=days_ago)
    entry_id = Log.new_id(started, what)
    log.add(entry_id, an_entry(session=what, started=started, **changes))
    return entry_id


def worked(
    name: str, exercise: str | None = None, outcome: SetOutcome = "done"
) -> tuple[SetRecord, ...]:
    return (SetRecord(index=0, name=name, kind="hold", exercise=exercise, outcome=outcome),)


def answered(before: int | None, region: str = "calf", side: Side = "left") -> PainAnswer:
    return PainAnswer(region=region, side=side, before=before)


def damage(log: Log, entry_id: str) -> None:
    [path] = log.folder.rglob(f"{entry_id}.*")
    path.write_text("schema = ")


def test_last_done_is_the_newest_start_of_each_session(log: CountingLog) -> None:
    for days_ago, what in ((3, "reset"), (1, "reset"), (2, "calf-2-a"), (9, "calf-2-a")):
        keep(log, days_ago, what)

    assert last_done(log) == {
        "reset": TODAY - dt.timedelta(days=1),
        "calf-2-a": TODAY - dt.timedelta(days=2),
    }
    assert not log.read_ids


def test_an_empty_log_knows_nothing(log: CountingLog) -> None:
    assert last_done(log) == {}
    assert known_exercises(log, frozenset({"wall"})) == frozenset()
    assert recent_answers(log, "calf") == []


def test_a_folder_that_cannot_be_listed_is_told(log: CountingLog) -> None:
    log.folder.write_text("a file in its place")

    with pytest.raises(CannotList):
        last_done(log)
    with pytest.raises(CannotList):
        known_exercises(log, frozenset({"wall"}))
    with pytest.raises(CannotList):
        recent_answers(log, "calf")


def test_an_exercise_is_known_by_its_id_and_one_without_by_its_name(log: CountingLog) -> None:
    keep(log, 1, steps=worked("Wall stretch", "wall"))
    keep(log, 2, steps=worked("Own stretch"))
    wanted = frozenset({"wall", "Wall stretch", "Own stretch", "band"})

    assert known_exercises(log, wanted) == {"wall", "Own stretch"}


@pytest.mark.parametrize("outcome", ["done", "cut short", "eased", "unconfirmed"])
def test_whatever_was_worked_is_known(log: CountingLog, outcome: SetOutcome) -> None:
    keep(log, 1, steps=worked("Wall", "wall", outcome))

    assert known_exercises(log, frozenset({"wall"})) == {"wall"}


def test_a_skipped_exercise_is_not_known(log: CountingLog) -> None:
    keep(log, 1, steps=worked("Wall", "wall", "skipped"))

    assert known_exercises(log, frozenset({"wall"})) == frozenset()


def test_reading_stops_when_all_exercises_are_found(log: CountingLog) -> None:
    for days_ago, exercise in enumerate(("wall", "band", "wall", "band", "wall")):
        keep(log, days_ago, steps=worked("-", exercise))

    known_exercises(log, frozenset({"wall", "band"}))
    assert len(log.read_ids) == 2

    known_exercises(log, frozenset())
    assert len(log.read_ids) == 2


def test_only_the_newest_entries_are_looked_at(log: CountingLog) -> None:
    keep(log, 9, pain=(answered(4),), steps=worked("Wall", "wall"))
    for days_ago in range(3):
        keep(log, days_ago, pain=())

    assert known_exercises(log, frozenset({"wall"}), look_at=3) == frozenset()
    assert recent_answers(log, "calf", look_at=3) == []
    assert len(log.read_ids) == 6
    assert known_exercises(log, frozenset({"wall"}), look_at=4)
    assert recent_answers(log, "calf", look_at=4)


def test_a_damaged_entry_is_passed_over(log: CountingLog) -> None:
    damage(log, keep(log, 0))
    keep(log, 1, pain=(answered(4),), steps=worked("Wall", "wall"))

    assert known_exercises(log, frozenset({"wall"})) == {"wall"}
    assert recent_answers(log, "calf") == [(TODAY - dt.timedelta(days=1), answered(4))]


def test_recent_answers_are_of_the_region_and_newest_first(log: CountingLog) -> None:
    keep(log, 2, pain=(answered(5), answered(0, side="right")))
    keep(log, 1, pain=(answered(3), answered(9, region="hamstring")))

    assert recent_answers(log, "calf") == [
        (TODAY - dt.timedelta(days=1), answered(3)),
        (TODAY - dt.timedelta(days=2), answered(5)),
        (TODAY - dt.timedelta(days=2), answered(0, side="right")),
    ]


def test_recent_answers_counts_sessions_so_that_each_side_has_its_share(log: CountingLog) -> None:
    for days_ago in range(4):
        keep(log, days_ago, pain=(answered(days_ago), answered(0, side="right")))

    answers = recent_answers(log, "calf", limit=2)

    assert [(answer.side, answer.before) for _, answer in answers] == [
        ("left", 0),
        ("right", 0),
        ("left", 1),
        ("right", 0),
    ]
    assert len(log.read_ids) == 2


def test_an_answer_without_a_score_is_left_out(log: CountingLog) -> None:
    keep(log, 1, pain=(answered(None),))
    keep(log, 2, pain=(PainAnswer(region="calf", side="left", after=0),))

    [(_, answer)] = recent_answers(log, "calf", limit=1)
    assert answer.after == 0


# --- notes


def keep_pain(log: Log, days_ago: int, region: str = "calf") -> str:
    started = TODAY - dt.timedelta(days=days_ago)
    entry_id = Log.new_id(started, "pain")
    log.add(entry_id, replace(pain(started.date(), 3), started=started, region=region))
    return entry_id


def test_a_note_is_no_session_that_was_done(log: CountingLog) -> None:
    keep_pain(log, 1)
    keep(log, 2)
    assert list(last_done(log)) == ["reset"]


def test_entries_since_a_day_read_no_older_file(log: CountingLog) -> None:
    ids = [keep(log, days_ago) for days_ago in range(9)] + [keep_pain(log, 1)]
    day = (TODAY - dt.timedelta(days=2)).date()
    found = {one.id for one in entries_since(log, day)}
    assert {ids[0], ids[1], ids[2], ids[9]} == found
    assert set(log.read_ids) == found


@pytest.mark.parametrize(
    ("started", "is_read"),
    [
        ("2026-11-20T00:10:00+14:00", True),
        ("2026-11-20T00:00:00+00:00", True),
        ("2026-11-19T23:59:00-12:00", True),
        ("2026-11-19T09:00:00+00:00", False),
    ],
)
def test_a_day_begins_as_early_as_it_does_anywhere(
    log: CountingLog, started: str, is_read: bool
) -> None:
    moment = dt.datetime.fromisoformat(started)
    log.add(Log.new_id(moment, "reset"), an_entry(started=moment))
    assert bool(entries_since(log, dt.date(2026, 11, 20))) is is_read


def test_notes_of_a_kind_read_no_other_file(log: CountingLog) -> None:
    keep(log, 0)
    keep_pain(log, 1)
    episode = strain(TODAY.date())
    entry_id = Log.new_id(TODAY, "episode")
    log.add(entry_id, episode)
    keep(log, 3, "episode")  # a session may be called so
    assert [(one.id, one.entry) for one in notes_of_kind(log, "episode")] == [(entry_id, episode)]
    assert len(log.read_ids) == 2


def test_the_region_used_last_is_the_newest_entrys(log: CountingLog) -> None:
    assert region_used_last(log, {"calf", "neck"}) == ""
    keep(log, 1, region="calf")
    keep_pain(log, 2, "neck")
    keep(log, 0, region=None)
    keep_pain(log, 0, "gone")
    assert region_used_last(log, {"calf", "neck"}) == "calf"
    assert region_used_last(log, {"neck"}) == "neck"


def test_the_rules_see_the_newest_of_each_session_that_is_not_deleted(log: CountingLog) -> None:
    keep(log, 200)
    older = keep(log, 150)
    log.delete(keep(log, 100))
    damage(log, keep(log, 90))

    assert [one.id for one in for_the_rules(log, TODAY)] == [older]


def test_the_rules_see_a_pain_note_of_which_the_time_was_corrected(log: CountingLog) -> None:
    keep_pain(log, 300)
    entry_id = keep_pain(log, 290)
    moved = pain(TODAY.date(), 3, where=("heel",))
    log.revise(entry_id, moved)
    keep_pain(log, 280)
    kept = keep(log, 3)
    log.read_ids.clear()

    found = for_the_rules(log, TODAY)

    assert [one.id for one in found[:2]] == [entry_id, kept], "by the time that it is about"
    assert found[0].entry == moved
    assert len(log.read_ids) == 3, "the newest of each kind, and what may have moved"
