import datetime as dt
import tomllib
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.storage.any_entries import entries
from tests.storage.entries import an_entry, one_of_each_other_kind
from tui.core.entries import Entry, SessionEntry
from tui.storage.log.documents import NotAnEntry, document_in, encoded, entry_in, is_deleted

PLAIN = encoded(an_entry()).decode()

leaves = (
    st.booleans()
    | st.integers()
    | st.floats(allow_nan=False)
    | st.text(max_size=20).filter(lambda text: text.isprintable())
    | st.dates()
    | st.times()
)
unknown_values = st.recursive(
    leaves,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text("abc", max_size=2), inner),
    max_leaves=8,
)
unknown_tables = st.dictionaries(st.text("xyz", min_size=1, max_size=3), unknown_values, max_size=3)


def decoded(data: bytes) -> Entry:
    return entry_in(document_in(data.decode()))


def reason(text: str) -> str:
    with pytest.raises(NotAnEntry) as caught:
        entry_in(document_in(text))
    return str(caught.value)


@given(entries)
def test_any_entry_is_read_back_equal_and_written_the_same_again(entry: SessionEntry) -> None:
    data = encoded(entry)

    assert decoded(data) == entry
    assert encoded(decoded(data)) == data


@pytest.mark.parametrize("entry", one_of_each_other_kind(), ids=lambda entry: entry.kind)
def test_every_kind_is_read_back_equal_and_keeps_what_it_does_not_know(entry: Entry) -> None:
    document = document_in(encoded(entry, {"weather": "rain"}).decode())

    assert entry_in(document) == entry
    assert document["weather"] == "rain"


@given(st.text(), st.text())
def test_any_text_is_kept_as_it_will_be_read(title: str, notes: str) -> None:
    data = encoded(an_entry(title=title, notes=notes))

    assert encoded(decoded(data)) == data


@given(unknown_tables, unknown_tables)
def test_unknown_keys_survive(top: dict[str, Any], inner: dict[str, Any]) -> None:
    document = document_in(PLAIN)
    earlier = {**document, **top, "marks": [{**document["marks"][0], **inner}]}

    kept = document_in(encoded(an_entry(effort=3), earlier).decode())

    assert kept == {**earlier, "effort": 3}


def test_what_is_unknown_stays_with_the_table_of_its_index() -> None:
    steps = document_in(PLAIN)["steps"]
    earlier = {"steps": [{**steps[0], "new": 1}, {**steps[0], "new": 2}]}

    one = document_in(encoded(an_entry(), earlier).decode())
    three = document_in(encoded(an_entry(steps=an_entry().steps * 3), earlier).decode())

    assert [step.get("new") for step in one["steps"]] == [1]
    assert [step.get("new") for step in three["steps"]] == [1, 2, None]


def test_what_is_known_is_not_taken_from_the_earlier_document() -> None:
    earlier = document_in(PLAIN) | {"deleted": True, "pain": "of another shape", "marks": ["x"]}

    kept = document_in(encoded(an_entry(notes=None, pain=()), earlier).decode())

    assert not {"notes", "pain", "deleted"} & kept.keys()
    assert entry_in(kept) == an_entry(notes=None, pain=())


def test_the_file_is_as_documented() -> None:
    kept = tomllib.loads(PLAIN)

    assert kept["started"].isoformat() == "2026-11-22T06:15:02+01:00"
    assert kept["marks"] == [{"at": 184, "step": 0, "score": 3, "side": "left"}]
    assert "effort" not in kept, "absent means unknown"


def test_fractions_of_a_second_are_dropped() -> None:
    moment = dt.datetime(2026, 11, 22, 5, 15, 2, 999_999, tzinfo=dt.UTC)
    written = encoded(an_entry(started=moment))

    assert decoded(written).started == moment.replace(microsecond=0)
    assert entry_in(document_in(PLAIN.replace(":02+01", ":02.9+01"))) == an_entry()


@pytest.mark.parametrize(
    "changes",
    [
        {"started": dt.datetime(2026, 11, 22, 6, 15, 2)},  # noqa: DTZ001 - the point of the test
        {"effort": 11},
        {"outcome": "well"},
        {"app": "a" * 2_000, "steps": an_entry().steps * 20_000},
    ],
)
def test_what_could_not_be_read_back_is_not_written(changes: dict[str, object]) -> None:
    with pytest.raises(NotAnEntry):
        encoded(an_entry(**changes))


def test_a_line_too_long_to_be_read_back_is_not_written() -> None:
    with pytest.raises(NotAnEntry, match="too large"):
        encoded(an_entry(), {"unknown": "x" * 5_000})


def test_unknown_keys_too_deep_to_write_are_told() -> None:
    deep: list[Any] = []
    for _ in range(2_000):
        deep = [deep]

    with pytest.raises(NotAnEntry, match="too deeply"):
        encoded(an_entry(), {"deep": deep})


def test_text_is_made_safe_and_notes_keep_their_lines() -> None:
    hostile = PLAIN.replace("Soleus reset", r"\u001b[2J\nx").replace("tight", r"\u202etight")
    entry = entry_in(document_in(hostile))

    assert isinstance(entry, SessionEntry)
    assert entry.title == "\ufffd[2J x"
    assert entry.notes == "\ufffdtight on the left\nand cold"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", "no schema number"),
        ("schema = true", "no schema number"),
        ("schema = 0", "no schema number"),
        ("schema = 2", "newer soleus (schema 2)"),
        ("schema = 1", "is damaged"),
        ('schema = 1\nkind = "poem"', "'poem'"),
        ('schema = 1\nkind = ["morning"]', "its kind"),
        ("schema = [[", "is damaged"),
        ("schema = 1\nkind", "is damaged at line 2, column 5: '=' is missing after \"kind\""),
        ("schema = 1\nx = " + "[" * 5_000, "is damaged"),
        ("schema = 1\nx." + "a." * 1_500 + "a = 1", "is damaged"),
        ("schema = 1\nx = " + "9" * 5_000, "is damaged"),
        (PLAIN.replace("+01:00", ""), "timezone"),
        (PLAIN.replace("score = 3", "score = 11"), "marks[0].score"),
        (PLAIN.replace("score = 3", "score = true"), "marks[0].score"),
        (PLAIN.replace("score = 3", "score = nan"), "marks[0].score"),
        (PLAIN.replace('"completed"', '"\\u001b]52;' + "x" * 900 + '"'), "\ufffd]52;"),
        (PLAIN.replace("2026-11-22 06:15:02+01:00", '"2026-11-22T06:15:02Z"'), "`datetime`"),
    ],
)
def test_what_is_wrong_is_told_in_short(text: str, expected: str) -> None:
    assert expected in reason(text)
    assert len(reason(text)) < 250


def test_only_true_deletes() -> None:
    assert is_deleted({"deleted": True})
    assert not is_deleted({"deleted": "true"})
    assert not is_deleted({})
