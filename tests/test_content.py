"""The content: every file reads, every dose keeps its bounds, every name leads somewhere."""

from collections import Counter

import msgspec
import pytest

from tests.shipped import (
    ANATOMY_IDS,
    EXERCISE_IDS,
    PLACES,
    REGION_IDS,
    SESSION_IDS,
    SESSIONS,
    alone,
    anatomy,
    every_rules,
    every_step,
    exercise,
    files,
    general_flags,
    region,
    session,
    sources,
    steps,
    steps_in,
)
from tui.core.format.definitions import Id

SOLEUS_STRETCHES = ("bent-knee-wall", "toes-up-wall", "rolling-stool", "band-stretch")
CALF_EXERCISES = (
    *SOLEUS_STRETCHES,
    "seated-raise",
    "ball-press",
    "foam-roll",
    "ankle-movement",
    "straight-knee-wall",
    "standing-raise",
)
SHIPPED_SESSIONS = (
    "soleus-reset",
    "desk-break",
    "before-run",
    "soleus-strength",
    "self-massage",
    "careful-band",
    "gentle-day",
    "full-calf",
)
SHIPPED_ANATOMY = (
    "soleus",
    "gastrocnemius",
    "achilles",
    "deep-neighbours",
    "bent-knee",
    "stretching-limits",
)
NEEDED = {
    "hold": ("seconds", "sets", "rest"),
    "massage": ("seconds", "sets", "rest"),
    "rest": ("seconds",),
    "reps": ("reps", "tempo", "sets", "rest"),
    "prompt": ("setup",),
    "gate": ("question", "guards"),
}
TIERS = ("emergency", "urgent", "book")
SESSION_LIMIT = 240
"""Seconds a muscle and side (Ingram 2025)."""
WEEK_LIMIT = 600
BEFORE_RUN_LIMIT = 60
"""Behm 2016: strength and power suffer from here on."""


def stretch_seconds(id_: str) -> Counter[str]:
    """Seconds that each muscle is held in a session, on the busier side."""
    by_side: dict[str, Counter[str]] = {"left": Counter(), "right": Counter()}
    for step in steps(id_):
        if step.kind == "hold" and step.seconds is not None:
            for side, total in by_side.items():
                if step.sides in (side, "each", "alternate", "both"):
                    total.update(dict.fromkeys(step.muscles, step.seconds * step.sets))
    return by_side["left"] | by_side["right"]


@pytest.mark.parametrize("id_", EXERCISE_IDS)
def test_exercise_reads(id_: str) -> None:
    assert exercise(id_)["schema"] == 1


@pytest.mark.parametrize("id_", SESSION_IDS)
def test_session_reads(id_: str) -> None:
    read_session = session(id_)
    assert read_session.summary, "a session says for whom or when it is"
    assert len(steps(id_)) == len(read_session.steps)


@pytest.mark.parametrize("id_", ANATOMY_IDS)
def test_anatomy_reads(id_: str) -> None:
    assert anatomy(id_).source


@pytest.mark.parametrize("id_", REGION_IDS)
def test_region_reads(id_: str) -> None:
    assert region(id_).sided
    assert region(id_).source


@pytest.mark.parametrize("id_", REGION_IDS)
def test_region_asks_about_emergencies_first_and_about_the_morning(id_: str) -> None:
    tiers = [flag.tier for flag in region(id_).flags]
    assert tiers == sorted(tiers, key=TIERS.index)
    assert set(tiers) == set(TIERS)
    assert all(flag.advice for flag in region(id_).flags)
    questions = region(id_).questions
    assert questions.now
    assert questions.morning
    assert "0 = not stiff, 10 = as stiff as possible" in (questions.stiff or "")


def test_general_flags_are_emergencies_of_any_part_of_the_body() -> None:
    flags = general_flags().flags
    assert {flag.tier for flag in flags} == {"emergency"}
    assert all(flag.advice for flag in flags)
    assert not any("calf" in flag.question for flag in flags)


def test_the_calf_has_its_twelve_red_flags_and_risks_of_a_clot_alone() -> None:
    assert [flag.tier for flag in region("calf").flags] == (
        ["emergency"] * 3 + ["urgent"] * 6 + ["book"] * 3
    )
    assert [flag.id for flag in region("calf").flags if flag.risks] == ["leg-clot"]


def test_rules_mean_files_that_there_are() -> None:
    for rules in every_rules():
        meant = {*rules.end_range_exercises, *rules.gentle_exercises}
        assert meant <= set(EXERCISE_IDS)
        assert rules.gentle_session in SESSION_IDS


def test_only_the_calf_has_rules() -> None:
    """Nobody has reviewed those of another region: it is to stay without colours."""
    assert [id_ for id_ in REGION_IDS if region(id_).rules] == ["calf"]
    rules = region("calf").rules
    assert rules is not None
    says_so = {
        id_ for id_ in EXERCISE_IDS if any("deep ankle bends" in one for one in alone(id_).stop_if)
    }
    assert set(rules.end_range_exercises) == says_so >= {*SOLEUS_STRETCHES}
    assert set(rules.gentle_exercises) == {step.exercise for step in steps("gentle-day")}


def test_only_strength_is_advised_a_step_up() -> None:
    assert [id_ for id_ in SESSION_IDS if session(id_).progress] == ["soleus-strength"]


def test_every_file_is_of_a_known_kind_and_has_an_id_for_a_name() -> None:
    known = {
        path
        for folder in (".", "exercises", "anatomy", "regions", "flags", "bodies")
        for path in files(folder).values()
    }
    known |= {SESSIONS / "sources.toml", SESSIONS / "README.md"}
    known |= set((SESSIONS / "schemas").glob("*.json")) | set(
        (SESSIONS / "starters").rglob("*.toml")
    )
    assert {path for path in SESSIONS.rglob("*") if path.is_file()} == known
    for id_ in (*SESSION_IDS, *EXERCISE_IDS, *ANATOMY_IDS, *REGION_IDS, *sources()):
        assert msgspec.convert(id_, Id) == id_


@pytest.mark.parametrize("place", PLACES)
def test_step_has_what_its_kind_needs(place: str) -> None:
    for step in steps_in(place):
        missing = [key for key in NEEDED[step.kind] if getattr(step, key) in (None, ())]
        assert not missing, step.name
        assert step.short == step.short.upper()
        assert step.tempo is None or sum(step.tempo) >= 1


@pytest.mark.parametrize("id_", EXERCISE_IDS)
def test_exercise_says_all_that_the_panes_show(id_: str) -> None:
    table = exercise(id_)
    wanted = {"kind", "name", "short", "sides", "prepare", "switch", "muscles", "knee", "ankle"}
    wanted |= {"setup", "cues", "feel", "mistakes", "stop_if", "equipment", "range", "source"}
    assert wanted <= {key for key, value in table.items() if value != []}


@pytest.mark.parametrize("place", PLACES)
def test_dose_lies_in_its_range(place: str) -> None:
    for step in steps_in(place):
        if not step.is_work:
            continue
        assert step.source, step.name
        for key in ("sets", "rest", "reps" if step.kind == "reps" else "seconds"):
            bounds = getattr(step.range, key)
            assert bounds is not None, f"{step.name}: no range of {key}"
            assert bounds[0] <= getattr(step, key) <= bounds[1], f"{step.name}: {key}"


def test_every_source_is_known_and_used() -> None:
    named = {source for step in every_step() for source in step.source}
    named |= {source for id_ in ANATOMY_IDS for source in anatomy(id_).source}
    named |= {source for id_ in REGION_IDS for source in region(id_).source}
    named |= {source for rules in every_rules() for source in rules.source}
    named |= set(general_flags().source)
    assert named == set(sources())


def test_own_choice_is_called_one() -> None:
    called = {id_ for id_, source in sources().items() if source.seen == "own choice"}
    assert called == {"own-choice"}


@pytest.mark.parametrize("place", PLACES)
def test_muscles_have_anatomy(place: str) -> None:
    for step in steps_in(place):
        named = {name for name in step.muscles if not name.startswith("other: ")}
        assert named <= set(ANATOMY_IDS), step.name
        assert step.muscles or not step.is_work, step.name


@pytest.mark.parametrize("id_", ANATOMY_IDS)
def test_see_leads_to_another_anatomy_file(id_: str) -> None:
    assert set(anatomy(id_).see) <= set(ANATOMY_IDS) - {id_}


def test_every_anatomy_file_can_be_reached_from_a_muscle() -> None:
    reached: set[str] = set()
    ahead = {muscle for step in every_step() for muscle in step.muscles}
    while ahead:
        reached |= ahead
        ahead = {seen for id_ in ahead for seen in anatomy(id_).see} - reached
    assert reached == set(ANATOMY_IDS)


@pytest.mark.parametrize("id_", SESSION_IDS)
def test_session_names_a_region(id_: str) -> None:
    assert session(id_).region in REGION_IDS


@pytest.mark.parametrize("id_", SESSION_IDS)
def test_gates_guard_later_steps(id_: str) -> None:
    known_as = [step.known_as for step in steps(id_)]
    for at, step in enumerate(steps(id_)):
        assert set(step.guards) <= set(known_as[at + 1 :]), step.name


@pytest.mark.parametrize(
    ("guarded", "words"),
    [
        ("foam-roll", "blood thinner"),
        ("band-stretch", "72 hours"),
        ("band-stretch", "severe strain"),
    ],
)
def test_what_is_risky_stands_behind_its_gate(guarded: str, words: str) -> None:
    for id_ in SESSION_IDS:
        gates = [step for step in steps(id_) if guarded in step.guards]
        if guarded in [step.exercise for step in steps(id_)]:
            assert any(words in (gate.question or "") for gate in gates), id_


@pytest.mark.parametrize("id_", SESSION_IDS)
def test_stretch_of_a_muscle_is_capped(id_: str) -> None:
    for muscle, seconds in stretch_seconds(id_).items():
        assert seconds <= SESSION_LIMIT, muscle
        assert seconds * (session(id_).per_week or 1) <= WEEK_LIMIT, muscle


def test_little_stretch_before_a_run_and_then_a_warm_up_that_moves() -> None:
    totals = stretch_seconds("before-run")
    assert totals
    assert max(totals.values()) < BEFORE_RUN_LIMIT
    assert steps("before-run")[-1].kind == "prompt"


def test_stretch_counts_towards_muscles_only() -> None:
    for step in every_step():
        assert "achilles" not in step.muscles, step.name


@pytest.mark.parametrize("id_", SOLEUS_STRETCHES)
def test_soleus_stretch_warns_of_heel_bone_pain(id_: str) -> None:
    assert alone(id_).muscles[0] == "soleus"
    assert any("heel bone" in line for line in alone(id_).stop_if)


@pytest.mark.parametrize("id_", EXERCISE_IDS)
def test_exercise_has_the_common_stop_rules(id_: str) -> None:
    rules = " ".join(alone(id_).stop_if).lower()
    for word in ("sharp", "sudden", "pop", "6 or more", "numbness"):
        assert word in rules


def test_what_was_asked_for_is_there() -> None:
    assert set(SHIPPED_SESSIONS) <= set(SESSION_IDS)
    assert set(CALF_EXERCISES) <= set(EXERCISE_IDS)
    assert set(SHIPPED_ANATOMY) <= set(ANATOMY_IDS)
    assert {session(id_).region for id_ in SESSION_IDS} > {"calf"}, "another part of the body"
    assert set(SHIPPED_ANATOMY) - {"soleus"} <= set(anatomy("soleus").see)


def test_every_exercise_is_played_somewhere() -> None:
    assert {step.exercise for id_ in SESSION_IDS for step in steps(id_)} >= set(EXERCISE_IDS)


def test_full_calf_holds_all_calf_exercises() -> None:
    assert set(CALF_EXERCISES) <= {step.exercise for step in steps("full-calf")}


def test_gentle_day_is_ankle_movement_only() -> None:
    assert [step.exercise for step in steps("gentle-day")] == ["ankle-movement"]
