"""How long one figure takes to draw; each is drawn once for a pose and a size."""

import tempfile
import time
from pathlib import Path

from benchmarks.measure import Figure, run_benchmark
from tui.core.format.definitions import Session
from tui.drawing.medium import Medium, medium
from tui.panes.figure import figure_lines, picture_lines
from tui.storage.definitions.library import Library, builtin_folder

SIZES = {"80x24": (32, 13), "120x40": (42, 24), "200x60": (66, 29)}
"""Cells of a figure with what is under it, by the size of the terminal."""
MEDIA = {
    "blocks": medium(beyond_ascii=True, has_colour=True),
    "braille": medium(beyond_ascii=True, has_colour=False),
}
SLOWEST = 10.0
HALF_WAY = 0.5
"""The dearest moment: one in the middle of a move."""


def sessions(library: Library, folder: Path) -> list[Session]:
    """One for each shipped exercise."""
    found = []
    for path in sorted((builtin_folder() / "exercises").glob("*.toml")):
        one = folder / "one.toml"
        one.write_text(f'schema = 1\ntitle = "One"\n[[steps]]\nexercise = "{path.stem}"\n', "utf-8")
        if (session := library.open(one).session) is not None:
            found.append(session)
    return found


def slowest(library: Library, played: list[Session], size: tuple[int, int], shown: Medium) -> float:
    """Milliseconds of work on the figure or picture that took most."""
    body = library.body("person")
    if body is None:
        raise FileNotFoundError("there is no body 'person'")
    taken = []
    for session in played:
        step = session.steps[0]
        began = time.process_time()
        figure_lines(session, step, body, HALF_WAY, *size, shown)
        drawn = time.process_time()
        picture_lines(session.anatomy[step.target], *size, shown)
        taken += [drawn - began, time.process_time() - drawn]
    return max(taken) * 1000


def measure(runs: int, folder: Path) -> list[Figure]:
    """All exercises at each size and in each medium."""
    library = Library([("built-in", builtin_folder())])
    with tempfile.TemporaryDirectory(dir=folder) as place:
        played = sessions(library, Path(place))
    return [
        Figure(
            f"{terminal}, {name}",
            "ms",
            [slowest(library, played, size, shown) for _ in range(runs)],
            SLOWEST,
        )
        for terminal, size in SIZES.items()
        for name, shown in MEDIA.items()
    ]


if __name__ == "__main__":
    run_benchmark("figures: the slowest of all exercises to draw", 10, measure)
