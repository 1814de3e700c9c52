"""What Today does with the files of sessions: new ones, and changes to those that there are."""

from pathlib import Path

from textual.message import Message

from tui.core.clock import Clock
from tui.core.text import clean
from tui.screens.today.today_layout import TodayLayout
from tui.storage.definitions.library import Listed
from tui.storage.stores import Stores
from tui.widgets.picker import Picker

_NOT_IN_KIOSK = "On this machine files aren't edited. Send one: ssh HOST add-session ID < FILE"
_NOT_IN_EXAMPLE = "This is an example: nothing in it can be edited."
_NO_FILE = "There is no file here that could be edited."


class AuthoringPage(TodayLayout):
    """Has a list of sessions, whose files the person's editor opens."""

    class EditorWanted(Message):
        """A file is to be edited: that of a listed session, or a new one with that title."""

        def __init__(self, what: Listed | str) -> None:
            super().__init__()
            self.what = what

    def __init__(self, stores: Stores, clock: Clock) -> None:
        super().__init__(stores, clock)
        self._shown: list[Listed] = []
        self._copied: bytes | None = None
        """What was in the copy that is being edited."""

    def reload(self, closing: str = "") -> None:
        """Read the files again; `closing` is a line about what was just done."""
        raise NotImplementedError

    def chosen(self) -> Listed | None:
        """What the cursor is on."""
        cursor = self.query_one(Picker).cursor
        return self._shown[cursor] if cursor < len(self._shown) else None

    def action_edit(self) -> None:
        """Open the session's file, broken or not, in the person's editor."""
        chosen = self.chosen()
        if self._may_edit():
            if chosen is not None and chosen.path.is_file():
                self.post_message(self.EditorWanted(chosen))
            else:
                self.attend([_NO_FILE])

    def action_new(self) -> None:
        """Ask what a new session is called, then open its file."""
        if not self._may_edit():
            return
        from tui.screens.today.naming import NamingScreen  # when asked for

        self.app.push_screen(NamingScreen(), self._begin)

    def prepare(self, what: Listed | str) -> Path | None:
        """The file to be edited, made if need be; None where there is none, which it says."""
        from tui.core.refusal import CannotBeDone
        from tui.storage.definitions.own import copy_of, new_file, put_schemas
        from tui.storage.reading import Unreadable
        from tui.storage.writing import AlreadyWritten, CannotWrite

        self._copied = None
        own = self._own_folder
        try:
            if isinstance(what, str):
                return new_file(own, what)
            if what.origin == "yours":
                put_schemas(own)
                return what.path
            path = copy_of(own, what.path)
            self._copied = path.read_bytes()
        except AlreadyWritten as there:
            self._point_at(there.path)
            edit, new = self.key("today.edit"), self.key("today.new")
            name = clean(there.path.name)
            self.attend([f"You have {name} already: {edit} opens it, {new} takes another name."])
            return None
        except (CannotBeDone, CannotWrite, OSError) as error:
            self.attend([clean(str(error))])
            return None
        except Unreadable as error:
            self.attend([f"{what.id}.toml {error.reason}" if isinstance(what, Listed) else ""])
            return None
        return path

    def edited(self, path: Path, trouble: str) -> None:
        """Read the files again, and say what became of this one; `trouble` is the editor's."""
        said = self._what_became(path)
        self.reload(f"{trouble} {said}".strip())
        self._point_at(path)

    def _point_at(self, path: Path) -> None:
        """Put the cursor on a file, if it is listed."""
        paths = [one.path for one in self._shown]
        if path in paths:
            self.query_one(Picker).cursor = paths.index(path)

    def _what_became(self, path: Path) -> str:
        from tui.storage.reading import MAX_BYTES, Unreadable, read_bytes
        from tui.storage.writing import CannotWrite, remove

        try:
            is_same = self._copied is not None and read_bytes(path, MAX_BYTES) == self._copied
            if is_same:
                remove(path)
                return "Nothing was changed, so the built-in one still counts."
        except (Unreadable, CannotWrite):
            pass  # what is wrong with it is told below
        name = clean(path.name)
        if not path.exists():
            return f"{name} is gone: it was deleted, or has another name now."
        count = len(self._stores.library().check(path))
        if count:
            again = self.key("today.edit")
            return f"{name} has {count} mistake{'s' * (count > 1)}: {again} opens it again."
        yours = "" if self._copied is None else " It is yours, and counts now."
        return f"{name} has no mistakes.{yours}"

    def worth_a_look(self, listed: Listed) -> tuple[str, ...]:
        """What is odd about a session of the person's own; nobody else can do anything about it."""
        if listed.session is None or listed.origin != "yours":
            return ()
        from tui.core.format.problems import step_of
        from tui.core.session.cautions import cautions

        said = ((step_of(one.at), one.message) for one in cautions(listed.session))
        return tuple(f"step {step}: {text}" if step else text for step, text in said)

    @property
    def _own_folder(self) -> Path:
        return next(folder for origin, folder in self._stores.definitions if origin == "yours")

    def _may_edit(self) -> bool:
        if self._stores.kiosk:
            self.attend([_NOT_IN_KIOSK])
        elif self._stores.example:
            self.attend([_NOT_IN_EXAMPLE])
        return not (self._stores.kiosk or self._stores.example)

    def _begin(self, title: str | None) -> None:
        if title:
            self.post_message(self.EditorWanted(title))
