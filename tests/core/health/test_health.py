"""What the doctor makes of facts."""

import datetime as dt
from collections.abc import Iterable

import pytest

from tui.core.health.health import (
    Finding,
    Language,
    State,
    Terminal,
    Time,
    Tmux,
    of_bell,
    of_language,
    of_ssh,
    of_terminal,
    of_time,
    of_tmux,
)
from tui.core.health.kept import (
    DefinitionFacts,
    Folder,
    LogFacts,
    RunFacts,
    of_crashes,
    of_definitions,
    of_folder,
    of_index,
    of_log,
    of_runs,
    of_settings,
)
from tui.core.health.program import ByteCode, Package, allows, of_byte_code, of_versions

ZONE = dt.timezone(dt.timedelta(hours=1), "CET")
NOW = dt.datetime(2026, 11, 26, 16, 0, tzinfo=ZONE)
GOOD = Terminal(True, "xterm-256color", "256 colours", 80, 24)
UTC = NOW.astimezone(dt.UTC)
FOLDER = Folder("log", "/home/ann/log", is_there=True, free_bytes=10**9)
CODE = ByteCode("/opt/tui", 200, 0, heals=False, python="/opt/bin/python")


def listed(found: Finding | Iterable[Finding]) -> list[Finding]:
    return [found] if isinstance(found, Finding) else list(found)


CASES: list[tuple[str, Finding | Iterable[Finding], list[tuple[State, str]]]] = [
    ("no terminal", of_terminal(Terminal(False, "", "", 0, 0)), [("note", "ssh -t")]),
    ("a good one", of_terminal(GOOD), [("ok", "xterm-256color, 256"), ("ok", "80 columns")]),
    ("no TERM", of_terminal(Terminal(True, "", "", 80, 24)), [("do", "TERM"), ("ok", "80")]),
    ("dumb", of_terminal(Terminal(True, "dumb", "", 80, 24)), [("do", "'dumb'"), ("ok", "80")]),
    ("a phone", of_terminal(Terminal(True, "xterm", "", 40, 10)), [("ok", ""), ("note", "80 by")]),
    ("39 wide", of_terminal(Terminal(True, "xterm", "", 39, 24)), [("ok", ""), ("do", "40 by 10")]),
    ("9 high", of_terminal(Terminal(True, "xterm", "", 80, 9)), [("ok", ""), ("do", "too small")]),
    ("UTF-8", of_language(Language("de_DE.utf8", True)), [("ok", "de_DE.utf8")]),
    ("no locale", of_language(Language("de_DE", False)), [("note", "LANG=C.UTF-8")]),
    ("not there", of_language(Language("xx", False, is_installed=False)), [("note", "locale -a")]),
    ("tmux as it comes", of_tmux(Tmux(500, "any"), "tmux-256color"), [("note", "escape-time 10")]),
    ("good tmux", of_tmux(Tmux(10, "any"), "screen-256color"), [("ok", "come through")]),
    ("a mute tmux", of_tmux(Tmux(0, "none"), "tmux-256color"), [("note", "bell-action any")]),
    ("an old tmux", of_tmux(Tmux(0, "any"), "screen"), [("note", "default-terminal")]),
    ("a wrong TERM", of_tmux(Tmux(0, "any"), "xterm-256color"), [("note", "start-up files")]),
    ("a silent tmux", of_tmux(Tmux(), "tmux-256color"), [("ok", "")]),
    ("SSH", of_ssh(True), [("ok", "ssh -C")]),
    ("no SSH", of_ssh(False), [("ok", "not used")]),
    ("rung", of_bell(True), [("note", "settings")]),
    ("not rung", of_bell(False), [("note", "no terminal")]),
    ("the time", of_time(Time(NOW, "", is_ssh=True)), [("ok", "2026-11-26 16:00 CET, +0100")]),
    ("UTC at home", of_time(Time(UTC, "")), [("ok", "UTC")]),
    ("UTC over SSH", of_time(Time(UTC, "", is_ssh=True)), [("note", 'time_zone = "Europe')]),
    ("a set zone", of_time(Time(UTC, "UTC", is_set=True, is_ssh=True)), [("ok", "time_zone UTC")]),
    ("no zones here", of_time(Time(NOW, "X/Y", False, is_set=True)), [("do", "tzdata")]),
    ("UTC on purpose", of_time(Time(UTC, "UTC", is_ssh=True)), [("ok", "UTC")]),
    ("no such zone", of_time(Time(UTC, "Europe/X", zone_is_known=False)), [("do", "tzdata")]),
    (
        "a clock that is behind",
        of_time(Time(NOW, "", newest=NOW + dt.timedelta(days=1, seconds=1))),
        [("do", "clock")],
    ),
    (
        "an entry from further east",
        of_time(Time(NOW, "", newest=NOW + dt.timedelta(days=1))),
        [("ok", "")],
    ),
    ("a folder", of_folder(FOLDER), [("ok", "yours alone")]),
    ("no folder", of_folder(Folder("log", "/x", is_there=False)), [("ok", "when it is needed")]),
    (
        "a folder with a reason",
        of_folder(Folder("log", "/x", True, "others can open the folder; run: chmod 700 /x")),
        [("do", "Run: chmod 700 /x")],
    ),
    ("a strange reason", of_folder(Folder("log", "/x", True, "Odd")), [("do", "Ask whoever")]),
    ("little room", of_folder(Folder("log", "/x", True, "", 99_999_999)), [("note", "99 MB")]),
    ("no room", of_folder(Folder("log", "/x", True, "", 4_999_999)), [("do", "no room left")]),
    ("a slow disk", of_folder(Folder("log", "/x", True, "", 10**9, 3.0)), [("note", "3 s")]),
    ("an empty log", of_log(LogFacts()), [("ok", "0 entries")]),
    ("a log", of_log(LogFacts(entries=1)), [("ok", "1 entry, all")]),
    ("a closed log", of_log(LogFacts(trouble="Permission denied")), [("do", "Permission")]),
    (
        "a damaged log",
        of_log(LogFacts(9, tuple(f"/log/{n}" for n in range(7)))),
        [*[("do", f"/log/{n} can't be read") for n in range(5)], ("do", "2 more")],
    ),
    (
        "two versions",
        of_log(LogFacts(9, (), conflicted=2)),
        [("note", "2 entries were"), ("ok", "9 entries")],
    ),
    ("an index", of_index("current"), [("ok", "all of the log")]),
    ("an old index", of_index("behind"), [("ok", "brought up to date")]),
    ("no index", of_index("none"), [("ok", "made")]),
    ("nothing open", of_runs(RunFacts()), [("ok", "nothing")]),
    ("closed runs", of_runs(RunFacts(trouble="Permission denied")), [("do", "Permission")]),
    (
        "all sorts of runs",
        of_runs(RunFacts(1, 1, 2, ("/runs/a",))),
        [("do", "/runs/a"), ("note", "1 session was"), ("note", "2 pain forms"), ("ok", "1 sess")],
    ),
    ("sessions", of_definitions(DefinitionFacts("yours", 3)), [("ok", "3 files")]),
    (
        "a broken session",
        of_definitions(DefinitionFacts("yours", 3, ("/a.toml",))),
        [("do", "soleus check /a.toml")],
    ),
    (
        "a broken program",
        of_definitions(DefinitionFacts("built-in", 3, ("/a.toml",))),
        [("do", "Install soleus anew")],
    ),
    ("closed sessions", of_definitions(DefinitionFacts("machine", trouble="no")), [("do", "Ask")]),
    ("settings", of_settings(()), [("ok", "no mistakes")]),
    ("broken settings", of_settings(["/a b.toml"]), [("do", "check '/a b.toml'")]),
    ("no program", of_settings((), "play"), [("do", "names play")]),
    ("no crash", of_crashes(0, "/crashes"), []),
    ("crashes", of_crashes(2, "/crashes"), [("note", "2 reports of a mistake")]),
    ("not installed", of_versions([]), [("note", "not installed")]),
    (
        "versions",
        of_versions([Package("textual", ">=8.2,<9", "8.2.8"), Package("tomli-w", "", "1.2")]),
        [("ok", "textual 8.2.8, tomli-w 1.2")],
    ),
    ("too new", of_versions([Package("textual", ">=8.2,<9", "9.0")]), [("do", "9.0 is installed")]),
    ("gone", of_versions([Package("msgspec", ">=0.20", None)]), [("do", "needs msgspec >=0.20")]),
    ("compiled", of_byte_code(CODE), [("ok", "is compiled")]),
    (
        "uncompiled for good",
        of_byte_code(ByteCode("/opt/tui", 200, 3, False, "/opt/bin/python")),
        [("do", "3 of 200 modules in /opt/tui")],
    ),
    (
        "uncompiled by now",
        of_byte_code(ByteCode("/opt/tui", 200, 3, True, "/opt/bin/python")),
        [("ok", "when it first needs one")],
    ),
]


@pytest.mark.parametrize(
    ("found", "wanted"),
    [(listed(found), wanted) for _, found, wanted in CASES],
    ids=[name for name, _, _ in CASES],
)
def test_what_is_found(found: list[Finding], wanted: list[tuple[State, str]]) -> None:
    assert [one.state for one in found] == [state for state, _ in wanted]
    for one, (state, words) in zip(found, wanted, strict=True):
        assert words in one.line
        assert one.line.startswith(state)
        assert not one.says.endswith(".")
        assert state != "do" or one.advice


@pytest.mark.parametrize(
    ("limits", "version", "allowed"),
    [
        (">=8.2,<9", "8.2", True),
        (">=8.2,<9", "8.2.0", True),
        (">=8.2,<9", "8.1.9", False),
        (">=8.2,<9", "9", False),
        (">=8.2,<9", "9.0.0", False),
        (">=8.2,<9", "8.10", True),
        ("<9,>=8.2", "8.10rc1", True),
        (">=3.11", "3.14.0", True),
        ("==1.1", "1.1.0", True),
        ("!=1.1", "1.1", False),
        (">1", "1.0", False),
        ("<=1", "1.0.1", False),
        ("", "0", True),
        (">=1", "unknown", False),
    ],
)
def test_versions_are_compared_as_numbers(limits: str, version: str, allowed: bool) -> None:
    assert allows(limits, version) is allowed
