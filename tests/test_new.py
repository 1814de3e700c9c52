"""`soleus new` where there is no terminal, so that nothing is opened."""

from pathlib import Path

import pytest

from tui.cli import main
from tui.editor import Editor, editor_words


@pytest.mark.parametrize(
    ("arguments", "where"),
    [
        (["evening"], "evening.toml"),
        (["Evening calves"], "evening-calves.toml"),
        (["doorway", "--exercise"], "exercises/doorway.toml"),
        (["--anatomy", "pectoralis"], "anatomy/pectoralis.toml"),
    ],
    ids=str,
)
def test_writes_a_starter_that_passes_the_check(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str], where: str
) -> None:
    assert main(["--data-dir", str(tmp_path), "new", *arguments]) == 0
    written = tmp_path / "config" / "sessions" / where
    says = capsys.readouterr().out.splitlines()
    assert says[0] == str(written)
    assert says[1].endswith(f"check it: soleus check {written}")
    assert main(["--data-dir", str(tmp_path), "check", str(written)]) == 0


def test_says_where_the_file_is_that_is_there_already(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["--data-dir", str(tmp_path), "new", "evening"]) == 0
    assert main(["--data-dir", str(tmp_path), "new", "evening"]) == 1
    assert "evening.toml already: choose another name." in capsys.readouterr().err


def test_a_name_of_no_file_is_refused(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path), "new", "soleus-reset"]) == 2
    assert "choose another name" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("environment", "words"),
    [
        ({"VISUAL": "code -w", "EDITOR": "vi"}, ["code", "-w"]),
        ({"VISUAL": "", "EDITOR": "'my editor' -n"}, ["my editor", "-n"]),
        ({"EDITOR": "it's"}, ["it's"]),
        ({"PATH": "/nowhere"}, []),
    ],
    ids=str,
)
def test_which_editor(environment: dict[str, str], words: list[str]) -> None:
    assert editor_words(environment) == words


def test_without_a_wish_the_machines_usual_one(tmp_path: Path) -> None:
    for name in ("nano", "vi"):
        (tmp_path / name).write_text("")
        (tmp_path / name).chmod(0o700)
    assert editor_words({"PATH": str(tmp_path)}) == ["nano"]


def test_an_editor_that_did_not_wait_is_told(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "a.toml"
    path.write_text("")
    assert "came back at once" in Editor(["true"]).open(path)
    assert Editor(["sh", "-c", 'echo >> "$0"']).open(path) == ""
    monkeypatch.setattr("tui.editor._AT_ONCE", 0.0)
    assert Editor(["true"]).open(path) == ""


def test_a_file_that_the_editor_took_away_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("tui.commands.new._is_on_terminal", lambda: True)
    monkeypatch.setenv("VISUAL", "rm")
    assert main(["--data-dir", str(tmp_path), "new", "evening"]) == 1
    assert capsys.readouterr().err == "The file is gone: it was deleted, or has another name now.\n"


def test_an_editor_that_is_not_there_is_told(tmp_path: Path) -> None:
    said = Editor(["no-such-editor"]).open(tmp_path)
    assert said.startswith("The editor no-such-editor can't be started: No such file")
