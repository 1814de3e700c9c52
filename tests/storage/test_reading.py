"""Anything may lie where a TOML file is expected; the answer comes at once, in one sentence."""

import os
import socket
import time
import tomllib
from pathlib import Path
from typing import Any

import pytest

from tests.storage.descriptors import open_descriptors
from tui.storage.reading import MAX_BYTES, MAX_LINE, Missing, Unreadable, parse_toml, read_small


def refusal(path: Path) -> Unreadable:
    started = time.thread_time()
    with pytest.raises(Unreadable) as caught:
        read_small(path)
    assert time.thread_time() - started < 1
    return caught.value


def refused_text(text: str) -> Unreadable:
    with pytest.raises(Unreadable) as caught:
        parse_toml(text)
    return caught.value


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.toml"


def test_a_file_is_read_as_it_is(file: Path) -> None:
    file.write_bytes("a = 'é'\r\n".encode())
    assert read_small(file) == "a = 'é'\r\n"


def test_a_bom_is_removed(file: Path) -> None:
    file.write_bytes(b"\xef\xbb\xbfa = 1")
    assert read_small(file) == "a = 1"


def test_the_largest_file_is_read(file: Path) -> None:
    text = ("#" * 1_023 + "\n") * (MAX_BYTES // 1_024)
    file.write_text(text)
    assert read_small(file) == text
    file.write_text(f"{text}#")
    assert str(refusal(file)) == "is larger than 256 KiB; split or shorten it"


def test_the_longest_line_is_read(file: Path) -> None:
    file.write_text(f"\n{'é' * MAX_LINE}\n", "utf-8")
    assert len(read_small(file)) == MAX_LINE + 2
    file.write_text(f"\n{'é' * MAX_LINE}é\n", "utf-8")
    error = refusal(file)
    assert str(error) == "this line has more than 2,000 characters; split it"
    assert (error.line, error.column) == (2, MAX_LINE + 1)


def test_a_sparse_file_of_a_terabyte(file: Path) -> None:
    with file.open("wb") as sparse:
        sparse.truncate(2**40)
    assert "larger" in str(refusal(file))


@pytest.mark.parametrize("content", [b"", b"\xef\xbb\xbf"])
def test_an_empty_file(file: Path, content: bytes) -> None:
    file.write_bytes(content)
    assert str(refusal(file)) == "is empty; a definition begins with schema = 1"


def test_text_that_is_not_utf_8(file: Path) -> None:
    file.write_bytes(b"a = 1\nb = 'ca\xc3\xa9f\xe9'\n")
    error = refusal(file)
    assert str(error) == "is not UTF-8 text; save it as UTF-8"
    assert (error.line, error.column) == (2, 10)


def test_a_folder(tmp_path: Path) -> None:
    assert str(refusal(tmp_path)) == "is a folder; name a TOML file in it"


def test_a_pipe(file: Path) -> None:
    os.mkfifo(file)
    assert str(refusal(file)) == "is a pipe, not a file; name a TOML file"


def test_a_socket(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(file.parent)  # a socket's path may not be long
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(file.name)
        assert str(refusal(file)) == "is a socket or device, not a file; name a TOML file"


@pytest.mark.parametrize("device", ["/dev/zero", "/dev/null"])
def test_a_device(device: str) -> None:
    assert str(refusal(Path(device))) == "is a device, not a file; name a TOML file"


def test_links_in_a_circle(tmp_path: Path) -> None:
    one, other = tmp_path / "one.toml", tmp_path / "other.toml"
    one.symlink_to(other)
    other.symlink_to(one)
    assert str(refusal(one)) == "is a link that leads back to itself; replace it with the file"


def test_a_file_that_may_not_be_read(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: Any) -> int:
        raise PermissionError(13, "Permission denied")

    file.write_text("a = 1")
    file.chmod(0)
    monkeypatch.setattr(os, "open", refuse)  # root may read what nobody may
    assert str(refusal(file)) == (
        "you have no permission to read it; ask its owner, or try chmod u+r"
    )


@pytest.mark.parametrize("name", ["none.toml", "file/none.toml", "nul\0.toml", "none/none.toml"])
def test_a_file_that_is_not_there(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").touch()
    assert isinstance(refusal(tmp_path / name), Missing)


def test_a_name_that_is_too_long(tmp_path: Path) -> None:
    assert str(refusal(tmp_path / ("a" * 300))) == "its name is too long; give it a shorter one"


def test_a_disk_that_fails(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(*_: Any) -> bytes:
        raise OSError(5, "Input/output error")

    file.write_text("a = 1")
    monkeypatch.setattr(os, "read", fail)
    assert str(refusal(file)) == "can't be read: Input/output error"


def test_a_file_that_comes_in_parts(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    read = os.read
    file.write_text("a = 1")
    monkeypatch.setattr(os, "read", lambda descriptor, _: read(descriptor, 2))
    assert read_small(file) == "a = 1"


def test_nothing_stays_open(file: Path, tmp_path: Path) -> None:
    before = open_descriptors()
    file.write_text("a = 1")
    read_small(file)
    refusal(tmp_path)
    assert os.listdir("/dev/fd") == before  # noqa: PTH208 - numbers, not paths


def test_a_table_of_every_type() -> None:
    table = parse_toml("a = 1\nb = [true, 1.5, 'x']\n[c]\nd = {e = 'f'}\r\n")
    assert table == {"a": 1, "b": [True, 1.5, "x"], "c": {"d": {"e": "f"}}}


def test_text_comes_out_as_text() -> None:
    table = parse_toml(
        'title = "[@click=app.quit]x[/]"\n'
        'escape = "\\u001b[2J"\n'
        'bidi = ["a\u202eb", {c = "\\u202E"}]\n'
        'lines = """a\nb"""\n'
        '"k\\u001bey" = 1\n'
    )
    assert table == {
        "title": "[@click=app.quit]x[/]",
        "escape": "\ufffd[2J",
        "bidi": ["a\ufffdb", {"c": "\ufffd"}],
        "lines": "a b",
        "k\ufffdey": 1,
    }


def test_a_syntax_error_has_its_place() -> None:
    error = refused_text("a = 1\ntitle = Calf")
    assert (str(error), error.line, error.column) == ('text needs quotes: title = "Calf"', 2, 9)


@pytest.mark.parametrize(
    "text",
    [
        "a = " + "[" * 500 + "]" * 500,
        "a = " + "[" * 40 + "]" * 40,
        "a = " + "{b = " * 40 + "1" + "}" * 40,
    ],
)
def test_deep_nesting_is_refused(text: str) -> None:
    assert str(refused_text(text)) == "lists or tables are nested too deeply"


@pytest.mark.parametrize(
    "line",
    [
        "a" + ".a" * 900 + " = 1",
        "  a" + " . 'a'" * 100 + " = 1",
        '"a"' + '."a"' * 32 + " = 1",
        "[a" + ".a" * 40 + "]",
        "[[ a" + ".a" * 40 + "]]",
        "b = {a" + ".a" * 40 + " = 1}",
        "b = [{c = 1, a" + ".a" * 40 + " = 1}]",
    ],
    ids=lambda line: line[:14],
)
def test_a_long_key_never_reaches_the_parser(line: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tomllib, "loads", lambda _: pytest.fail("it was parsed"))
    refusal = refused_text(f"schema = 1\n{line}\n")
    assert str(refusal) == "this key has more than 32 parts; definitions need two"
    assert refusal.line == 2


def test_what_only_looks_like_a_long_key_is_read() -> None:
    dots = ". ".join(["Breathe"] * 50)
    text = f'cue = "{dots}"\nlast{".a" * 31} = 1\nslow = """\nOne{"..." * 40}\n"""\n'
    assert parse_toml(text)["cue"] == dots


def test_a_number_of_5_000_digits_is_refused() -> None:
    assert str(refused_text("a = " + "1" * 5_000)) == "a number is too long"


def test_20_000_dotted_keys_never_reach_the_parser(file: Path) -> None:
    file.write_text("a" + ".a" * 20_000 + " = 1")
    assert refusal(file).line == 1
