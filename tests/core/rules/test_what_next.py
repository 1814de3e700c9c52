"""What Today says of all regions, and the words of the advice."""

import datetime as dt

import pytest
from msgspec.structs import replace

from tests.core import builders
from tests.core.logged import DAY, REGION, ago, answer, at, log_of, morning, screen, session
from tui.core.entries import FlagAnswer, ScreenEntry, SetRecord
from tui.core.format.definitions import Range, Side
from tui.core.rules.advice import Advice
from tui.core.rules.history import Verdict
from tui.core.rules.next_dose import NextLine, dose_asked, next_line
from tui.core.rules.what_next import Next, what_next

RESET = replace(
    builders.session(builders.hold()),
    id="reset",
    title="Reset",
    region_id="calf",
    region=REGION,
    per_week=7,
)
GROWS = replace(
    RESET, steps=(builders.reps(load="5 kg", sets=3, range=Range(sets=(3, 5))),), progress=True
)
GENTLE = replace(RESET, id="gentle", title="Gentle day")
GOOD = answer(before=1, during=1, after=1, new_signs=False)
NOW = at(hour=19)


def flagged(tier: str) -> ScreenEntry:
    return screen(at(), FlagAnswer(flag="x", tier=tier, yes=True))  # type: ignore[arg-type]


def test_an_empty_log_has_nothing_to_say() -> None:
    assert what_next([], [RESET], NOW) == Next()


def test_a_session_of_which_all_was_left_out_has_nothing_to_say() -> None:
    skipped = SetRecord(index=0, name="Wall", kind="hold", outcome="skipped")
    assert what_next(log_of(session(ago(1), steps=(skipped,))), [RESET], NOW) == Next()


def test_suggests_a_session_with_its_reason_and_up_to_when_it_knows() -> None:
    found = what_next(log_of(session(ago(1), GOOD), morning(ago(0), 1)), [RESET, GENTLE], NOW)

    assert found.session == "reset"
    assert found.warnings == ()
    (line,) = found.advice
    assert line.what == "Next: Reset, the whole."
    assert line.why.startswith("The same again. Green, left:")
    assert line.why.endswith("(From entries up to 07:00.)")


def test_after_a_red_one_it_is_rest_and_what_stays_allowed() -> None:
    bad = answer(before=1, during=7, after=2, new_signs=False)
    found = what_next(log_of(session(ago(1), bad)), [RESET, GENTLE], NOW)

    assert found.session == "gentle"
    assert found.advice[0].what == "Rest; Gentle day stays allowed."
    assert found.advice[0].why.startswith("Red, left: pain reached 7")


def test_a_region_without_rules_or_without_sessions_has_no_advice() -> None:
    log = log_of(session(ago(1), GOOD))

    assert what_next(log, [replace(RESET, region=replace(REGION, rules=None))], NOW) == Next()
    assert what_next(log, [], NOW) == Next()


@pytest.mark.parametrize(
    ("tier", "words"),
    [
        ("emergency", "start any session to see what to do"),
        ("urgent", "start any session to see what to do"),
        ("book", "waits for an appointment"),
    ],
)
def test_an_open_red_flag_is_told(tier: str, words: str) -> None:
    (warning,) = what_next(log_of(flagged(tier)), [RESET], NOW).warnings

    assert words in warning
    assert str(DAY) in warning


def test_pain_that_crept_up_is_a_banner() -> None:
    worse = answer(before=1, during=2, after=2, new_signs=False)
    earlier = [session(ago(days), answer(before=0, during=0, after=0)) for days in (8, 10)]
    now = [session(ago(days), worse) for days in (1, 3)]

    assert any("rose" in one for one in what_next(log_of(*earlier, *now), [RESET], NOW).warnings)


@pytest.mark.parametrize(
    ("advice", "dose", "words"),
    [
        (Advice("full", "Why."), "full", "Why."),
        (Advice("half", "Why."), "half", "Why."),
        (Advice("half", "Why.", is_back=True), "half", "Welcome back. Why."),
        (Advice("rest", "Why."), "half", "Rest is advised. Why."),
        (Advice(None, "Why."), "full", "Why."),
        (Advice("up", "Why.", "reset"), "up", "Why."),
        (Advice("up", "Why.", "another"), "full", "Why."),
    ],
)
def test_dose_of_a_session_that_was_chosen(advice: Advice, dose: str, words: str) -> None:
    asked = dose_asked(advice, GROWS)

    assert (asked.suggested, asked.because) == (dose, words)
    assert asked.can_go_up is (advice.dose != "rest")


def test_one_set_more_needs_room() -> None:
    asked = dose_asked(Advice("up", "Why.", "reset"), RESET)

    assert asked.suggested == "full"
    assert not asked.can_go_up


def test_an_older_entry_is_told_with_its_day_in_its_own_offset() -> None:
    in_summer = dt.datetime(2026, 10, 24, 23, 30, tzinfo=dt.timezone(dt.timedelta(hours=2)))

    assert next_line(Advice("full", "Why.", up_to=in_summer), None, NOW) == NextLine(
        "Next: the whole.", "Why. (From entries up to 2026-10-24 23:30.)"
    )


@pytest.mark.parametrize(
    ("advice", "what"),
    [
        (Advice("half", "Why.", is_back=True), "Welcome back. Next: Reset, half of it."),
        (Advice("rest", "Why."), "Rest; Reset stays allowed."),
        (Advice(None, "Why."), ""),
    ],
)
def test_what_is_next_is_said_apart_from_why(advice: Advice, what: str) -> None:
    assert next_line(advice, "Reset", NOW) == NextLine(what, "Why.")


@pytest.mark.parametrize(
    ("side", "as_bad", "told"),
    [
        ("left", (), "Red, left: pain reached 7."),
        ("left", ("right",), "Red: pain reached 7."),
        (None, (), "Red: pain reached 7."),
    ],
)
def test_the_side_is_told_where_it_is_one_alone(
    side: Side | None, as_bad: tuple[Side | None, ...], told: str
) -> None:
    assert Verdict("red", "x", "Red: pain reached 7.", side, as_bad).told == told
