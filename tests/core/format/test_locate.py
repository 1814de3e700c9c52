"""Places of keys, held against what tomllib reads."""

import time
import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tui.core.format.locate import locate
from tui.core.format.problems import KeyPath

NASTY = r'''
# title = "a comment"
title = "a # b = [c]" # d = 1
'quoted key' = 1
"es\u0063aped \" key" = 2
"" = 3
dotted . "key" . 'of it' = { a = 1, b.c = [ { d = 1 }, {} ], "e}" = ']' }
long = """
[[steps]]
not = "a key" \
""inside"" """""
longer = """x"""
literal = \'\'\'
a = 1 '' \'\'\'\'
dates = [ 1979-05-27 07:32:00Z, 1979-05-27, 07:32:00.5, 1979-05-27T07:32:00-08:00 ]
numbers = [+1, -2.5e3, 0xff, inf, -nan, 1_000, true,false]
many = [ # comment ]
  "a", # "b",
  ['c', [ ]],
  { d = "]" , e = [1,
2] },
]
empty = {}
  [ table . "x.y" ]
    key = 1
[[steps]]
name = "one"
[steps.range]
seconds = [1, 2]
[[ steps ]]
range.seconds = [3, 4]
[[steps.deep]]
z = 1
[[steps.deep]]
[table]
true = false
1979-05-27 = 1
[after.implied]
[after]
'''.replace(r"\'", "'")


def paths_in(value: Any, above: KeyPath = ()) -> set[KeyPath]:
    """Every key path of a parsed document."""
    if isinstance(value, dict):
        items = list(value.items())
    elif isinstance(value, list):
        items = list(enumerate(value))
    else:
        return set()
    return {path for key, held in items for path in ((*above, key), *paths_in(held, (*above, key)))}


def assert_places_hold(text: str) -> None:
    """The paths are tomllib's, and at each place stands what the path ends in."""
    document = tomllib.loads(text)
    places = locate(text)
    found = list(places.paths())
    assert set(found) == paths_in(document)
    assert len(found) == len(set(found))
    for path in found:
        line, column = places.of(path) or (0, 0)
        rest = text.split("\n")[line - 1][column - 1 :]
        if isinstance(path[-1], str):
            assert_is_key(rest, path[-1])
        else:
            assert rest.startswith("[[") or rest[0] not in " \t\r,]}#", (path, rest)


def assert_is_key(rest: str, key: str) -> None:
    if not rest.startswith(('"', "'")):
        assert rest.startswith(key), (rest, key)
        assert not rest[len(key) : len(key) + 1].isalnum()
        return
    end = 1
    while rest[end] != rest[0]:
        end += 2 if rest[0] == '"' and rest[end] == "\\" else 1
    assert tomllib.loads(f"{rest[: end + 1]} = 1") == {key: 1}


@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_a_nasty_document(line_end: str) -> None:
    assert_places_hold(NASTY.replace("\n", line_end))


LEAVES = st.one_of(
    st.text(),
    st.integers(-(2**60), 2**60),
    st.floats(allow_nan=False),
    st.booleans(),
    st.dates(),
    st.datetimes(),
    st.times(),
)
TREES = st.recursive(
    LEAVES,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(document=st.dictionaries(st.text(), TREES, max_size=5), multiline=st.booleans())
def test_whatever_tomli_w_writes(document: dict[str, Any], multiline: bool) -> None:
    text = tomli_w.dumps(document, multiline_strings=multiline)
    assert_places_hold(text)
    assert_places_hold(text.replace("\n", "\r\n"))


LINES = st.sampled_from(
    [
        *("a = 1", "b.c = [1,", "2]", '\'d e\'="""', '"""', "f = '''[g]", "'''", "[h]", "[[i]]"),
        *("[i.j]", "[[i.k]]", "l = {m = [", "]}", "[n.o]", "[n]", "p = { }", "# q = 1", "", "  "),
        *('"r\\t" = "s"', "t = [[], [{u=1}]]", "v = 1e3 # w", "[ 'x' . y ]", "o.z = 1979-05-27"),
    ]
)


@given(lines=st.lists(LINES, max_size=14))
def test_lines_thrown_together(lines: list[str]) -> None:
    text = "\n".join(lines)
    try:
        tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        locate(text)  # ends, and raises nothing
    else:
        assert_places_hold(text)


@given(text=st.text(alphabet="a=[]{}.,'\"\\# \n\r1-é", max_size=60))
def test_any_text_is_located_without_error(text: str) -> None:
    locate(text)


def test_places_count_lines_and_columns_in_characters_from_1() -> None:
    text = 'title = "é"\r\n[[steps]]\r\nx = 1\r\n  [[steps]]\r\n\t"é" = {"ü" = 1, seconds = 2}\r\n'
    places = locate(text)

    assert places.of(("title",)) == (1, 1)
    assert places.of(("steps",)) == (2, 3)
    assert places.of(("steps", 0)) == (2, 1)
    assert places.of(("steps", 1)) == (4, 3)
    assert places.of(("steps", 1, "é", "seconds")) == (5, 18)


def test_what_is_not_there_is_placed_at_the_table_around_it() -> None:
    places = locate("a = 1\n[b]\nc = [1]")

    assert places.of(("b", "missing")) == (2, 2)
    assert places.of(("b", "c", 7)) == (3, 1)
    assert places.of(("missing",)) == (1, 1)
    assert places.of(()) == (1, 1)


@pytest.mark.parametrize(
    "text",
    [
        "a" + ".a" * 130_000 + " = 1",
        "a = " + "[" * 100_000 + "]" * 100_000,
        "a = " + "{a=" * 80_000 + "1" + "}" * 80_000,
        'a = """' + '""\\"' * 60_000 + '"""',
        'a = """' + '"" ' * 80_000,
        "a = '''" + "'' " * 80_000,
        'a = "' + "\\\\" * 120_000,
        "\r" * 250_000,
        " " * 250_000,
        "#" * 250_000,
        "a = [" + "1," * 120_000 + "]",
        "[[a]]\n" * 40_000,
        "".join(f"a{number} = 1\n" for number in range(20_000)),
    ],
    ids=lambda text: str(text)[:12],
)
def test_time_is_linear(text: str) -> None:
    started = time.thread_time()
    locate(text)
    assert time.thread_time() - started < 3  # a quarter of a second where it is idle
