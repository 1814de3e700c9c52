"""What a report of a crash holds, and what it must not hold."""

import errno
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from tui.terminal.crash import KEPT, Crash, told

SECRET = "my knee hurts since Tuesday"  # noqa: S105 - stands for what a person wrote


def ended() -> None:
    """Nothing is to be ended here."""


def caught(raise_it: Callable[[], None]) -> Exception:
    """The exception with where it came from."""
    try:
        raise_it()
    except Exception as error:  # noqa: BLE001 - whatever it is
        return error
    raise AssertionError("it raised nothing")


def fail() -> None:
    note = SECRET
    raise ValueError(note)


def fail_while_handling() -> None:
    try:
        fail()
    except ValueError as error:
        raise KeyError(SECRET) from error


def fail_without_end() -> None:
    fail_without_end()


def text_of(error: BaseException) -> str:
    return "\n".join(told(error))


def test_names_the_kind_and_the_place_but_no_value() -> None:
    text = text_of(caught(fail))
    assert "\nbuiltins.ValueError\n" in text
    assert "safety/test_crash_report.py:" in text
    assert " in fail" in text
    assert SECRET not in text
    assert str(Path(__file__).parents[2]) not in text


def test_tells_what_an_exception_came_from() -> None:
    text = text_of(caught(fail_while_handling))
    assert text.index("builtins.KeyError") < text.index("builtins.ValueError")
    assert text.count("builtins.ValueError") == 1
    assert SECRET not in text


def test_tells_each_exception_of_a_group() -> None:
    text = text_of(ExceptionGroup(SECRET, [caught(fail), OSError(errno.ENOSPC, SECRET)]))
    assert "builtins.ValueError" in text
    assert "builtins.OSError: [28] No space left on device" in text
    assert SECRET not in text


def test_tells_why_the_system_refused_in_the_system_s_words() -> None:
    text = text_of(PermissionError(errno.EACCES, SECRET, SECRET))
    assert text.strip() == "builtins.PermissionError: [13] Permission denied"


def test_keeps_both_ends_of_a_bottomless_recursion() -> None:
    text = text_of(caught(fail_without_end))
    assert len(text.splitlines()) < 100
    assert " in caught" in text
    assert " more ..." in text


def test_exception_that_is_its_own_cause_is_told_once() -> None:
    error = ValueError(SECRET)
    error.__cause__ = error
    assert text_of(error).count("ValueError") == 1


def test_only_its_owner_reads_it(tmp_path: Path) -> None:
    crash = Crash(tmp_path / "crashes", ended)
    crash.report(caught(fail))
    (report,) = (tmp_path / "crashes").iterdir()
    assert stat.S_IMODE(report.stat().st_mode) == 0o600
    assert stat.S_IMODE(report.parent.stat().st_mode) == 0o700
    assert str(report) in crash.line
    assert crash.line.count("\n") == 1


def test_only_the_first_is_written(tmp_path: Path) -> None:
    crash = Crash(tmp_path / "crashes", ended)
    crash.report(caught(fail))
    first = crash.line
    crash.report(caught(fail_while_handling))
    assert crash.line == first
    assert len(list((tmp_path / "crashes").iterdir())) == 1


def test_oldest_reports_go(tmp_path: Path) -> None:
    folder = tmp_path / "crashes"
    folder.mkdir(mode=0o700)
    old = [folder / f"20200101T0000{at:02}Z-1.txt" for at in range(KEPT + 2)]
    for path in old:
        path.write_text("old", "utf-8")
    Crash(folder, ended).report(caught(fail))
    left = sorted(folder.iterdir())
    assert len(left) == KEPT
    assert left[:-1] == old[3:]


def test_folder_that_others_can_open_is_refused(tmp_path: Path) -> None:
    folder = tmp_path / "crashes"
    folder.mkdir()
    folder.chmod(0o755)
    crash = Crash(folder, ended)
    crash.report(caught(fail))
    assert "others can open the folder" in crash.line
    assert list(folder.iterdir()) == []


def test_mistake_while_writing_is_no_second_crash(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail_to_write(*_: object) -> None:
        raise RuntimeError(SECRET)

    monkeypatch.setattr("tui.terminal.crash.write_whole", fail_to_write)
    crash = Crash(tmp_path / "crashes", ended)
    crash.report(caught(fail))
    assert "could not be written" in crash.line
    assert SECRET not in crash.line
