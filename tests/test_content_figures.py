"""The shipped figures: every exercise has one, and it shows what the exercise says."""

import re

import msgspec
import pytest

from tests.shipped import ANATOMY_IDS, EXERCISE_IDS, SESSIONS, alone, anatomy, read
from tui.core.format.bodies import Body
from tui.core.format.body_checks import check_body, check_figure, check_frames
from tui.core.format.definitions import Anatomy, Step
from tui.core.format.figures import PAGE, Figure
from tui.drawing.scene import Muscle, scene
from tui.drawing.shown import Scene
from tui.drawing.skeleton import Placed, Stance, place, stances

PERSON = msgspec.convert(read(SESSIONS / "bodies" / "person.toml"), Body)
FRAMES = {frame.name for frame in PERSON.frames}
DRAWN = [id_ for id_ in ANATOMY_IDS if anatomy(id_).figure]
STRAIGHT, BENT = 10, 20
"""Degrees: up to the one a knee is called straight or soft, from the other on bent."""
PROPS = {"weight": "weight", "roller": "roller|cushion", "desk": "forward"}
"""How a description may call what is drawn, where it isn't by its name."""
SINKS = {"skin": 15, "far": 30}
"""Millimetres below the floor that nobody sees; the toes of the leg behind don't bend."""


def figure_of(id_: str) -> Figure:
    figure = alone(id_).figure
    assert figure is not None
    return figure


def moments(step: Step) -> tuple[Stance, Stance]:
    assert step.figure is not None
    return stances(PERSON, step.figure, {"knee": step.knee or 0, "ankle": step.ankle or 0})


def drawing_of(id_: str) -> tuple[str, ...]:
    """The outlines of an anatomy file's first shape."""
    drawn: Anatomy = anatomy(id_)
    assert drawn.figure is not None
    return drawn.figure.shapes[0].outline


def standing() -> dict[str, Placed]:
    begin, _ = moments(alone("standing-raise"))
    return place(PERSON, begin)


def points(id_: str) -> list[tuple[float, float]]:
    """Of its first shape, on a person who stands upright, in millimetres from the floor."""
    placed = standing()
    return [
        placed[frame].point(*map(int, spot.split(",")))
        for frame, *spots in (line.split() for line in drawing_of(id_))
        for spot in spots
    ]


def test_parts_of_the_person_are_told_to_authors() -> None:
    text = (SESSIONS / "README.md").read_text("utf-8")
    table = text[text.index("| frame | its origin |") :].partition("\n\n")[0]
    told = set(re.findall("`([a-z-]+)`", "".join(row.split("|")[1] for row in table.splitlines())))
    assert told == FRAMES
    upright = place(PERSON, moments(alone("standing-raise"))[0])
    assert upright["thigh"].y - upright["shank"].y == 400
    assert upright["pelvis"].y - upright["thigh"].y == 420
    assert upright["arm"].y - upright["trunk"].y == 385


def test_person_is_whole() -> None:
    assert list(check_body(PERSON)) == []


@pytest.mark.parametrize("id_", EXERCISE_IDS)
def test_every_exercise_has_a_figure_of_what_there_is(id_: str) -> None:
    figure = figure_of(id_)
    assert figure.body == "person"
    assert list(check_figure(figure, PERSON, ())) == []
    target = anatomy(alone(id_).muscles[0])
    assert target.figure is not None
    assert set(target.figure.close) <= FRAMES


@pytest.mark.parametrize("id_", EXERCISE_IDS)
def test_description_agrees_with_the_angles(id_: str) -> None:
    step, words = alone(id_), figure_of(id_).describe
    assert step.knee is not None
    is_bent = bool(re.search(r"knees?[^:]* (is |are )?(softly )?bent", words))
    is_straight = bool(re.search("straight|little bent", words))
    if step.knee >= BENT:
        assert is_bent, words
    elif step.knee <= STRAIGHT:
        assert is_straight, words
    if (step.ankle or 0) <= -BENT:
        assert "rise" in words


@pytest.mark.parametrize("id_", EXERCISE_IDS)
def test_description_names_what_is_drawn_beside_the_body(id_: str) -> None:
    figure = figure_of(id_)
    for prop in figure.props.keys() - {"weight", "chair"}:
        assert re.search(PROPS.get(prop, prop), figure.describe), prop
    seated = "chair" in figure.props or "stool" in figure.props
    assert not seated or "itting" in figure.describe
    for needed, drawn in (("Wall", "wall"), ("Foam roller", "roller"), ("Chair", "chair")):
        if needed in alone(id_).equipment:
            assert drawn in figure.props


@pytest.mark.parametrize("id_", EXERCISE_IDS)
def test_body_stands_on_the_floor_and_not_in_it(id_: str) -> None:
    for stance in moments(alone(id_)):
        pieces = [one for one in seen(id_, stance).whole.pieces if one.ink in SINKS]
        heights = [
            (y - (piece.width or 0) / 2, piece.ink) for piece in pieces for _, y in piece.points
        ]
        assert all(height >= -SINKS[ink] for height, ink in heights)
        assert min(heights)[0] <= 20 + 5


@pytest.mark.parametrize("id_", EXERCISE_IDS)
def test_hands_and_toes_come_to_the_wall_and_not_into_it(id_: str) -> None:
    wall = figure_of(id_).props.get("wall")
    for stance in moments(alone(id_)) if wall else ():
        pieces = [one for one in seen(id_, stance).whole.pieces if one.ink in SINKS]
        front = max(x + (piece.width or 0) / 2 for piece in pieces for x, _ in piece.points)
        assert wall is not None
        assert front <= wall[0] + 15
        assert stance == moments(alone(id_))[0] or front >= wall[0] - 15


def seen(id_: str, stance: Stance) -> Scene:
    step = alone(id_)
    target = anatomy(step.muscles[0])
    assert target.figure is not None
    muscle = Muscle(target.title, target.figure.shapes, is_target=True)
    return scene(PERSON, figure_of(id_), stance, [muscle], target.figure.close)


@pytest.mark.parametrize("id_", EXERCISE_IDS)
def test_move_is_of_the_joint_that_counts(id_: str) -> None:
    begin, end = moments(alone(id_))
    assert begin != end
    assert begin.fixed == end.fixed


@pytest.mark.parametrize("id_", DRAWN)
def test_anatomy_is_drawn_in_parts_of_the_person(id_: str) -> None:
    drawn = anatomy(id_).figure
    assert drawn is not None
    assert list(check_frames(drawn.shapes, FRAMES, ())) == []


def test_muscles_begin_and_end_where_the_notes_say() -> None:
    """Standing, the knee is at 492 mm and the ankle at 92."""
    knee, hip = 492, 912
    soleus, gastrocnemius = points("soleus"), points("gastrocnemius")
    achilles, hamstrings = points("achilles"), points("hamstrings")
    heights = [[y for _, y in shape] for shape in (soleus, gastrocnemius, achilles, hamstrings)]
    deep, outer, tendon, thigh = heights
    assert max(deep) < knee < max(outer), "only the gastrocnemius crosses the knee"
    assert min(deep) < min(outer), "the belly of the soleus goes lower"
    assert max(tendon) > min(outer), "both end in the Achilles"
    assert min(tendon) < 60, "which goes to the heel bone"
    assert min(thigh) < knee, "the hamstrings end below the knee"
    assert max(thigh) < hip, "and begin at the sit bone"
    assert all(line.startswith("shank") for line in drawing_of("soleus"))


@pytest.mark.parametrize("height", [250, 300, 350])
def test_soleus_lies_deep_to_the_gastrocnemius(height: int) -> None:
    def behind(id_: str) -> float:
        return min(x for x, y in points(id_) if abs(y - 92 - height) < 30)

    assert behind("gastrocnemius") < behind("soleus")


def test_soleus_is_shown_from_behind() -> None:
    picture = anatomy("soleus").picture
    assert picture is not None
    assert list(check_frames(picture.shapes, {PAGE}, ())) == []
    labels = [shape.label for shape in picture.shapes if shape.label]
    assert {"soleus", "gastrocnemius", "fibula", "tibia", "heel bone"} <= set(labels)
    assert [shape.ink for shape in picture.shapes if shape.label == "soleus"] == ["target"]
    drawn = [shape.label or shape.ink for shape in picture.shapes]
    assert drawn.index("soleus") < drawn.index("gastrocnemius"), "which covers it"
