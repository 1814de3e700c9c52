"""What the command makes of its arguments, in a process of its own."""

import os
import sys
from pathlib import Path

import pytest

from tests.running import run, run_command, shell
from tui.arguments import parser

ROOT = str(Path(__file__).resolve().parents[1])
SAY_UMASK = """
import os
from tui.cli import main
assert main(["list"]) == 0
print("umask:", oct(os.umask(0)))
"""
SAY_ENVIRONMENT = """
import os, sys
from tui.cli import main
main(sys.argv[1:])
print(sorted(os.environ))
"""
INTERRUPT = """
import os, signal, sys
from tui import cli, commands
signal.signal(signal.SIGINT, signal.default_int_handler)  # a caller may have it ignored
commands.run = lambda asked: os.kill(os.getpid(), signal.SIGINT)
sys.exit(cli.main(["list"]))
"""


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (["--member", "ann"], "--member goes with --kiosk only."),
        (["--member", "ann", "list"], "--member goes with --kiosk only."),
        (["--kiosk", "list"], "After --kiosk goes --member NAME or nothing"),
        (["--kiosk", "--member", "ann", "--data-dir", "x"], "After --kiosk goes --member NAME or"),
        (["--color", "16", "--kiosk"], "After --kiosk goes --member NAME or nothing"),
        (["--data-dir", "x", "--kiosk"], "After --kiosk goes --member NAME or nothing"),
        (["--kiosk", "--member", "Ann"], "A member's name is a-z, 0-9 and -, at most 32"),
        (["--kiosk", "--member", ""], "A member's name is a-z, 0-9 and -, at most 32"),
        (["--kiosk", "--member", "../bob"], "A member's name is a-z, 0-9 and -, at most 32"),
    ],
    ids=str,
)
def test_refuses_in_one_line(tmp_path: Path, arguments: list[str], says: str) -> None:
    done = run(tmp_path, "-m", "tui", *arguments, env={"SSH_ORIGINAL_COMMAND": "list"})
    assert done.returncode == 2
    assert done.stdout == ""
    assert done.stderr.startswith(says)
    assert done.stderr.count("\n") == 1
    assert not list(tmp_path.iterdir())


def test_kiosk_without_a_member_is_the_accounts(tmp_path: Path) -> None:
    sessions = tmp_path / ".config" / "soleus" / "sessions"
    sessions.mkdir(parents=True)
    (sessions / "mine.toml").touch()
    ssh = {"SSH_ORIGINAL_COMMAND": "list"}
    assert "mine" in run(tmp_path, "-m", "tui", "--kiosk", env=ssh).stdout
    assert "mine" not in run(tmp_path, "-m", "tui", "--kiosk", "--member", "ann", env=ssh).stdout


def test_what_ssh_was_given_counts_in_a_kiosk_only(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "tui", "log", env={"SSH_ORIGINAL_COMMAND": "list"})
    assert done.stdout.startswith("The log is empty.")


def test_files_are_private_whatever_the_umask(tmp_path: Path) -> None:
    before = os.umask(0)
    try:
        assert "umask: 0o77" in run(tmp_path, "-c", SAY_UMASK).stdout
    finally:
        os.umask(before)


@pytest.mark.parametrize("kiosk", [False, True])
def test_environment_is_tidied_before_a_command_runs(tmp_path: Path, kiosk: bool) -> None:
    arguments = ["--kiosk"] if kiosk else ["list"]
    hostile = {"SSH_ORIGINAL_COMMAND": "list", "TEXTUAL_PRESS": "q", "EDITOR": "vi"}
    names = run(tmp_path, "-c", SAY_ENVIRONMENT, *arguments, env=hostile).stdout.splitlines()[-1]
    assert "TEXTUAL_PRESS" not in names
    assert ("EDITOR" in names) is not kiosk
    assert "'HOME'" in names


def test_ctrl_c_ends_a_command_without_a_word(tmp_path: Path) -> None:
    done = run(tmp_path, "-c", INTERRUPT)
    assert (done.returncode, done.stdout, done.stderr) == (130, "", "")


def test_what_every_command_loads_is_little(tmp_path: Path) -> None:
    loaded = run(tmp_path, "-c", "import sys, tui.cli; print(*sys.modules)").stdout.split()
    assert "tui.core.refusal" in loaded
    assert not {"argparse", "pathlib", "typing", "signal", "msgspec", "textual"} & set(loaded)


@pytest.mark.parametrize(
    "words",
    [
        ["list", "--json"],
        ["--data-dir", "list", "run", "x", "--plain"],
        ["log", "restore", "some-id"],
        ["config", "keys"],
        ["check", "log"],
        ["--color", "16"],
        [],
    ],
)
def test_what_is_made_for_the_words_alone_reads_them_as_the_whole_does(words: list[str]) -> None:
    assert parser(words).parse_args(words) == parser().parse_args(words)


@pytest.mark.parametrize("words", [["lst"], ["--help"], ["-h"], ["--versio", "x"]])
def test_help_and_mistakes_name_every_command(words: list[str]) -> None:
    assert parser(words).format_help() == parser().format_help()


def test_a_command_is_made_alone() -> None:
    assert "add-session" not in parser(["list"]).format_help()


def test_no_words_need_no_parser(tmp_path: Path) -> None:
    code = "import sys; from tui.cli import main; main([]); print(*sys.modules)"
    done = run(tmp_path, "-c", code)
    assert "needs a terminal" in done.stderr
    assert "argparse" not in done.stdout.split()


@pytest.mark.parametrize("env", [{}, {"PYTHONUNBUFFERED": "1"}], ids=["buffered", "unbuffered"])
@pytest.mark.parametrize("command", ["list", "list --json", "report", "--version"])
def test_what_can_not_be_printed_is_one_line(
    tmp_path: Path, command: str, env: dict[str, str]
) -> None:
    assert run(tmp_path, "-m", "tui", "pain", "calf", "left", "3").returncode == 0
    done = shell(tmp_path, f"{command} > /dev/full", env)
    assert done.returncode == 2
    assert done.stderr == "What it prints can't be written: No space left on device.\n"


@pytest.mark.parametrize("command", ["list --json | head -1", "list | true"])
def test_whoever_reads_may_stop(tmp_path: Path, command: str) -> None:
    assert shell(tmp_path, command).stderr == ""


@pytest.mark.parametrize("closed", ["0<&-", "1>&-", "2>&-", "0<&- 1>&- 2>&-"])
def test_a_stream_that_is_closed_is_no_reason_to_fail(tmp_path: Path, closed: str) -> None:
    """Nor does a file that is kept get its number, so that it would be printed into."""
    done = shell(tmp_path, f"pain calf left 3 {closed}")
    assert done.returncode == 0
    assert done.stderr == ""
    (path,) = tmp_path.rglob("*.1.toml")
    assert path.read_text("utf-8").startswith("schema = 1\n")


def test_no_folder_is_not_this_folder(tmp_path: Path) -> None:
    done = run(tmp_path, "-m", "tui", "--data-dir", "", "list")
    assert done.returncode == 2
    assert "--data-dir: is empty: name a folder, or leave it out" in done.stderr


def test_a_folder_that_is_gone_is_said_to_be(tmp_path: Path) -> None:
    here = tmp_path / "gone"
    here.mkdir()
    code = "import os; os.rmdir(os.getcwd()); from tui.cli import main; exit(main(['check', 'x']))"
    done = run_command(tmp_path, sys.executable, "-c", code, cwd=here, env={"PYTHONPATH": ROOT})
    assert done.returncode == 2
    assert done.stderr == ("The folder you are in is gone: cd to another one, then try again.\n")
