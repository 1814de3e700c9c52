"""The quick reader agrees with Python's own, or says nothing."""

import datetime as dt
import tomllib
from typing import Any

import pytest
import tomli_w
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.any_entries import entries
from tests.storage.entries import an_entry, one_of_each_other_kind
from tui.core.entries import Entry, SessionEntry
from tui.storage.log.documents import encoded
from tui.storage.log.plain_toml import plain_document

OWN = encoded(an_entry()).decode()
PIECES = [
    *OWN.split("\n"),
    "[[steps]]",
    "[[notes]]",
    "[steps]",
    "where = [",
    "where = []",
    "kind = 1",
    "    1,",
    '    "a",',
    "    { a = 1 },",
    "    { a = 1, a = 2 },",
    "    { a = [1] },",
    "    { a = 5182-09-13, b = 2026-02-20 10:00:00Z, c = -1, d = true },",
    '    { a = \'b\', c = "d = 1, e = 2", f = "}\\"" },',
    '    { a = "b = 1, c = 2 },", d = "\\\\" },',
    "]",
    "a.b = 1",
    'a = "\\u0041"',
    "a = 'literal'",
    "a = 1.5",
    "a = 1_000",
    "a = 007",
    "a = -0",
    "a = 07:30:00",
    "a = 2026-02-30",
    "a = 2026-02-30 10:00:00Z",
    "a = 2026-02-20 24:00:00Z",
    "a = 2026-02-20 10:00:00",
    "a = 2026-02-20 10:00:00.5Z",
    "a = 2026-02-20T10:00:00Z",
    "a = ٣",
    "a = 1 # why",
    "# why",
    "a = 1\r",
    'a = "tab\there"',
    'a = """x"""',
    'a = "x" "y"',
    "a = true",
    "a = True",
]
"""Lines of an entry, and what else a line may be."""

scalars: st.SearchStrategy[Any] = st.one_of(
    st.integers(),
    st.booleans(),
    st.text(),
    st.dates(),
    st.times(),
    st.datetimes(timezones=st.none() | st.just(dt.UTC)),
    st.floats(allow_nan=False),
)
keys = st.text(max_size=4)
values = st.recursive(
    scalars,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(keys, inner, max_size=3),
    max_leaves=12,
)


def agrees(text: str) -> bool:
    """Whether it says nothing, or the same as tomllib, types included."""
    quick = plain_document(text)
    if quick is None:
        return True
    try:
        whole = tomllib.loads(text)
    except ValueError:
        return False
    return quick == whole and repr(quick) == repr(whole)


@pytest.mark.parametrize("entry", [an_entry(), *one_of_each_other_kind()], ids=lambda one: one.kind)
def test_it_reads_what_we_write(entry: Entry) -> None:
    text = encoded(entry).decode()

    assert plain_document(text) == tomllib.loads(text)


@given(entry=entries)
def test_it_agrees_on_any_entry(entry: SessionEntry) -> None:
    assert agrees(encoded(entry).decode())


@given(document=st.dictionaries(keys, values, max_size=6))
def test_it_agrees_on_keys_that_nobody_here_knows(document: dict[str, Any]) -> None:
    assert agrees(tomli_w.dumps(document))


@given(lines=st.lists(st.sampled_from(PIECES), max_size=12))
def test_it_agrees_on_any_order_of_lines(lines: list[str]) -> None:
    assert agrees("\n".join(lines))


@given(at=st.integers(0, len(OWN)), length=st.integers(0, 3), new=st.text(max_size=3))
def test_it_agrees_on_any_damage(at: int, length: int, new: str) -> None:
    assert agrees(OWN[:at] + new + OWN[at + length :])


@pytest.mark.parametrize("line", PIECES)
def test_it_agrees_on_a_line_alone(line: str) -> None:
    assert agrees(line)
    assert agrees(f"[[steps]]\n{line}")


def test_what_was_read_may_be_changed() -> None:
    text = "marks = [\n    { at = 1 },\n]\n"
    first = plain_document(text)
    assert first is not None
    first["marks"][0]["at"] = 2

    assert plain_document(text) == {"marks": [{"at": 1}]}
