"""All that is written about a step, in the order of who needs it first."""

from tests.core.builders import hold, session
from tui.core.format.figures import Figure
from tui.core.session.step_notes import sections_of


def test_figure_is_told_in_words_after_the_set_up() -> None:
    figure = Figure(body="person", pose="standing", describe="Standing at a wall.")
    step = hold(setup=("Stand.",), cues=("Sink.",), figure=figure, muscles=())
    assert list(sections_of(session(step), step)) == [
        ("Set-up", ("Stand.",)),
        ("The figure shows", ("Standing at a wall.",)),
        ("Cues", ("Sink.",)),
    ]
