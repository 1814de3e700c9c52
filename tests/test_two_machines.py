"""Two machines that keep one log, by the very commands that `docs/two-machines.md` gives."""

import datetime as dt
import json
import os
import re
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.skips import needs
from tests.storage.entries import an_entry
from tui.commands.importing import import_log
from tui.commands.log import TWO_VERSIONS, print_log
from tui.commands.purging import purge
from tui.storage.log.log import Log
from tui.storage.places import Places

GUIDE = Path(__file__).parents[1] / "docs" / "two-machines.md"
ZONES = {"gym": dt.timezone(dt.timedelta(hours=1)), "home": dt.timezone(dt.timedelta(hours=-5))}
GIT = {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Ann"), ("EMAIL", "ann@example.org"))
} | {"GIT_CONFIG_GLOBAL": "/dev/null", "GIT_CONFIG_SYSTEM": "/dev/null"}


class Machine:
    """A person's home on one machine."""

    def __init__(self, home: Path, zone: dt.timezone) -> None:
        self.home = home
        self.places = Places.under(home / ".local" / "share" / "soleus")
        self.log = Log(self.places.log)
        self._now = dt.datetime(2026, 11, 22, 6, 0, tzinfo=zone)
        self.ever: dict[str, bytes] = {}
        """All that was written here, by path within the log."""

    def add(self, title: str) -> str:
        """Play a session, one a day; gives the entry's id."""
        self._now += dt.timedelta(days=1)
        entry_id = Log.new_id(self._now, "reset")
        self._wrote(self.log.add(entry_id, an_entry(title=title, started=self._now)))
        return entry_id

    def correct(self, entry_id: str, title: str) -> None:
        self._wrote(self.log.revise(entry_id, an_entry(title=title, started=self._now)))

    def delete(self, entry_id: str) -> None:
        self._wrote(self.log.delete(entry_id))

    def restore(self, entry_id: str) -> None:
        self._wrote(self.log.restore(entry_id))

    def files(self) -> dict[str, bytes]:
        """What is in the log's folder now, but for what git keeps there."""
        paths = [path for path in self.log.folder.glob("[0-9]*/*") if path.is_file()]
        return {str(path.relative_to(self.log.folder)): path.read_bytes() for path in paths}

    def run(self, commands: str, host: Path) -> None:
        """Run these in a shell as they are written, `HOST:` leading to that home."""
        done = subprocess.run(
            ["sh", "-c", f"umask 022\n{commands.replace('HOST:', f'{host}/')}"],
            env={"PATH": os.environ["PATH"], "HOME": str(self.home), **GIT},
            cwd=self.home,
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr

    def _wrote(self, path: Path) -> None:
        self.ever[str(path.relative_to(self.log.folder))] = path.read_bytes()


def commands(heading: str) -> str:
    """The shell commands under a heading of the guide."""
    text = GUIDE.read_text("utf-8").partition(f"\n## {heading}\n")[2]
    (found,) = re.findall(r"```sh\n(.*?)```", text.partition("\n## ")[0], re.DOTALL)
    assert isinstance(found, str)
    return found


@pytest.fixture
def gym(tmp_path: Path) -> Machine:
    return a_machine(tmp_path, "gym")


@pytest.fixture
def home(tmp_path: Path) -> Machine:
    return a_machine(tmp_path, "home")


def a_machine(folder: Path, name: str) -> Machine:
    (folder / name).mkdir()
    return Machine(folder / name, ZONES[name])


Meet = Callable[[], None]


@pytest.fixture(params=["rsync", "git"])
def meet(request: pytest.FixtureRequest, gym: Machine, home: Machine) -> Meet:
    """Lets each machine get what the other has."""
    way = str(request.param)
    needs(way)
    if way == "rsync":
        return lambda: home.run(commands(way), gym.home)
    return lambda: meet_by_git(gym, home)


def meet_by_git(gym: Machine, home: Machine) -> None:
    """As the guide says; the first time the log is put under git, and the other one taken over."""
    between = home.home / "between"
    if not between.exists():
        home.run(f"umask 077; git init -q --bare -b main {between}", gym.home)
        gym.run(
            f"umask 077; git clone -q {between} new; mv new/.git {gym.log.folder}; rmdir new",
            gym.home,
        )
        gym.run(f"cd {gym.log.folder}; git add [0-9]*; git commit -qm log; git push -q", gym.home)
        home.run(
            f"mv {home.log.folder} before; umask 077; git clone -q {between} {home.log.folder}",
            gym.home,
        )
        assert import_log(home.places, home.home / "before", is_rehearsal=False) == 0
    for machine in (home, gym, home):
        machine.run(commands("git"), gym.home)


def listed(machine: Machine, capsys: pytest.CaptureFixture[str]) -> tuple[list[str], object]:
    """The log as it is printed, and as JSON without the paths, which differ."""
    capsys.readouterr()
    assert print_log(machine.places, as_json=False, as_csv=False) == 0
    lines = capsys.readouterr().out.splitlines()
    assert print_log(machine.places, as_json=True, as_csv=False) == 0
    entries = json.loads(capsys.readouterr().out)
    return lines, [{**one, "path": Path(one["path"]).name} for one in entries]


def titles(lines: list[str]) -> set[str]:
    """With the mark of two versions, where there is one."""
    return {re.sub(r" {2,}.*?(?=  \(two|$)", "", line[18:], count=1) for line in lines}


def test_both_list_the_same_and_nothing_is_lost(
    gym: Machine, home: Machine, meet: Meet, capsys: pytest.CaptureFixture[str]
) -> None:
    def assert_one_log() -> list[str]:
        meet()
        assert gym.files() == home.files() == gym.ever | home.ever
        assert listed(gym, capsys) == listed(home, capsys)
        for machine in (gym, home):
            for path in (machine.log.folder, *machine.log.folder.glob("[0-9]*")):
                assert path.stat().st_mode & 0o777 == 0o700
            for path in machine.log.folder.glob("[0-9]*/*"):
                assert path.stat().st_mode & 0o777 == 0o600
        return listed(gym, capsys)[0]

    both, by_gym, by_home = gym.add("both"), gym.add("by gym"), home.add("by home")
    left_alone, disputed = home.add("left alone"), gym.add("disputed")
    assert len(assert_one_log()) == 5

    for machine, other, foreign in ((gym, "gym", by_home), (home, "home", by_gym)):
        machine.add(f"later, {other}")
        machine.correct(both, f"corrected, {other}")
        machine.delete(foreign)
    gym.delete(disputed)
    home.correct(disputed, "disputed still")
    told = titles(assert_one_log())
    greater = max(name for name in gym.files() if f"/{both}.2-" in name)
    wins = "gym" if greater in gym.ever else "home"
    assert told - {f"disputed still{TWO_VERSIONS}"} == {
        f"corrected, {wins}{TWO_VERSIONS}",
        "later, gym",
        "later, home",
        "left alone",
    }

    gym.correct(both, "settled")
    home.restore(by_home)
    home.correct(disputed, "disputed no more")
    home.delete(left_alone)
    lines = assert_one_log()
    assert titles(lines) == {"settled", "by home", "disputed no more", "later, gym", "later, home"}
    assert not any(TWO_VERSIONS in line for line in lines)

    before = gym.files()
    meet()
    assert gym.files() == home.files() == before


def test_what_was_purged_on_one_comes_back_deleted(
    gym: Machine, home: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    needs("rsync")
    entry_id = gym.add("gone")
    home.add("stays")
    home.run(commands("rsync"), gym.home)
    gym.delete(entry_id)
    home.run(commands("rsync"), gym.home)

    assert purge(gym.places, is_sure=True) == 0
    home.run(commands("rsync"), gym.home)
    capsys.readouterr()
    assert titles(listed(gym, capsys)[0]) == {"stays"}

    for machine in (gym, home):
        assert purge(machine.places, is_sure=True) == 0
    home.run(commands("rsync"), gym.home)
    capsys.readouterr()
    assert not [name for name in gym.files() | home.files() if entry_id in name]
    assert titles(listed(gym, capsys)[0]) == titles(listed(home, capsys)[0]) == {"stays"}


def test_what_syncthing_leaves_beside_is_no_entry(
    gym: Machine, capsys: pytest.CaptureFixture[str]
) -> None:
    entry_id = gym.add("mine")
    (year,) = gym.log.folder.glob("[0-9]*")
    for name in (
        f".syncthing.{entry_id}.2-aa.toml.tmp",
        f"{entry_id}.1.sync-conflict-20261123-060000-ABCDEFG.toml",
    ):
        (year / name).write_text("not to be read")
    (gym.log.folder / ".stfolder").mkdir()
    assert titles(listed(gym, capsys)[0]) == {"mine"}
