"""What a client of the gym sends as its environment steers nothing there (case 41)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.skips import needs
from tests.terminal.gym import PLAN, SECONDS, Gym
from tests.terminal.harness import Terminal


@pytest.fixture
def hostile(tmp_path: Path) -> dict[str, str]:
    """Variables of a client that each leave a file in `ran`, were they obeyed."""
    ran, evil = tmp_path / "ran", tmp_path / "evil"
    ran.mkdir()
    evil.mkdir()
    mark = "import pathlib; pathlib.Path({!r}).touch()\n"
    (evil / "sitecustomize.py").write_text(mark.format(str(ran / "sitecustomize")))
    (evil / "evil_driver.py").write_text(mark.format(str(ran / "driver")))
    program = evil / "program"
    program.write_text(f"#!/bin/sh\ntouch {ran}/program\n")
    program.chmod(0o755)
    return {
        "PYTHONPATH": str(evil),
        "PYTHONINSPECT": "1",
        "TEXTUAL_DRIVER": "evil_driver:Driver",
        "TEXTUAL_LOG": str(ran / "textual-log"),
        "TEXTUAL_PRESS": "q",
        "XDG_DATA_HOME": str(ran),
        "XDG_CONFIG_HOME": str(ran),
        "XDG_STATE_HOME": str(ran),
        **dict.fromkeys(("BROWSER", "EDITOR", "VISUAL", "PAGER"), str(program)),
    }


@pytest.fixture
def careless_gym(installed_soleus: Path, tmp_path: Path, hostile: dict[str, str]) -> Iterator[Gym]:
    """Takes what the client sends, against the document."""
    needs("sshd")
    accept = [f"AcceptEnv {' '.join(hostile)}"]
    made = Gym(installed_soleus, tmp_path, settings=accept, match=[])
    with made.server:
        made.add_member("ann")
        yield made


def sending(hostile: dict[str, str]) -> list[str]:
    return ["-o", f"SendEnv={' '.join(hostile)}"]


def ran(tmp_path: Path) -> list[str]:
    return sorted(path.name for path in (tmp_path / "ran").iterdir())


def test_hostile_environment_steers_nothing(
    careless_gym: Gym, hostile: dict[str, str], tmp_path: Path
) -> None:
    added = careless_gym.server.run(
        "ann", "add-session my-plan", options=sending(hostile), sent=PLAN.encode(), env=hostile
    )
    assert added.returncode == 0, added.stderr
    line = careless_gym.server.client("ann", options=["-t", *sending(hostile)])
    known = careless_gym.home / ".local" / "state" / "soleus" / "members" / "ann"
    with Terminal(line, tmp_path, env=hostile, known=known) as terminal:
        terminal.wait_for("My plan", timeout=SECONDS)
        terminal.settle()
        assert terminal.is_open, "TEXTUAL_PRESS closed it"
        terminal.send("q")
        assert terminal.exit_code(SECONDS) == 0
    assert ran(tmp_path) == []


def test_it_would_without_what_the_document_says(
    careless_gym: Gym, installed_soleus: Path, hostile: dict[str, str], tmp_path: Path
) -> None:
    """The variables do arrive, and Python obeys them unless it is started with -I."""
    careless_gym.server.add_key("eve", f'restrict,command="{installed_soleus} list" KEY')
    careless_gym.server.run("eve", options=sending(hostile), env=hostile)
    assert ran(tmp_path) == ["sitecustomize"]


def test_documented_block_takes_language_only(
    installed_soleus: Path, hostile: dict[str, str], tmp_path: Path
) -> None:
    """Whatever the machine takes from other accounts."""
    needs("sshd")
    made = Gym(installed_soleus, tmp_path, settings=[f"AcceptEnv {' '.join(hostile)}"])
    sent = hostile | {"LC_TIME": "C", "LANG": "C.UTF-8"}
    with made.server as server:
        server.add_key("owner")
        told = server.run("owner", "env", options=sending(sent), env=sent).stdout.decode()
    names = {line.partition("=")[0] for line in told.splitlines()}
    assert {"LC_TIME", "LANG"} <= names
    assert not names & set(hostile)
