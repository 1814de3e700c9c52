"""Rules that hold for the whole tree: who may import whom, and what every file has."""

import ast
import re
import subprocess
import sys
import tokenize
from collections.abc import Callable, Iterable, Iterator
from functools import cache
from importlib.util import resolve_name
from pathlib import Path
from typing import TypeVar

import pytest

ROOT = Path(__file__).resolve().parents[1]
CODE = sorted((ROOT / "tui").rglob("*.py"))
FOLDERS = sorted(path.parent for path in (ROOT / "tui").glob("*/*/__init__.py"))
STYLES = sorted((ROOT / "tui").rglob("*.tcss"))
TIMERS = ROOT / "tui" / "widgets" / "timing.py"
"""The one file that may ask Textual for a timer."""
_MODULE = re.compile(r"`(core(?:\.[a-z_]+)+)`")
FAST_TESTS = [
    path
    for part in ("core", "drawing", "storage", "safety", "screens")
    for path in (ROOT / "tests" / part).rglob("*.py")
]

MAY_IMPORT = {
    "core": {"core"},
    "drawing": {"core", "drawing"},
    "storage": {"core", "storage"},
    "terminal": {"core", "storage", "terminal"},
    "widgets": {"core", "drawing", "widgets"},
    "panes": {"core", "drawing", "widgets", "panes"},
    "leading": {"core", "storage", "leading"},
    "plain": {"core", "storage", "leading", "plain"},
    "screens": {"core", "storage", "leading", "widgets", "panes", "screens"},
    "themes": set(),
    "looks": {"core", "screens", "terminal", "themes", "widgets"},
    "presence": {"core", "screens", "terminal", "looks", "widgets"},
    "app": {"core", "storage", "leading", "widgets", "panes", "screens", "terminal", "presence"}
    | {"editor", "settling_in", "app"},
    "settling_in": {"widgets"},
    "system_clock": {"core"},
    "environment": set(),
    "editor": {"core"},
    "kiosk": {"core", "storage"},
    "commands": {"core", "storage", "screens", "commands", "editor", "kiosk", "system_clock"},
    "arguments": {"core"},
    "cli": {"arguments", "core", "storage", "terminal", "app", "commands", "environment", "kiosk"}
    | {"first_start", "line_by_line", "rehearsal", "system_clock", "cli"},
    "first_start": {"app", "leading", "screens"},
    "line_by_line": {"core", "plain", "storage", "system_clock", "terminal"},
    "rehearsal": {"app", "core", "screens", "storage", "terminal"},
    "__main__": {"cli"},
}
"""By part of `tui`: a folder, or a module beside the folders. A new part must be added here."""
FOLDERS_MAY_IMPORT = {
    "core/format": set(),
    "core/session": {"format"},
    "core/playing": {"format", "session"},
    "core/rules": {"format", "session", "playing"},
    "core/forms": {"format", "playing", "rules"},
    "core/interrupted": {"format", "session", "playing", "forms"},
    "core/review": {"format", "rules"},
    "core/report": {"format", "rules", "review"},
    "core/health": set(),
    "core/demo": {"format", "session", "playing"},
    "storage/definitions": set(),
    "storage/log": {"definitions"},
    "storage/runs": {"log"},
    "screens/forms": set(),
    "screens/starting": {"forms"},
    "screens/session": {"starting"},
    "screens/today": {"forms"},
    "screens/review": {"forms"},
}
"""By folder within a part: which others of the part. Modules beside them may be used by all."""
WITHOUT_SCREEN = ("core", "drawing", "storage", "leading", "plain")
NEVER_WITHOUT_SCREEN = {"textual", "asyncio"}
LONGEST_FILE = 300

LOAD_EVERYTHING = """
import importlib, pkgutil, sys
for part in sys.argv[1:]:
    package = importlib.import_module(part)
    for module in pkgutil.walk_packages(package.__path__, part + "."):
        importlib.import_module(module.name)
print(*sys.modules, sep="\\n")
"""
_SILENCED = re.compile(r"#\s*(?:noqa\b(?::[\s,A-Z0-9]*\d)?|type:\s*ignore\b(?:\[[^]]*\])?)(.*)")
T = TypeVar("T")
_WORD = re.compile(r"[a-z]{3}", re.IGNORECASE)


def name_of(path: Path) -> str:
    """For messages and test ids: the path within the checkout."""
    return str(path.relative_to(ROOT))


@cache
def parse(path: Path) -> ast.Module:
    return ast.parse(path.read_text("utf-8"), name_of(path))


def imported(tree: ast.Module, package: str) -> Iterator[str]:
    """Dotted names of all that is imported, anywhere in the file.

    `package` is what a relative import starts from. `from a import b` gives `a.b`: whether `b` is
    a module or something in one makes no difference to which part of the house it is in.
    """
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            base = resolve_name("." * node.level + (node.module or ""), package)
            yield from (f"{base}.{alias.name}" for alias in node.names)


def package_of(path: Path) -> str:
    return ".".join(path.parent.relative_to(ROOT).parts)


def part_of(path: Path) -> str:
    """`core`, `storage` ... and `cli` for `tui/cli.py`; empty for `tui/__init__.py`."""
    first = path.relative_to(ROOT / "tui").parts[0]
    return "" if first == "__init__.py" else first.removesuffix(".py")


def parts_imported(path: Path) -> set[str]:
    """Our parts that a file imports; `from tui import __version__` is of no part."""
    names = (name.split(".") for name in imported(parse(path), package_of(path)))
    ours = {name[1] for name in names if name[0] == "tui" and len(name) > 1}
    return {part for part in ours if not part.startswith("__")}


def undocumented(body: list[ast.stmt]) -> Iterator[str]:
    """Public classes, also those within classes, and functions that have no docstring."""
    for node in body:
        if not isinstance(node, ast.ClassDef | ast.FunctionDef | ast.AsyncFunctionDef):
            continue
        if node.name.startswith("_"):
            continue
        if ast.get_docstring(node) is None:
            yield f"{node.name} (line {node.lineno})"
        if isinstance(node, ast.ClassDef):
            yield from undocumented(
                [inner for inner in node.body if isinstance(inner, ast.ClassDef)]
            )


def uses(tree: ast.Module, package: str, module: str, function: str) -> bool:
    """Whether `module.function` is imported by name or reached as an attribute."""
    last = module.rpartition(".")[2]
    return f"{module}.{function}" in set(imported(tree, package)) or any(
        isinstance(node, ast.Attribute)
        and node.attr == function
        and ast.unparse(node.value).rpartition(".")[2] == last
        for node in ast.walk(tree)
    )


def lacks_reason(comment: str) -> bool:
    """Whether a comment silences a tool without a word on why."""
    silenced = _SILENCED.search(comment)
    return silenced is not None and not _WORD.search(silenced[1])


def offenders(paths: Iterable[Path], wrong: Callable[[Path], T]) -> dict[str, T]:
    """By path, what is wrong with each file in which something is."""
    found = {name_of(path): wrong(path) for path in paths}
    return {name: what for name, what in found.items() if what}


def file_uses(path: Path, module: str, function: str) -> bool:
    return uses(parse(path), package_of(path), module, function)


def test_imports_point_one_way() -> None:
    unknown = {part_of(path) for path in CODE} - {"", *MAY_IMPORT}
    assert not unknown, f"say in MAY_IMPORT what they may import, and who may import {unknown}"
    assert (
        offenders(CODE, lambda path: parts_imported(path) - MAY_IMPORT.get(part_of(path), set()))
        == {}
    )


@pytest.mark.parametrize("folder", FOLDERS, ids=name_of)
def test_folders_of_a_part_import_one_way(folder: Path) -> None:
    part = folder.parent
    names = [
        name.split(".")
        for path in folder.rglob("*.py")
        for name in imported(parse(path), package_of(path))
    ]
    inner = {name[2] for name in names if name[:2] == ["tui", part.name] and len(name) > 2}
    others = {name for name in inner if (part / name).is_dir()} - {folder.name}
    assert others == FOLDERS_MAY_IMPORT[f"{part.name}/{folder.name}"]


def test_core_and_storage_name_no_screen_library() -> None:
    def named(path: Path) -> set[str]:
        roots = {name.partition(".")[0] for name in imported(parse(path), package_of(path))}
        return roots & NEVER_WITHOUT_SCREEN

    assert offenders([path for path in CODE if part_of(path) in WITHOUT_SCREEN], named) == {}


def test_core_and_storage_load_no_screen_library() -> None:
    parts = [f"tui.{part}" for part in WITHOUT_SCREEN]
    loaded = subprocess.run(
        [sys.executable, "-c", LOAD_EVERYTHING, *parts],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert loaded.returncode == 0, loaded.stderr
    assert set(loaded.stdout.split()) & NEVER_WITHOUT_SCREEN == set()


def test_text_from_files_is_shown_with_markup_off_not_escaped() -> None:
    """`textual.markup.escape` misses some brackets: a file's text would still be read as markup."""
    assert offenders(CODE, lambda path: file_uses(path, "textual.markup", "escape")) == {}


def test_timers_go_through_the_wrapper() -> None:
    """Textual hangs for ever on a timer of NaN, -1 or 1e-9 seconds."""

    def called(path: Path) -> set[str]:
        names = {node.attr for node in ast.walk(parse(path)) if isinstance(node, ast.Attribute)}
        return names & {"set_timer", "set_interval"}

    assert list(offenders(CODE, called)) == [name_of(TIMERS)]


def is_module(path: Path) -> bool:
    """Whether it is one, a folder of them, or a name in one."""
    return path.is_dir() or any(one.with_suffix(".py").is_file() for one in (path, path.parent))


def test_fast_tests_do_not_sleep() -> None:
    assert offenders(FAST_TESTS, lambda path: file_uses(path, "time", "sleep")) == {}


def test_files_are_short() -> None:
    def too_many(path: Path) -> int:
        return max(0, len(path.read_text("utf-8").splitlines()) - LONGEST_FILE)

    assert offenders(CODE + STYLES, too_many) == {}


def test_everything_public_has_a_docstring() -> None:
    def missing(path: Path) -> list[str]:
        tree = parse(path)
        of_module = [] if ast.get_docstring(tree) else ["the module"]
        return [*of_module, *undocumented(tree.body)]

    assert offenders(CODE, missing) == {}


def test_modules_that_are_named_in_words_are_there() -> None:
    """As `core.format.bodies` is: one that moves has to be named anew."""

    def gone(path: Path) -> list[str]:
        named = _MODULE.findall(path.read_text("utf-8"))
        return [name for name in named if not is_module(ROOT / "tui" / name.replace(".", "/"))]

    assert offenders(CODE, gone) == {}


def test_whoever_silences_a_tool_says_why() -> None:
    def silent(path: Path) -> list[str]:
        if "#" not in path.read_text("utf-8"):
            return []
        with path.open("rb") as file:
            tokens = list(tokenize.tokenize(file.readline))
        comments = [token for token in tokens if token.type == tokenize.COMMENT]
        return [comment.line for comment in comments if lacks_reason(comment.string)]

    assert offenders(CODE, silent) == {}


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("import tui.core.text", ["tui.core.text"]),
        ("from tui import app, cli", ["tui.app", "tui.cli"]),
        ("from . import figure", ["tui.panes.figure"]),
        ("from .figure import Figure", ["tui.panes.figure.Figure"]),
        ("from ..core import text", ["tui.core.text"]),
        ("from .. import app", ["tui.app"]),
        ("def late():\n    import asyncio", ["asyncio"]),
    ],
)
def test_finds_every_kind_of_import(statement: str, names: list[str]) -> None:
    assert list(imported(ast.parse(statement), "tui.panes")) == names


@pytest.mark.parametrize(
    "statement",
    [
        "from textual.markup import escape",
        "from textual import markup\nmarkup.escape('[x]')",
        "import textual.markup\ntextual.markup.escape('[x]')",
    ],
)
def test_finds_every_way_to_a_function(statement: str) -> None:
    assert uses(ast.parse(statement), "tui", "textual.markup", "escape")


@pytest.mark.parametrize(
    ("comment", "lacks"),
    [
        ("# noqa", True),
        ("# noqa: S603, BLE001", True),
        ("# noqa: S603 - our own command", False),
        ("# type: ignore[attr-defined]", True),
        ("# type: ignore[attr-defined]  # pyte has no types", False),
        ("# seconds", False),
    ],
)
def test_knows_a_reason_from_a_code(comment: str, lacks: bool) -> None:
    assert lacks_reason(comment) is lacks
