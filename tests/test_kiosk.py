"""What a member of a shared machine may ask for."""

import os
import re
from pathlib import Path

import pytest

from tui.arguments import parser
from tui.core.refusal import CannotBeDone
from tui.environment import drop_what_steers
from tui.kiosk import COMMANDS, POSSIBLE, places_of_member, words_from_ssh
from tui.storage.places import Places
from tui.storage.stores import Stores

REFUSED = [
    "sh",
    "bash -i",
    "log --since today",
    "demo",
    "config path",
    "config keys",
    "log --json; id",
    "log --json\nid",
    "log --json --csv",
    "log --js",
    "--data-dir /x log --json",
    "--kiosk",
    "--member bob log --json",
    "log --json --data-dir /x",
    "report --name ann",
    "report --since 2026-11-22",
    "report --html --name x",
    "report --output /tmp/x",
    "report --ht",
    "run ../../etc/passwd",
    "run a.toml",
    "run --help",
    "run a b",
    "check /etc/passwd",
    "add-session",
    "add-session ../a",
    "add-session --replace",
    "add-session A",
    "list ",
    " list",
    "list  --json",
    "'list'",
    "LIST",
    "l\u0131st",
    "list\udce9",
    "internal-sftp",
    "scp -t .",
    "ID",
    "pain REGION SIDE SCORE",
    "pain calf",
    "pain calf both 3",
    "pain calf left 11",
    "pain calf left -1",
    "pain calf left 03",
    "pain calf left \u0663",
    "pain calf left 3 --at 07:10",
    "pain calf left 3 --note x",
    "pain ../calf 3",
    "pain Calf left 3",
    "pain --help",
    "morning",
    "morning 2",
    "morning left",
    "morning left 2 3 4",
    "morning left 2 3 --day yesterday",
    "morning calf both 2",
    "morning calf left 2 x",
    "add-session " + "a" * 49,
    "run " + "a" * 100_000,
]


EXAMPLES = {"ID": "my-plan", "REGION": "calf", "SIDE": "left", "SCORE": "10", "STIFFNESS": "0"}


def ssh(command: str) -> dict[str, str]:
    return {"SSH_ORIGINAL_COMMAND": command}


def example(command: str) -> str:
    """A command with something in the place of each word that stands for something."""
    return " ".join(EXAMPLES.get(word, word) for word in command.split())


@pytest.mark.parametrize("command", [example(one) for one in COMMANDS])
def test_what_is_listed_is_what_our_parser_knows(command: str) -> None:
    words = words_from_ssh(ssh(command), has_terminal=True)
    assert words == command.split()
    asked = parser().parse_args(words)
    assert asked.command == words[0]


@pytest.mark.parametrize("command", REFUSED, ids=lambda command: ascii(command[:30]))
@pytest.mark.parametrize("has_terminal", [False, True])
def test_nothing_else_is_done(command: str, has_terminal: bool) -> None:
    with pytest.raises(CannotBeDone) as refusal:
        words_from_ssh(ssh(command), has_terminal)
    line = str(refusal.value)
    assert line.startswith("Not possible here.")
    assert line.isascii()
    assert line.isprintable()
    assert all(one in line for one in POSSIBLE)


@pytest.mark.parametrize("told", POSSIBLE)
def test_what_is_told_is_what_can_be_asked(told: str) -> None:
    """Each command is the line that is told with a choice made in each pair of brackets."""
    parts = [
        re.escape(part) if index % 2 == 0 else f"(?:{part} ?)?"
        for index, part in enumerate(re.split(r"\[(.*?)\]", told))
    ]
    spelled = re.compile("".join(part.replace(r"\ ", " ?") for part in parts))
    assert [one for one in COMMANDS if spelled.fullmatch(one)] == list(POSSIBLE[told])


@pytest.mark.parametrize("environment", [{}, ssh(""), ssh("run soleus-reset")], ids=str)
def test_a_screen_needs_a_terminal(environment: dict[str, str]) -> None:
    assert (
        words_from_ssh(environment, has_terminal=True)
        == environment.get("SSH_ORIGINAL_COMMAND", "").split()
    )
    with pytest.raises(CannotBeDone, match=r"A screen needs a terminal: .*, run ID --plain\.$"):
        words_from_ssh(environment, has_terminal=False)


@pytest.mark.parametrize(
    "command",
    [
        "run soleus-reset --plain",
        "log",
        "log --json",
        "pain calf left 3",
        "morning left 2 3",
        "report",
        "report --html",
    ],
)
def test_only_a_screen_needs_one(command: str) -> None:
    assert words_from_ssh(ssh(command), has_terminal=False) == command.split()


# --- the folders of members


def test_folders_of_members_are_not_made_by_looking(tmp_path: Path) -> None:
    assert places_of_member(Places.under(tmp_path), "ann").data == tmp_path / "members" / "ann"
    assert not list(tmp_path.iterdir())


@pytest.mark.parametrize("which", ["members", "members/ann", "config/members"])
@pytest.mark.parametrize("how", ["open", "link", "foreign"])
def test_folders_that_others_can_get_into_are_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, which: str, how: str
) -> None:
    folder = tmp_path / which
    folder.parent.mkdir(0o700, parents=True, exist_ok=True)
    folder.mkdir(0o700)
    places_of_member(Places.under(tmp_path), "ann")
    if how == "open":
        folder.chmod(0o755)
    elif how == "link":
        folder.symlink_to(folder.rename(tmp_path / "real"))
    else:
        monkeypatch.setattr(os, "geteuid", lambda: os.getuid() + 1)
    with pytest.raises(CannotBeDone, match=rf"^Cannot use {tmp_path}.*: .+") as refusal:
        places_of_member(Places.under(tmp_path), "ann")
    assert "\n" not in str(refusal.value)


def test_settings_of_a_member_are_written_among_their_own(tmp_path: Path) -> None:
    own = places_of_member(Places.under(tmp_path), "ann")
    file = Stores.at(own, kiosk=True).settings_file
    assert file == tmp_path / "config" / "members" / "ann" / "settings.toml"


def test_a_wrong_name_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotBeDone, match="A member's name is"):
        places_of_member(Places.under(tmp_path), "../bob")


# --- the environment

HOSTILE = dict.fromkeys(
    (
        "TEXTUAL_DRIVER",
        "TEXTUAL_LOG",
        "TEXTUAL_PRESS",
        "TEXTUAL",
        "PYTHONPATH",
        "PYTHONSTARTUP",
        "PYTHONHOME",
        "BROWSER",
        "EDITOR",
        "VISUAL",
        "PAGER",
        "XDG_DATA_HOME",
        "XDG_CONFIG_DIRS",
        "COLUMNS",
        "LINES",
        "ESCDELAY",
        "SSH_ORIGINAL_COMMAND",
        "LD_PRELOAD",
        "BASH_ENV",
    ),
    "hostile",
)
KEPT = {"HOME": "/home/gym", "TERM": "xterm", "LANG": "C", "LC_ALL": "C", "COLORTERM": "truecolor"}


def test_kiosk_keeps_only_what_is_named() -> None:
    environment = HOSTILE | KEPT
    drop_what_steers(environment, kiosk=True)
    assert environment == KEPT


def test_at_home_only_the_screen_library_is_not_steered() -> None:
    environment = HOSTILE | KEPT
    drop_what_steers(environment, kiosk=False)
    assert {name for name in HOSTILE if name not in environment} == {
        name for name in HOSTILE if name.startswith("TEXTUAL")
    }
    assert environment.items() >= KEPT.items()
