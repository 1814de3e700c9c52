"""A report in words: what stands in the first block, and what is left out where it is too much."""

import datetime as dt
from collections.abc import Sequence

import pytest
from msgspec.structs import replace

from tests.core.logged import DAY, REGION, ago, answer, log_of, morning, pain, session
from tests.core.ninety import SINCE, UNTIL, ninety_days
from tui.core.entries import Entry, Mark, SetRecord
from tui.core.format.definitions import Flag, Session, Step
from tui.core.report.page import MOST_JUDGED, MOST_OTHERS, MOST_REASONS, Chart, Facts, Page, Table
from tui.core.report.page import page_of as page
from tui.core.report.report import Asked, report_of
from tui.core.rules.history import Colour, Verdict

STEP = Step(kind="prompt", name="Go", short="GO")
RESET = Session(id="soleus-reset", title="Soleus reset", steps=(STEP,), per_week=7)
FLAG = Flag(id="leg-clot", tier="urgent", question="One leg swollen?")
ENDED = "ended the session"
NINETY = Asked(region_id="calf", since=SINCE, until=UNTIL, today=UNTIL, name="Ann")
ASKED = Asked(region_id="calf", since=ago(27), until=DAY, today=DAY)


def page_of(*entries: Entry, asked: Asked = ASKED, verdicts: Sequence[Verdict] = ()) -> Page:
    """On these entries, the first of which have these verdicts."""
    by_id = {str(number): one for number, one in enumerate(verdicts)}
    return page(report_of(log_of(*entries), asked, "1.0", REGION, by_id, {}))


def ninety(name: str | None = "Ann") -> Page:
    """Ninety days with everything in them."""
    region = replace(REGION, flags=(FLAG,))
    asked = replace(NINETY, name=name)
    log, sessions = log_of(*ninety_days()), {"soleus-reset": RESET}
    return page(report_of(log, asked, "1.0", region, {}, sessions))


def facts(found: Page) -> dict[str, str]:
    (block,) = (one for one in found.blocks if isinstance(one, Facts))
    return dict(block.rows)


def tables(found: Page) -> dict[str, Table]:
    return {one.title: one for one in found.blocks if isinstance(one, Table)}


def charts(found: Page) -> list[Chart]:
    return [one for one in found.blocks if isinstance(one, Chart)]


def test_first_block() -> None:
    assert facts(ninety()) == {
        "Name": "Ann",
        "Period": "2026-08-29 to 2026-11-26 (90 days)",
        "Injury": "left, since 2026-08-09, bit by bit",
        "Sessions": "99, on 79 days",
        "· Soleus reset": "79 of 90 prescribed, 88 % (6 at half dose, 1 ended early); "
        "7 a week from 2026-08-29",
        "· Soleus strength": "20; nothing prescribed",
        "Mornings after a session": "62 known, 16 missing",
        "“This hurts”": "once, on 2026-09-30",
        "Red-flag questions": "answered 13 times, last on 2026-11-21; "
        "with a yes once, on 2026-10-03",
        "Clearances": "Dr Lee on 2026-10-08 until 2026-12-07, for seated raises, up to pain 4",
        "Colours of sessions": "none yet",
        "Made": "on 2026-11-26 by soleus 1.0; rules: test 1",
    }


def test_first_block_of_next_to_nothing() -> None:
    assert facts(page_of(pain(DAY, 3))) == {
        "Name": "not given",
        "Period": f"{ago(27)} to {DAY} (28 days)",
        "Injury": "none noted",
        "Sessions": "0",
        "Mornings after a session": "none yet",
        "“This hurts”": "never",
        "Red-flag questions": "not answered in this period",
        "Clearances": "none noted",
        "Colours of sessions": "none yet",
        "Made": f"on {DAY} by soleus 1.0; rules: test 1",
    }


def test_a_region_without_rules_says_that_it_has_no_colours() -> None:
    region = replace(REGION, rules=None)
    found = facts(page(report_of(log_of(session(DAY)), ASKED, "1.0", region, {}, {})))
    assert "Colours of sessions" not in found
    assert found["Made"].endswith("rules: none for this region, so no colours")


def test_a_region_that_is_gone_is_told_by_its_id() -> None:
    found = page(report_of(log_of(session(DAY, answer(before=2))), ASKED, "1.0", None, {}, {}))
    assert found.title == "Pain log: calf"
    assert charts(found)


def test_every_table_of_ninety_days() -> None:
    found = tables(ninety())
    assert list(found) == [
        "Pain and stiffness",
        "“This hurts”: the clock was stopped for pain",
        "Red-flag questions answered with yes",
        "Done of what was planned",
        "Pain at other times",
        "Notes",
    ]
    _, hurts, flags, done, others, _ = found.values()
    assert hurts.rows == (
        ("2026-09-30", "Soleus reset", "Toes-up-the-wall stretch", "left", "8", ENDED),
    )
    assert flags.rows == (("2026-10-03", "same day", "One leg swollen?", "a long trip"),)
    assert done.rows[1:] == (
        ("Toes-up-the-wall stretch", "312 of 316", "105 of 105 min", "–", "cut short 4"),
        ("Seated calf raise", "49 of 60", "834 of 900 reps", "no weight → 15 kg", "cut short 11"),
    )
    assert others.rows[0] == (
        "2026-09-03 18:00",
        "left",
        "6",
        "low calf, ache",
        "After a long walk.",
    )


def test_a_cell_for_each_column() -> None:
    found = tables(ninety())
    assert {len(one.columns) - len(row) for one in found.values() for row in one.rows} == {0}


def test_figures() -> None:
    found = page_of(
        session(ago(20), answer(during=4)), session(ago(1), answer(during=1)), morning(ago(1), 0)
    )
    assert tables(found)["Pain and stiffness"].rows == (
        ("left", "peak of a session", "4.0 → 1.0", f"4 on {ago(20)}", "2"),
        ("left", "pain in the morning", "0.0", f"0 on {ago(1)}", "1"),
    )


# --- what there is too much of


def judged(
    colour: Colour, count: int, reason: str = "pain reached 7"
) -> list[tuple[Entry, Verdict]]:
    verdict = Verdict(colour, "x", f"{colour.capitalize()}: {reason}.", "left")
    return [(session(ago(27 - day), answer()), verdict) for day in range(count)]


def page_with(pairs: list[tuple[Entry, Verdict]]) -> Page:
    return page_of(*(entry for entry, _ in pairs), verdicts=[verdict for _, verdict in pairs])


def test_red_ones_are_told_one_by_one_and_amber_ones_by_reason() -> None:
    found = tables(page_with([*judged("red", 2), *judged("amber", 3), *judged("amber", 1, "x")]))
    red, amber = found["Red and held sessions"], found["Amber sessions, by reason"]
    assert [row[0] for row in red.rows] == [str(ago(27)), str(ago(26))]
    assert red.rows[0][2:] == ("red", "left – → – → –, –", "Pain reached 7.")
    assert [row[:3] for row in amber.rows] == [
        ("amber", "Pain reached 7.", "3"),
        ("amber", "X.", "1"),
    ]
    assert amber.rows[0][3] == f"{ago(27)}, {ago(26):%m-%d}, {ago(25):%m-%d}"


def test_where_there_are_many_red_ones_none_is_lost() -> None:
    count = MOST_JUDGED + 3
    found = tables(page_with([*judged("amber", 5), *judged("red", count)]))
    told, others = found["Red and held sessions"], found["Further sessions, by reason"]
    assert len(told.rows) == MOST_JUDGED
    assert told.rows[-1][0] == str(ago(28 - count))
    assert "below" in told.note
    assert [row[0::2] for row in others.rows] == [("red", "3"), ("amber", "5")]


def test_reasons_left_out_are_counted() -> None:
    pairs = [one for n in range(MOST_REASONS + 2) for one in judged("amber", 1, f"pain {n}")]
    table = tables(page_with(pairs))["Amber sessions, by reason"]
    assert len(table.rows) == MOST_REASONS
    assert table.note.startswith("Rarer reasons left out: 2.")


@pytest.mark.parametrize(("more", "says"), [(0, ""), (1, "Older ones left out: 1.")])
def test_the_newest_of_long_lists_are_told(more: int, says: str) -> None:
    entries = [pain(ago(20 - n), n % 10) for n in range(MOST_OTHERS + more)]
    table = tables(page_of(*entries))["Pain at other times"]
    assert len(table.rows) == MOST_OTHERS
    assert table.rows[-1][0] == f"{ago(21 - len(entries))} 18:00"
    assert table.note.startswith(says)
    assert bool(table.note) is bool(says)


# --- charts


def test_charts_begin_with_the_first_score_and_end_with_the_period() -> None:
    (chart,) = charts(page_of(session(ago(5), answer(before=3))))
    assert (chart.spans[0].since, chart.spans[-1].until) == (ago(5), DAY)
    assert chart.title == "Left side: day by day, 0 no pain, 10 worst possible"


def test_letters_tell_the_worst_of_each_day_and_side() -> None:
    red, amber = Verdict("red", "x", "", "left"), Verdict("amber", "x", "", "left")
    right, whole = Verdict("held", "x", "", "right"), Verdict("amber", "x", "", None)
    marks = (Mark(at=1, step=0, side="left", score=5, stopped=True),)
    both = answer(before=1), answer("right", before=1)
    entries = [session(ago(day), *both, marks=marks if day == 3 else ()) for day in (3, 3, 2, 1)]
    left_chart, right_chart = charts(page_of(*entries, verdicts=(amber, red, right, whole)))
    assert left_chart.letters == ((ago(3), "!"), (ago(3), "R"), (ago(1), "A"))
    assert right_chart.letters == ((ago(2), "H"), (ago(1), "A"))


def test_a_long_chart_has_no_letters() -> None:
    asked = replace(ASKED, since=ago(200))
    entries = [session(ago(day), answer(before=1)) for day in (150, 1)]
    (chart,) = charts(page_of(*entries, asked=asked, verdicts=[Verdict("red", "x", "", "left")]))
    assert (chart.letters, chart.legend) == ((), "")


def test_days_name_the_year_where_it_changes() -> None:
    days = [dt.date(2026, 12, 30), dt.date(2026, 12, 31), dt.date(2027, 1, 1)]
    asked = Asked(region_id="calf", since=days[0], until=days[-1], today=days[-1])
    amber = Verdict("amber", "x", "Amber: x.", "left")
    found = page_of(*map(session, days), asked=asked, verdicts=[amber] * 3)
    assert tables(found)["Amber sessions, by reason"].rows[0][3] == "2026-12-30, 12-31, 2027-01-01"


@pytest.mark.parametrize(
    ("done", "planned", "words"), [(37, 80, "0:37 of 1:20 min"), (590, 600, "10 of 10 min")]
)
def test_little_time_is_told_with_its_seconds(done: int, planned: int, words: str) -> None:
    hold = SetRecord(
        index=0,
        name="Wall",
        kind="hold",
        planned_seconds=planned,
        done_seconds=done,
        outcome="cut short",
    )
    found = tables(page_of(session(DAY, steps=(hold,))))
    assert found["Done of what was planned"].rows[0][2] == words
