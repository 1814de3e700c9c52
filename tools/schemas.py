"""JSON Schemas of the files that people write, for editors: `make schemas` writes them.

They are made from the types that validate, and described by the tables of `sessions/README.md`
and the example of `docs/settings.md`. Draft 7, because the language servers for TOML know no
later one.
"""

import json
import re
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from msgspec import Struct

from tui.core.format.bodies import Body, Frame, Pose, Prop
from tui.core.format.definitions import (
    Anatomy,
    ExerciseFile,
    Flag,
    FlagsFile,
    Id,
    Questions,
    Range,
    Region,
    Rules,
    SessionFile,
    Source,
    StepTable,
)
from tui.core.format.figures import Drawing, Figure, Picture, Shape, Start
from tui.core.settings import Idle, SettingsFile

ROOT = Path(__file__).resolve().parents[1]
FOLDER = ROOT / "sessions" / "schemas"
README = ROOT / "sessions" / "README.md"
SETTINGS = ROOT / "docs" / "settings.md"

Json = dict[str, Any]


class Said(NamedTuple):
    """What the documents say of one key."""

    meaning: str
    default: Any = None


SCHEMAS: Mapping[str, type[Struct]] = {
    "session": SessionFile,
    "exercise": ExerciseFile,
    "anatomy": Anatomy,
    "region": Region,
    "flags": FlagsFile,
    "body": Body,
    "sources": Source,
    "settings": SettingsFile,
}
"""By the name of the schema; `sources.toml` has a table of that type for each source."""
HEADINGS: Mapping[type[Struct], tuple[str, ...]] = {
    SessionFile: ("Session",),
    StepTable: ("Step", "Step and exercise"),
    ExerciseFile: ("Exercise", "Step and exercise"),
    Range: ("Range",),
    Anatomy: ("Anatomy",),
    Region: ("Region",),
    Questions: ("Questions",),
    Flag: ("Flag",),
    FlagsFile: ("General flags",),
    Rules: ("Rules",),
    Source: ("Source",),
    Figure: ("Figure of an exercise",),
    Start: ("Start of a move",),
    Drawing: ("Figure of an anatomy file",),
    Picture: ("Picture",),
    Shape: ("Shape",),
    Body: ("Body",),
    Frame: ("Frame",),
    Pose: ("Pose",),
    Prop: ("Prop",),
}
"""Where the README says what the keys of a table mean."""
ALONE = "In an editor"
"""The heading under which it says what no schema can."""
_LINK = re.compile(r"\[([^\]]+)\]\([^)]*\)")
_SETTING = re.compile(r"^(\w+ = [^#\n]+?) +# (.+)$", re.MULTILINE)


def schema(name: str) -> Json:
    """The schema of one sort of file."""
    struct = SCHEMAS[name]
    _, parts = msgspec.json.schema_components([struct], ref_template="#/definitions/{name}")
    for title, part in parts.items():
        _describe(part, said_of(title))
    whole = parts.pop(struct.__name__)
    if struct is Source:
        whole = _table_of(whole)
    whole = {"title": f"soleus: {name}", "description": beyond(name), **_without_titles(whole)}
    if parts:
        whole["definitions"] = {title: _without_titles(part) for title, part in parts.items()}
    return {"$schema": "http://json-schema.org/draft-07/schema#", **whole}


def said_of(title: str) -> Mapping[str, Said]:
    """What is said of the keys of the struct of that name."""
    if title == SettingsFile.__name__:
        return settings_said()[0]
    if title == Idle.__name__:
        return settings_said()[1]
    struct = next(one for one in HEADINGS if one.__name__ == title)
    return {key: said for heading in HEADINGS[struct] for key, said in readme_rows(heading)}


def readme_rows(heading: str) -> Iterator[tuple[str, Said]]:
    """The keys in the table under a heading, their meanings and, where they have one, defaults."""
    for key, held, default, meaning in _rows(README, heading):
        choices = f"{held}: " if held.startswith('`"') else ""
        yield key, Said(choices + meaning, _value(default))


def beyond(name: str) -> str:
    """What a schema can't say of a file, and only `soleus check` or the app finds."""
    found = (cells[-1] for cells in _rows(README, ALONE) if cells[0] == name)
    return f"Only soleus finds: {next(found, 'nothing more')}."


def settings_said() -> tuple[Mapping[str, Said], Mapping[str, Said]]:
    """The comments and values of the example: those of the file, and those of `[idle]`."""
    example = SETTINGS.read_text("utf-8").split("```toml\n", 1)[1].split("```", 1)[0]
    top, idle = example.split("[idle]", 1)
    tables = {
        name: Said(meaning)
        for name, meaning in re.findall(r"^\[(\w+)\] +# (.+)$", example, re.MULTILINE)
    }
    return {"schema": Said("version of this format"), **_commented(top), **tables}, _commented(idle)


def _commented(lines: str) -> dict[str, Said]:
    said = {}
    for assignment, comment in _SETTING.findall(lines):
        ((key, value),) = tomllib.loads(assignment).items()
        said[key] = Said(comment, value)
    return said


def _rows(document: Path, heading: str) -> Iterator[list[str]]:
    """The cells of the table under a heading, first and backquoted ones without their quotes."""
    section = document.read_text("utf-8").split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    for row in re.findall(r"^\| (`.+) \|$", section, re.MULTILINE):
        first, *others = (_LINK.sub(r"\1", cell.strip()) for cell in row.split("|"))
        yield [first.strip("`"), *others]


def _value(cell: str) -> Any:
    """The default that a cell gives, None where it gives no value: "none", "required"."""
    quoted = re.fullmatch(r"`([^`]+)`", cell)
    return json.loads(quoted[1]) if quoted else None


def _describe(part: Json, said: Mapping[str, Said]) -> None:
    """Make a table's schema one for TOML, which has no null, and say what its keys mean."""
    for key, value in part["properties"].items():
        part["properties"][key] = {"description": said[key].meaning, **_plain(value)}
        if said[key].default is not None:
            part["properties"][key]["default"] = said[key].default


def _plain(value: Json) -> Json:
    """A value's schema without null, without defaults, and with lists as Draft 7 knows them."""
    value = {key: part for key, part in value.items() if key != "default"}
    if choices := value.pop("anyOf", None):
        (value,) = [one for one in choices if one.get("type") != "null"]
        return _plain(value)
    if prefix := value.pop("prefixItems", None):
        value["items"] = prefix
        value["additionalItems"] = False
    if isinstance(named := value.get("additionalProperties"), dict):
        value["additionalProperties"] = _plain(named)
    return value


def _table_of(part: Json) -> Json:
    """A file of such tables, each under an id; it may say `schema = 1`."""
    return {
        "type": "object",
        "properties": {"schema": {"description": "version of this format", "enum": [1]}},
        "propertyNames": msgspec.json.schema(Id),
        "additionalProperties": _without_titles(part),
    }


def _without_titles(part: Json) -> Json:
    """Without the names of our types."""
    return {key: value for key, value in part.items() if key not in ("title", "description")}


def text_of(name: str) -> str:
    """What is in the schema's file."""
    return json.dumps(schema(name), indent=2, ensure_ascii=False) + "\n"


def write() -> None:
    """Write all of them."""
    FOLDER.mkdir(exist_ok=True)
    for name in SCHEMAS:
        (FOLDER / f"{name}.json").write_text(text_of(name), "utf-8")


if __name__ == "__main__":
    write()
