"""Entries that are not of a session, with every detail."""

from typing import get_args

import msgspec
import pytest

from tests.storage.entries import one_of_each_other_kind
from tui.core.entries import Entry, ScreenEntry
from tui.core.forms.red_flag_words import CAME, Why
from tui.panes.entry_detail import entry_lines

FIELDS = [
    pytest.param(entry, field.name, id=f"{entry.kind}.{field.name}")
    for entry in one_of_each_other_kind()
    for field in msgspec.structs.fields(type(entry))
    if field.default is not msgspec.NODEFAULT
]


def text(entry: Entry) -> str:
    return "\n".join(one.plain for one in entry_lines(entry, 78))


@pytest.mark.parametrize(("entry", "field"), FIELDS)
def test_every_field_that_may_be_unknown_is_shown(entry: Entry, field: str) -> None:
    [default] = [f.default for f in msgspec.structs.fields(type(entry)) if f.name == field]
    unknown = text(msgspec.structs.replace(entry, **{field: default}))

    assert unknown != text(entry)
    assert "None" not in unknown


@pytest.mark.parametrize("entry", one_of_each_other_kind(), ids=lambda entry: entry.kind)
def test_is_in_words(entry: Entry) -> None:
    assert entry.kind.capitalize() in text(entry)
    assert "Region     calf" in text(entry)


def test_why_red_flags_were_asked_is_a_sentence() -> None:
    [asked] = [one for one in one_of_each_other_kind() if isinstance(one, ScreenEntry)]
    for why in get_args(Why):
        [said] = [
            one
            for one in text(msgspec.structs.replace(asked, why=why)).splitlines()
            if one.startswith("Asked")
        ]
        assert said.split(maxsplit=1)[1] == CAME[why]
