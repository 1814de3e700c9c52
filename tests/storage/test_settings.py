from pathlib import Path

from tui.core.settings import IdleLimits, Settings
from tui.storage.settings import load_settings


def files(tmp_path: Path, machine: str | None, own: str | None) -> tuple[Path, Path]:
    paths = (tmp_path / "machine.toml", tmp_path / "settings.toml")
    for path, text in zip(paths, (machine, own), strict=True):
        if text is not None:
            path.write_text(text)
    return paths


def test_none_need_exist(tmp_path: Path) -> None:
    loaded = load_settings(files(tmp_path, None, None))
    assert (loaded.settings, loaded.problems) == (Settings(), ())


def test_both_are_read_and_the_persons_own_counts_more(tmp_path: Path) -> None:
    loaded = load_settings(
        files(
            tmp_path,
            'schema = 1\nwait = "never"\n[idle]\nprompt = 30\npaused = 60',
            "schema = 1\nswitch = 9\n[idle]\npaused = 0",
        )
    )
    assert loaded.problems == ()
    assert (loaded.settings.wait, loaded.settings.switch) == ("never", 9)
    assert loaded.settings.idle == IdleLimits(prompt=30, paused=0)


def test_every_mistake_is_told_and_nothing_of_that_file_holds(tmp_path: Path) -> None:
    paths = files(
        tmp_path,
        "schema = 1\nprepare = 7",
        'schema = 1\nprepair = 3\nswitch = -1\nwait = "often"\n[idle]\npromt = 3',
    )
    loaded = load_settings(paths)
    assert loaded.settings.prepare == 7
    told = [str(problem) for problem in loaded.problems]
    assert [text.split(":")[1] for text in told] == ["2", "3", "4", "6"]
    assert "did you mean 'prepare'?" in told[0]
    assert "did you mean 'prompt'?" in told[3]


def test_what_is_no_toml_is_one_sentence(tmp_path: Path) -> None:
    loaded = load_settings(files(tmp_path, None, "schema = "))
    assert len(loaded.problems) == 1
    assert loaded.settings == Settings()


def test_on_a_machine_for_many_steps_pause_by_themselves(tmp_path: Path) -> None:
    assert load_settings(files(tmp_path, None, None), kiosk=True).settings.idle.steps == 1200
