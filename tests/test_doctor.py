"""`soleus doctor` as a process: what it prints, and how it ends."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.running import run
from tests.skips import needs
from tests.storage.entries import an_entry
from tests.storage.journals import NOON
from tests.storage.logs import put
from tests.terminal.harness import Terminal
from tests.terminal.homes import clean_environment
from tui.commands import surroundings
from tui.storage.log.log import Log
from tui.storage.places import Places

DOCTOR = [sys.executable, "-m", "tui", "doctor"]
CHECKOUT = Path(__file__).parents[1]
LINE = re.compile(r"(ok  |note|do  ) [^:]+: .+")
PRIVATE = "Quietly"
PERSONAL = f'schema = 1\ntitle = "{PRIVATE}"\nsteps = "{PRIVATE}"\n{PRIVATE} = 1\n'


def doctor(home: Path, *arguments: str, **env: str) -> subprocess.CompletedProcess[str]:
    return run(home, "-m", "tui", "doctor", *arguments, env=env)


def to_do(done: subprocess.CompletedProcess[str]) -> list[str]:
    """What has to be done; that a checkout is not compiled is its own affair."""
    lines = done.stdout.splitlines()
    return [line for line in lines if line.startswith("do ") and "byte-code" not in line]


def test_a_fresh_home_is_well(tmp_path: Path) -> None:
    done = doctor(tmp_path)
    *lines, verdict = done.stdout.splitlines()
    assert [line for line in lines if not LINE.fullmatch(line)] == []
    assert to_do(done) == []
    assert done.returncode == int("needs doing." in verdict and "Nothing" not in verdict)
    assert done.stderr == ""
    assert not list(tmp_path.iterdir())


def test_nothing_of_what_files_hold_is_printed(tmp_path: Path) -> None:
    places = Places.under(tmp_path / "all")
    log = Log(places.log)
    log.add(log.new_id(NOON, "test"), an_entry(notes=PRIVATE))
    put(log, "20261101T000000Z-test-1a2b3c4d.1.toml", PERSONAL)
    for folder, name in ((places.definitions, "mine.toml"), (places.config, "settings.toml")):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(PERSONAL)
    places.runs.mkdir(0o700)
    (places.runs / "20261101T000000Z-test-1a2b3c4d.jsonl").write_text(PERSONAL)
    done = doctor(tmp_path, "--data-dir", str(tmp_path / "all"))
    assert done.returncode == 1
    assert PRIVATE not in done.stdout + done.stderr
    told = "\n".join(to_do(done))
    assert all(name in told for name in ("1.toml", ".jsonl", "mine.toml", "settings.toml"))


def test_one_folder_that_is_open_is_one_thing_to_do(tmp_path: Path) -> None:
    places = Places.under(tmp_path / "all")
    places.log.mkdir(parents=True)
    places.log.parent.chmod(0o700)
    places.log.chmod(0o777)
    done = doctor(tmp_path, "--data-dir", str(tmp_path / "all"))
    [line] = to_do(done)
    assert "log folder" in line
    assert "note log: not looked at. Mend its folder first." in done.stdout


def test_what_it_says_of_a_broken_file_can_be_typed(tmp_path: Path) -> None:
    places = Places.under(tmp_path / "all")
    for folder, name in ((places.definitions, "mine.toml"), (places.config, "settings.toml")):
        folder.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text("schema = 1\nx = 1\ny = 1\n")
    told = to_do(doctor(tmp_path, "--data-dir", str(tmp_path / "all")))
    assert [line.partition("See: ")[2] for line in told] == [
        f"soleus check {places.definitions / 'mine.toml'}",
        f"soleus check {places.config / 'settings.toml'}",
    ]


def test_members_are_looked_after(tmp_path: Path) -> None:
    for name, mode in (("ann", 0o700), ("bob", 0o755)):
        folder = tmp_path / "all" / "members" / name
        folder.mkdir(0o700, parents=True)
        folder.parent.chmod(0o700)
        folder.chmod(mode)
    [line] = to_do(doctor(tmp_path, "--data-dir", str(tmp_path / "all")))
    assert re.search(r"members: Cannot use .*/bob: others can open the folder\. Run: chmod", line)
    (tmp_path / "all" / "members" / "bob").chmod(0o700)
    assert "members: 2, each" in doctor(tmp_path, "--data-dir", str(tmp_path / "all")).stdout


@pytest.mark.parametrize("where", [".", "elsewhere"])
def test_a_program_for_cues_is_looked_for_where_it_would_begin(
    tmp_path: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    program = tmp_path / "bin" / "cue"
    program.parent.mkdir()
    program.touch(0o755)
    (tmp_path / "elsewhere").mkdir()
    monkeypatch.chdir(tmp_path / where)
    assert surroundings.finds_program("bin/cue")
    assert surroundings.finds_program(str(program))
    assert not surroundings.finds_program("bin/other")
    assert surroundings.finds_program("sh")


def test_it_loads_no_screen_library(tmp_path: Path) -> None:
    code = "import sys; from tui.cli import main; main(['doctor']); print(*sys.modules)"
    line = [sys.executable, "-c", code]
    env = clean_environment(tmp_path)
    done = subprocess.run(line, cwd=CHECKOUT, env=env, capture_output=True, text=True, check=True)
    assert not {"textual", "asyncio", "rich"} & set(done.stdout.splitlines()[-1].split())


def test_it_is_not_for_members(tmp_path: Path) -> None:
    ssh = {"SSH_ORIGINAL_COMMAND": "doctor"}
    done = run(tmp_path, "-m", "tui", "--kiosk", "--member", "ann", env=ssh)
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("Not possible here.")


@pytest.mark.parametrize(
    ("env", "says"),
    [
        ({"TZ": "Europe/Nowhere"}, "do   time zone: TZ is 'Europe/Nowhere'"),
        ({"TZ": "Europe/Berlin"}, "ok   time: 20"),
        ({"SSH_CONNECTION": "1 2 3 4", "TZ": ""}, "ok   SSH: you are logged in"),
        ({"LC_ALL": "xx_XX"}, "note locale: xx_XX, which this machine does not have"),
        ({"LC_ALL": "C.UTF-8"}, "ok   locale: C.UTF-8"),
        ({"LC_ALL": "POSIX"}, "locale: POSIX"),
    ],
    ids=str,
)
def test_the_environment_is_told(tmp_path: Path, env: dict[str, str], says: str) -> None:
    assert says in doctor(tmp_path, **env).stdout


def test_the_setting_says_which_time_counts(tmp_path: Path) -> None:
    folder = tmp_path / "config" / "soleus"
    folder.mkdir(parents=True, mode=0o700)
    (folder / "settings.toml").write_text('schema = 1\ntime_zone = "Asia/Tokyo"\n')
    told = doctor(tmp_path, TZ="Europe/Nowhere", SSH_CONNECTION="1 2 3 4").stdout
    assert re.search("ok   time: .* JST, \\+0900 from UTC, by time_zone Asia/Tokyo\\.", told)
    told = doctor(tmp_path, PYTHONTZPATH="").stdout
    assert "do   time zone: time_zone is Asia/Tokyo, but this machine knows no zones" in told


def test_in_a_terminal_it_tells_its_size_and_rings(tmp_path: Path) -> None:
    with Terminal([*DOCTOR, "--bell"], tmp_path, cwd=CHECKOUT) as terminal:
        chunks = terminal.collect(quiet=60.0, timeout=60.0)  # until it has ended
        terminal.exit_code()
    sent = b"".join(chunk.data for chunk in chunks)
    assert b"xterm-256color, 256 colours" in sent
    assert b"80 columns, 24 rows" in sent
    assert sent.count(b"\a") == 2
    assert b"bell: rung twice" in sent


def test_tmux_is_asked(tmp_path: Path) -> None:
    needs("tmux")
    socket = str(tmp_path / "socket")
    env = clean_environment(tmp_path)
    tmux = ["tmux", "-f", "/dev/null", "-S", socket]
    out = tmp_path / "out"
    command = (
        f"cd {CHECKOUT}; {sys.executable} -m tui doctor > {out}; tmux -S {socket} wait -S done"
    )
    start = "set -sg escape-time 333; set -g bell-action none; new -d"
    subprocess.run([*tmux, *start.replace("; ", " ; ").split(), command], env=env, check=True)
    try:
        subprocess.run([*tmux, "wait", "done"], env=env, check=True, timeout=60)
    finally:
        subprocess.run([*tmux, "kill-server"], env=env, check=False, capture_output=True)
    assert "it holds escape back for 333 ms" in out.read_text()
    assert "it keeps the bell back" in out.read_text()


def test_byte_code_is_known_by_time_and_size(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    module = tmp_path / "module.py"
    module.write_text("1\n")
    monkeypatch.setattr(sys, "pycache_prefix", None)
    assert not surroundings._is_compiled(module)
    for mode in ("timestamp", "checked-hash"):
        compile_all = [sys.executable, "-m", "compileall", "-q", "--invalidation-mode", mode]
        subprocess.run([*compile_all, str(tmp_path)], check=True)
        assert surroundings._is_compiled(module)
        shutil.rmtree(tmp_path / "__pycache__")
    subprocess.run([sys.executable, "-m", "compileall", "-q", str(tmp_path)], check=True)
    os.utime(module, (1, 1))
    assert not surroundings._is_compiled(module)
