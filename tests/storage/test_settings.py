from pathlib import Path

import pytest

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


NEW_KEYS = """
schema = 1
theme = "nord"
colour = "16"
motion = false
bell = "countdown"
on_cue = ["play", "{event}"]
room_view = true
sextants = true
digits = "&é\\"'(-è_çà"

[keymap]
"session.less" = "right_parenthesis"
quit = "ctrl+q"
"""


def test_looks_and_cues_are_read(tmp_path: Path) -> None:
    loaded = load_settings(files(tmp_path, None, NEW_KEYS))
    assert loaded.problems == ()
    assert loaded.settings == Settings(
        theme="nord",
        colour="16",
        motion=False,
        bell="countdown",
        on_cue=("play", "{event}"),
        room_view=True,
        sextants=True,
        digits="&é\"'(-è_çà",
        keymap={"session.less": "right_parenthesis", "quit": "ctrl+q"},
    )


def test_keymaps_are_joined_key_by_key(tmp_path: Path) -> None:
    loaded = load_settings(
        files(
            tmp_path,
            'schema = 1\n[keymap]\nquit = "f10"\nhelp = "f1"',
            'schema = 1\n[keymap]\nhelp = "f2"',
        )
    )
    assert loaded.settings.keymap == {"quit": "f10", "help": "f2"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('theme = "drakula"', "did you mean 'dracula'?"),
        ('colour = "256 colours"', "colour must be one of auto, 256, truecolor, 16, none"),
        ('motion = "no"', 'motion must be true or false, not "no"'),
        ('on_cue = "play"', 'on_cue must be a list of at most 20 texts, not "play"'),
        ('on_cue = ["play", ""]', "item 2 of on_cue must be text of 1 to 200 characters"),
        ('digits = "123"', "digits must be text of 10 characters"),
        ('digits = "&&\\"\'(-è_çà"', "digits must be ten different characters"),
        ('digits = "1é\\"\'(-è_çà"', "ten different characters that are no digits"),
        ("[keymap]\nquit = 3", "keymap.quit must be text of 1 to 200 characters, not 3"),
        ('keymap = "vi"', 'keymap must be a table, not "vi"'),
    ],
)
def test_a_mistake_in_looks_and_cues_is_told(tmp_path: Path, text: str, told: str) -> None:
    loaded = load_settings(files(tmp_path, None, f"schema = 1\n{text}"))
    assert loaded.settings == Settings()
    assert [told in str(problem) for problem in loaded.problems] == [True]


def test_in_a_kiosk_only_the_machine_names_a_program(tmp_path: Path) -> None:
    both = files(
        tmp_path,
        'schema = 1\non_cue = ["machine"]',
        'schema = 1\nbell = "off"\non_cue = ["member"]',
    )
    kiosk, home = (load_settings(both, kiosk=one).settings for one in (True, False))
    assert (kiosk.on_cue, kiosk.bell) == (("machine",), "off")
    assert home.on_cue == ("member",)
    both[0].unlink()
    assert load_settings(both, kiosk=True).settings.on_cue == ()
