"""`sessions/README.md` names every key that a file can have, and the defaults of a step."""

import msgspec
import pytest
from msgspec.structs import fields

from tools.schemas import HEADINGS, readme_rows
from tui.core.format.definitions import Step


@pytest.mark.parametrize("struct", HEADINGS, ids=lambda struct: struct.__name__)
def test_every_key_is_in_a_table_once_and_no_other(struct: type[msgspec.Struct]) -> None:
    named = [key for heading in HEADINGS[struct] for key, _ in readme_rows(heading)]
    assert sorted(named) == sorted(field.encode_name for field in fields(struct))


@pytest.mark.parametrize("key", ["sets", "rest", "sides", "prepare", "switch"])
def test_the_default_of_a_step_is_given(key: str) -> None:
    (default,) = (field.default for field in fields(Step) if field.name == key)
    assert dict(readme_rows("Step and exercise"))[key].default == default
