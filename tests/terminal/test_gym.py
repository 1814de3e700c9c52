"""Members of a gym, on a machine that is set up as `docs/gym-machine.md` says, over real SSH.

Ways out (case 42) are here and in `tests/screens`, the environment (case 41) is beside it.
"""

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.skips import needs
from tests.terminal.gym import DOCUMENT, PLAN, SECONDS, Gym, block_of_own_accounts
from tests.terminal.harness import Terminal
from tests.terminal.playing import choose, mode
from tui.kiosk import COMMANDS, POSSIBLE, words_from_ssh

OPTIONS = f"Not possible here. Possible: {', '.join(POSSIBLE)}; or no command."
FORBIDDEN: list[bytes] = [
    b"sh",
    b"bash -i",
    b"log --json; touch RAN",
    b"log --json\ntouch RAN",
    b"$(touch RAN)",
    b"list `touch RAN`",
    b"list | touch RAN",
    b"--data-dir /x log",
    b"--member bob log --json",
    b"run ../../etc/passwd",
    b"check /etc/passwd",
    b"l\xe9st",
    b"list\xff\xfe",
    b"\x1b]52;c;AAAA\x07",
    b"x" * 100_000,
]


@pytest.fixture
def gym(installed_soleus: Path, tmp_path: Path) -> Iterator[Gym]:
    needs("sshd")
    made = Gym(installed_soleus, tmp_path)
    with made.server:
        made.add_member("ann")
        made.add_member("bob")
        yield made


def log_in(gym: Gym, name: str, *command: str) -> Terminal:
    known = gym.home / ".local" / "state" / "soleus" / "members" / name
    return Terminal(gym.server.client(name, *command, options=["-t"]), gym.home, known=known)


def play_plan(gym: Gym, name: str) -> None:
    """`My plan`, from its id to its saved form."""
    with log_in(gym, name, "run", "my-plan") as terminal:
        terminal.wait_for("NEW EXERCISE", timeout=SECONDS)
        terminal.send("space")
        terminal.wait_for("1 of 1 sets", timeout=SECONDS)
        terminal.send("ctrl+s")
        assert terminal.exit_code(SECONDS) == 0


def add_plan(gym: Gym, name: str, title: str = "My plan") -> None:
    sent = PLAN.replace("My plan", title).encode()
    added = gym.server.run(name, "add-session", "my-plan", "--replace", sent=sent)
    assert (added.returncode, added.stderr) == (0, b"")
    assert added.stdout == b"Added. It is in Today, and here: ssh -t HOST run my-plan\n"


def titles_in_log(gym: Gym, name: str) -> list[str]:
    told = gym.server.run(name, "log --json")
    assert (told.returncode, told.stderr) == (0, b"")
    return [entry["title"] for entry in json.loads(told.stdout)]


# --- what a member can do


def test_members_add_play_and_see_their_own_only(gym: Gym) -> None:
    for name in ("ann", "bob"):
        add_plan(gym, name, title=f"Plan of {name}")
    play_plan(gym, "ann")
    assert titles_in_log(gym, "ann") == ["Plan of ann"]
    assert titles_in_log(gym, "bob") == []
    play_plan(gym, "bob")
    assert titles_in_log(gym, "ann") == ["Plan of ann"]
    assert titles_in_log(gym, "bob") == ["Plan of bob"]

    table = gym.server.run("bob", "log --csv").stdout.decode()
    (row,) = csv.DictReader(table.splitlines())
    assert row["title"] == "Plan of bob"


def test_what_was_added_is_in_today_and_is_private(gym: Gym) -> None:
    add_plan(gym, "ann")
    with log_in(gym, "ann") as terminal:
        terminal.wait_for("Today", timeout=SECONDS)
        choose(terminal, "My plan")
        terminal.wait_for("NEW EXERCISE", timeout=SECONDS)
        assert terminal.is_open
    assert b"my-plan" in gym.server.run("ann", "list").stdout
    assert b"my-plan" not in gym.server.run("bob", "list").stdout


def test_folders_of_members_are_private(gym: Gym) -> None:
    add_plan(gym, "ann")
    play_plan(gym, "ann")
    made = [path for path in gym.home.rglob("*") if ".ssh" not in path.parts]
    assert {mode(path) for path in made if path.is_dir()} == {"drwx------"}
    assert {mode(path) for path in made if path.is_file()} == {"-rw-------"}
    assert gym.folder_of("ann") in made


def test_a_broken_session_is_not_kept(gym: Gym) -> None:
    broken = PLAN.replace("seconds", "second").replace("title", "titel").encode()
    refused = gym.server.run("ann", "add-session my-plan", sent=broken)
    assert refused.returncode == 1
    assert b"my-plan.toml:2:1: unknown key 'titel'" in refused.stderr
    assert b"unknown key 'second' - did you mean 'seconds'?" in refused.stderr
    assert b"my-plan" not in gym.server.run("ann", "list").stdout


@pytest.mark.parametrize("sent", [b"", b"\xff\x00", b"[" * 100_000, b"a.\n" * 400_000], ids=len)
def test_hostile_input_is_told_without_a_traceback(gym: Gym, sent: bytes) -> None:
    refused = gym.server.run("ann", "add-session my-plan", sent=sent)
    assert refused.returncode == 1
    assert refused.stderr.startswith(b"my-plan.toml")
    assert refused.stderr.count(b"\n") == 2
    assert not list(gym.home.iterdir())


# --- what a member can't do


def check_refused(gym: Gym, code: int, stdout: bytes, stderr: bytes, says: str) -> None:
    """One line, and nothing was done."""
    assert code == 2
    assert stdout == b""
    assert stderr.decode("ascii").startswith(says)
    assert stderr.count(b"\n") == 1
    assert stderr.endswith(b"\n")
    assert not list(gym.home.iterdir())


@pytest.mark.parametrize("command", FORBIDDEN, ids=lambda command: ascii(command[:24]))
def test_forbidden_commands_get_one_line(gym: Gym, command: bytes) -> None:
    done = gym.server.run("ann", command)
    check_refused(gym, done.returncode, done.stdout, done.stderr, OPTIONS)


def test_a_terminal_opens_no_other_way(gym: Gym) -> None:
    with log_in(gym, "ann", "bash", "-i") as terminal:
        assert terminal.exit_code(SECONDS) == 2
        assert terminal.lines[0].startswith("Not possible here.")


def test_no_terminal_and_no_command_gets_one_line(gym: Gym) -> None:
    done = gym.server.run("ann")
    says = "A screen needs a terminal: ssh -t HOST."
    check_refused(gym, done.returncode, done.stdout, done.stderr, says)


def test_a_command_too_long_for_the_system_runs_nothing(gym: Gym) -> None:
    done = gym.server.run("ann", "list", *["x" * 100_000] * 2)
    assert done.returncode != 0
    assert done.stdout == b""
    assert not list(gym.home.iterdir())


@pytest.mark.parametrize("program", ["scp", "sftp"])
def test_no_file_is_copied(gym: Gym, tmp_path: Path, program: str) -> None:
    source, target = tmp_path / "file", gym.home / "file"
    source.write_text("mine")
    copied = gym.server.copy(program, "ann", source, target)
    assert copied.returncode != 0
    assert not target.exists()

    gym.server.add_key("owner")
    gym.server.copy(program, "owner", source, target)
    assert target.read_text() == "mine", "what is tested would never have copied it"


@pytest.mark.parametrize("told_by", ["line of the key", "block for the account"])
def test_no_port_is_forwarded(installed_soleus: Path, tmp_path: Path, told_by: str) -> None:
    needs("sshd")
    without_block: list[str] = []
    made = Gym(
        installed_soleus, tmp_path, match=without_block if told_by == "line of the key" else None
    )
    with made.server as server:
        made.add_member("ann")
        server.add_key("owner")
        to_itself = ["-W", f"127.0.0.1:{server.port}"]
        assert b"SSH-2.0" not in server.run("ann", options=to_itself).stdout
        by_owner = server.run("owner", options=to_itself).stdout
        assert (b"SSH-2.0" in by_owner) is (told_by == "line of the key")


def test_folders_open_to_others_are_refused(gym: Gym) -> None:
    add_plan(gym, "ann")
    members = gym.home / ".config" / "soleus" / "members"
    members.chmod(0o755)
    refused = gym.server.run("ann", "list")
    assert refused.returncode == 2
    told = f"Cannot use {members}: others can open the folder; run: chmod 700 {members}\n"
    assert refused.stderr.decode() == told


def test_what_cannot_be_saved_goes_to_no_other_folder(gym: Gym) -> None:
    add_plan(gym, "ann")
    gym.folder_of("ann").mkdir(0o700, parents=True)
    gym.folder_of("ann").parent.chmod(0o700)
    (gym.folder_of("ann") / "log").write_text("in the way")
    with log_in(gym, "ann", "run", "my-plan") as terminal:
        terminal.wait_for("NEW EXERCISE", timeout=SECONDS)
        terminal.send("space")
        terminal.wait_for("Not saved yet", timeout=SECONDS)
        terminal.wait_for("discard it")
        assert "another folder" not in terminal.text
        terminal.send("w", "D")
        terminal.wait_for("Press D again")
        terminal.send("D")
        assert terminal.exit_code(SECONDS) == 0


# --- an account for each member


def test_forced_command_of_own_accounts(installed_soleus: Path, tmp_path: Path) -> None:
    needs("sshd")
    made = Gym(installed_soleus, tmp_path, match=[block_of_own_accounts()])
    with made.server as server:
        server.add_key("ann")
        done = server.run("ann", "sh")
        check_refused(made, done.returncode, done.stdout, done.stderr, OPTIONS)
        add_plan(made, "ann")
        with log_in(made, "ann") as terminal:
            terminal.wait_for("My plan", timeout=SECONDS)
        assert (made.home / ".config" / "soleus" / "sessions" / "my-plan.toml").is_file()
        done = server.run("ann", options=["-W", f"127.0.0.1:{server.port}"])
        assert b"SSH-2.0" not in done.stdout


def test_document_names_every_command_and_no_other() -> None:
    text = DOCUMENT.read_text("utf-8").replace("SESSION", "my-plan")
    shown = re.findall(r"`ssh (?:-t )?gym@HOST ([^`<>]+?)(?: [<>][^`]*)?`", text)
    for command in shown:
        words = words_from_ssh({"SSH_ORIGINAL_COMMAND": command}, has_terminal=True)
        assert words == command.split()
    beside = re.findall(
        r"`([^`]+)`", "".join(line for line in text.splitlines() if "@HOST" in line)
    )
    named = {word for command in (*shown, *beside) for word in command.split()}
    assert {word for one in COMMANDS for word in one.split() if not word.isupper()} <= named
