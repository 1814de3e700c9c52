"""Changes to the person's settings file, whose comments and order stay as they are."""

from collections.abc import Mapping
from pathlib import Path

from tui.core.text import clean
from tui.storage.definitions.loading import load_content
from tui.storage.reading import MAX_BYTES, Missing, Unreadable, read_bytes, text_of
from tui.storage.settings import as_settings
from tui.storage.writing import make_private_folder, replace_whole

_NEW = "schema = 1\n"


class CannotChange(Exception):  # noqa: N818 - reads as a sentence where it is caught
    """Nothing was changed; the message is meant for the person."""


def change_settings(path: Path, changes: Mapping[str, str | int | bool]) -> None:
    """Write these keys, of no table, into the file, which need not exist.

    Where the file is a link, what it leads to is written. Raises `CannotChange` where the file has
    a mistake, and `CannotWrite`; then the file is as it was.
    """
    text = _text(path)
    _check(path, text)
    changed = _changed(text, changes)
    _check(path, changed)
    target = path.resolve()
    if not target.parent.is_dir():  # one that the person made is theirs to share
        make_private_folder(target.parent)
    replace_whole(target, changed.encode())


def _check(path: Path, text: str) -> None:
    if problems := load_content(path, text.encode(), as_settings).problems:
        raise CannotChange(f"Not saved: correct your settings first. {problems[0]}")


def _text(path: Path) -> str:
    try:
        return text_of(read_bytes(path, MAX_BYTES))
    except Missing:
        return _NEW
    except Unreadable as error:
        raise CannotChange(clean(f"Not saved: {path} {error.reason}.")) from None


def _changed(text: str, changes: Mapping[str, str | int | bool]) -> str:
    """The same text but for these values; a key that it lacks comes before its tables."""
    import tomlkit  # 30 ms that only a change needs

    line_end = "\r\n" if "\r\n" in text else "\n"
    document = tomlkit.parse(text.replace("\r\n", "\n"))
    for key, value in changes.items():
        document[key] = value
    return tomlkit.dumps(document).replace("\n", line_end)
