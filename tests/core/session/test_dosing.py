import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.core.builders import hold, reps, session, step
from tui.core.format.definitions import Range, Step
from tui.core.session.dosing import can_go_up, dosed, has_work, only, without

ROOM = Range(sets=(3, 5))


def amount(one: Step) -> int:
    return one.sets * (one.reps or one.seconds or 0)


@pytest.mark.parametrize(
    ("whole", "sets", "length"),
    [
        (hold(seconds=30, sets=2), 1, 30),
        (hold(seconds=30, sets=4), 2, 30),
        (hold(seconds=30, sets=1), 1, 15),
        (hold(seconds=31, sets=1), 1, 16),
        (hold(seconds=20, sets=3), 2, 15),
        (hold(seconds=1, sets=1), 1, 1),
        (reps(count=15, sets=3), 2, 12),
        (step("massage", "Roll", seconds=60), 1, 30),
    ],
)
def test_half_is_fewer_sets_then_shorter_ones(whole: Step, sets: int, length: int) -> None:
    [half] = dosed(session(whole), "half").steps

    assert (half.sets, half.reps or half.seconds) == (sets, length)


@given(st.integers(1, 3600), st.integers(1, 99))
def test_half_is_never_less_than_half_nor_longer_than_before(seconds: int, sets: int) -> None:
    whole = hold(seconds=seconds, sets=sets)
    [half] = dosed(session(whole), "half").steps

    assert amount(whole) <= 2 * amount(half) < amount(whole) + 2 * half.sets + 2
    assert (half.seconds or 0) <= seconds


def test_half_leaves_what_is_no_work_alone() -> None:
    steps = (step("prompt", "Walk"), step("rest", "Rest", seconds=60), step("gate", "Well?"))

    assert dosed(session(*steps), "half").steps == steps


def test_one_step_up_is_a_set_more_of_the_first_strength_exercise_with_room() -> None:
    easy = reps("Move", range=ROOM)
    full = reps("Raise", load="10 kg", sets=5, range=ROOM)
    room = reps("Other raise", load="10 kg", sets=3, range=ROOM)
    later = reps("Last raise", load="10 kg", sets=3, range=ROOM)

    up = dosed(session(hold(), easy, full, room, later, progress=True), "up")

    assert [one.sets for one in up.steps] == [1, 1, 5, 4, 3]


@pytest.mark.parametrize(
    ("one", "progress", "expected"),
    [
        (reps(load="5 kg", sets=4, range=ROOM), True, True),
        (reps(load="5 kg", sets=5, range=ROOM), True, False),
        (reps(load="5 kg", sets=4, range=ROOM), False, False),
        (reps(load="5 kg", sets=4), True, False),
        (reps(sets=4, range=ROOM), True, False),
        (hold(sets=4, range=ROOM), True, False),
    ],
)
def test_only_strength_with_room_goes_up_and_only_where_its_file_says_so(
    one: Step, progress: bool, expected: bool
) -> None:
    assert can_go_up(session(one, progress=progress)) is expected


def test_full_is_as_written() -> None:
    written = session(hold(), reps(load="5 kg", range=ROOM), progress=True)

    assert dosed(written, "full") is written


def test_exercises_are_left_out_with_the_gates_that_guard_only_them() -> None:
    alone = step("gate", "Alone?", guards=("wall",))
    both = step("gate", "Both?", guards=("wall", "roll"))
    wall, roll = hold(exercise="wall"), step("massage", "Roll", seconds=60, exercise="roll")

    left = without(session(alone, both, wall, roll), {"wall"})

    assert [one.name for one in left.steps] == ["Both?", "Roll"]
    assert left.steps[0].guards == ("roll",)


def test_only_what_is_allowed_is_left() -> None:
    walk = step("prompt", "Walk")
    written = session(walk, hold(exercise="wall"), reps("Ankles", exercise="ankles"))

    assert [one.name for one in only(written, {"ankles"}).steps] == ["Ankles"]
    assert has_work(only(written, {"ankles"}))
    assert not has_work(only(written, set()))


def test_of_a_gentle_part_only_what_leads_to_it_is_asked_and_said() -> None:
    written = session(
        step("gate", "Well?", guards=("wall", "ankles")),
        step("gate", "Fresh?", guards=("wall",)),
        step("prompt", "Fetch the roller"),
        hold(exercise="wall"),
        step("rest", "Breathe", seconds=60),
        step("prompt", "Lie down"),
        reps("Ankles", exercise="ankles"),
        step("prompt", "Well done"),
    )

    left = only(written, {"ankles"})

    assert [one.name for one in left.steps] == ["Well?", "Breathe", "Lie down", "Ankles"]
    assert left.steps[0].guards == ("ankles",)
