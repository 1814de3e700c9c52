"""`soleus config`."""

from pathlib import Path

import pytest

from tui.cli import main


def own_settings(folder: Path, text: str) -> Path:
    path = folder / "config" / "settings.toml"
    path.parent.mkdir()
    path.write_text(text, "utf-8")
    return path


def test_path_of_the_settings(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--data-dir", str(tmp_path), "config", "path"]) == 0
    assert capsys.readouterr().out == f"{tmp_path}/config/settings.toml\n"
    assert not list(tmp_path.iterdir())


def test_every_id_has_its_keys_and_what_they_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own_settings(tmp_path, 'schema = 1\n[keymap]\n"session.pause" = "p, ."')
    assert main(["--data-dir", str(tmp_path), "config", "keys"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert len(lines) > 150
    by_id = {id: rest for id, *rest in (line.split(maxsplit=2) for line in lines)}
    assert len(by_id) == len(lines)
    assert by_id["session.pause"] == [
        "p,full_stop",
        "Pause, and go on (usually space,full_stop)",
    ]
    assert by_id["quit"] == ["ctrl+q", "Quit"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('schema = 1\n[keymap]\n"session.paws" = "p"', "did you mean 'session.pause'?"),
        ('schema = 1\n[keymap]\n"session.pause" = 3', "keymap.session.pause must be text"),
    ],
)
def test_a_mistake_is_told_and_the_usual_keys_are_printed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], text: str, told: str
) -> None:
    own_settings(tmp_path, text)
    assert main(["--data-dir", str(tmp_path), "config", "keys"]) == 1
    printed = capsys.readouterr()
    assert told in printed.err
    assert "session.pause" in printed.out
    assert "usually" not in printed.out
