"""Large letters: open at every size, never cut off, and as large as fits."""

import pytest

from tui.drawing.dots import ASCII, QUADRANTS, SEXTANTS, Dots
from tui.drawing.glyphs import GLYPHS, spelled
from tui.drawing.letters import Face, faces, fitting, write

COUNTERS = {**dict.fromkeys("ADOPQR069", 1), "B": 2, "8": 2}
"""Places within a character that its strokes go all round."""
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789"
HEIGHTS = (*range(5, 15), 18, 22, 31, 40, 62)


def some_faces(height: int) -> list[Face]:
    """Of one height: the widest, one between, the narrowest."""
    every = list(faces(height))
    return [every[0], every[len(every) // 2], every[-1]]


every_medium = pytest.mark.parametrize(
    "dots", [QUADRANTS, SEXTANTS, ASCII], ids=["quadrants", "sextants", "ascii"]
)


def inks(text: str, face: Face, dots: Dots = QUADRANTS) -> list[bytearray]:
    """Dots of a text with room to spare all around."""
    columns, rows = int(face.width_of_text(text)) + 4, int(face.height) // 2 + 4
    return write(text, face, columns, rows, dots, top=2).inks


def counters(rows: list[bytearray]) -> int:
    """Places without ink that ink goes all round; a dot's corner is no way out."""
    width = len(rows[0])
    open_to = {(y, x) for y in range(len(rows)) for x in range(width) if not rows[y][x]}
    found = 0
    while open_to:
        found += 1
        reached = [open_to.pop()]
        while reached:
            y, x = reached.pop()
            for beside in ((y + 1, x), (y - 1, x), (y, x + 1), (y, x - 1)):
                if beside in open_to:
                    open_to.remove(beside)
                    reached.append(beside)
    return found - 1  # one of them is all around the letter


def inked_rows(rows: list[bytearray]) -> tuple[int, int]:
    """First and end."""
    inked = [index for index, row in enumerate(rows) if any(row)]
    return inked[0], inked[-1] + 1


@pytest.mark.parametrize("character", COUNTERS)
def test_no_weight_fills_a_counter(character: str) -> None:
    for height in HEIGHTS:
        for face in some_faces(height):
            assert counters(inks(character, face)) >= COUNTERS[character], face


@pytest.mark.parametrize("character", sorted(set(LETTERS) - set(COUNTERS)))
def test_what_is_open_stays_open(character: str) -> None:
    for height in (size for size in HEIGHTS if size > 6):
        for face in (one for one in some_faces(height) if one.width > 3):
            assert counters(inks(character, face)) == 0, face


@pytest.mark.parametrize("character", LETTERS)
def test_every_letter_is_as_high_as_the_face_says(character: str) -> None:
    for height in HEIGHTS:
        for face in some_faces(height):
            assert inked_rows(inks(character, face)) == (2, 2 + height), face


@pytest.mark.parametrize("height", [6, 7, 10, 22])
@every_medium
def test_no_two_letters_look_the_same(dots: Dots, height: int) -> None:
    for face in some_faces(height):
        drawn = {b"".join(inks(one, face, dots)): one for one in LETTERS if one != "O"}
        assert len(drawn) == len(LETTERS) - 1, face  # O and 0 are one shape, as on a clock


def test_the_pen_is_heavier_in_larger_letters() -> None:
    pens = [next(faces(height)).pen for height in HEIGHTS]
    assert pens == sorted(pens)
    assert pens[0] == 1
    assert pens[-1] > 8


@pytest.mark.parametrize("dots", [QUADRANTS, ASCII], ids=["quadrants", "ascii"])
@pytest.mark.parametrize(
    ("text", "columns", "rows"),
    [("BENT WALL RIGHT", 78, 5), ("0:42", 78, 11), ("59:59", 78, 11), ("PAUSED", 58, 3)],
)
def test_nothing_is_cut_off(dots: Dots, text: str, columns: int, rows: int) -> None:
    face = fitting(text, columns, rows * 2)
    assert face is not None
    tight = write(text, face, columns, rows, dots)
    roomy = write(text, face, columns + 4, rows + 4, dots, top=4)
    assert sum(map(sum, tight.inks)) == sum(map(sum, roomy.inks)) > 0


@pytest.mark.parametrize("name", ["SEATED UP", "BALL PRESS", "FOAM ROLL", "STRAIGHT", "72 HOURS?"])
def test_name_and_side_are_five_rows_high_on_80_columns(name: str) -> None:
    face = fitting(f"{name} RIGHT", 78, 10)
    assert face is not None
    assert face.height == 10


@pytest.mark.parametrize(("columns", "rows", "high"), [(78, 11, 22), (118, 20, 40), (198, 31, 62)])
def test_a_time_grows_with_the_room(columns: int, rows: int, high: int) -> None:
    face = fitting("0:42", columns, rows * 2)
    assert face is not None
    assert face.height == high


def test_a_taller_face_is_chosen_before_a_wider_one() -> None:
    narrow, wide = fitting("HOLD", 24, 14), fitting("HOLD", 60, 14)
    assert narrow is not None
    assert wide is not None
    assert narrow.height == wide.height
    assert narrow.width < wide.width


@pytest.mark.parametrize(("width", "height"), [(10, 20), (78, 4), (0, 0)])
def test_no_room_is_no_face(width: int, height: int) -> None:
    assert fitting("BENT WALL RIGHT", width, height) is None


def test_digits_are_of_one_width() -> None:
    assert len({GLYPHS[digit].width for digit in "0123456789\u2007"}) == 1


def test_all_that_a_session_says_has_its_own_glyph() -> None:
    for character in "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ:/-°+ ":
        assert character in GLYPHS


@pytest.mark.parametrize(
    ("text", "same"), [("Wäde", "WADE"), ("Ærø – fod", "AERO - FOD"), ("straße", "STRASSE")]
)
def test_other_letters_are_drawn_as_their_base(text: str, same: str) -> None:
    face = Face(10, 6, 1, 1)
    assert inks(text, face) == inks(same, face)


def test_what_has_no_glyph_is_known() -> None:
    assert spelled("Wade") == "WADE"
    assert spelled("ふくらはぎ") is None
    assert fitting("ふくらはぎ", 200, 60) is None
