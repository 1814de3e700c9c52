"""`soleus check`: warnings, which are no mistakes unless they are to be."""

from pathlib import Path

import pytest

from tui.cli import main
from tui.storage.definitions.library import builtin_folder
from tui.storage.places import Places

ODD = """\
schema = 1
title = "Odd"
per_week = 21

[[steps]]
exercise = "bent-knee-wall"
sets = 9
"""
WALK = 'schema = 1\ntitle = "Walk"\n[[steps]]\nkind = "prompt"\nname = "Walk"\n'
BUILTIN = builtin_folder()
CHECKED = sorted(BUILTIN.rglob("*.toml"))


def check(folder: Path, *arguments: object) -> int:
    return main(["--data-dir", str(folder), "check", *map(str, arguments)])


def write(folder: Path, name: str, text: str) -> Path:
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(text, "utf-8")
    return path


def test_warnings_have_their_lines_and_are_no_mistakes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    path = write(tmp_path, "odd.toml", ODD)
    assert check(tmp_path, path) == 0
    week, sets, cap, last = capsys.readouterr().out.splitlines()
    assert week.startswith(f"{path}:3:1: warning: Soleus: 5670 s a side and week")
    assert cap.startswith(f"{path}:5:1: warning: step 1: Soleus: 270 s a side;") or sets
    assert f"{path}:7:1: warning: step 1: sets 9 is out of its range, 2 to 4" in (sets, cap)
    assert last == f"{path}: no mistakes, 3 warnings"


def test_strict_takes_warnings_for_mistakes(tmp_path: Path) -> None:
    assert check(tmp_path, "--strict", write(tmp_path, "odd.toml", ODD)) == 1
    assert check(tmp_path, "--strict", BUILTIN / "soleus-reset.toml") == 0


def test_a_file_with_mistakes_has_those_alone(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path, write(tmp_path, "odd.toml", f"{ODD}colour = 3\n")) == 1
    assert "warning" not in capsys.readouterr().out


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("exercises/a.toml", 'schema = 1\nkind = "hold"\nname = "A"\nseconds = 3\n'),
        ("anatomy/a.toml", 'schema = 1\ntitle = "A"\nnotes = ["B"]\n'),
    ],
)
def test_a_file_without_a_source_is_warned_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, text: str
) -> None:
    path = write(tmp_path, name, text)
    assert check(tmp_path, path) == 0
    assert f"{path}:1:1: warning: no source" in capsys.readouterr().out
    path.write_text(text + 'source = ["own-choice"]\n')
    assert check(tmp_path, "--strict", path) == 0


@pytest.mark.parametrize(
    ("name", "place"),
    [("a.toml", "8:11: warning: step 1"), ("exercises/a.toml", "5:11: warning")],
)
def test_a_source_that_is_nearly_one_is_warned_of(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str, place: str
) -> None:
    keys = 'kind = "hold"\nname = "A"\nseconds = 3\nsource = ["garber-201", "Ann"]\n'
    head = 'schema = 1\ntitle = "A"\n\n[[steps]]\n' if name == "a.toml" else "schema = 1\n"
    path = write(tmp_path, name, head + keys)
    assert check(tmp_path, path) == 0
    warned, _ = capsys.readouterr().out.splitlines()
    says = "there is no source 'garber-201', so it is shown as text - did you mean 'garber-2011'?"
    assert warned == f"{path}:{place}: {says}"


def test_of_a_folder_every_file_is_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    folder = tmp_path / "mine"
    session = write(folder, "a.toml", WALK)
    exercise = write(folder, "exercises/b.toml", "schema = 1\nsets = 900\n")
    assert check(tmp_path, folder) == 1
    said = capsys.readouterr().out
    assert f"{session}: no mistakes" in said
    assert f"{exercise}:2:1: sets must be" in said
    assert check(tmp_path, folder / "exercises") == 1
    assert str(session) not in capsys.readouterr().out
    exercise.unlink()
    assert check(tmp_path, folder / "exercises") == 1
    assert "is a folder; name a TOML file in it" in capsys.readouterr().out


def test_without_a_name_a_persons_own_files_are_checked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert check(tmp_path) == 0
    assert "soleus new NAME" in capsys.readouterr().out
    own = write(Places.under(tmp_path).definitions, "a.toml", WALK)
    assert check(tmp_path) == 0
    assert capsys.readouterr().out == f"{own}: no mistakes\n"
    settings = write(tmp_path / "config", "settings.toml", 'schema = 1\nbell = "of"\n')
    assert check(tmp_path) == 1
    assert f"{settings}:2:1: bell must be" in capsys.readouterr().out
    own.unlink()
    settings.unlink()
    assert check(tmp_path) == 0
    assert "soleus new NAME" in capsys.readouterr().out


def test_settings_are_checked_by_their_own_rules(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    path = write(tmp_path / "config", "settings.toml", 'schema = 1\nbell = "of"\nthem = "x"\n')
    monkeypatch.chdir(tmp_path / "config")
    link = tmp_path / "link.toml"
    link.symlink_to(path)
    for typed in (path, "settings.toml", "../config/settings.toml", link):
        assert check(tmp_path, typed) == 1
        assert "unknown key 'them' - did you mean 'theme'?" in capsys.readouterr().out


@pytest.mark.parametrize("path", CHECKED, ids=lambda path: path.stem)
def test_nothing_is_odd_about_what_is_shipped(tmp_path: Path, path: Path) -> None:
    assert check(tmp_path, "--strict", path) == 0
