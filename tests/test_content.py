"""The shipped sessions: every file reads, every dose keeps its bounds, every name leads somewhere.

Files are read straight from the folder, so that a mistake in the content can't hide behind one
in the library that loads it.
"""

import re
import tomllib
from collections import Counter
from functools import cache
from pathlib import Path
from typing import Any

import msgspec
import pytest

from tui.core.format.bodies import Body, Frame, Pose, Prop
from tui.core.format.definitions import (
    Anatomy,
    ExerciseFile,
    Flag,
    FlagsFile,
    Id,
    Questions,
    Range,
    Region,
    Rules,
    SessionFile,
    Source,
    Step,
    StepKeys,
    StepTable,
)
from tui.core.format.figures import Drawing, Figure, Picture, Shape, Start

SESSIONS = Path(__file__).parents[1] / "sessions"
WORK = ("hold", "reps", "massage")
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

Table = dict[str, Any]


def files(folder: str = ".") -> dict[str, Path]:
    """Paths of one kind of file by id."""
    return {
        path.stem: path
        for path in sorted((SESSIONS / folder).glob("*.toml"))
        if path.name != "sources.toml"
    }


SESSION_IDS = sorted(files())
EXERCISE_IDS = sorted(files("exercises"))
ANATOMY_IDS = sorted(files("anatomy"))
REGION_IDS = sorted(files("regions"))
PLACES = [f"exercises/{id_}" for id_ in EXERCISE_IDS] + SESSION_IDS
"""Where steps are found. Read inside the tests: a broken file fails only what needs it."""


def read(path: Path) -> Table:
    return tomllib.loads(path.read_text(encoding="utf-8"))


@cache
def exercise(id_: str) -> Table:
    table = read(SESSIONS / "exercises" / f"{id_}.toml")
    msgspec.convert(table, ExerciseFile)
    return table


@cache
def session(id_: str) -> SessionFile:
    return msgspec.convert(read(files()[id_]), SessionFile)


@cache
def anatomy(id_: str) -> Anatomy:
    return msgspec.convert(read(files("anatomy")[id_]), Anatomy)


@cache
def region(id_: str) -> Region:
    return msgspec.convert(read(files("regions")[id_]), Region)


@cache
def general_flags() -> FlagsFile:
    return msgspec.convert(read(SESSIONS / "flags" / "general.toml"), FlagsFile)


@cache
def sources() -> dict[str, Source]:
    return msgspec.convert(read(SESSIONS / "sources.toml"), dict[Id, Source])


@cache
def steps(id_: str) -> tuple[Step, ...]:
    """The steps of a session with their exercises merged in."""
    merged = []
    for table in read(files()[id_])["steps"]:
        inherited = exercise(table["exercise"]) if "exercise" in table else {}
        merged.append(msgspec.convert(inherited | table, Step))
    return tuple(merged)


def alone(id_: str) -> Step:
    """An exercise as a step that changes nothing."""
    return msgspec.convert(exercise(id_), Step)


def steps_in(place: str) -> tuple[Step, ...]:
    """The steps of a session, or the one that `exercises/ID` makes on its own."""
    folder, _, id_ = place.rpartition("/")
    return (alone(id_),) if folder else steps(id_)


def every_step() -> list[Step]:
    return [step for place in PLACES for step in steps_in(place)]


def every_rules() -> list[Rules]:
    return [rules for id_ in REGION_IDS if (rules := region(id_).rules)]


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
    assert rules.end_range_exercises == SOLEUS_STRETCHES
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


def keys_in_readme(heading: str) -> list[str]:
    """What the table under `## HEADING` lists, in its order."""
    text = (SESSIONS / "README.md").read_text(encoding="utf-8")
    section = text.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    return re.findall(r"^\| `(\w+)` \|", section, re.MULTILINE)


def keys_of(struct: type[msgspec.Struct]) -> list[str]:
    return [field.encode_name for field in msgspec.structs.fields(struct)]


@pytest.mark.parametrize(
    ("heading", "keys"),
    [
        ("Session", keys_of(SessionFile)),
        ("Step", sorted(set(keys_of(StepTable)) - set(keys_of(StepKeys)))),
        ("Step and exercise", keys_of(StepKeys)),
        ("Exercise", sorted(set(keys_of(ExerciseFile)) - set(keys_of(StepKeys)))),
        ("Range", keys_of(Range)),
        ("Anatomy", keys_of(Anatomy)),
        ("Figure of an exercise", keys_of(Figure)),
        ("Figure of an anatomy file", keys_of(Drawing)),
        ("Picture", keys_of(Picture)),
        ("Shape", keys_of(Shape)),
        ("Body", keys_of(Body)),
        ("Frame", keys_of(Frame)),
        ("Pose", keys_of(Pose)),
        ("Prop", keys_of(Prop)),
        ("Start of a move", keys_of(Start)),
        ("Region", keys_of(Region)),
        ("Questions", keys_of(Questions)),
        ("Flag", keys_of(Flag)),
        ("General flags", keys_of(FlagsFile)),
        ("Rules", keys_of(Rules)),
        ("Source", keys_of(Source)),
    ],
)
def test_readme_lists_every_key(heading: str, keys: list[str]) -> None:
    assert sorted(keys_in_readme(heading)) == sorted(keys)


@pytest.mark.parametrize("key", ["sets", "rest", "sides", "prepare", "switch"])
def test_readme_gives_the_default(key: str) -> None:
    default = msgspec.json.encode(
        next(field.default for field in msgspec.structs.fields(Step) if field.name == key)
    ).decode()
    text = (SESSIONS / "README.md").read_text(encoding="utf-8")
    section = text.split("\n## Step and exercise\n", 1)[1]
    assert re.search(rf"^\| `{key}` \| [^|]+ \| `{re.escape(default)}` \|", section, re.MULTILINE)


def test_examples_in_readme_read() -> None:
    text = (SESSIONS / "README.md").read_text(encoding="utf-8")
    examples = [tomllib.loads(block) for block in re.findall(r"```toml\n(.*?)```", text, re.DOTALL)]
    for example in examples:
        if "kind" in example:
            msgspec.convert(example, ExerciseFile)
        else:
            msgspec.convert({"schema": 1, "title": "Example"} | example, SessionFile)
    assert examples
