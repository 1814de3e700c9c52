"""Every message in one table (`tests/messages.py`), held against the code.

A message is looked for where it is made: what the exceptions that a person reads are raised with,
what is printed as an error, and every sentence in the parts that tell what became of something.
"""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.messages import ASKS, BY_ITSELF, DONE, PARTS, REASONS, REFUSED, TROUBLE

TUI = Path(__file__).resolve().parents[1] / "tui"
TELLING = (
    "app.py",
    "cli.py",
    "editor.py",
    "kiosk.py",
    "commands/*.py",
    "core/endings.py",
    "core/interrupted/returning.py",
    "leading/*.py",
    "storage/**/*.py",
    "line_by_line.py",
    "plain/opening.py",
    "terminal/*.py",
    "screens/today/authoring.py",
    "screens/review/changing.py",
    "screens/disk.py",
    "screens/review/exporting.py",
    "screens/face.py",
    "screens/today/noting.py",
    "screens/starting/red_flags.py",
    "screens/slow.py",
    "screens/today/today.py",
    "screens/unfinished.py",
    "screens/unsaved.py",
    "screens/welcome.py",
)
"""Files whose sentences are messages; other screens ask, and core advises."""
READ_BY_PEOPLE = {
    "CannotBeDone",
    "CannotChange",
    "CannotList",
    "CannotRemove",
    "CannotTakeOver",
    "CannotTakeUp",
    "CannotWrite",
    "Missing",
    "NotAnEntry",
    "NotPlayable",
    "NothingCame",
    "OfNewer",
    "Unreadable",
}
"""Exceptions whose text is shown."""
NO_MESSAGES = re.compile(r"commands/report_|storage/log/index")
"""A page for a clinician, and SQL."""
HELP = ("help", "description", "epilog", "tooltip")
"""Arguments that are listed, by `--help` and `?`."""
_SENTENCE = re.compile(r"[a-z)}`'][.!?](?:\s|$)")
_REASON = re.compile(r"^[a-z].*[a-z]; [a-z]")
"""The end of a sentence, with what to do."""
_WORDS = re.compile(r"[A-Za-z] [a-z{]")
_INTERNAL = re.compile(
    r"Error\b|Exception|Traceback|errno|None\b|[a-z]+_[a-z]|[a-z][A-Z]|\b(self|tui)\b|0x|__"
)
"""What only we know: names of classes, functions and values. `on_cue` is a setting's key."""


def template(node: ast.expr) -> str | None:
    """A text with `{}` for what is put into it; None for no text that is written out."""
    match node:
        case ast.Constant(value=str(text)):
            return text
        case ast.JoinedStr(values=parts):
            return "".join(
                str(part.value) if isinstance(part, ast.Constant) else "{}" for part in parts
            )
    return None


def sentences(tree: ast.Module) -> Iterator[str]:
    """Every text that is one, but docstrings and the help of the command line."""
    passed: set[ast.AST] = set()
    for node in ast.walk(tree):
        match node:
            case ast.Expr(value=ast.Constant() as docstring):
                passed.add(docstring)
            case ast.JoinedStr(values=parts):
                passed.update(parts)
            case ast.Call(keywords=keywords):
                passed.update(one.value for one in keywords if one.arg in HELP)
    for node in ast.walk(tree):
        if node not in passed and isinstance(node, ast.Constant | ast.JoinedStr):
            text = template(node)
            if text and _WORDS.search(text) and (_SENTENCE.search(text) or _REASON.search(text)):
                yield text


def raised(tree: ast.Module) -> Iterator[str]:
    """What the exceptions that people read are raised with."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call):
            name = ast.unparse(node.exc.func)
            if name in READ_BY_PEOPLE:
                yield from filter(None, map(template, node.exc.args))


def printed(tree: ast.Module) -> Iterator[str]:
    """What is printed as an error."""
    for node in ast.walk(tree):
        if (
            isinstance(node, ast.Call)
            and ast.unparse(node.func) == "print"
            and any(one.arg == "file" for one in node.keywords)
        ):
            yield from filter(None, map(template, node.args))


def found() -> set[str]:
    """Every message of the program."""
    messages: set[str] = set()
    telling = {path for pattern in TELLING for path in TUI.glob(pattern)}
    for path in sorted(TUI.rglob("*.py")):
        name = str(path.relative_to(TUI))
        if NO_MESSAGES.match(name):
            continue
        tree = ast.parse(path.read_text("utf-8"), name)
        messages.update(raised(tree), printed(tree), sentences(tree) if path in telling else ())
    return {text for text in messages if re.search("[a-z]", re.sub(r"{[\w.]*}", "", text))}


TABLE = {*TROUBLE, *REFUSED, *DONE, *ASKS, *REASONS, *PARTS}


def test_the_table_has_every_message_and_no_other() -> None:
    messages = found()
    assert messages - TABLE == set(), "say in tests/messages.py what these tell a person"
    assert TABLE - messages == set()


def test_each_message_stands_in_one_place() -> None:
    parts = [set(part) for part in (TROUBLE, REFUSED, DONE, ASKS, REASONS, PARTS)]
    assert sum(map(len, parts)) == len(TABLE)


@pytest.mark.parametrize("text", TROUBLE)
def test_trouble_says_what_it_means_and_what_to_do(text: str) -> None:
    means, to_do = TROUBLE[text]
    assert means
    assert means in text
    assert to_do == BY_ITSELF or to_do in text.replace(means, "", 1)


@pytest.mark.parametrize("text", REFUSED)
def test_a_refusal_says_what_to_do_instead(text: str) -> None:
    assert REFUSED[text] in text


@pytest.mark.parametrize("text", sorted(REASONS))
def test_a_reason_says_what_to_do(text: str) -> None:
    what, _, advice = text.partition("; ")
    assert what
    assert advice


@pytest.mark.parametrize("text", sorted(TABLE))
def test_no_message_has_internal_names(text: str) -> None:
    without_keys = re.sub(
        r"\b(TERM|TMPDIR|EDITOR|README|SSH|HOST|FILE|NAME|ID|KiB)\b|\{[\w.]*\}", "", text
    )
    assert _INTERNAL.search(without_keys) is None


@pytest.mark.parametrize(
    ("text", "is_internal"),
    [
        ("Not saved: OSError.", True),
        ("It is None.", True),
        ("errno 28 came up.", True),
        ("in storage.writing_whole", True),
        ("CannotWrite was raised.", True),
        ("The disk is full.", False),
    ],
)
def test_internal_names_are_known(text: str, is_internal: bool) -> None:
    assert (_INTERNAL.search(text) is not None) is is_internal


def test_every_sort_of_message_is_found() -> None:
    tree = ast.parse(
        '''
"""Not this one, which is a docstring."""
add("x", help="nor this, which is help.")
raise CannotBeDone(f"It is {so}: do that")
raise KeyError("not shown")
print("only printed words")
print(f"An error {here}", file=sys.stderr)
REASON = {1: "it is full; empty it"}
said = f"It was {done} here."
'''
    )
    told = {*raised(tree), *printed(tree), *sentences(tree)}
    assert told == {
        "It is {}: do that",
        "An error {}",
        "it is full; empty it",
        "It was {} here.",
    }
