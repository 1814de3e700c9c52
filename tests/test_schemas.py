"""The JSON Schemas: current, and as strict as a TOML language server can be with them."""

import json
import re
import shutil
import subprocess
from collections.abc import Iterable
from pathlib import Path

import pytest

from tests.skips import needs
from tools import schemas
from tui.cli import main
from tui.storage.definitions.library import Library, builtin_folder
from tui.storage.definitions.roots import definition_roots
from tui.storage.places import Places
from tui.storage.settings import load_settings

BUILTIN = builtin_folder()
SHIPPED = sorted(BUILTIN.rglob("*.toml"))

SESSION = '#:schema ./schemas/session.json\nschema = 1\ntitle = "A"\n'
HOLD = '[[steps]]\nkind = "hold"\nname = "Wall"\nseconds = 30\n'
EXERCISE = "#:schema ../schemas/exercise.json\n"
ANATOMY = '#:schema ../schemas/anatomy.json\nschema = 1\ntitle = "A"\nnotes = ["Deep."]\n'
REGION = '#:schema ../schemas/region.json\nschema = 1\ntitle = "A"\n'
FLAGS = "#:schema ../schemas/flags.json\nschema = 1\n"
HELD = f'{EXERCISE}schema = 1\nkind = "hold"\nname = "A"\nseconds = 3\n'
BODY = '#:schema ../schemas/body.json\nschema = 1\ntitle = "A"\n'
SOURCES = "#:schema ./schemas/sources.json\n"
SETTINGS = "#:schema ./schemas/settings.json\nschema = 1\n"

BAD = {
    "unknown-key.toml": f"{SESSION}foo = 1\n{HOLD}",
    "unknown-key-of-step.toml": f"{SESSION}{HOLD}second = 3\n",
    "no-title.toml": f"#:schema ./schemas/session.json\nschema = 1\n{HOLD}",
    "no-steps.toml": SESSION,
    "other-schema.toml": f'#:schema ./schemas/session.json\nschema = 2\ntitle = "A"\n{HOLD}',
    "date-of-words.toml": f'{SESSION}from = "soon"\n{HOLD}',
    "long-tag.toml": f'{SESSION}tags = ["far too long"]\n{HOLD}',
    "pain-limit.toml": f"{SESSION}pain_limit = 6\n{HOLD}",
    "seconds-as-text.toml": f'{SESSION}[[steps]]\nkind = "hold"\nname = "A"\nseconds = "30"\n',
    "too-many-seconds.toml": f'{SESSION}[[steps]]\nkind = "hold"\nname = "A"\nseconds = 3601\n',
    "odd-kind.toml": f'{SESSION}[[steps]]\nkind = "holds"\nname = "A"\nseconds = 30\n',
    "short-tempo.toml": f"{SESSION}{HOLD}tempo = [3, 0, 3]\n",
    "long-tempo.toml": f"{SESSION}{HOLD}tempo = [3, 0, 3, 0, 1]\n",
    "muscle-in-words.toml": f'{SESSION}{HOLD}muscles = ["The soleus"]\n',
    "half-range.toml": f"{SESSION}{HOLD}range = {{ seconds = [10] }}\n",
    "exercises/no-schema.toml": f'{EXERCISE}kind = "hold"\nname = "A"\nseconds = 3\n',
    "exercises/of-a-step.toml": f'{EXERCISE}schema = 1\nexercise = "bent-knee-wall"\n',
    "anatomy/see-in-words.toml": f'{ANATOMY}see = ["Deep calf"]\n',
    "regions/no-questions.toml": f"{REGION}sided = true\nplaces = []\nfeelings = []\n",
    "flags/odd-tier.toml": f'{FLAGS}[[flags]]\nid = "a"\ntier = "now"\nquestion = "A?"\n',
    "exercises/figure-without-body.toml": f'{HELD}[figure]\npose = "lying"\ndescribe = "A."\n',
    "anatomy/shape-without-frame.toml": f'{ANATOMY}[figure]\nclose = ["shank"]\n'
    'shapes = [{ ink = "bone", outline = ["1,2 3,4"] }]\n',
    "bodies/odd-joint.toml": f'{BODY}[[frames]]\nname = "arm"\njoint = "elbow"\n',
    "sources.toml": f'{SOURCES}[a-b]\ntext = "A"\nyear = 2020\n',
    "settings.toml": f'{SETTINGS}theme = "pink"\n',
}
"""Mistakes that an editor shows, and soleus refuses."""
ONLY_OURS = {
    "no-such-exercise.toml": f'{SESSION}[[steps]]\nexercise = "no-such"\n',
    "reps-of-a-hold.toml": f"{SESSION}{HOLD}reps = 3\n",
    "lacks-seconds.toml": f'{SESSION}[[steps]]\nkind = "hold"\nname = "A"\n',
    "no-tempo.toml": f'{SESSION}[[steps]]\nkind="reps"\nname="A"\nreps=1\ntempo=[0, 0, 0, 0]\n',
    "high-to-low.toml": f"{SESSION}{HOLD}range = {{ sets = [3, 2] }}\n",
    "backwards.toml": f"{SESSION}from = 2026-11-02\nuntil = 2026-11-01\n{HOLD}",
    "date-as-text.toml": f'{SESSION}from = "2026-11-02"\n{HOLD}',
    "with-a-point.toml": f"{SESSION}{HOLD}sets = 2.0\n",
    "exercises/no-such-body.toml": f'{HELD}[figure]\nbody = "no-such"\npose = "a"\n'
    'describe = "A."\n',
    "anatomy/see-nothing.toml": f'{ANATOMY}see = ["no-such"]\n',
}
"""Mistakes that no schema can tell: what is said in the descriptions."""


def written(folder: Path, files: dict[str, str]) -> Path:
    shutil.copytree(BUILTIN / "schemas", folder / "schemas")
    for name, text in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
    return folder


def refused_by_us(path: Path) -> bool:
    if path.name == "settings.toml":
        return bool(load_settings([path]).problems)
    library = Library(definition_roots(Places.under(path.parent / "data")))
    return bool(library.check(path))


def refused_by_taplo(paths: Iterable[Path], folder: Path) -> set[str]:
    """Of these files the ones in which an editor would underline something."""
    done = subprocess.run(
        ["taplo", "lint", *paths], cwd=folder, capture_output=True, text=True, check=False
    )
    found = re.findall(r'invalid file error=(.*?) path="([^"]+)"', done.stderr)
    assert {why for why, _ in found} <= {"schema validation failed"}, done.stderr
    assert (done.returncode != 0) == bool(found), done.stderr
    return {str(Path(path).relative_to(folder)) for _, path in found}


@pytest.mark.parametrize("name", schemas.SCHEMAS)
def test_schema_is_current(name: str) -> None:
    on_disk = (schemas.FOLDER / f"{name}.json").read_text("utf-8")
    assert on_disk == schemas.text_of(name), "run: make schemas"


def test_there_are_no_other_schemas() -> None:
    assert {path.stem for path in schemas.FOLDER.iterdir()} == set(schemas.SCHEMAS)


@pytest.mark.parametrize("name", schemas.SCHEMAS)
def test_every_key_is_described_and_no_other_is_taken(name: str) -> None:
    whole = schemas.schema(name)
    tables = [whole, *whole.get("definitions", {}).values()]
    for table in tables:
        assert all(value["description"] for value in table["properties"].values())
        assert table["additionalProperties"] is not True
    assert "null" not in schemas.text_of(name)


def test_what_no_schema_can_say_is_said_in_its_description() -> None:
    for name in set(schemas.SCHEMAS) - {"sources"}:
        assert len(schemas.beyond(name)) > len("Only soleus finds: nothing more.")


@pytest.mark.parametrize("path", SHIPPED, ids=lambda path: path.stem)
def test_shipped_file_names_its_schema_first(path: Path) -> None:
    first = path.read_text("utf-8").split("\n", 1)[0]
    assert first.startswith("#:schema ")
    assert (path.parent / first.removeprefix("#:schema ")).resolve().parent == schemas.FOLDER


@pytest.mark.parametrize("name", [*BAD, *ONLY_OURS])
def test_soleus_refuses(tmp_path: Path, name: str) -> None:
    assert refused_by_us(written(tmp_path, {**BAD, **ONLY_OURS}) / name)


def test_an_editor_finds_nothing_wrong_with_what_is_shipped() -> None:
    needs("taplo")
    assert refused_by_taplo(SHIPPED, BUILTIN) == set()


def test_an_editor_finds_what_a_schema_can_tell(tmp_path: Path) -> None:
    needs("taplo")
    folder = written(tmp_path, {**BAD, **ONLY_OURS})
    assert refused_by_taplo(folder.rglob("*.toml"), folder) == set(BAD)


@pytest.mark.parametrize("name", schemas.SCHEMAS)
def test_prints_a_schema(name: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema", name]) == 0
    assert json.loads(capsys.readouterr().out) == schemas.schema(name)


def test_says_where_the_schemas_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["schema"]) == 0
    named = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert set(named) == set(schemas.SCHEMAS)
    assert all(Path(path).is_file() for path in named.values())


def test_an_unknown_schema_is_told_with_those_that_there_are(
    capsys: pytest.CaptureFixture[str],
) -> None:
    assert main(["schema", "muscle"]) == 2
    assert "only of: anatomy, body, exercise" in capsys.readouterr().err
