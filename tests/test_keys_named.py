"""No text of the screens names a key that a person can set, but the id of what the key does."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tui.core.key_words import USUAL, key_called
from tui.screens.all_keys import key_sets

TUI = Path(__file__).resolve().parents[1] / "tui"
_DECLARE = ("Binding", "_key", "key", "form_key")
"""Calls that bind a key, and so name it."""
_NO_KEYS = re.compile(r"(arguments\.py|commands/|plain/|terminal/|storage/|core/(format|report)/)")
"""Where no key is pressed: what is typed there is a line or a file."""
_ID = re.compile(r"\{([a-z_]*\.[a-z_]+)\}")
_KEY = re.compile(
    r"""(?i:\b(?:enter|esc|escape|tab|space|backspace|ctrl\+\w|pgdn|pgup|f1|up/down|arrows?)\b)
    | [←→↑↓](?:[ ][a-z]|:) | (?<![\w'’<>%.(\[-])[a-zA-Z]:[ ][a-z]
    | (?<![\w'’<>%.(\[-])[b-zB-HJ-Z](?![\w'’<>.(\[=-])""",
    re.VERBOSE,
)
_SENTENCE = re.compile(r"[A-Za-z] [a-z]|: ")
NO_SUCH_KEY = {
    "Write into ~/.tmux.conf: set -sg escape-time 10",
    "escape, colours and bell come through",
    "it holds escape back for ",
    "Free some space on its disk.",
    "Free some space on its disk soon.",
    " s: beyond it strength drops",
    " s no more gain is known",
    " s in one session no more gain is known",
    " s a side; ",
    " s a side and week; ",
    " x a week",
}
"""Seconds, times, and other things that are called as a key is."""
TYPED = {
    "10 is the worst possible. Backspace if you meant 1, then 0: a little slower.",
    "backspace: not ",
    "enter: stiffness unknown",
    "Which side? l left, r right.",
    "Choose a side first: l left, r right, b both, n neither.",
    "y n l r b …",
}
"""Keys that are typed, as letters are: they have no binding."""


def texts(tree: ast.Module) -> Iterator[str]:
    """Every text that may be shown: no docstring, and no key where it is bound."""
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                passed.add(docstring)
            case ast.Call(func=ast.Name(id=name), args=args, keywords=keywords):
                if name in _DECLARE:
                    passed.update(args, (one.value for one in keywords if one.arg != "tooltip"))
    for node in ast.walk(tree):
        match node:
            case ast.Constant(value=str(text)) if node not in passed:
                yield text


def all_texts() -> Iterator[tuple[str, str]]:
    """(file, text) of the screens, and of what they say."""
    for path in sorted(TUI.rglob("*.py")):
        name = str(path.relative_to(TUI))
        if not _NO_KEYS.match(name):
            yield from ((name, text) for text in texts(ast.parse(path.read_text("utf-8"), name)))


def names_a_key(text: str) -> bool:
    without_ids = _ID.sub("…", text)
    return bool(_SENTENCE.search(without_ids) and _KEY.search(without_ids))


def test_no_text_names_a_usual_key() -> None:
    found = {text for _, text in all_texts() if names_a_key(text) and "{\n" not in text}
    assert found - TYPED - NO_SUCH_KEY == set(), "name the id in braces, and use `named`"
    assert (TYPED | NO_SUCH_KEY) - found == set()


def test_what_is_named_is_an_id() -> None:
    ids = {bound.id for screen in key_sets() for bound in screen.bound}
    ends = {"." + id.rpartition(".")[2] for id in ids}
    wrong = [
        (file, id)
        for file, text in all_texts()
        for id in _ID.findall(text)
        if id not in (ends if id.startswith(".") else ids)
    ]
    assert wrong == []


def test_the_keys_that_everybody_has_are_those_that_are_bound() -> None:
    keys = {bound.id: bound.keys[0] for screen in key_sets() for bound in screen.bound}
    assert {id: keys[id] for id in USUAL} == USUAL
    assert key_called("today.form", "f", {}) == "f"


def test_a_key_is_found() -> None:
    named = ["press g", "f goes on", "a: more", "Enter saves.", "← left   → right: which?",
             "up/down and enter choose", "noted with c in Today", "ctrl+s saves it"]  # fmt: skip
    assert [text for text in named if not names_a_key(text)] == []
    assert not any(map(names_a_key, ("{after.enter} saves.", "A score: unknown", "I am sure.")))
